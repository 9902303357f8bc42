from __future__ import annotations

import os
import zipfile
from pathlib import Path

import pytest

from zi_docs import archive
from zi_docs.readers import gate

from .conftest import ANI, HEADING, DataSet
from .test_workbook import write_xls

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


@pytest.fixture
def workbook(data_set: DataSet) -> Path:
    return data_set.xlsx(HEADING, ANI)


def add_part(path: Path, name: str, content: bytes) -> None:
    """Put one more part into a workbook."""
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as package:
        package.writestr(name, content)


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("pegawai.xlsx", b"", "ZI102"),
        ("pegawai.xlsx", b"Nama;NIP\nAni;1\n", "ZI106"),
        ("pegawai.xlsx", OLE, "ZI105"),
        ("pegawai.xlsx", OLE + "EncryptedPackage".encode("utf-16-le"), "ZI104"),
        ("pegawai.ods", b"bukan", "ZI106"),
        ("pegawai.xls", b"PK\x03\x04", "ZI105"),
        ("pegawai.xls", b"<html><frameset>", "ZI105"),
        ("pegawai.xls", b"Nama, NIP\n", "ZI106"),
        ("pegawai.xls", OLE, "ZI107"),
        ("pegawai.xlsx", b"PK\x03\x04terpotong", "ZI107"),
    ],
)
def test_a_file_that_is_no_workbook_is_refused(
    data_set: DataSet, name: str, content: bytes, code: str
) -> None:
    """A file that is not a workbook is recognised by its first bytes and refused with its mend."""
    data_set.write(name, content)
    problem = data_set.problem(code)
    assert str(problem.place) == f"data/trenggalek-2021/{name}"


@pytest.mark.parametrize(
    ("part", "content"),
    [("META-INF/manifest.xml", b"<m:encryption-data/>"), ("encrypted-package", b"x")],
)
def test_a_locked_ods_is_refused(data_set: DataSet, part: str, content: bytes) -> None:
    """An ODS whose parts, or whose whole package, LibreOffice locked is refused."""
    path = data_set.folder / "pegawai.ods"
    if part != "encrypted-package":
        add_part(path, "content.xml", b"x")
    add_part(path, part, content)
    data_set.problem("ZI104")


def test_a_locked_xls_is_refused(data_set: DataSet) -> None:
    """A locked XLS is recognised by its first records and refused."""
    write_xls(data_set.folder, HEADING, ANI)
    path = data_set.folder / "pegawai.xls"
    interface_header, file_pass = b"\xe1\x00\x02\x00", b"\x2f\x00\x02\x00"
    assert interface_header in path.read_bytes()
    path.write_bytes(path.read_bytes().replace(interface_header, file_pass, 1))
    data_set.problem("ZI104")


def test_a_truncated_workbook_is_refused(data_set: DataSet, workbook: Path) -> None:
    """A workbook that was cut off is refused."""
    workbook.write_bytes(workbook.read_bytes()[:-200])
    data_set.problem("ZI107")


def test_a_workbook_with_a_damaged_part_is_refused(data_set: DataSet, workbook: Path) -> None:
    """A workbook with a part that fails its checksum is refused."""
    with zipfile.ZipFile(workbook) as package:
        part = package.getinfo("xl/worksheets/sheet1.xml")
    content = bytearray(workbook.read_bytes())
    content[part.header_offset + 30 + len(part.filename) + 20] ^= 0xFF
    workbook.write_bytes(content)
    data_set.problem("ZI107")


def test_a_document_is_no_workbook(data_set: DataSet) -> None:
    """A Word file that is named like a workbook is refused."""
    path = data_set.folder / "pegawai.xlsx"
    add_part(path, "word/document.xml", b"<w/>")
    data_set.problem("ZI106")


def test_a_binary_workbook_under_another_name_is_refused(data_set: DataSet) -> None:
    """An XLSB file that is named like an XLSX is refused."""
    add_part(data_set.folder / "pegawai.xlsx", "xl/workbook.bin", b"x")
    data_set.problem("ZI105")


