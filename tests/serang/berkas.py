"""Mutated data files: workbooks of four formats, YAML, JSON; their bytes, XML, cells and words."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime, time
from typing import Any
from xml.sax.saxutils import escape

import xlwt
from openpyxl import Workbook

from tests.bentuk import STAFF
from tests.conftest import _naskah
from tests.faults import office

from . import damage, naskah, package, story
from .case import RESULT, Case, Chance
from .dokumen import buat, small_office

Rows = list[list[Any]]
Change = Callable[[Rows, Chance], None]
Edit = Callable[[str, Chance], str]

FOLDER = "data/kantor"
PEOPLE = 4
_MUCH = 60_000_000  # letters; more than any data file may hold
CELLS: tuple[Any, ...] = (
    None,
    "",
    " ",
    "-",
    "nihil",
    0,
    -1,
    0.1 + 0.2,
    1e300,
    199001012020122001,
    True,
    date(1899, 12, 31),
    datetime(2021, 4, 27, 23, 59, 59),
    time(13, 0),
    "=1/0",
    '="007"',
    '=HYPERLINK("http://contoh.id","x")',
    "#REF!",
    "#N/A",
    "1 Januari 1985\n2 Januari 1986",
    "Ani\u00a0\u200bLestari",
    "\u202eiratseL",
    "'Ani",
    "A" * 33000,
    "{{ nama }}",
    "{% for x in y %}",
    "<w:p/>&amp;",
    "\U0001f600",
    "Zoe\u0308",
    "٣٤",
    "31/02/2021",
    "27-4-21",
    "IV-c",
    "NaN",
    "None",
    "../../x",
    "CON",
    "a/b\\c:d*e?",
)
_TEXTS = (
    ":",
    "- ",
    "\t",
    "\n\n",
    '"',
    "'",
    "“",
    "{",
    "[",
    "&a ",
    "*a",
    "!!python/object/apply:os.system ['true']",
    "!!binary x",
    "<<: *a",
    "\u00a0",
    "\u2028",
    "---\n",
    "...\n",
    "# ",
    "|\n",
    ">-\n",
    "? ",
    "1e400",
    "NaN",
    "0x1F",
    "9" * 5000,
    "2021-13-45",
    "12:99:99",
    "\\u0000",
    "\ud7ff",
    ";;;;",
    ",",
)
_CODES = ("utf-16", "utf-16-le", "utf-32", "cp1252", "mac-roman", "utf-8-sig", "cp1250", "utf-7")
MEETING = """\
- kode: R1
  jenis: Rapat Persiapan
  tanggal: 2021-04-27
  pukul: "09.00"
  tempat: Ruang Rapat
  agenda: Pembukaan
