"""``buat --uji``: what a run would do, and nothing written."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from .decrees import DECREE
from .files import edit, save_docx, text_of
from .runs import Zi

LETTER = "surat"


def snapshot(root: Path) -> dict[str, tuple[int, int]]:
    """Every file and folder with its size and time."""
    return {
        path.relative_to(root).as_posix(): ((state := path.stat()).st_size, state.st_mtime_ns)
        for path in root.rglob("*")
    }


def fates(zi: Zi, *options: str) -> dict[str, str]:
    """What would become of each document, by the name of its file."""
    told = json.loads(zi("buat", LETTER, "--data", "kantor", "--uji", "--json", *options).out)
    return {Path(one["berkas"]).stem: one["keadaan"] for one in told["dokumen"]}


def test_before_the_first_run_all_are_new(office: Path, zi: Zi) -> None:
    """Without a register every document would be new, and no folder and no register is made."""
    before = snapshot(office)
    done = zi("buat", LETTER, "--data", "kantor", "--uji")
    assert done.code == 0, done.err
    assert "2 akan dibuat" in done.out
    assert "tidak ada yang ditulis" in done.out
    assert snapshot(office) == before


def test_what_has_not_changed_is_the_same(office: Path, zi: Zi) -> None:
    """After a run nothing would be made, and neither register nor folders are touched."""
    zi("buat", LETTER, "--data", "kantor")
    before = snapshot(office)
    assert set(fates(zi).values()) == {"sama"}
    assert snapshot(office) == before


def test_a_change_is_told_with_its_values_and_its_text(office: Path, zi: Zi) -> None:
    """Of a changed document both texts are told, what changed, and the values that show it."""
    save_docx(office / "templates" / LETTER / "naskah.docx", "Jabatan {{ pegawai.jabatan }}")
    zi("buat", LETTER, "--data", "kantor")
    before = snapshot(office)
    edit(office / "data" / "kantor" / "pegawai.csv", "Sekretaris Dinas", "Kepala Bidang")
    after = snapshot(office)
    done = zi("buat", LETTER, "--data", "kantor", "--uji")
    assert "surat: 1 akan diganti, 1 tidak berubah." in done.out
    assert "karena data (pegawai.jabatan)" in done.out
    assert '- "Jabatan Sekretaris Dinas" menjadi "Jabatan Kepala Bidang"' in done.out
    assert snapshot(office) == after != before


def test_it_says_what_the_run_then_does(office: Path, zi: Zi) -> None:
    """New, changed, edited and unchanged documents are those of the run that follows."""
    zi("buat", LETTER, "--data", "kantor")
    staff = office / "data" / "kantor" / "pegawai.csv"
    [arum] = office.glob("output/**/*Arum*.docx")
    save_docx(arum, "Disunting orang")
    staff.write_text(staff.read_text() + "Rina Lestari;PPPK;199002142021212005;;;Analis;DUKCAPIL\n")
    told = fates(zi)
    assert told == {
        "Surat Widodo Cahyo": "sama",
        "Surat Arum Sekarwangi": "disunting",
        "Surat Rina Lestari": "baru",
    }
    rows = json.loads(zi("buat", LETTER, "--data", "kantor", "--json").out)["jenis"]
    [row] = rows
    assert (row["dibuat"], row["dilewati"], row["disunting"]) == (1, 1, 1)
    assert text_of(arum) == "Disunting orang"


def test_whose_record_is_gone(office: Path, zi: Zi) -> None:
    """A file whose record is gone would be named as left over."""
    zi("buat", LETTER, "--data", "kantor")
    staff = office / "data" / "kantor" / "pegawai.csv"
    lines = staff.read_text().splitlines()
    staff.write_text("\n".join(line for line in lines if "Arum" not in line))
    before = snapshot(office)
    assert "Arum Sekarwangi.docx" in zi("buat", LETTER, "--data", "kantor", "--uji").out
    assert snapshot(office) == before


def test_an_issued_document_stays(decree: Path, issued: bytes, zi: Zi) -> None:
    """What was issued is not made again; without its file it would be laid down again."""

    def told() -> list[str]:
        done = zi("buat", "keputusan", "--data", "kantor", "--uji", "--json")
        return [one["keadaan"] for one in json.loads(done.out)["dokumen"]]

    assert told() == ["tetap"]
    (decree / DECREE).unlink()
    assert told() == ["ditaruh lagi"]
    assert not (decree / DECREE).exists()


def test_errors_are_those_of_the_run(office: Path, zi: Zi) -> None:
    """Wrong data stop it as they stop the run, with the same exit code."""
    edit(office / "data" / "kantor" / "pegawai.csv", "PNS;196708161993031005", "PNS;1")
    before = snapshot(office)
    assert zi("buat", LETTER, "--data", "kantor", "--uji").code == 1
    assert snapshot(office) == before


@pytest.mark.parametrize("option", ["--terbit", "--ganti"])
def test_issuing_is_not_rehearsed(office: Path, zi: Zi, option: str) -> None:
    """Numbers can't be promised, so that ``--uji`` does not go with them."""
    more = ("87", "--alasan", "salah nama") if option == "--ganti" else ()
    done = zi("buat", LETTER, "--data", "kantor", "--uji", option, *more)
    assert (done.code, "--uji" in done.err) == (2, True)
