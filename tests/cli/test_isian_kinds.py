"""The own fields of a document type that have a kind, from the settings to the paper."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from .conftest import PENGATURAN
from .files import edit, save_docx, text_of
from .runs import Zi

DATA = ("--data", "kantor")
MANIFEST = """\
judul: Undangan
keluarga: korespondensi
satu_per: data
nama_berkas: undangan
tanggal: isian.hari
isian:
  isian.hari: {jenis: tanggal}
  isian.biaya: {jenis: rupiah, bawaan: 0}
  isian.porsi: {jenis: persen, bawaan: 1}
  isian.ketua: {jenis: orang, luar: ya}
  isian.tim: {jenis: daftar orang, wajib: tidak}
  isian.tempat.unit: {jenis: unit}
  isian.cara: {jenis: pilihan, pilihan: {Luring: [tatap muka], Daring: []}, bawaan: Daring}
  isian.rahasia: {jenis: ya/tidak, wajib: tidak}
  isian.acara: {jenis: daftar, bebas: ya}
  isian.catatan: {wajib: tidak, bawaan: ""}
"""
NASKAH = (
    "{{ tanggal|tanggal }} = {{ isian.hari|hari_tanggal }}; {{ isian.biaya|rupiah }}; "
    "{{ isian.porsi }}; {{ isian.ketua.nama_gelar }} {{ isian.ketua.nomor_tampil }}; "
    "{% for satu in isian.tim %}{{ satu.nama }} {% endfor %}; {{ isian.tempat.unit.nama }}; "
    "{{ isian.cara }}; {% if isian.rahasia %}rahasia{% endif %}; "
    "{{ isian.acara|gabung(', ') }}; {{ isian.catatan }}"
)
ISIAN = """\
isian:
  undangan:
    hari: Senin, 3 Mei 2021
    biaya: Rp1.500.000
    porsi: 33,3%
    ketua: "19670816 199303 1 005"
    tim: [Arum Sekarwangi, nihil, "196708161993031005"]
    tempat: {unit: DUKCAPIL}
    cara: TATAP MUKA
    rahasia: ya
    acara: Pembukaan; Nihil
    catatan: "-"