@pytest.mark.parametrize("name", ["xl/vbaProject.bin", "xl/VBAPROJECT.BIN"])
def test_macros_are_refused(data_set: DataSet, workbook: Path, name: str) -> None:
    """Macros are refused, also in a file that is named XLSX."""
    add_part(workbook, name, b"x")
    assert "Simpan Sebagai" in data_set.problem("ZI110").hint


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("word", ["<!DOCTYPE x>", "<!ENTITY x 'y'>"])
def test_declarations_are_refused(
    data_set: DataSet, workbook: Path, word: str, encoding: str
) -> None:
    """A DOCTYPE or ENTITY is refused, since no spreadsheet program writes one."""
    add_part(workbook, "xl/tambahan.xml", word.encode(encoding))
    data_set.problem("ZI109")


def test_a_bomb_is_refused(data_set: DataSet, workbook: Path) -> None:
    """A part that would grow beyond reason is refused before it is unpacked."""
    add_part(workbook, "xl/bom.xml", bytes(3_000_000))
    data_set.problem("ZI108")


def test_too_many_parts_are_refused(
    data_set: DataSet, workbook: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A workbook with thousands of parts is refused."""
    monkeypatch.setattr(archive, "MAX_PARTS", 3)
    data_set.problem("ZI108")


def test_too_big_a_workbook_is_refused(
    data_set: DataSet, workbook: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A workbook that is too big is refused before anything is read."""
    monkeypatch.setattr(gate, "MAX_SIZE", 100)
    data_set.problem("ZI103")


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_part_given_twice_is_refused(data_set: DataSet, workbook: Path) -> None:
    """A part that occurs twice is refused, since two libraries could read different ones."""
    add_part(workbook, "xl/workbook.xml", b"<workbook/>")
    data_set.problem("ZI107")


def test_external_links_are_not_followed(data_set: DataSet, workbook: Path) -> None:
    """A link to another workbook is not followed; the stored values are read."""
    add_part(workbook, "xl/externalLinks/externalLink1.xml", b"<externalLink/>")
    assert len(data_set.table().rows) == 1


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes with names are a Unix thing")
def test_what_is_no_plain_file_is_refused(data_set: DataSet) -> None:
    """A pipe is refused, since reading it would wait for ever."""
    os.mkfifo(data_set.folder / "pegawai.xlsx")
    data_set.problem("ZI101")


def test_a_link_to_nowhere_is_refused(data_set: DataSet) -> None:
    """A link to a missing file is refused by its name."""
    (data_set.folder / "pegawai.csv").symlink_to(data_set.folder / "tidak-ada")
    data_set.problem("ZI101")


@pytest.mark.parametrize("name", ["pegawai.csv", "pegawai.ods", "pegawai.xls"])
def test_a_workbook_under_another_ending_gets_its_own(
    data_set: DataSet, workbook: Path, name: str
) -> None:
    """The mend is the ending that fits the bytes: Excel opens no ``.xlsx`` of another form."""
    workbook.rename(data_set.folder / name)
    assert data_set.problem("ZI105").hint == "Ganti akhiran nama berkas menjadi .xlsx."


@pytest.mark.parametrize("name", ["pegawai.xlsx", "pegawai.ods", "pegawai.csv"])
def test_an_old_workbook_under_another_ending_gets_its_own(data_set: DataSet, name: str) -> None:
    """So is it with a workbook of the old format."""
    write_xls(data_set.folder, HEADING, ANI)
    (data_set.folder / "pegawai.xls").rename(data_set.folder / name)
    assert data_set.problem("ZI105").hint == "Ganti akhiran nama berkas menjadi .xls."


@pytest.mark.parametrize("name", ["pegawai.xls", "pegawai.xlsx", "pegawai.ods"])
def test_a_text_is_not_sent_through_excel(data_set: DataSet, name: str) -> None:
    """A CSV file called as a workbook gets its own ending: Excel would damage each NIP in it."""
    data_set.write(name, f"{';'.join(HEADING)}\n{';'.join(ANI)}\n")
    hint = data_set.problem("ZI106").hint
    assert "menjadi .csv" in hint
    assert "Jangan simpan ulang di Excel" in hint


@pytest.mark.parametrize("name", ["pegawai.xls", "pegawai.xlsx"])
def test_xml_of_excel_2003_is_called_so(data_set: DataSet, name: str) -> None:
    """The XML of Excel 2003 is no web page: Excel keeps its texts, and opens it as .xml."""
    xml = '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">'
    data_set.write(name, f"{xml}<Table>")
    problem = data_set.problem("ZI105")
    assert "XML Excel 2003" in problem.message
    assert ".xml" in problem.hint
