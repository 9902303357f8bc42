"""One production line: from a data set and a request to documents, numbers and paper.

::

    loading         the data set, its settings, pictures and page profile
    ├── settings    the settings as one row, from pengaturan.yaml, from sheets, or from both
    ├── readable    what can be read of it, also when its settings or rows are wrong
    ├── rest        the mistakes in what is left of a table of which a sheet was refused
    ├── row_mates   the mistakes of the other cells of a row that was refused for one
    ├── besides     what is wrong in the tables while the settings are refused
    └── json_values  the values of one document in JSON, with the line of what is refused
    rows_shown      which rows of the data a document shows
    choose          which records a request means, and under ``--lewati`` the good ones
    └── by_column   the records whose column has a value
    plan            the request, the job of a document, and the plan of a type
    ├── cited       the issued papers that a document cites, by number and date
    ├── number_values  whose code a number bears, and whose agenda counts it
    ├── drafting    a job for each due record: its date, own values, name and completeness
    ├── dating      the date of a record's document, and where it was typed
    ├── uses        what a type's naskah uses, read once
    ├── agreement   whether types and settings name what the other has
    ├── readiness   which tables a type uses, which problems concern it, and what it lacks
    ├── order       a paper that is dated before the paper that orders it
    └── citing      a typed citation that differs from the paper in the register
    form            a workbook to fill in for a single Word file, written and read
    action_plan     the plan that a unit could have, from the steps of the LKE
    evidence        what a unit has as evidence for the questions of the LKE, and where it stands
    └── evidence_book  the workbook that lists it, and what is missing
    known_names     every name that a naskah may use of one record, with its value
    batch           what a run makes of one type, where it goes, and what became of it
    documents       one type's documents in one stage, from what lies there to the report
    ├── stages      which documents are still a konsep, and which are or become final
    ├── making      jobs to documents, in the order that survives a power cut
    │   ├── inputs      what goes into a document, as one text
    │   ├── standing    what is there already, and which files no record leads to any more
    │   └── rendering   the filling, here or in other processes
    ├── issuing     number, date and bytes become final
    │   ├── numbering   the numbers of a chunk, committed before its files exist
    │   └── konsep      the konsep that lie there, and what becomes of them
    └── frozen      issued documents: laid down again and compared, never refilled
        ├── adopting        keeps the bytes that nobody has kept yet
        ├── divergence      how an issued document differs from what today's data would give
        └── settled_names   the names that issued documents keep
    made            what became of a job: for the register, for paper and for the report
    └── tally       the counting of it
    printing        PDFs, one file to print, a packet for each unit
    ├── sheets      the documents that go to paper: which ones, in which order, with which PDF
    └── to_pdf      a PDF beside each document
    stale           which of that paper no longer matches its documents, and the commands that
                    make it again
    ├── derived     what the register records of that paper, and how it is made again
    ├── present     what is on the disk now
    └── renewing    makes it again with its documents, or takes it out of its place
    index           the list of a type's documents, indeks.xlsx beside them
    index_book      the workbook of that list
    rekap_book      the workbook of the scores of an LKE
    upload_book     the workbook of what is typed into SRIKANDI beside each file
    rehearsing      what a run would do with the documents that are there
    comparing       what changed between two folders of results
    report          what a run did
    plain_report    a report as plain values, and back
    seal            the report of the last run, while nothing has changed since
    problems        the words of every complaint of these modules
    ├── problems_values   of examples, JSON, pictures and forms
    ├── problems_choice   of what a request asks for
    ├── problems_plan     of what a type needs before it is made
    ├── problems_issuing  of issuing, and of what was issued
    └── problems_paper    of PDFs, print files, packets and indexes

Nothing is imported here: a run that has nothing to do needs only :mod:`zi_docs.run.seal`, and that
import must stay cheap.
"""
