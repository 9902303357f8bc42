"""Makes a workbook to fill in: for the data of a document type, or for any Word file with tags."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from zi_docs.app.filling import read_naskah_file
from zi_docs.app.preparing import open_catalog
from zi_docs.app.problems_naskah import nothing_to_fill
from zi_docs.app.starting import starter_for
from zi_docs.errors import TemplateError
from zi_docs.files.names import DOCX
from zi_docs.files.writing import write_whole
from zi_docs.run.form import SHEET, form_of, write_form
from zi_docs.word.examine import printed_names
from zi_docs.workspace import find_root


@dataclass(frozen=True, slots=True)
class Formed:
    """The form that was written: for a type, or for a file with these sheets and names."""

    jenis: str = ""
    sheets: tuple[str, ...] = ()
    names: int = 0


def make_form(here: Path, name: str, output: Path) -> Formed:
    """Write the form of a type or of a Word file.

    That of a type is a workbook for a data set, named as the file. Raises :class:`UsageError` for
    an unknown type, :class:`TemplateError` with all that is wrong with a Word file, or when it has
    no tag (ZI221), and :class:`OutputError`.
    """
    path = here / name
    if Path(name).suffix.casefold() != DOCX and not path.is_file():
        book = starter_for(open_catalog(find_root(here)), name, output.stem)
        write_whole(output, book, output.as_posix())
        return Formed(name)
    form = form_of(printed_names(read_naskah_file(path), name))
    if not form.fields and not form.lists:
        raise TemplateError(nothing_to_fill(name))
    write_whole(output, write_form(form), output.as_posix())
    sheets = (SHEET, *(one.sheet for one in form.lists))
    return Formed("", sheets, len(form.fields) + sum(len(one.fields) for one in form.lists))
