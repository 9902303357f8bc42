"""Minutes say what was typed, leave room for what was not, and are signed by who led."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from docx import Document

from tests.samples import copy_sample
from zi_docs.ooxml.text import document_text

from .runs import Outcome, Zi

pytestmark = pytest.mark.usefixtures("compiled_once")

DATA = "gunungkidul-2020"
CHAIR = "Dyah Ayu Prabaningrum, S.E., M.Si., Ak."
WRITER = "Wahyu Tri Hastomo, S.Ak."
DUKCAPIL = "Dinas Kependudukan dan Pencatatan Sipil"
GUESTS = [
    {"nama": "Margono Hadi Sucipto, S.E., M.M.", "jabatan": "Inspektur Pembantu", "unit": "X"}
]
LINE, DOTS = "…" * 34, "…" * 17

Meet = Callable[..., Outcome]


@pytest.fixture
def meet(zi: Zi, repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Meet:
    """Return a function that changes the sample's meeting, and makes its minutes.

    ``isian`` are the settings of the type, ``pejabat`` changes of who led.
    """
    data = copy_sample(repository / "data" / DATA, tmp_path / "data" / DATA)
    monkeypatch.chdir(tmp_path)
    meeting = yaml.load((data / "rapat.yaml").read_text("utf-8"), yaml.BaseLoader)[0]
    settings = yaml.safe_load((data / "pengaturan.yaml").read_text("utf-8"))

    def run(
        isian: dict[str, Any] | None = None, pejabat: dict[str, Any] | None = None, **cells: Any
    ) -> Outcome:
        settings["isian"] = {"notula": isian or {}}
        settings["pejabat"]["sekretaris_inspektorat"] |= pejabat or {}
        (data / "pengaturan.yaml").write_text(yaml.safe_dump(settings, allow_unicode=True), "utf-8")
        (data / "rapat.yaml").write_text(yaml.dump([meeting | cells], allow_unicode=True), "utf-8")
        return zi("buat", "notula", "--data", DATA)

    return run


def _path() -> Path:
    (path,) = Path("output", DATA, "notula").glob("*.docx")
    return path


def _lines() -> list[str]:
    return document_text(_path().read_bytes()).splitlines()


def _section(title: str) -> list[str]:
    """Return the lines of a section, up to the next one."""
    lines = _lines()
    start = next(n for n, line in enumerate(lines) if line.endswith(f".\t{title}")) + 1
    ends = (n for n, line in enumerate(lines[start:], start) if line[1:3] == ".\t" < line[:1])
    upper = (n for n in ends if lines[n][0].isupper())
    return lines[start : next(upper, len(lines))]


def _present() -> list[list[str]]:
    """Return name, post and unit of everybody in the list of those present."""
    tables = [[[c.text for c in r.cells] for r in t.rows] for t in Document(str(_path())).tables]
    return [row[1:4] for rows in tables if "Tanda Tangan" in rows[0] for row in rows[1:]]


def test_a_meeting_is_opened_and_closed(meet: Meet) -> None:
    """Opening and closing name the hour and who led, from the data."""
    assert meet().code == 0
    assert _section("Pembukaan") == [
        "Rapat dibuka pukul 09.00 WIB oleh Sekretaris Inspektorat Daerah."
    ]
    assert _section("Penutup")[0] == (
        "Rapat ditutup pukul 11.30 WIB oleh Sekretaris Inspektorat Daerah."
    )


def test_own_words_open_and_close_a_meeting(meet: Meet) -> None:
    """The columns pembukaan and penutup take the place of the sentences."""
    assert meet(pembukaan=["Rapat dibuka dengan doa."], penutup=["Rapat ditutup."]).code == 0
    assert _section("Pembukaan") == ["Rapat dibuka dengan doa."]
    assert _section("Penutup")[0] == "Rapat ditutup."


def test_an_hour_nobody_gave_is_left_to_be_written(meet: Meet) -> None:
    """A meeting until "selesai" has no hour of closing, and none is invented."""
    assert meet(pukul="09.00 - selesai", pimpinan="").code == 0
    assert _section("Pembukaan") == [f"Rapat dibuka pukul 09.00 WIB oleh {DOTS}."]
    assert _section("Penutup")[0] == f"Rapat ditutup pukul {'…' * 6} oleh {DOTS}."


def test_blank_parts_are_lines_to_write_on(meet: Meet) -> None:
    """No sentence states what nobody typed: there are dotted lines, and rows for tasks."""
    assert meet(pembahasan=[], keputusan=[], tindak_lanjut=[]).code == 0
    assert _section("Pembahasan") == [LINE] * 6
    assert [line[:4] for line in _section("Keputusan")] == ["1.\t…", "2.\t…", "3.\t…"]
    assert [line.split(" | ")[0].strip(" |") for line in _section("Tindak Lanjut")] == [
        "No.", "1", "2", "3"
    ]  # fmt: skip
    text = "\n".join(_lines())
    assert "tidak mengambil" not in text
    assert "Tidak ada" not in text


def test_a_typed_sentence_stands_without_number(meet: Meet) -> None:
    """One decision, and one task of words alone, are sentences, not lists of one."""
    words = {"keputusan": ["Rapat tidak mengambil keputusan."]}
    run = meet(**words, tindak_lanjut=[{"uraian": "Tidak ada tindak lanjut."}])
    assert run.code == 0
    assert _section("Keputusan") == ["Rapat tidak mengambil keputusan."]
    assert _section("Tindak Lanjut") == ["Tidak ada tindak lanjut."]


def test_who_led_signs_under_the_jabatan(meet: Meet) -> None:
    """Above the name stands the jabatan with its manner of signing."""
    assert meet(pejabat={"cara": "Plt.", "jabatan_sendiri": "Inspektur Pembantu"}).code == 0
    (line,) = [line for line in _lines() if line.startswith("Pimpinan Rapat,")]
    plt = "Plt.\tSEKRETARIS INSPEKTORAT DAERAH / INSPEKTUR PEMBANTU,"
    assert line.split(" | ")[0].rstrip(" |") == f"Pimpinan Rapat, / {plt}"


def test_who_led_and_who_wrote_are_present(meet: Meet) -> None:
    """Who led comes first and who wrote last when the list lacks them; both are counted."""
    assert meet(peserta=GUESTS).code == 0
    assert [row[0] for row in _present()] == [CHAIR, GUESTS[0]["nama"], WRITER]
    assert _present()[0][1] == "Sekretaris Inspektorat Daerah"
    assert _section("Peserta")[0].startswith("Rapat dihadiri 3 (tiga) orang")


@pytest.mark.parametrize(
    "known",
    [
        {"nama": "Dyah Ayu Prabaningrum", "jabatan": "Sekretaris", "unit": ""},
        {"nama": "", "jabatan": "sekretaris inspektorat daerah", "unit": ""},
    ],
)
def test_who_is_in_the_list_is_not_added(meet: Meet, known: dict[str, str]) -> None:
    """Who led may be typed without titles, or by the post alone, and comes first as typed."""
    assert meet(peserta=[*GUESTS, known], notulis="").code == 0
    assert [row[0] for row in _present()] == [known["nama"], GUESTS[0]["nama"]]


def test_who_wrote_stands_behind_all(meet: Meet) -> None:
    """Who wrote is added behind the guests, also where the list has who led already."""
    chair = {"nama": CHAIR, "jabatan": "Sekretaris", "unit": ""}
    assert meet(peserta=[chair, *GUESTS]).code == 0
    assert [row[0] for row in _present()] == [CHAIR, GUESTS[0]["nama"], WRITER]


def test_two_leaders_of_one_post_are_two_people(meet: Meet) -> None:
    """Who wrote is added too, although somebody of the same post led."""
    assert meet(peserta=GUESTS, pejabat={"jabatan": "Auditor Ahli Pertama"}).code == 0
    assert [row[0] for row in _present()] == [CHAIR, GUESTS[0]["nama"], WRITER]


def test_a_blank_list_begins_with_those_who_are_known(meet: Meet) -> None:
    """Without participants the list has fifteen lines, of which two are known."""
    assert meet(peserta=[]).code == 0
    assert [row[0] for row in _present()] == [CHAIR, WRITER, *[""] * 13]


def test_the_unit_that_met_heads_its_minutes_and_its_list(meet: Meet) -> None:
    """A meeting that names its unit bears that unit's letterhead, as its invitation does."""
    meet({"kop_daftar_hadir": "ya"}, unit_kerja="DUKCAPIL")
    head = "DINAS KEPENDUDUKAN DAN / PENCATATAN SIPIL / Jalan"
    assert sum(head in line for line in _lines()) == 2
    assert not any("INSPEKTORAT DAERAH / Jalan" in line for line in _lines())


