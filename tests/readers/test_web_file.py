"""Web pages and texts that a program calls ``.xls``: Excel would damage their numbers."""

from __future__ import annotations

import pytest

from zi_docs.codes import Severity

from .conftest import ANI, HEADING, SHOWN, DataSet

PAGE = (
    '<html><head><meta charset="utf-8"><style>td {{}}</style></head><body>'
    '<table><tr><td><table border="1">{}</table></td></tr></table></body></html>'
)


def page(*rows: str) -> str:
    return PAGE.format("".join(f"<tr>{row}</tr>" for row in rows))


def cells(row: list[str], tag: str = "td") -> str:
    return "".join(f"<{tag}>{cell}</{tag}>" for cell in row)


def test_a_page_called_xls_is_read_as_it_is(data_set: DataSet) -> None:
    """Each cell of the page is a text: a NIP keeps its 18 digits, an entity is its letter."""
    row = ["Ani &amp; Budi", "PNS", "'199001012020122001", "Analis<br>Muda"]
    data_set.write(
        "pegawai.xls", page('<th colspan="4">DAFTAR</th>', cells(HEADING, "th"), cells(row))
    )
    tables, [note] = data_set.read()
    [found] = tables["pegawai"].rows
    assert list(found.cells.values()) == ["Ani & Budi", "PNS", ANI[2], "Analis\nMuda"]
    assert (note.code, note.severity) == ("ZI143", Severity.CATATAN)
    assert "Jangan buka lalu simpan di Excel" in note.hint


def test_a_text_called_xls_is_read_as_it_is(data_set: DataSet) -> None:
    """Lines with tabs are read like a CSV file, under any name."""
    data_set.write("ekspor 7.xls", "\t".join(HEADING) + "\n" + "\t".join(ANI) + "\n")
    tables, problems = data_set.read()
    assert [row.cells["nip"] for row in tables["pegawai"].rows] == [ANI[2]]
    assert [problem.code for problem in problems] == ["ZI143", "ZI141"]


def test_a_cell_over_several_rows_counts_for_each(data_set: DataSet) -> None:
    """A cell that goes over rows moves the cells beside it, and counts for all of its rows."""
    heading = ["Unit Kerja", *HEADING]
    first = f'<td rowspan="2">Dinas Sosial</td>{cells(ANI)}'
    second = cells(["Citra Dewi", "CPNS", "200001152025042009", "Penata"])
    data_set.write("pegawai.xls", page(cells(heading, "th"), first, second))
    rows = data_set.read()[0]["pegawai"].rows
    assert [(row.cells["unit_kerja"], row.cells["nama"]) for row in rows] == [
        ("Dinas Sosial", "Ani Lestari"),
        ("Dinas Sosial", "Citra Dewi"),
    ]
    assert str(rows[1].place("nama")) == f'{SHOWN}/pegawai.xls, baris 3, kolom "Nama"'


@pytest.mark.parametrize("span", ["0", "-3", "banyak", "99999999999"])
def test_an_odd_span_of_a_cell_is_survived(data_set: DataSet, span: str) -> None:
    """What a page says of the size of its cells may be nonsense."""
    row = f'<td rowspan="{span}">{ANI[0]}</td>{cells(ANI[1:])}'
    data_set.write("pegawai.xls", page(cells(HEADING, "th"), row))
    assert len(data_set.read()[0]["pegawai"].rows) == 1


def test_a_page_of_endless_cells_is_refused(data_set: DataSet) -> None:
    """A few letters that stand for millions of cells are refused (ZI108)."""
    wide = '<td rowspan="500" colspan="500">x</td>'
    data_set.write("pegawai.xls", page(*[wide] * 21))
    assert "ZI108" in [problem.code for problem in data_set.read()[1]]


def test_a_page_without_a_table_is_refused_with_the_right_mend(data_set: DataSet) -> None:
    """A page that only frames another file is refused; its mend is not to save it in Excel."""
    data_set.write("pegawai.xls", "<html><frameset><frame src='sheet001.htm'></frameset></html>")
    assert "Jangan simpan ulang di Excel" in data_set.problem("ZI105").hint


@pytest.mark.parametrize("name", ["pegawai.xls", "pegawai.xlsx", "pegawai.ods"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1252"])
def test_a_page_is_read_under_each_name_and_in_each_encoding(
    data_set: DataSet, name: str, encoding: str
) -> None:
    """The bytes tell that it is a page, whatever a portal calls it and however it is encoded."""
    row = ["Zoë Lestari", *ANI[1:]]
    text = page(cells(HEADING, "th"), cells(row)).replace('<meta charset="utf-8">', "")
    data_set.write(name, text.encode(encoding))
    tables, [note] = data_set.read()
    [found] = tables["pegawai"].rows
    assert list(found.cells.values()) == row
    assert name[7:] in note.message


def test_a_page_saved_as_a_message_is_decoded(data_set: DataSet) -> None:
    """A page of one file (MHTML) breaks its lines and writes signs as codes; its cells do not."""
    row = [*ANI[:3], "Kepala Sek=\r\nsi A =3D B"]
    head = 'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="x"\r\n\r\n--x\r\n'
    kind = "Content-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
    table = f"<table><tr>{cells(HEADING)}</tr><tr>{cells(row)}</tr></table>"
    data_set.write("pegawai.xls", f"{head}{kind}{table}\r\n--x--\r\n")
    [found] = data_set.read()[0]["pegawai"].rows
    assert list(found.cells.values()) == [*ANI[:3], "Kepala Seksi A = B"]


@pytest.mark.parametrize(
    "mark", ['style="display: none"', "hidden", 'style="mso-height:0;visibility:collapse"']
)
def test_a_row_that_the_page_hides_is_told(data_set: DataSet, mark: str) -> None:
    """A row that a browser does not show is read, and told like the hidden row of a workbook."""
    hidden = f"</tr><tr {mark}>{cells(['Citra Dewi', 'CPNS', '200001152025042009', 'Penata'])}"
    data_set.write("pegawai.xls", page(cells(HEADING, "th"), cells(ANI) + hidden))
    tables, problems = data_set.read()
    assert [row.cells["nama"] for row in tables["pegawai"].rows] == ["Ani Lestari", "Citra Dewi"]
    [told] = [one for one in problems if "tersembunyi" in one.message]
    assert "baris 3" in told.message


@pytest.mark.parametrize(("body", "mend"), [("<table><td>x", ".xls"), ("<p>Masuk", "Unduh lagi")])
def test_a_page_called_csv_is_said_to_be_one(data_set: DataSet, body: str, mend: str) -> None:
    """A web page under the name of a CSV file is told as what it is (ZI105)."""
    data_set.write("pegawai.csv", f"<!DOCTYPE html><html><body>{body}</body></html>")
    assert mend in data_set.problem("ZI105").hint