"""


@pytest.fixture
def invitation(office: Path) -> Path:
    """The tiny office with an invitation whose fields have kinds."""
    folder = office / "templates/undangan"
    folder.mkdir()
    (folder / "manifest.yaml").write_text(MANIFEST, encoding="utf-8")
    save_docx(folder / "naskah.docx", NASKAH)
    settings = office / "data/kantor/pengaturan.yaml"
    settings.write_text(PENGATURAN + ISIAN, encoding="utf-8")
    return office


def told(zi: Zi) -> list[tuple[str, str]]:
    """Return the code and place of each problem that checking the type finds."""
    found = json.loads(zi("periksa", "undangan", *DATA, "--json").out)["masalah"]
    return [(one["kode"], one["tempat"].removeprefix("data/kantor/")) for one in found]


def printed() -> str:
    return text_of(Path("output/kantor/undangan/undangan.docx"))


def test_a_field_is_shown_as_its_kind(invitation: Path, zi: Zi) -> None:
    """Each field is converted like a cell of its kind; without one a dash is nothing."""
    assert zi("buat", "undangan", *DATA).code == 0
    assert printed() == (
        "3 Mei 2021 = Senin, 3 Mei 2021; Rp1.500.000; 33,3%; Widodo Cahyo 19670816 199303 1 005; "
        "Arum Sekarwangi Widodo Cahyo ; Dinas Kependudukan dan Pencatatan Sipil; Luring; rahasia; "
        "Pembukaan, Nihil; "
    )


def test_an_empty_field_gives_its_default(invitation: Path, zi: Zi) -> None:
    """What means nothing gives the default, which is converted too; else the field is empty."""
    settings = invitation / "data/kantor/pengaturan.yaml"
    for key in ("biaya: Rp1.500.000", "porsi: 33,3%", "cara: TATAP MUKA", "rahasia: ya"):
        edit(settings, key, f'{key.partition(":")[0]}: "-"')
    edit(settings, "tim: [Arum Sekarwangi", "tim: [n/a")
    assert zi("buat", "undangan", *DATA).code == 0
    assert "; Rp0; 1%; Widodo Cahyo 19670816 199303 1 005; Widodo Cahyo ; " in printed()
    assert "; Daring; ; Pembukaan" in printed()


@pytest.mark.parametrize(
    ("old", "new", "code", "place"),
    [
        ("Senin, 3 Mei 2021", "31 April 2021", "ZI203", "baris 10, isian.undangan.hari"),
        ("Rp1.500.000", "sejuta", "ZI203", "baris 11, isian.undangan.biaya"),
        ("33,3%", "12.5", "ZI203", "baris 12, isian.undangan.porsi"),
        ("TATAP MUKA", "Hibrida", "ZI203", "baris 16, isian.undangan.cara"),
        ("rahasia: ya", "rahasia: mungkin", "ZI203", "baris 17, isian.undangan.rahasia"),
        ("Arum Sekarwangi", "Arum Wangi", "ZI321", "baris 14, isian.undangan.tim"),
        ("DUKCAPIL", "DINKES", "ZI320", "baris 15, isian.undangan.tempat.unit"),
        ("acara: Pembukaan; Nihil", "acara: .", "ZI380", "isian.undangan.acara"),
        ('ketua: "19670816 199303 1 005"', "ketua: nihil", "ZI380", "isian.undangan.ketua"),
    ],
)
def test_a_wrong_field_is_told_at_its_line(
    invitation: Path, zi: Zi, old: str, new: str, code: str, place: str
) -> None:
    """A value that does not fit its kind is refused once, at its line in the settings."""
    edit(invitation / "data/kantor/pengaturan.yaml", old, new)
    [(found, where)] = told(zi)
    assert found == code
    assert where.startswith("pengaturan.yaml")
    assert where.endswith(place)


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("{jenis: tanggal}", "{jenis: tgl}", "baris 7, isian.isian.hari"),
        ("{jenis: unit}", "{jenis: anak}", "baris 12, isian.isian.tempat.unit"),
        ("{jenis: unit}", '{jenis: "rujukan: armada"}', "baris 12, isian.isian.tempat.unit"),
        ("pilihan: {Luring: [tatap muka], Daring: []}, ", "", "baris 13, isian.isian.cara"),
        ("bawaan: Daring", "bawaan: Sinkron", "baris 13, isian.isian.cara"),
        ("isian.hari: {jenis", "unit_kerja.nama: {jenis", "baris 7, isian.unit_kerja.nama"),
        ("{jenis: tanggal}", "{jenis: tanggal, luar: ya}", "baris 7, isian.isian.hari.luar"),
        ("catatan: {", "catatan: {pilihan: [Ada], ", "baris 16, isian.isian.catatan.pilihan"),
    ],
)
def test_a_wrong_kind_is_told_in_the_manifest(
    invitation: Path, zi: Zi, old: str, new: str, place: str
) -> None:
    """A kind that no field can have, and a default that does not fit, are the template's fault."""
    edit(invitation / "templates/undangan/manifest.yaml", old, new)
    done = zi("periksa", "undangan", *DATA)
    assert done.code == 3
    assert f"KESALAHAN ZI461  templates/undangan/manifest.yaml, {place}\n" in done.err


@pytest.mark.parametrize(
    ("field", "given", "code"),
    [
        ("jenis: gambar", "denah.png", "ZI205"),
        ("jenis: berkas", "denah.png", "ZI205"),
        ("jenis: berkas, bawaan: denah.png", "", "ZI205"),
        ("jenis: berkas, wajib: tidak", "-", ""),
        ("jenis: berkas", "pengaturan.yaml", ""),
        ("jenis: teks", "denah.png", ""),
    ],
)
def test_a_file_of_a_field_is_there(
    invitation: Path, zi: Zi, field: str, given: str, code: str
) -> None:
    """A picture or file that a field names is in the data folder, like one of a column (ZI205)."""
    edit(
        invitation / "templates/undangan/manifest.yaml",
        "isian:\n",
        f"isian:\n  isian.denah: {{{field}}}\n",
    )
    line = f'    denah: "{given}"\n' if given else ""
    edit(invitation / "data/kantor/pengaturan.yaml", "  undangan:\n", f"  undangan:\n{line}")
    row = 10 if given else 9
    place = f"pengaturan.yaml, baris {row}, isian.undangan.denah"
    assert [(one, at) for one, at in told(zi) if one == "ZI205"] == (
        [(code, place)] if code else []
    )


def test_a_file_of_another_type_is_no_hindrance(invitation: Path, zi: Zi) -> None:
    """A file that only another type names does not concern this one."""
    manifest = invitation / "templates/undangan/manifest.yaml"
    edit(manifest, "isian:\n", "isian:\n  isian.denah: {jenis: berkas, bawaan: denah.png}\n")
    assert json.loads(zi("periksa", "surat", *DATA, "--json").out)["masalah"] == []
