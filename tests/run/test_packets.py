"""A packet for each unit, which Windows opens with the right names."""

from __future__ import annotations

import csv
import io
import zipfile
from pathlib import Path

from .conftest import Office


def _packet(office: Office, unit: str) -> Path:
    return office.output / "paket" / "surat" / f"{unit}.zip"


def _list(path: Path) -> list[list[str]]:
    with zipfile.ZipFile(path) as packet:
        text = packet.read("00 DAFTAR.csv").decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text), delimiter=";"))


def test_a_packet_for_each_unit(office: Office) -> None:
    """A unit's packet holds its documents, their PDFs, and the list."""
    report = office.print("pdf", "zip")
    assert report.types["surat (zip)"].made == 2
    with zipfile.ZipFile(_packet(office, "SETDA")) as packet:
        assert sorted(packet.namelist()) == [
            "00 DAFTAR.csv",
            "SETDA/Surat Budi.docx",
            "SETDA/Surat Budi.pdf",
            "SETDA/Surat Widodo.docx",
            "SETDA/Surat Widodo.pdf",
        ]


def test_without_pdf_the_documents_alone(office: Office) -> None:
    """A packet without PDFs needs no converter."""
    office.print("zip")
    with zipfile.ZipFile(_packet(office, "DUKCAPIL")) as packet:
        assert packet.namelist() == ["00 DAFTAR.csv", "DUKCAPIL/Surat Arum.docx"]
    assert office.converted == 0


def test_names_are_marked_as_utf8(office: Office) -> None:
    """A name beyond ASCII has the mark that Windows needs to read it as UTF-8."""
    office.change("Arum;", "Arum Ayú;")
    office.print("zip")
    with zipfile.ZipFile(_packet(office, "DUKCAPIL")) as packet:
        assert packet.getinfo("DUKCAPIL/Surat Arum Ayú.docx").flag_bits & 0x800


def test_the_list_names_number_person_and_file(office: Office) -> None:
    """The list has the number, the person and the file of every document."""
    office.print("zip")
    head, row = _list(_packet(office, "DUKCAPIL"))
    assert head == ["Nomor", "Nama", "Berkas"]
    assert row[1:] == ["Arum", "DUKCAPIL/Surat Arum.docx"]
    assert row[0]


def test_the_same_documents_give_the_same_packet(office: Office) -> None:
    """The time of the day does not change a packet's bytes."""
    office.print("zip")
    before = _packet(office, "SETDA").read_bytes()
    office.print("zip")
    assert _packet(office, "SETDA").read_bytes() == before


def test_a_packet_stays_in_its_folder(office: Office) -> None:
    """A slash in a unit's code does not lead to another folder."""
    office.change("DUKCAPIL;ya", "DIN/1;ya")
    units = office.root / "data" / "kantor" / "unit_kerja.csv"
    units.write_text(units.read_text("utf-8").replace("DUKCAPIL", "DIN/1"), encoding="utf-8")
    office.print("zip")
    packets = {path.name for path in (office.output / "paket" / "surat").iterdir()}
    assert packets == {"DIN-1.zip", "SETDA.zip"}