"""


def case(chance: Chance) -> Case:
    """Return an office one of whose files is mutated, or a filling whose data are."""
    return chance.choices([way for way, _ in WAYS], [share for _, share in WAYS])[0](chance)


def staff() -> Rows:
    """Return the rows of the staff table with its headings."""
    return [[*office.HEADINGS], *([*office.person(n).values()] for n in range(PEOPLE))]


def of_cells(chance: Chance) -> Case:
    """Change rows and cells, and write them in one of the formats."""
    rows, names = staff(), []
    for _ in range(chance.randint(1, 3)):
        change = chance.choice(CHANGES)
        change(rows, chance)
        names.append(change.__name__)
    ending = chance.choice([*WRITERS])
    return _with_staff(ending, WRITERS[ending](rows), " + ".join(names))


def of_bytes(chance: Chance) -> Case:
    """Damage the bytes of a good file of one of the formats."""
    ending = chance.choice([*WRITERS])
    how, data = damage.damaged(WRITERS[ending](staff()), chance)
    return _with_staff(ending, data, how)


def of_package(chance: Chance) -> Case:
    """Damage the package or the XML of a good workbook."""
    ending = chance.choice(("xlsx", "ods"))
    way = chance.choice((package.damaged, story.changed, story.changed))
    how, data = way(WRITERS[ending](staff()), chance)
    return _with_staff(ending, data, how)


def of_words(chance: Chance) -> Case:
    """Change the text of a CSV or YAML file of an office."""
    name = chance.choice(("pegawai.csv", "unit_kerja.csv", "pengaturan.yaml", "rapat.yaml"))
    files = small_office()
    text = files.get(f"{FOLDER}/{name}", MEETING.encode()).decode()
    how, data = edited(text, chance)
    return Case(f"{name}: {how}", files | {f"{FOLDER}/{name}": data}, (_command(),))


def of_filling(chance: Chance) -> Case:
    """Change the JSON or YAML from which ``isi`` fills one document."""
    name = chance.choice(("data.json", "data.yaml"))
    how, data = edited(json.dumps(naskah.VALUES, indent=1, ensure_ascii=False), chance)
    if chance.random() < 0.2:
        how, data = damage.damaged(data, chance)
    words = ("Nomor {{ nomor }}", "{{ nama }}", "{{ jumlah }}", "{{ orang.nip }}", "{{ baris[0] }}")
    steps = (("isi", "naskah.docx", name, "-o", RESULT, "--json"),)
    files = {"naskah.docx": package.steady(_naskah(*words)), name: data}
    return Case(f"{name}: {how}", files, steps)


def of_shapes(chance: Chance) -> Case:
    """Change rows, cells and joined areas of a list as offices lay them out."""
    name = chance.choice([*STAFF])
    rows, names = STAFF[name].copy(), [name]
    for _ in range(chance.randint(0, 2)):
        change = chance.choice(CHANGES)
        change(rows, chance)
        names.append(change.__name__)
    merged = [area for area in STAFF[name].merged if area[2] < len(rows)]
    ending = chance.choice(("xlsx", "xlsx", "csv"))
    data = xlsx(rows, merged) if ending == "xlsx" else csv(rows)
    case = _with_staff(ending, data, " + ".join(names))
    letter = package.steady(_naskah("Kepada {{ pegawai.nama_gelar }}, {{ pegawai.jabatan }}"))
    files = {**case.files, f"templates/{office.JENIS}/naskah.docx": letter}
    return replace(case, files=files, something=True)


WAYS = (
    *((of_cells, 45), (of_bytes, 20), (of_package, 15), (of_words, 40), (of_filling, 30)),
    (of_shapes, 40),
)


def _command() -> tuple[str, ...]:
    return buat(office.JENIS, FOLDER)


def _with_staff(ending: str, data: bytes, how: str) -> Case:
    files = small_office()
    del files[f"{FOLDER}/pegawai.csv"]
    return Case(f"{ending}: {how}", files | {f"{FOLDER}/pegawai.{ending}": data}, (_command(),))


# Rows.


def other_cell(rows: Rows, chance: Chance) -> None:
    """Write another value into a cell."""
    row = chance.choice(rows)
    if row:
        row[chance.randrange(len(row))] = chance.choice(CELLS)


def drop_column(rows: Rows, chance: Chance) -> None:
    """Lose a column."""
    at = chance.randrange(max(1, min(map(len, rows))))
    for row in rows:
        del row[at : at + 1]


def double_column(rows: Rows, chance: Chance) -> None:
    """Write a column twice."""
    at = chance.randrange(max(1, min(map(len, rows))))
    for row in rows:
        row += row[at : at + 1]


def swap_columns(rows: Rows, chance: Chance) -> None:
    """Exchange the headings of two columns."""
    if len(rows[0]) > 1:
        one, other = chance.sample(range(len(rows[0])), 2)
        rows[0][one], rows[0][other] = rows[0][other], rows[0][one]


def drop_row(rows: Rows, chance: Chance) -> None:
    """Lose a row, perhaps the headings."""
    if len(rows) > 1:
        del rows[chance.randrange(len(rows))]


def double_row(rows: Rows, chance: Chance) -> None:
    """Write a row twice."""
    rows.insert(chance.randrange(len(rows)), [*chance.choice(rows)])


def short_row(rows: Rows, chance: Chance) -> None:
    """Lose the end of a row."""
    row = chance.choice(rows)
    del row[chance.randint(0, len(row)) :]


def long_row(rows: Rows, chance: Chance) -> None:
    """Add cells beyond the headings."""
    chance.choice(rows).extend(chance.choices(CELLS, k=3))


def heads_above(rows: Rows, chance: Chance) -> None:
    """Put a title and empty rows above the headings."""
    rows[:0] = [["DAFTAR PEGAWAI"], [], *([["x"] * 3] * chance.randint(0, 2))]


def empty_rows(rows: Rows, chance: Chance) -> None:
    """Put empty rows between."""
    rows[1:1] = [[]] * chance.choice((1, 3, 500))


def other_heading(rows: Rows, chance: Chance) -> None:
    """Spell a heading in another way."""
    if rows[0]:
        at = chance.randrange(len(rows[0]))
        old = str(rows[0][at])
        rows[0][at] = chance.choice((old.upper(), f" {old} *", old + "\n(isi)", old[1:], old * 2))


CHANGES: tuple[Change, ...] = (
    other_cell,
    other_cell,
    other_cell,
    drop_column,
    double_column,
    swap_columns,
    drop_row,
    double_row,
    short_row,
    long_row,
    heads_above,
    empty_rows,
    other_heading,
)


# Formats.


def csv(rows: Rows) -> bytes:
    """Write rows as Excel's CSV in Indonesian."""
    cells = (
        ('"{}"'.format(str(c).replace('"', '""')) if c is not None else "" for c in row)
        for row in rows
    )
    return "\r\n".join(";".join(line) for line in cells).encode("utf-8", "surrogatepass")


