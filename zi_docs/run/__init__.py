"""One production line: from a data set and a request to documents, numbers and paper.

::

    loading         the data set, its settings, pictures and page profile
    choose          which records a request means, and under ``--lewati`` the good ones
    drafting        a job for each due record: its date, name and completeness
    batch           what a run makes of one type, where it goes, and what became of it
    making          one type's jobs to files, in the order that survives a power cut
    ├── standing    what is there already, and what no record gives any more
    ├── issued      documents whose number is in force; divergence tells how data differ from them
    ├── numbering   the numbers of a chunk, committed before its files exist
    └── tally       the counting of what becomes of each document
    printing        PDFs, one file to print, a packet for each unit
    stale           which of that paper is not of its documents any more
    └── stale_of_run  how that is told, with the commands that mend it
    report          what a run did
    problems        every complaint of these, in words

Nothing is imported here: :mod:`zi_docs.run.seal` must stay cheap, since a run that has nothing to
do needs only that.
"""
