"""A decree is named after its head, a Bupati, Wali Kota or Gubernur, or it is not made."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.samples import copy_sample
from zi_docs.cli import cli
from zi_docs.ooxml.text import document_text

from .files import edit
from .runs import Zi, run_with

DATA = "gunungkidul-2020"
DECREE = "sk-penetapan-unit"
COACHES = "    pembina: Bagian Organisasi Sekretariat Daerah dan Inspektorat Daerah\n"
TYPED = "kepala: Bupati Gunungkidul"
PLACE = f"data/{DATA}/pengaturan.yaml, baris 8, instansi.kepala"


@pytest.fixture
def regency(tmp_path: Path, repository: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace with a sample data set that has no register; we stand in it."""
    copy_sample(repository / "data" / DATA, tmp_path / "data" / DATA)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def zi(capsys: pytest.CaptureFixture[str]) -> Zi:
    """Run ``zi-docs`` with these arguments."""
    return run_with(cli, capsys)


def _head(regency: Path, kepala: str) -> None:
    edit(regency / "data" / DATA / "pengaturan.yaml", TYPED, f"kepala: {kepala}")


def _decree(regency: Path) -> str:
    (path,) = (regency / "output" / DATA / DECREE).glob("*.docx")
    return document_text(path.read_bytes())


@pytest.mark.parametrize(
    ("kepala", "sebutan"),
    [
        ("Bupati Gunungkidul", "Bupati"),
        ("Walikota Gunungkidul", "Wali Kota"),
        ("WALI-KOTA GUNUNGKIDUL", "Wali Kota"),
        ("Plt Gubernur Gunungkidul", "Gubernur"),
    ],
)
def test_the_act_is_named_after_its_head(kepala: str, sebutan: str, zi: Zi, regency: Path) -> None:
    """The decree is named after its head everywhere, however the post is typed."""
    _head(regency, kepala)
    assert zi("buat", DECREE, "--terbit", "--data", DATA).code == 0
    text = _decree(regency)
    assert f"perlu menetapkan Keputusan {sebutan} tentang Penetapan" in text
    assert f"KEPUTUSAN {sebutan.upper()} TENTANG PENETAPAN" in text
    assert text.count(f"Keputusan {sebutan} ini") == 4
    assert "Keputusan ini" not in text
    assert "walikota" not in text.casefold()  # the letterhead and the signature agree with it


@pytest.mark.parametrize(
    ("kepala", "below"),
    [
        ("Bupati Gunungkidul", True),
        ("Wali Kota Gunungkidul", True),
        ("Gubernur Daerah Istimewa Yogyakarta", False),
    ],
)
def test_a_governor_needs_no_province_below_his_post(
    kepala: str, below: bool, zi: Zi, regency: Path
) -> None:
    """The kop of a Gubernur is his post alone; below a Bupati or Wali Kota stands the province."""
    _head(regency, kepala)
    assert zi("buat", DECREE, "--terbit", "--data", DATA).code == 0
    kop, _, _ = _decree(regency).partition("KEPUTUSAN")
    province = ["DAERAH ISTIMEWA YOGYAKARTA"] if below else []
    assert kop.split("\n")[:-1] == [kepala.upper(), *province]


def test_a_governor_gets_no_copy_of_his_own_decree(zi: Zi, regency: Path) -> None:
    """A governor's decree has a copy for the Minister of Home Affairs, and none for the governor.

    A province has a Biro where a regency has a Bagian.
    """
    _head(regency, "Gubernur Daerah Istimewa Yogyakarta")
    edit(regency / "data" / DATA / "pengaturan.yaml", COACHES, "")
    assert zi("buat", DECREE, "--terbit", "--data", DATA).code == 0
    text = _decree(regency)
    assert "Gubernur Daerah Istimewa Yogyakarta;" not in text
    assert "1.\tMenteri Dalam Negeri;" in text
    assert "dilaksanakan oleh Biro Organisasi Sekretariat Daerah dan Inspektorat," in text
    assert "Kepala Biro Hukum Sekretariat Daerah" in text