def xlsx(rows: Rows, merged: Sequence[tuple[int, int, int, int]] = ()) -> bytes:
    """Write rows as a workbook; ``merged`` areas count from 0."""
    book, buffer = Workbook(), io.BytesIO()
    sheet: Any = book.active
    sheet.title = "Pegawai"
    for number, row in enumerate(rows, 1):
        for column, value in enumerate(row, 1):
            sheet.cell(number, column, value)
    for area in merged:
        top, left, bottom, right = (at + 1 for at in area)
        sheet.merge_cells(None, top, left, bottom, right)
    book.save(buffer)
    parts = package.parts_of(buffer.getvalue())
    del parts["docProps/core.xml"]  # it holds the time of day
    for name in (package.TYPES, "_rels/.rels"):
        parts[name] = _without_core(parts[name])
    return package.packed(parts)


def _without_core(xml: bytes) -> bytes:
    pieces = xml.split(b"<")
    return b"<".join(piece for piece in pieces if b"docProps/core.xml" not in piece)


def xls(rows: Rows) -> bytes:
    """Write rows as a workbook of the old format."""
    book, buffer = xlwt.Workbook(), io.BytesIO()
    sheet = book.add_sheet("Pegawai")
    style = xlwt.easyxf(num_format_str="DD/MM/YYYY")
    for number, row in enumerate(rows):
        for column, value in enumerate(row):
            if isinstance(value, date | time):
                sheet.write(number, column, value, style)
            else:
                sheet.write(number, column, value[:32000] if isinstance(value, str) else value)
    book.save(buffer)
    return buffer.getvalue()


