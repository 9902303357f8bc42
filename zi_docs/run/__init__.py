"""One production line: from a data set and a request to documents, numbers and paper.

::

    loading         the data set, its settings, pictures and page profile
    choose          which records a request means, and under ``--lewati`` the good ones
    drafting        a job for each due record: its date, name and completeness
    batch           what a run makes of one type, where it goes, and what became of it
    making          one type's jobs to files, in the order that survives a power cut
    ├── standing    what is there already, and which files no record leads to any more
    ├── issued      documents whose number is in force; divergence tells how today's data differ
    ├── numbering   the numbers of a chunk, committed before its files exist
    └── tally       the counting of what becomes of each document
    printing        PDFs, one file to print, a packet for each unit
    stale           which of that paper no longer matches its documents, and the commands that
                    make it again
    report          what a run did
    problems        the words of every complaint of these modules

Nothing is imported here: a run that has nothing to do needs only :mod:`zi_docs.run.seal`, and that
import must stay cheap.
"""