def test_who_assesses_does_not_coach(zi: Zi, regency: Path) -> None:
    """One team finds the units, others coach them, and the assessing team only assesses."""
    assert zi("buat", DECREE, "--terbit", "--data", DATA).code == 0
    text = _decree(regency)
    assert "hasil identifikasi tim yang dibentuk oleh Bupati, unit kerja" in text
    assert (
        "dilaksanakan oleh Bagian Organisasi Sekretariat Daerah dan Inspektorat Daerah, sedangkan "
        "penilaian mandiri dilaksanakan oleh Tim Penilai Internal Pembangunan Zona Integritas."
    ) in text


def test_an_office_names_its_own_teams_and_recipients(zi: Zi, regency: Path) -> None:
    """The fields of the type replace the usual teams, and add recipients."""
    settings = regency / "data" / DATA / "pengaturan.yaml"
    own = (
        "    nama_tim_identifikasi: Kelompok Kerja Identifikasi\n"
        "    pembina: Sekretariat Reformasi Birokrasi\n"
    )
    edit(settings, COACHES, own)
    assert zi("buat", DECREE, "--terbit", "--data", DATA).code == 0
    text = _decree(regency)
    assert "hasil identifikasi Kelompok Kerja Identifikasi, unit kerja" in text
    assert "dilaksanakan oleh Sekretariat Reformasi Birokrasi, sedangkan" in text
    finance = "Kepala Badan Keuangan dan Aset Daerah Kabupaten Gunungkidul"
    assert f"5.\t{finance};\n6.\tKepala Bagian Hukum" in text


@pytest.mark.parametrize(
    ("tanggal", "rule"),
    [
        ("20 April 2020", "Nomor 52 Tahun 2014 tentang Pedoman Pembangunan"),
        ("4 Januari 2021", "Nomor 52 Tahun 2014 tentang Pedoman Pembangunan"),
        ("3 Januari 2022", "Nomor 90 Tahun 2021 tentang Pembangunan dan Evaluasi"),
        ("2 Maret 2026", "Instansi Pemerintah sebagaimana telah diubah dengan Peraturan Menteri"),
    ],
)
def test_the_considerations_name_the_rule_that_orders_the_act(
    tanggal: str, rule: str, zi: Zi, regency: Path
) -> None:
    """The second consideration is the rule of the decree's own date, without its gazette."""
    assert zi("buat", DECREE, "--terbit", "--tanggal", tanggal, "--data", DATA).code == 0
    (line,) = (one for one in _decree(regency).splitlines() if one.startswith("b.\tbahwa untuk"))
    assert rule in line
    assert "Berita Negara" not in line
    assert "huruf a, huruf b, dan huruf c, perlu menetapkan" in _decree(regency)


def test_a_kept_amendment_is_printed(zi: Zi, regency: Path) -> None:
    """An office that goes on citing UU 9/2015 says so in its settings."""
    settings = regency / "data" / DATA / "pengaturan.yaml"
    kept = "tetap_mengutip: Undang-Undang Nomor 9 Tahun 2015\n"
    settings.write_text(f"{settings.read_text(encoding='utf-8')}{kept}", encoding="utf-8")
    day = ("--tanggal", "4 Januari 2021")
    assert zi("buat", DECREE, "--terbit", *day, "--data", DATA).code == 0
    text = _decree(regency)
    assert "terakhir dengan Undang-Undang Nomor 9 Tahun 2015" in text
    assert "terakhir dengan Undang-Undang Nomor 11 Tahun 2020" not in text


def test_no_decree_is_signed_by_mandate_of_a_mandate(zi: Zi, regency: Path) -> None:
    """A decree that would be signed u.b. is refused at the manner, and gets no number."""
    edit(
        regency / "data" / DATA / "pengaturan.yaml",
        "    jabatan: Bupati Gunungkidul\n",
        "    jabatan: Asisten Administrasi Umum\n    cara: u.b.\n"
        "    atas_nama: Bupati Gunungkidul\n    melalui: Sekretaris Daerah\n",
    )
    told = zi("buat", DECREE, "--terbit", "--data", DATA)
    assert told.code == 1
    assert "ZI356" in told.err
    assert "pejabat.kepala_daerah.cara" in told.err
    assert not list((regency / "output").rglob("SK*.docx"))


