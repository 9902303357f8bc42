"""A damaged PDF is refused, and a whole one is not."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pikepdf
import pytest

from zi_docs.pdf.converter import ExportOptions
from zi_docs.pdf.process_group import Stop
from zi_docs.pdf.soffice import LibreOffice
from zi_docs.pdf.text import PageTexts
from zi_docs.pdf.verdict import broken, reading

from .conftest import MakeNaskah
from .damage import DAMAGES, PACKED_DAMAGES, TREE_DAMAGES, WHOLE, Damage

CASES = [
    *((layout, damage) for layout in WHOLE for damage in DAMAGES),
    *(("places in lines", damage) for damage in TREE_DAMAGES),
    *((layout, damage) for layout in list(WHOLE)[1:] for damage in PACKED_DAMAGES),
]
EVERY_DAMAGE = {**DAMAGES, **TREE_DAMAGES, **PACKED_DAMAGES}
BY_LIBREOFFICE = {name: damage for name, damage in DAMAGES.items() if name != "holes"}


def _passed(data: bytes, damage: Damage) -> list[int]:
    """Return which of the damaged PDFs, by their order, are accepted as whole."""
    made = list(damage(data))
    assert made
    assert data not in made
    return [number for number, damaged in enumerate(made) if not broken(damaged)]


@pytest.mark.parametrize("layout", WHOLE)
def test_a_whole_pdf_is_taken(layout: str) -> None:
    """A PDF is accepted whichever table of places and line ends it has."""
    data = WHOLE[layout]()
    assert [broken(data.rstrip() + end) for end in (b"", b"\n", b"\r\n", b"\n\n")] == [""] * 4


@pytest.mark.parametrize(("layout", "damage"), CASES)
def test_a_damaged_pdf_is_refused(layout: str, damage: str) -> None:
    """Every damaged PDF is refused, without an exception."""
    assert _passed(WHOLE[layout](), EVERY_DAMAGE[damage]) == []


@pytest.fixture(scope="module")
def letter(
    make_naskah: MakeNaskah, libreoffice: LibreOffice, tmp_path_factory: pytest.TempPathFactory
) -> bytes:
    """A letter's PDF as LibreOffice leaves it."""
    folder = tmp_path_factory.mktemp("surat")
    source = folder / "surat.docx"
    source.write_bytes(make_naskah("Surat bagi Siti Aminah, S.E."))
    libreoffice.run([source], folder, ExportOptions(), lambda _: None, Stop())
    return Path(folder / "surat.pdf").read_bytes()


@pytest.mark.parametrize("damage", BY_LIBREOFFICE)
def test_a_damaged_pdf_of_libreoffice_is_refused(letter: bytes, damage: str) -> None:
    """Damaged PDFs of LibreOffice are refused too; the whole one is accepted."""
    assert broken(letter) == ""
    assert _passed(letter, BY_LIBREOFFICE[damage]) == []


@pytest.mark.parametrize("filter_", ["DCTDecode", "JPXDecode", "RunLengthDecode", "JBIG2Decode"])
def test_pictures_stay_packed(filter_: str, recwarn: pytest.WarningsRecorder) -> None:
    """A picture that qpdf can't unpack is not a damage."""
    with pikepdf.open(io.BytesIO(WHOLE["places in lines"]())) as pdf:
        pdf.pages[0].obj.Resources.XObject = pikepdf.Dictionary(
            Foto=pikepdf.Stream(pdf, b"\xff\xd8gambar", Filter=pikepdf.Name(f"/{filter_}"))
        )
        buffer = io.BytesIO()
        pdf.save(buffer)
    assert broken(buffer.getvalue()) == ""
    assert len(recwarn) == 0


def _with_a_hole(data: bytes) -> bytes:
    found = re.search(rb"/Contents \d 0 R", data)
    assert found
    return data.replace(found[0], bytes(len(found[0])), 1)


REASONS: dict[str, Damage] = {
    "permulaannya bukan PDF": DAMAGES["no PDF at all"],
    "ujungnya terpotong": DAMAGES["the end is missing"],
    "daftar isinya rusak": DAMAGES["a wrong place of the table"],
    "ada PDF lain di belakangnya": DAMAGES["two of them in one file"],
    "ada halaman yang hilang": TREE_DAMAGES["a damaged tree of pages"],
    "tidak berhalaman": TREE_DAMAGES["no pages"],
    "ada bagian yang hilang": lambda data: iter((_with_a_hole(data),)),
    "susunannya rusak": DAMAGES["a damaged stream"],
}


@pytest.mark.parametrize("reason", REASONS)
def test_the_reason_is_told(reason: str) -> None:
    """The complaint names the reason, where it can be known."""
    assert broken(next(REASONS[reason](WHOLE["places in lines"]()))) == reason


def test_a_locked_pdf_is_told_as_such() -> None:
    """A PDF with a password is locked, even if it opens without it."""
    locked = DAMAGES["locked"](WHOLE["places in lines"]())
    assert [broken(data) for data in locked] == ["terkunci kata sandi"] * 2


def test_nothing_is_told_in_english(recwarn: pytest.WarningsRecorder) -> None:
    """Warnings of pikepdf do not reach a clerk."""
    with pikepdf.open(io.BytesIO(WHOLE["places in lines"]())) as pdf:
        form = pdf.make_stream(b"/F1 12 Tf (Siti) Tj 1 0", Subtype=pikepdf.Name.Form)
        pdf.pages[0].obj.Resources.XObject = pikepdf.Dictionary(Kop=form)
        pdf.pages[0].obj.Contents = pdf.make_stream(b"/Kop Do")
        buffer = io.BytesIO()
        pdf.save(buffer)
    with reading(buffer.getvalue()) as pdf:
        assert PageTexts().of(pdf.pages[0]) == "Siti"
    assert len(recwarn) == 0