def test_a_list_may_have_numbers_and_a_letterhead(meet: Meet) -> None:
    """The NIP is typed, or that of the employee of this name in this unit; nobody else's."""
    staff = {"nama": "Drs. Widodo Cahyo Nugroho, M.Si.", "jabatan": "Kepala Dinas"}
    guests = [
        {**staff, "unit": "Disdukcapil"},
        {"nama": "Bayu Krisnamurti", "jabatan": "Auditor", "unit": "Kapanewon Wonosari"},
        {**GUESTS[0], "nip": "198501242008031001"},
    ]
    isian = {"nip_daftar_hadir": "ya", "kop_daftar_hadir": "ya"}
    assert meet(isian=isian, peserta=guests, notulis="").code == 0
    numbers = [row[0].splitlines()[1] for row in _present()]
    assert numbers == [
        "NIP. 19750628 200003 2 003", "NIP. 19670816 199303 1 005",
        f"NIP. {'…' * 10}", "NIP. 19850124 200803 1 001",
    ]  # fmt: skip
    assert sum("INSPEKTORAT DAERAH / Jalan" in line for line in _lines()) == 2
    assert meet(peserta=guests).code == 0
    assert "NIP" not in "".join(row[0] for row in _present())
    assert sum("INSPEKTORAT DAERAH / Jalan" in line for line in _lines()) == 1


