"""The local page: what the commands do, by clicking, in the browser of the same computer.

It has no rule of its own: it calls ``app`` and shows the same problems, places and reports. Only
this package imports Flask and waitress, which come with the extra ``web``.

A section of the page is a module with a blueprint ``pages`` and a row of ``SECTIONS`` in
``sections.py``; its pages are files in ``templates/`` that extend ``dasar.html``::

    site             what all pages share: the workspace, its data sets, the keys of this start
    gatekeeping      which requests are answered at all, and the headers of every answer
    application      the Flask application: sections, limits, failures in words
    server           waitress on 127.0.0.1, until somebody ends it
    sections         the sections, in the order of the navigation
    dokumen          the section Dokumen: types, records, and what lies there
    kerja            long work: its start, how far it is, stopping it, what came of it
    checking         the data as they were read last, or a page that waits for them
    terbit           issuing, after a look at what would be frozen
    ganti            replacing an issued document, after a look at what differs
    line             a line of the register as the page asks for it
    ruang            the work folders that were opened, each with a page of its own
    pintasan         a shortcut on the desktop that opens the page
    petunjuk         the places of commands on the page, and mends that name them
    berkas           previews, and the files that were made
    asking           what was chosen on a page of documents
    telling          problems by sheet and cell, as the pages show them
"""

from __future__ import annotations

from zi_docs.web.application import make_app
from zi_docs.web.server import Listener, listen
from zi_docs.web.site import Site

__all__ = ["Listener", "Site", "listen", "make_app"]
