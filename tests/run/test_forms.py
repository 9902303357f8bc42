"""The forms of paper and what writes them."""

from __future__ import annotations

from collections.abc import Callable

from zi_docs.cli.manner import FORMATS
from zi_docs.ooxml.text import document_text
from zi_docs.run.printing import WRITERS

from .conftest import NASKAH, Office

MakeNaskah = Callable[..., bytes]


def test_every_form_has_its_writer() -> None:
    """Every form that the command line offers has its writer, and the other way round."""
    assert set(FORMATS) == {"docx", *WRITERS}


def test_a_unit_spelled_in_two_ways(bare_office: Office) -> None:
    """One unit has one packet, whether its rows give the code or the name."""
    bare_office.change("III/c;Analis;SETDA", "III/c;Analis;sekretariat daerah")
    bare_office.print("zip")
    packets = sorted(path.name for path in (bare_office.output / "paket").rglob("*.zip"))
    assert packets == ["DUKCAPIL.zip", "SETDA.zip"]


def test_a_record_that_fails_is_not_printed_from_before(
    bare_office: Office, make_naskah: MakeNaskah
) -> None:
    """The print file never has the old document of a record that failed."""
    bare_office.unnumbered().print("gabung")
    naskah = bare_office.root / "templates" / "surat" / "naskah.docx"
    broken = "{% if pegawai.nama == 'Budi' %}{{ pegawai.tiada }}{% endif %}"
    naskah.write_bytes(make_naskah(*NASKAH, broken))
    report = bare_office.print("gabung")
    assert (report.types["surat"].made, report.types["surat"].failed) == (2, 1)
    text = document_text((bare_office.output / "gabung" / "surat.docx").read_bytes())
    assert "Kepada Arum" in text
    assert "Kepada Budi" not in text
