"""Word files of other makers, without tags: ``isi`` may not change a word of them."""

from __future__ import annotations

import io
import shutil
import subprocess
from collections.abc import Callable
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.shared import Pt
from odf.opendocument import OpenDocumentText
from odf.table import Table, TableCell, TableRow
from odf.text import H, List, ListItem, Note, NoteBody, NoteCitation, P

from tests.conftest import W, _naskah
from tests.ooxml import spellings

from . import naskah, package
from .case import RESULT, Case, Chance

WORDS = (
    "surat tugas bupati peraturan daerah Nomor 12/2021 pasal 5 ayat (1) huruf a dan/atau Rp1.000,-",
    "“petik” ‘tunggal’ – — … % # $ } { < > & ' é ü ñ 中文 العربية \u00a0 \u00ad A.B. #1 100% x{y",
)
STYLES = ("Normal", "Heading 1", "List Number", "List Bullet", "Quote", "Title", "Caption")
CONVERTED = 60
_SECONDS = 180

Piece = Callable[[Chance], str]


def case(chance: Chance) -> Case:
    """Return a foreign document that is filled with nothing."""
    maker, data = chance.choice(MAKERS)(chance)
    steps = (("isi", "naskah.docx", "data.json", "-o", RESULT, "--json"),)
    files = {"naskah.docx": data, "data.json": b"{}"}
    return Case(maker, files, steps, same_text=True)


def sentence(chance: Chance, most: int = 12) -> str:
    """Return some words."""
    return " ".join(chance.choices(" ".join(WORDS).split(" "), k=chance.randint(1, most)))


# python-docx.


def of_library(chance: Chance) -> tuple[str, bytes]:
    """Write a document with python-docx."""
    document: Any = Document()
    for _ in range(chance.randint(2, 8)):
        chance.choice(ADD)(document, chance)
    return "python-docx", naskah.saved(document)


def _add_paragraph(document: Any, chance: Chance) -> None:
    paragraph = document.add_paragraph(style=chance.choice(STYLES))
    for _ in range(chance.randint(0, 5)):
        run = paragraph.add_run(sentence(chance))
        run.bold, run.italic = chance.choice((None, True)), chance.choice((None, True, False))
        run.font.size = chance.choice((None, Pt(9)))
        if chance.random() < 0.2:
            run.add_break() if chance.random() < 0.5 else run.add_tab()


def _add_table(document: Any, chance: Chance) -> None:
    rows, columns = chance.randint(1, 4), chance.randint(1, 4)
    grid = document.add_table(rows, columns, style=chance.choice((None, "Table Grid")))
    for row in grid.rows:
        for cell in row.cells:
            cell.text = sentence(chance, 4)
    if rows * columns > 1:
        grid.cell(0, 0).merge(grid.cell(chance.randrange(rows), chance.randrange(columns)))
    if chance.random() < 0.3:
        grid.cell(rows - 1, 0).add_table(1, 1).cell(0, 0).text = sentence(chance)


def _add_section(document: Any, chance: Chance) -> None:
    section = document.add_section(chance.choice([*WD_SECTION]))
    section.orientation = chance.choice([*WD_ORIENT])
    section.header.is_linked_to_previous = chance.random() < 0.5
    section.different_first_page_header_footer = chance.random() < 0.5
    section.first_page_header.paragraphs[0].text = sentence(chance)
    section.footer.add_table(1, 2, Pt(300)).cell(0, 1).text = sentence(chance)


def _add_picture(document: Any, chance: Chance) -> None:
    document.add_picture(io.BytesIO(naskah.picture()), width=Pt(chance.randint(5, 200)))


def _add_comment(document: Any, chance: Chance) -> None:
    run = document.add_paragraph().add_run(sentence(chance))
    document.add_comment(run, sentence(chance), "Peninjau", "P")


ADD: tuple[Callable[[Any, Chance], None], ...] = (
    _add_paragraph,
    _add_paragraph,
    _add_table,
    _add_section,
    _add_picture,
    _add_comment,
)


# By hand, in odd spellings.


def by_hand(chance: Chance) -> tuple[str, bytes]:
    """Assemble a document of the rarer elements, in one of the spellings of the format."""
    body = [chance.choice(PIECES)(chance) for _ in range(chance.randint(1, 8))]
    parts = {"header1": f'<w:hdr xmlns:w="{W}">{_paragraph(chance)}</w:hdr>'}
    name = chance.choice([*SPELL])
    return f"tangan, {name}", package.packed(
        package.parts_of(SPELL[name](_naskah(*body, parts=parts)))
    )


def _text(chance: Chance) -> str:
    words = sentence(chance).replace("&", "&amp;").replace("<", "&lt;")
    return chance.choice(
        (
            words,
            f" {words} ",
            words.replace("a", "&#97;") if "&" not in words else words,
            f"<![CDATA[{words}]]>" if "&" not in words else words,
        )
    )


def _run(chance: Chance) -> str:
    inner = chance.choice(
        ("", "<w:tab/>", "<w:br/>", "<w:noBreakHyphen/>", "<w:softHyphen/>", "<w:cr/>")
    )
    look = chance.choice(
        ("", "<w:rPr/>", '<w:rPr><w:b w:val="off"/><w:lang w:val="id-ID"/></w:rPr>')
    )
    words = f'<w:t xml:space="preserve">{_text(chance)}</w:t>'
    return f'<w:r w:rsidR="00AA11BB">{look}{words}{inner}</w:r>'


def _paragraph(chance: Chance) -> str:
    return f"<w:p>{''.join(_inline(chance) for _ in range(chance.randint(0, 4)))}</w:p>"


