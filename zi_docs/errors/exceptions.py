"""The exceptions that carry problems to the command line."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from zi_docs.errors.problems import Problem


class FieldError(ValueError):
    """The text that was typed into one field can't be read.

    The message says what is wrong and ``mend`` what to write; both become a problem at the place
    of the field. ``about`` is the typed text when the message leaves it out; so the same mistake
    in many rows is reported once.
    """

    def __init__(self, message: str, mend: str, about: str = "") -> None:
        super().__init__(message)
        self.mend = mend
        self.about = about

    def __reduce__(self) -> tuple[type[FieldError], tuple[str, str, str]]:
        """Keep ``mend`` and ``about`` when the error crosses a process boundary."""
        return type(self), (str(self), self.mend, self.about)


class ZiDocsError(Exception):
    """Root of every error this package raises on purpose."""

    exit_code: ClassVar[int] = 1

    def __init__(self, problems: Problem | Iterable[Problem]) -> None:
        self.problems = (problems,) if isinstance(problems, Problem) else tuple(problems)
        super().__init__("; ".join(f"{p.code} {p.place}: {p.message}" for p in self.problems))

    def __reduce__(self) -> tuple[type[ZiDocsError], tuple[tuple[Problem, ...]]]:
        """Keep the problems when the error crosses a process boundary."""
        return type(self), (self.problems,)


class DataError(ZiDocsError):
    """Rows, files or settings must be corrected."""


class OutputError(ZiDocsError):
    """The output folder can't take the files."""


class UsageError(ZiDocsError):
    """An option or argument does not fit."""

    exit_code = 2


class TemplateError(ZiDocsError):
    """A document type or Word file must be corrected."""

    exit_code = 3


class RegisterError(ZiDocsError):
    """The register of numbers refuses or is damaged."""

    exit_code = 4


class ConverterError(ZiDocsError):
    """LibreOffice or Word is absent or failed."""

    exit_code = 5
