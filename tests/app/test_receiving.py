"""What somebody brings is kept under its date, and replaces only what it was told to replace."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from pathlib import Path

import pytest

from zi_docs import app
from zi_docs.errors import DataError, UsageError
from zi_docs.run.seal import files_below
from zi_docs.workspace import UNGGAHAN, Workspace, find_workspace

NOW = datetime(2026, 11, 27, 12, 30, 5)
LATER = datetime(2026, 11, 27, 12, 45, 0)


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """A data set with one table."""
    folder = tmp_path / "data" / "kantor"
    folder.mkdir(parents=True)
    (folder / "pegawai.csv").write_bytes(b"nama\nAni\n")
    return find_workspace("kantor", tmp_path)


def _names(workspace: Workspace) -> list[str]:
    return [one.nama for one in app.files_of(workspace)]


def test_an_upload_is_kept_before_it_is_used(workspace: Workspace) -> None:
    """What is kept is no part of the data set yet; two uploads of one second are both kept."""
    first = app.keep_upload(workspace, "pegawai.csv", b"nama\nBudi\n", NOW)
    second = app.keep_upload(workspace, "pegawai.csv", b"nama\nCici\n", NOW)
    assert [one.path for one in app.uploads_of(workspace)] == [second.path, first.path]
    assert first.path.parent.name == UNGGAHAN
    assert (workspace.data / "pegawai.csv").read_bytes() == b"nama\nAni\n"


def test_nothing_is_replaced_unasked(workspace: Workspace) -> None:
    """An upload whose name is taken, in whatever capitals, is refused as one more file (ZI804)."""
    kept = app.keep_upload(workspace, "PEGAWAI.csv", b"nama\nBudi\n", NOW)
    with pytest.raises(UsageError) as refused:
        app.use_upload(workspace, kept, NOW)
    assert [one.code for one in refused.value.problems] == ["ZI804"]
    assert (workspace.data / "pegawai.csv").read_bytes() == b"nama\nAni\n"


def test_what_is_replaced_is_kept(workspace: Workspace) -> None:
    """The former bytes are kept, once; the name stays, although the upload's has "(1)"."""
    kept = app.keep_upload(workspace, "pegawai (1).csv", b"nama\nBudi\n", NOW)
    likely = app.likely_replaced(workspace, kept.nama)
    assert likely == "pegawai.csv"
    app.use_upload(workspace, kept, LATER, likely)
    assert _names(workspace) == ["pegawai.csv"]
    assert (workspace.data / "pegawai.csv").read_bytes() == b"nama\nBudi\n"
    assert [one.path.read_bytes() for one in app.uploads_of(workspace)] == [
        b"nama\nAni\n",
        b"nama\nBudi\n",
    ]
    app.take_out(workspace, "pegawai.csv", LATER)
    assert _names(workspace) == []
    assert len(app.uploads_of(workspace)) == 2


@pytest.mark.parametrize("name", ["pegawai_PERIKSA.xlsx", "pegawai_PERIKSA (1).xlsx"])
def test_a_marked_copy_replaces_what_it_was_made_of(workspace: Workspace, name: str) -> None:
    """The marked copy that was corrected comes in the place of its file, not beside it."""
    assert app.likely_replaced(workspace, name) == "pegawai.csv"
    assert app.likely_replaced(workspace, "PERIKSA.xlsx") == ""


def test_a_file_of_another_format_takes_the_place(workspace: Workspace) -> None:
    """A replacement in another format leaves no second file with the same rows."""
    kept = app.keep_upload(workspace, "daftar.yaml", b"- nama: Ani\n", NOW)
    app.use_upload(workspace, kept, NOW, "pegawai.csv")
    assert _names(workspace) == ["pegawai.yaml"]


@pytest.mark.parametrize(
    "nama",
    ["catatan.docx", "x.exe", "pegawai", "~$pegawai.xlsx", ".csv", "", "pegawai.csv/..", "a.XLSM"],
)
def test_other_files_are_not_kept(nama: str, workspace: Workspace) -> None:
    """A file that no data set is made of is refused (ZI803), and leaves nothing."""
    with pytest.raises(UsageError) as refused:
        app.keep_upload(workspace, nama, b"isi", NOW)
    assert [one.code for one in refused.value.problems] == ["ZI803"]
    assert not (workspace.data / UNGGAHAN).exists()


@pytest.mark.parametrize(
    "nama",
    [
        "../../pegawai.csv",
        "..\\..\\pegawai.csv",
        "/etc/pegawai.csv",
        "C:\\x\\pegawai.csv",
        "CON.csv",
    ],
)
def test_no_name_leads_elsewhere(nama: str, workspace: Workspace) -> None:
    """Whatever folders its name has, an upload lies among the others, under a safe name."""
    kept = app.keep_upload(workspace, nama, b"nama\nBudi\n", NOW)
    assert kept.path.parent == workspace.data / UNGGAHAN
    assert kept.nama.casefold() not in ("con.csv",)
    with pytest.raises(UsageError):
        app.find_upload(workspace, f"../{kept.path.name}")


def test_a_bomb_is_refused_before_it_lies_among_the_data(workspace: Workspace) -> None:
    """A workbook that unpacks to far more than it weighs passes no gate, and is not kept."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("xl/workbook.xml", b"\0" * 30_000_000)
    for content in (packed.getvalue(), b"bukan buku kerja"):
        with pytest.raises(DataError):
            app.keep_upload(workspace, "pegawai.xlsx", content, NOW)
    with pytest.raises(DataError):
        app.keep_upload(workspace, "lambang.png", b"bukan gambar", NOW)
    assert not (workspace.data / UNGGAHAN).exists()


def test_no_run_looks_at_what_is_kept(workspace: Workspace) -> None:
    """What a run's inputs are does not change by an upload that is only kept."""
    before = files_below(workspace.data)
    app.keep_upload(workspace, "lain.csv", b"nama\nBudi\n", NOW)
    assert files_below(workspace.data) == before
