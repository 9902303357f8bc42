"""One production line: from a data set and a request to documents, numbers and paper.

::

    loading         the data set, its settings, pictures and page profile
    choose          which records a request means, and under ``--lewati`` the good ones
    plan            the request, the job of a document, and the plan of a type
    drafting        a job for each due record: its date, own values, name and completeness
    batch           what a run makes of one type, where it goes, and what became of it
    making          one type's jobs to documents, in the order that survives a power cut
    ├── inputs      what goes into a document, as one hash
    ├── standing    what is there already, and which files no record leads to any more
    ├── issued      documents whose number is in force; divergence tells how today's data differ
    ├── numbering   the numbers of a chunk, committed before its files exist
    └── rendering   the filling, here or in other processes
    made            what became of a job: for the register, for paper and for the report
    ├── tally       the counting of it
    └── sheets      the documents as they go to paper
    printing        PDFs, one file to print, a packet for each unit
    stale           which of that paper no longer matches its documents
    └── stale_of_run  the warnings about it, with the commands that make it again
    report          what a run did
    problems        the words of every complaint of these modules

Nothing is imported here: a run that has nothing to do needs only :mod:`zi_docs.run.seal`, and that
import must stay cheap.
"""