@pytest.mark.parametrize(
    ("signer", "copied"),
    [
        ("jabatan: Sekretaris Daerah\n    cara: a.n.\n    atas_nama: Bupati Gunungkidul",
         "3.\tBupati Gunungkidul;\n4.\tInspektur"),
        ("jabatan: Wakil Bupati\n    cara: a.n.\n    atas_nama: Bupati Gunungkidul",
         "3.\tBupati Gunungkidul;\n4.\tSekretaris Daerah"),
        ("jabatan: Bupati Gunungkidul\n    cara: Plh.\n    jabatan_sendiri: Sekretaris Daerah",
         "Istimewa Yogyakarta;\n3.\tInspektur"),
        ("jabatan: Bupati Gunungkidul\n    cara: Plt.\n    jabatan_sendiri: Wakil Bupati",
         "Istimewa Yogyakarta;\n3.\tSekretaris Daerah"),
    ],
    ids=["a.n. sekda", "a.n. wakil", "Plh. sekda", "Plt. wakil"],
)  # fmt: skip
def test_who_signs_for_the_head_gets_no_copy(
    signer: str, copied: str, zi: Zi, regency: Path
) -> None:
    """What is signed a.n. the head goes to the head; a Sekretaris Daerah who signs is left out."""
    settings = regency / "data" / DATA / "pengaturan.yaml"
    edit(settings, "    jabatan: Bupati Gunungkidul\n", f"    {signer}\n")
    assert zi("buat", DECREE, "--terbit", "--data", DATA).code == 0
    assert copied in _decree(regency)


def test_the_annex_tells_the_predicate_that_a_unit_holds(zi: Zi, regency: Path) -> None:
    """A predicate held is told in full beside the note, unless the note tells it itself."""
    units = regency / "data" / DATA / "unit_kerja.csv"
    rows = units.read_bytes()
    for old, new in (
        (b";WBK;;ya;ya;ya;Layanan dokumen", b";WBBM;WBK;ya;ya;ya;Layanan dokumen"),
        (b";WBK;;ya;ya;ya;Pelayanan administrasi terpadu kapanewon",
         b";WBBM;WBK;ya;ya;ya;Berpredikat sejak 2019"),
    ):  # fmt: skip
        assert old in rows
        rows = rows.replace(old, new)
    units.write_bytes(rows)
    edit(regency / "data" / DATA / "pengaturan.yaml", "  WBK: 2\n", "  WBBM: 2\n")
    assert zi("buat", DECREE, "--terbit", "--data", DATA).code == 0
    text = _decree(regency)
    held = "telah berpredikat Menuju Wilayah Bebas dari Korupsi"
    assert f"| Layanan dokumen kependudukan dan akta; {held}\n" in text
    assert "| Berpredikat sejak 2019" in text


@pytest.mark.parametrize("kepala", ["Menteri Sosial", "Wakil Bupati Gunungkidul", "Kepala Daerah"])
def test_another_head_is_refused_before_a_number_is_spent(
    kepala: str, zi: Zi, regency: Path
) -> None:
    """A head with another post is reported once; no file is made and no number is given."""
    _head(regency, kepala)
    issue = ("buat", DECREE, "--terbit")
    for line in (("periksa", DECREE), ("buat", DECREE), issue, (*issue, "--lewati")):
        told = zi(*line, "--data", DATA)
        assert told.code == 1
        assert told.err.count("KESALAHAN") == 1
        assert f"KESALAHAN ZI383  {PLACE}\n" in told.err
        assert f'"{kepala}" bukan Bupati, Wali Kota, atau Gubernur' in told.err
    assert not list((regency / "output").rglob("*.docx"))
    assert zi("register", "lihat", "--data", DATA).out == "Belum ada nomor dalam register ini.\n"


def test_a_manifest_of_the_office_keeps_the_refusal(zi: Zi, regency: Path) -> None:
    """A type whose text asks for the head is checked, even if its manifest does not ask for it."""
    _head(regency, "Menteri Sosial")
    own = regency / "templates" / DECREE
    own.mkdir(parents=True)
    builtin = Path(__file__).parents[2] / "templates" / DECREE / "manifest.yaml"
    (own / "manifest.yaml").write_bytes(builtin.read_bytes().replace(b"kepala_daerah, ", b""))
    for options in ((), ("--terbit",)):
        assert "KESALAHAN ZI383" in zi("buat", DECREE, *options, "--data", DATA).err
    assert not (regency / "data" / DATA / "register.db").exists()


def test_other_types_ask_no_head(zi: Zi, regency: Path) -> None:
    """An office with another head gets every document but the decree."""
    _head(regency, "Menteri Sosial")
    assert zi("buat", "pakta-integritas", "notula", "--data", DATA).code == 0
