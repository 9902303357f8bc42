"""Word files to PDF by LibreOffice, and the verdict on each PDF.

::

    conversion      the whole of it: from items to files under their final names
    ├── calls       what waits, cut into calls; calls that run
    ├── load        what one call is given: each document looked at, some joined
    ├── verdict     a PDF as it was left, to finished ones
    └── retry       what has no PDF: tried again, or blamed
"""
