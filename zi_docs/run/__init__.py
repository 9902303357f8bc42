"""One production line: from a data set and a request to documents, numbers and paper.

::

    loading         the data set, its settings, pictures and page profile
    choose          which records a request means
    drafting        a job for each due record: its date, name and completeness
    good_rows       going on without the rows that are wrong (``--lewati``)
    batch           one type's jobs to files, in the order that survives a power cut
    ├── standing    what is there already, and what no record gives any more
    ├── numbering   the numbers of a chunk, committed before its files exist
    └── tally       the counting of what becomes of each document
    printing        PDFs, one file to print, a packet for each unit
    report          what a run did

Nothing is imported here: :mod:`zi_docs.run.seal` must stay cheap, since a run that has nothing to
do needs only that.
"""
