"""A register in one SQLite file: the only place with SQL.

``schema`` are the tables and how a file comes to them, ``connection`` the settings, the locks and
SQLite's errors in words, ``statements`` what is looked up and written down, and ``store`` the
register over them. Nothing outside :mod:`zi_docs.register` imports from here.
"""

from __future__ import annotations

from zi_docs.register.sqlite.store import SqliteRegister, open_file

__all__ = ["SqliteRegister", "open_file"]