def ods(rows: Rows) -> bytes:
    """Write rows as an OpenDocument workbook of texts."""
    lines = "".join(
        f"<table:table-row>{''.join(map(_ods_cell, row))}</table:table-row>" for row in rows
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {_ODF} '
        'office:version="1.2"><office:body><office:spreadsheet><table:table table:name="Pegawai">'
        f"{lines}</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    entries = (("/", _ODS), ("content.xml", "text/xml"))
    files = "".join(
        f'<m:file-entry m:full-path="{path}" m:media-type="{kind}"/>' for path, kind in entries
    )
    manifest = f'<m:manifest xmlns:m="{_ODF_NS}:manifest:1.0" m:version="1.2">{files}</m:manifest>'
    parts = {"mimetype": _ODS, "content.xml": content, "META-INF/manifest.xml": manifest}
    return package.packed({name: text.encode() for name, text in parts.items()})


def _ods_cell(value: Any) -> str:
    text = escape("" if value is None else str(value))
    return (
        f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>'
    )


_ODS = "application/vnd.oasis.opendocument.spreadsheet"
_ODF_NS = "urn:oasis:names:tc:opendocument:xmlns"
_ODF = " ".join(f'xmlns:{name}="{_ODF_NS}:{name}:1.0"' for name in ("office", "table", "text"))


def yaml(rows: Rows) -> bytes:
    """Write rows as YAML."""
    heads = [str(head) for head in rows[0]] or ["Nama"]
    lines = []
    for row in rows[1:]:
        pairs = zip(heads, row, strict=False)
        lines += [
            ("- " if n == 0 else "  ") + f"{head}: {_yaml(value)}"
            for n, (head, value) in enumerate(pairs)
        ]
    return ("\n".join(lines) + "\n").encode("utf-8", "surrogatepass")


def _yaml(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, str) else str(value or "")


WRITERS: dict[str, Callable[[Rows], bytes]] = {
    writer.__name__: writer for writer in (csv, xlsx, xls, ods, yaml)
}


# Words.


def edited(text: str, chance: Chance) -> tuple[str, bytes]:
    """Return the names of one or two changes of a text, and its bytes, seldom as UTF-8."""
    names = []
    for _ in range(chance.randint(1, 2)):
        edit = chance.choice(EDITS)
        text = edit(text, chance)
        names.append(edit.__name__)
    code = chance.choice(_CODES) if chance.random() < 0.2 else "utf-8"
    return " + ".join((*names, code)), text.encode(code, "replace")


def put_in(text: str, chance: Chance) -> str:
    """Write something into the text."""
    at = chance.randint(0, len(text))
    return text[:at] + chance.choice(_TEXTS) + text[at:]


def lose_line(text: str, chance: Chance) -> str:
    """Lose a line."""
    lines = text.splitlines(keepends=True)
    del lines[chance.randrange(len(lines))]
    return "".join(lines)


def double_line(text: str, chance: Chance) -> str:
    """Write a line twice."""
    lines = text.splitlines(keepends=True)
    lines.insert(chance.randrange(len(lines)), chance.choice(lines))
    return "".join(lines)


def indent(text: str, chance: Chance) -> str:
    """Move a line to the right, by spaces or a tab."""
    lines = text.splitlines(keepends=True)
    at = chance.randrange(len(lines))
    lines[at] = chance.choice((" ", "   ", "\t")) + lines[at]
    return "".join(lines)


def other_ends(text: str, chance: Chance) -> str:
    """End the lines in another way."""
    return text.replace("\n", chance.choice(("\r\n", "\r", "\n\r", "\u2028", "\x0b")))


def other_marks(text: str, chance: Chance) -> str:
    """Write other separators or quotes."""
    old, new = chance.choice(
        ((";", ","), (";", "\t"), ('"', "”"), (":", "："), ('"', ""), (" ", "\u00a0"))
    )
    return text.replace(old, new)


def deep(text: str, chance: Chance) -> str:
    """Add a list in many lists."""
    depth = chance.choice((20, 200, 5000, 100000))
    return text.rstrip("} \n") + f',\n "dalam": {"[" * depth}{"]" * depth}\n}}'


def aliases(text: str, chance: Chance) -> str:
    """Add a name that stands for a billion words."""
    steps = [f"a{n}: &a{n} [{','.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 10)]
    return "\n".join(("a0: &a0 [x]", *steps, text))


def many(text: str, chance: Chance) -> str:
    """Write a line very often, to a file that is too big but that the attacker can hold."""
    line = chance.choice(text.splitlines(keepends=True))
    return text + line * min(chance.choice((100, 20000)), _MUCH // len(line))


def other_value(text: str, chance: Chance) -> str:
    """Put another value behind a colon."""
    lines: Sequence[str] = text.splitlines()
    at = chance.randrange(len(lines))
    head, colon, _ = lines[at].partition(":")
    new = (
        head
        + colon
        + " "
        + chance.choice(("null", "[]", "{}", "[1, [2]]", "1e400", "-0", "'", "~", "!!set {a}"))
    )
    return "\n".join([*lines[:at], new, *lines[at + 1 :]])


EDITS: tuple[Edit, ...] = (
    put_in,
    put_in,
    put_in,
    lose_line,
    double_line,
    indent,
    other_ends,
    other_marks,
    deep,
    aliases,
    many,
    other_value,
    other_value,
)