def _inline(chance: Chance) -> str:
    run = _run(chance)
    return chance.choice(
        (
            run,
            run,
            f'<w:hyperlink w:anchor="x">{run}</w:hyperlink>',
            f'<w:smartTag w:uri="u" w:element="e">{run}</w:smartTag>',
            f"<w:sdt><w:sdtPr/><w:sdtContent>{run}</w:sdtContent></w:sdt>",
            f'<w:customXml w:element="e">{run}</w:customXml>',
            f'<w:bdo w:val="rtl">{run}</w:bdo>',
            f'<w:fldSimple w:instr=" PAGE ">{run}</w:fldSimple>',
            f'<w:proofErr w:type="gramStart"/>{run}<w:bookmarkStart w:id="3" w:name="b"/>',
            f"<!-- komentar {{ -->{run}<?pi x?>",
        )
    )


def _table(chance: Chance) -> str:
    row = f"<w:tr><w:trPr/><w:tc><w:tcPr/>{_paragraph(chance)}</w:tc></w:tr>"
    wrapped = f"<w:sdt><w:sdtContent>{row}</w:sdtContent></w:sdt>"
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{row}{chance.choice((row, wrapped))}</w:tbl>"


def _block(chance: Chance) -> str:
    return f"<w:sdt><w:sdtContent>{_paragraph(chance)}{_table(chance)}</w:sdtContent></w:sdt>"


def _box(chance: Chance) -> str:
    inner = f"<w:txbxContent>{_paragraph(chance)}</w:txbxContent>"
    shape = (
        f'<v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox>{inner}</v:textbox></v:shape>'
    )
    return f"<w:p><w:r><w:pict>{shape}</w:pict></w:r></w:p>"


PIECES: tuple[Piece, ...] = (_paragraph, _paragraph, _table, _block, _box)
SPELL: dict[str, Callable[[bytes], bytes]] = {
    "biasa": lambda data: data,
    "strict": spellings.strict,
    "awalan lain": spellings.other_prefixes,
    "utf-16": spellings.utf_16,
    "di tempat lain": spellings.elsewhere,
}


# LibreOffice.


def of_libreoffice(chance: Chance) -> tuple[str, bytes]:
    """Take a document that LibreOffice has converted, or one of python-docx where it is absent."""
    found = converted()
    return chance.choice(found) if found else of_library(chance)


@cache
def converted() -> list[tuple[str, bytes]]:
    """Return documents that LibreOffice makes of ODT, HTML and RTF; none without LibreOffice."""
    if not (soffice := shutil.which("soffice")):
        return []
    with TemporaryDirectory() as name:
        folder = Path(name)
        sources = [_write_source(folder, number) for number in range(CONVERTED)]
        profile = f"-env:UserInstallation={(folder / 'profil').as_uri()}"
        target = ["--convert-to", "docx", "--outdir", name]
        for ending in (".odt", ".html", ".rtf"):
            these = [str(path) for path in sources if path.suffix == ending]
            web = ["--infilter=HTML (StarWriter)"] if ending == ".html" else []
            command = [soffice, profile, "--headless", *web, *target, *these]
            subprocess.run(command, check=False, capture_output=True, timeout=_SECONDS)
        made = [(path.suffix, path.with_suffix(".docx")) for path in sources]
        return [(f"LibreOffice dari {s}", path.read_bytes()) for s, path in made if path.exists()]


def _write_source(folder: Path, number: int) -> Path:
    chance = Chance(number)
    writer = (_odt, _html, _rtf)[number % 3]
    path = folder / f"{number}.{writer.__name__.removeprefix('_')}"
    path.write_bytes(writer(chance))
    return path


def _odt(chance: Chance) -> bytes:
    document, buffer = OpenDocumentText(), io.BytesIO()
    for _ in range(chance.randint(2, 6)):
        document.text.addElement(
            chance.choice((_odf_note, _odf_list, _odf_table, _odf_head))(chance)
        )
    document.save(buffer)
    return buffer.getvalue()


def _odf_head(chance: Chance) -> Any:
    return H(outlinelevel=1, text=sentence(chance))


def _odf_note(chance: Chance) -> Any:
    paragraph = P(text=sentence(chance))
    note, body = Note(noteclass="footnote"), NoteBody()
    body.addElement(P(text=sentence(chance)))
    note.addElement(NoteCitation(text="1"))
    note.addElement(body)
    paragraph.addElement(note)
    return paragraph


def _odf_list(chance: Chance) -> Any:
    items = List()
    for _ in range(chance.randint(1, 4)):
        item = ListItem()
        item.addElement(P(text=sentence(chance)))
        items.addElement(item)
    return items


def _odf_table(chance: Chance) -> Any:
    table, row, cell = Table(), TableRow(), TableCell()
    cell.addElement(P(text=sentence(chance)))
    row.addElement(cell)
    table.addElement(row)
    return table


def _html(chance: Chance) -> bytes:
    tags = ("p", "h1", "li", "blockquote", "pre", "td", "b", "a href='http://contoh.id/?a=1'")
    lines = (f"<{tag}>{_text(chance)}</{tag.split()[0]}>" for tag in chance.choices(tags, k=8))
    return f"<html><meta charset=utf-8><body>{''.join(lines)}</body></html>".encode()


def _rtf(chance: Chance) -> bytes:
    words = (sentence(chance).encode("ascii", "ignore").decode() for _ in range(5))
    lines = "\\par ".join(w.replace("{", "\\{").replace("}", "\\}") for w in words)
    return f"{{\\rtf1\\ansi {{\\b {lines}}}\\par \\trowd\\cellx3000 a\\cell\\row}}".encode()


MAKERS = (of_library, by_hand, of_libreoffice)
