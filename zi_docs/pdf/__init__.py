"""Word files to PDF by LibreOffice, and the verdict on each PDF.

::

    conversion      all of it: from items to files under their final names
    ├── calls       the queue of calls, their documents (some joined), and running them
    ├── verdict     from the converter's PDF to finished PDFs
    ├── mark        what a PDF was made from, and whether anybody changed it since
    └── retry       documents without a PDF: tried again, or blamed
"""
