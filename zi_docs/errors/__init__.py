"""Errors and problems: what can go wrong, in a form that a person can act on.

::

    ZiDocsError                  exit code
    ├── DataError                1   rows, files or settings to correct
    ├── OutputError              1   the output folder can't take the files
    ├── UsageError               2   an option that doesn't fit
    ├── TemplateError            3   a document type or Word file to correct
    ├── RegisterError            4   the register of numbers
    └── ConverterError           5   LibreOffice or Word

Every exception carries problems; only ``zi_docs.cli`` prints them and chooses the exit code.
"""

from __future__ import annotations

from zi_docs.codes import Severity
from zi_docs.errors.causes import disk_words, where_in_package
from zi_docs.errors.exceptions import (
    ConverterError,
    DataError,
    FieldError,
    OutputError,
    RegisterError,
    TemplateError,
    UsageError,
    ZiDocsError,
)
from zi_docs.errors.places import Place, RowName
from zi_docs.errors.problems import WORDS, Problem, in_reading_order, problem
from zi_docs.errors.wording import (
    ADD_SHEET,
    LONGEST_QUOTE,
    as_word,
    brief,
    choices,
    closest,
    excerpt,
    first_of_many,
    quote,
    suggest,
)

__all__ = [
    "ADD_SHEET",
    "LONGEST_QUOTE",
    "WORDS",
    "ConverterError",
    "DataError",
    "FieldError",
    "OutputError",
    "Place",
    "Problem",
    "RegisterError",
    "RowName",
    "Severity",
    "TemplateError",
    "UsageError",
    "ZiDocsError",
    "as_word",
    "brief",
    "choices",
    "closest",
    "disk_words",
    "excerpt",
    "first_of_many",
    "in_reading_order",
    "problem",
    "quote",
    "suggest",
    "where_in_package",
]
