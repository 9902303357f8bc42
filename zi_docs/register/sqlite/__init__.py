"""A register in one SQLite file: the only place with SQL.

``schema`` has the tables and their migrations, ``connection`` the settings, the locks and the words
for SQLite's errors, ``number_rows``, ``document_rows``, ``edition_rows``, ``book_lines`` and
``derived`` the queries and changes, and ``store`` the register that uses them. Nothing outside
:mod:`zi_docs.register` imports from here.
"""

from __future__ import annotations

from zi_docs.register.sqlite.store import SqliteRegister, open_file

__all__ = ["SqliteRegister", "open_file"]
