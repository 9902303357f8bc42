"""A clerk's year: issued in March, asked for in December, on another computer."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from .decrees import DECREE, KONSEP, TERBIT, counted, kept, konsep_with, new_bupati, states
from .files import edit, naskah_of, text_of
from .runs import Zi

DATA = ("--data", "kantor")
BUAT = ("buat", "--semua", *DATA)


def test_a_clerk_s_year(
    zi: Zi, decree: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever happens in a year, whoever asks gets exactly what was signed."""
    # March: a konsep goes round, Bagian Hukum corrects it and gives the number.
    assert zi(*BUAT).code == 0
    konsep_with(decree, "Haryo Wicaksono", "H. Haryo Wicaksono")
    issue = (*TERBIT, "--dari-konsep", "--nomor", "87", "--tanggal", "30 Maret 2021")
    assert zi(*issue).code == 0
    signed = (decree / DECREE).read_bytes()
    assert text_of(decree / DECREE).startswith("Nomor 188.45/87/2021\npada tanggal 30 Maret")

    # May: a new Bupati, a name is corrected, the naskah gets another sentence.
    new_bupati(decree)
    naskah = decree / "templates" / "keputusan" / "naskah.docx"
    lines = ("Nomor {{ nomor }}", "pada tanggal {{ tanggal|tanggal }}", "Memutuskan")
    naskah_of(naskah, *lines, "{{ pengaturan.pejabat.kepala_daerah.nama }}")
    assert "ZI510" in zi(*BUAT).err
    assert "ZI510" not in zi(*BUAT).err
    assert (decree / DECREE).read_bytes() == signed

    # June: a second decree; it is wrong, is cancelled, and issued again.
    assert zi(*TERBIT, "--ke", "2", "--tanggal", "1 Juni 2021").code == 0
    assert zi("register", "batal", "88", *DATA, "--alasan", "salah").code == 0
    assert zi(*TERBIT, "--ke", "2", "--tanggal", "2 Juni 2021").code == 0
    second = decree / "output/kantor/keputusan/Keputusan 2021 ke-2.docx"
    assert "Nomor 188.45/89/2021" in text_of(second)
    signed_second = second.read_bytes()

    # August: the output is deleted; another computer gets only the data.
    shutil.rmtree(decree / "output")
    other = tmp_path / "komputer lain"
    shutil.copytree(decree, other)
    monkeypatch.chdir(other)
    outcome = zi(*BUAT)
    assert (outcome.code, counted(outcome)) == (0, "2 dibuat, 0 dilewati, 0 gagal")
    assert (other / DECREE).read_bytes() == signed
    assert zi("register", "periksa", *DATA).code == 0
    assert [state for *_, state in states(zi)] == ["terbit", "batal", "terbit"]
    assert {signed, signed_second} <= set(kept(other).values())

    # January: next year's folder is a copy; its register belongs to last year.
    shutil.copytree(other / "data" / "kantor", other / "data" / "kantor-2022")
    next_year = ("buat", "--semua", "--data", "kantor-2022")
    assert "ZI509" in zi(*next_year).err
    (other / "data" / "kantor-2022" / "register.db").unlink()
    shutil.rmtree(other / "data" / "kantor-2022" / "terbit")
    edit(other / "data" / "kantor-2022" / "pengaturan.yaml", "tahun: 2021", "tahun: 2022")
    edit(other / "data" / "kantor-2022" / "pengaturan.yaml", "2021-04-27", "2022-04-27")
    assert zi(*next_year).code == 0
    assert (other / KONSEP.replace("kantor/", "kantor-2022/").replace("2021", "2022")).is_file()
