"""Who signs a plan: the head of the unit with the right title, and the leader of the team."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.samples import copy_sample
from zi_docs.ooxml.text import document_text

from .files import edit
from .runs import Zi

pytestmark = pytest.mark.usefixtures("compiled_once")

DATA = "gunungkidul-2020"
PLAN = "rencana-aksi"
HEAD = "197606081999031007"
LEADER = "Hadi Pranoto, S.K.M."
NUMBER = "198107052006041007"
DOTS = "……………………………………"


@pytest.fixture
def office(tmp_path: Path, repository: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A sample data set whose plan is that of the kapanewon; we stand in its workspace."""
    folder = tmp_path / "data" / DATA
    copy_sample(repository / "data" / DATA, folder)
    for name in ("unit_kerja.csv", "pegawai.csv"):
        text = (folder / name).read_text(encoding="cp1252")
        (folder / name).write_text(text, encoding="utf-8")
    units = folder / "unit_kerja.csv"  # nobody leads a team yet
    rows = [row.rsplit(";", 2)[0] for row in units.read_text("utf-8").splitlines()]
    units.write_text("\n".join(rows), "utf-8")
    settings = folder / "pengaturan.yaml"  # its fields of types give room to those of a test
    before, _, after = settings.read_text("utf-8").partition("isian:\n")
    settings.write_text(f"{before}tahun:{after.partition('tahun:')[2]}", "utf-8")
    plan = folder / "rencana_aksi.csv"
    plan.write_text(plan.read_text("utf-8-sig").replace("DUKCAPIL;", "WONOSARI;"), "utf-8")
    monkeypatch.chdir(tmp_path)
    return folder


def _signatures(zi: Zi) -> list[str]:
    """Make the plan, and return its last rows: the names of both sides, with plain spaces."""
    assert zi("buat", PLAN, "--data", DATA).code == 0
    (path,) = Path("output", DATA, PLAN).glob("*.docx")
    lines = document_text(path.read_bytes()).replace("\xa0", " ").splitlines()
    start = next(n for n, line in enumerate(lines) if line.startswith("Mengetahui,"))
    return lines[start : start + 2]


def _column(office: Path, heading: str, value: str) -> None:
    """Give the units a column, with a value for the kapanewon."""
    path = office / "unit_kerja.csv"
    first, *rows = path.read_text("utf-8").splitlines()
    rows = [f"{row};{value if row.startswith('WONOSARI') else ''}" for row in rows]
    path.write_text("\n".join([f"{first};{heading}", *rows]), "utf-8")


def test_a_unit_without_head_is_signed_under_the_title_of_its_kind(zi: Zi, office: Path) -> None:
    """A kapanewon without a head gets PANEWU, and dots to write the name and the NIP on."""
    edit(office / "unit_kerja.csv", HEAD, "")
    titles, names = _signatures(zi)
    assert titles.startswith("Mengetahui, / PANEWU WONOSARI, |")
    assert names.startswith(f"(……………………………………………) / NIP. {DOTS} |")


def test_a_title_that_is_typed_comes_before_that_of_the_kind(zi: Zi, office: Path) -> None:
    """Where the kind's title does not fit, the office types its own."""
    edit(office / "unit_kerja.csv", HEAD, "")
    _column(office, "Jabatan Kepala", "Kepala Kantor Wonosari")
    assert _signatures(zi)[0].startswith("Mengetahui, / KEPALA KANTOR WONOSARI, |")


def test_a_unit_of_unknown_kind_gets_dots_for_the_title(zi: Zi, office: Path) -> None:
    """A title that nobody gave and no rule knows is left to be written by hand."""
    edit(office / "unit_kerja.csv", HEAD, "")
    edit(office / "unit_kerja.csv", "Kapanewon Wonosari;Kapanewon Wonosari;Kapanewon", "Pasar;;")
    assert _signatures(zi)[0].startswith("Mengetahui, / ……………………………………………………, |")


def test_a_leader_in_pegawai_signs_in_full(zi: Zi, office: Path) -> None:
    """The NIP of the leader is enough: name with titles, rank and NIP come from Pegawai."""
    _column(office, "NIP Ketua Tim", HEAD)
    left, _, right = _signatures(zi)[1].split(" | ")
    assert right == left
    assert "NIP. 19760608 199903 1 007" in right
    assert right.count(" / ") == 2


def test_a_leader_from_elsewhere_signs_as_far_as_he_is_known(zi: Zi, office: Path) -> None:
    """A leader who is not in Pegawai is printed as typed, with dots for a NIP nobody gave."""
    _column(office, "Ketua Tim", LEADER)
    assert _signatures(zi)[1].endswith(f"| {LEADER} / NIP. {DOTS}")


def test_a_number_beside_the_name_is_printed(zi: Zi, office: Path) -> None:
    """The columns "Ketua Tim" and "NIP Ketua Tim" together tell of a leader from elsewhere."""
    _column(office, "Ketua Tim", LEADER)
    _column(office, "NIP Ketua Tim", NUMBER)
    assert _signatures(zi)[1].endswith(f"| {LEADER} / NIP. 19810705 200604 1 007")


def test_one_leader_may_serve_all_units(zi: Zi, office: Path) -> None:
    """The setting names the leader of every unit without one of its own, and may give a NIP."""
    with (office / "pengaturan.yaml").open("a", encoding="utf-8") as settings:
        settings.write(f'\nisian:\n  rencana-aksi:\n    ketua_tim: "{HEAD}"\n')
    left, _, right = _signatures(zi)[1].split(" | ")
    assert right == left


def test_a_plan_without_leader_has_room_for_both_lines(zi: Zi, office: Path) -> None:
    """Nobody knows the leader: dots for the name, and for the NIP."""
    assert _signatures(zi)[1].endswith(f"| (……………………………………………) / NIP. {DOTS}")


def test_the_budget_is_added_up(zi: Zi, office: Path) -> None:
    """The last row of the matrix is the sum of its budget; a plan without one has no such row."""
    _signatures(zi)
    (path,) = Path("output", DATA, PLAN).glob("*.docx")
    assert "JUMLAH | 37.050.000" in document_text(path.read_bytes())
    rows = (office / "rencana_aksi.csv").read_text("utf-8").splitlines()
    cells = [row.split(";") for row in rows]
    place = cells[0].index("Anggaran")
    for row in cells[1:]:
        row[place] = ""
    (office / "rencana_aksi.csv").write_text("\n".join(";".join(row) for row in cells), "utf-8")
    _signatures(zi)
    assert "JUMLAH" not in document_text(path.read_bytes())