@pytest.mark.parametrize(
    ("post", "number"),
    [
        ("Kepala Dinas Kependudukan dan Pencatatan Sipil", "NIP. 19670816 199303 1 005"),
        ("Kepala Dinas", f"NIP. {'…' * 10}"),
    ],
)
def test_without_a_unit_the_post_must_agree(meet: Meet, post: str, number: str) -> None:
    """A participant without a unit has the NIP of the employee of this name and this post."""
    guest = {"nama": "Widodo Cahyo Nugroho", "jabatan": post, "unit": ""}
    run = meet(isian={"nip_daftar_hadir": "ya"}, peserta=[guest], pimpinan="", notulis="")
    assert run.code == 0
    assert _present()[0][0].splitlines()[1] == number


def test_who_led_is_present_with_the_unit(meet: Meet) -> None:
    """An employee's unit is known; that of an official is, if his NIP is in Pegawai."""
    head = "19670816 199303 1 005"
    assert meet(pimpinan=head, peserta=GUESTS, pejabat={"nip": head}, notulis="").code == 0
    assert _present()[0][2] == "Dinas Kependudukan dan Pencatatan Sipil"
    assert meet(peserta=GUESTS, notulis="").code == 0
    assert _present()[0][0] == CHAIR
    assert _present()[0][2] == "Dinas Kependudukan dan Pencatatan Sipil"


@pytest.mark.parametrize(
    ("jabatan", "unit"),
    [
        ("Bupati Gunungkidul", "Pemerintah Kabupaten Gunungkidul"),
        ("Sekretaris Daerah", "Sekretariat Daerah"),
        ("Asisten Administrasi Umum", "Sekretariat Daerah"),
        ("Sekretaris Dinas Kependudukan dan Pencatatan Sipil", DUKCAPIL),
        ("Kepala Kantor Pertanahan", ""),
    ],
)
def test_a_chair_outside_the_staff_has_the_unit_of_his_post(
    meet: Meet, jabatan: str, unit: str
) -> None:
    """An official who is not in Pegawai belongs to the unit that his post names."""
    official = {"jabatan": jabatan, "nama": "Surya Darma", "nip": ""}
    assert meet(peserta=GUESTS, pejabat=official, notulis="").code == 0
    assert _present()[0][2] == unit


def test_a_meeting_half_typed_is_told(meet: Meet) -> None:
    """What stays blank beside typed parts is told (ZI349); a blank form is not."""
    run = meet(keputusan=[], tindak_lanjut=[])
    assert "ZI349" in run.out + run.err
    assert "Keputusan dan tindak lanjut rapat" in run.out + run.err
    run = meet(pembahasan=[], keputusan=[], tindak_lanjut=[])
    assert "ZI349" not in run.out + run.err


def test_an_invitation_bears_the_number_that_was_typed_for_it(meet: Meet, zi: Zi) -> None:
    """The number that the office's agenda gave is that of the invitation and of the minutes.

    One that was changed after it was issued is told (ZI225), and the issued one is printed.
    """
    minutes = "Nomor 005/118/2020 tanggal 2 April 2020"
    meet()
    assert minutes in " ".join(" ".join(_lines()).split())
    issued = zi("buat", "undangan-rapat", "--terbit", "--data", DATA)
    assert "Nomor: 005/118/2020" in issued.out
    told = zi("buat", "notula", "undangan-rapat", "--data", DATA).err
    assert "ZI225" not in told
    assert minutes in " ".join(" ".join(_lines()).split())
    changed = meet(undangan={"nomor": "005/119/2020", "tanggal": "2 April 2020"})
    assert changed.code == 0
    assert "ZI225" in zi("buat", "notula", "undangan-rapat", "--data", DATA).err
    assert minutes in " ".join(" ".join(_lines()).split())
