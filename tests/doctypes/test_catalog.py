"""Document types and page profiles from folders."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from zi_docs.doctypes import Catalog, load_catalog
from zi_docs.errors import Problem, TemplateError, UsageError
from zi_docs.model import Row, Source
from zi_docs.workspace import builtin_templates

MakeNaskah = Callable[..., bytes]

MANIFEST = """\
judul: Notula Rapat
keluarga: khusus
satu_per: rapat
nama_berkas: "Notula {rapat.kode}"
"""
PROFILE = """\
judul: Kantor
kertas: {nama: A4, lebar: 210, tinggi: 297}
batas: {atas: 20, bawah: 25, kiri: 30, kanan: 20}
huruf:
  penetapan: {nama: Arial, ukuran: 12}
  korespondensi: {nama: Arial, ukuran: 12}
  khusus: {nama: Arial, ukuran: 12}
nomor:
  surat: {pola: "{kode}/{urut}/{tahun}", kode: "005"}
"""


@pytest.fixture
def templates(tmp_path: Path, make_naskah: MakeNaskah) -> Path:
    """A folder with one document type, one shared piece of each kind, and one profile."""
    folder = tmp_path / "templates"
    for name in ("notula", "_bagian", "_tata_naskah"):
        (folder / name).mkdir(parents=True)
    (folder / "notula" / "manifest.yaml").write_text(MANIFEST, encoding="utf-8")
    (folder / "notula" / "naskah.docx").write_bytes(make_naskah("a"))
    (folder / "_bagian" / "kop.docx").write_bytes(b"kop")
    (folder / "_bagian" / "pembuka.j2").write_text("Bersama", encoding="utf-8")
    (folder / "_tata_naskah" / "kantor.yaml").write_text(PROFILE, encoding="utf-8")
    shutil.copytree(builtin_templates() / "_tabel", folder / "_tabel")
    return folder


SETTINGS = Row(
    Source("data/x/pengaturan.yaml"), 1, {}, {"tata_naskah": 9, "tata_naskah.labl_nip": 11}
)


def refused(load: Callable[[], object]) -> list[Problem]:
    with pytest.raises(TemplateError) as error:
        load()
    return list(error.value.problems)


def load_problems(templates: Path) -> list[Problem]:
    catalog = load_catalog([templates])
    return refused(lambda: catalog.load("notula"))


def test_a_folder_is_a_type(templates: Path) -> None:
    """A folder with a manifest is a document type, unless its name begins with _ or a dot."""
    (templates / ".arsip").mkdir()
    (templates / ".arsip" / "manifest.yaml").write_text(MANIFEST, encoding="utf-8")
    shutil.copy(templates / "notula" / "manifest.yaml", templates / "_bagian")
    (templates / "kosong").mkdir()
    catalog = load_catalog([templates])
    assert list(catalog.types) == ["notula"]
    assert list(catalog.profiles) == ["kantor"]


def test_what_a_type_holds(templates: Path) -> None:
    """A type has its manifest, its Word file, its own partials and the shared pieces."""
    (templates / "notula" / "penutup.j2").write_text("Sekian", encoding="utf-8-sig")
    (templates / "_bagian" / "~$kop.docx").write_bytes(b"Word is open")
    doctype = load_catalog([templates]).load("notula")
    assert doctype.manifest.judul == "Notula Rapat"
    assert doctype.naskah == (templates / "notula" / "naskah.docx").read_bytes()
    assert doctype.partials == {"pembuka": "Bersama", "penutup": "Sekian"}
    assert doctype.fragments == {"kop": b"kop"}
    assert str(doctype.place()) == "templates/notula/naskah.docx"


def test_own_partials_come_first(templates: Path) -> None:
    """A type's own partial hides the shared one of the same name."""
    (templates / "notula" / "pembuka.j2").write_text("Sendiri", encoding="utf-8")
    assert load_catalog([templates]).load("notula").partials == {"pembuka": "Sendiri"}


def test_the_office_overrides(templates: Path, tmp_path: Path) -> None:
    """An office's type, piece and profile replace the built-in ones of the same name."""
    own = tmp_path / "kantor" / "templates"
    shutil.copytree(templates, own)
    manifest = MANIFEST.replace("Notula Rapat", "Notula Kami")
    (own / "notula" / "manifest.yaml").write_text(manifest, encoding="utf-8")
    (own / "_bagian" / "kop.docx").write_bytes(b"kop kami")
    (own / "_bagian" / "pembuka.j2").write_text("Kami", encoding="utf-8")
    (own / "_tata_naskah" / "kantor.yaml").write_text(
        PROFILE.replace("judul: Kantor", "judul: Kami"), encoding="utf-8"
    )
    catalog = load_catalog([templates, own])
    doctype = catalog.load("notula")
    assert doctype.manifest.judul == "Notula Kami"
    assert doctype.fragments == {"kop": b"kop kami"}
    assert doctype.partials == {"pembuka": "Kami"}
    assert catalog.load_profile("kantor", SETTINGS).judul == "Kami"
    assert load_catalog([templates]).load("notula").manifest.judul == "Notula Rapat"


def test_an_own_type_uses_the_shared_pieces(templates: Path, tmp_path: Path) -> None:
    """A type that only the office has uses the built-in shared pieces."""
    own = tmp_path / "kantor" / "templates"
    shutil.copytree(templates / "notula", own / "undangan")
    doctype = load_catalog([templates, own]).load("undangan")
    assert doctype.fragments == {"kop": b"kop"}
    assert doctype.partials == {"pembuka": "Bersama"}


@pytest.mark.parametrize(
    ("jenis", "hint"),
    [("notla", 'Mungkin "notula"; yang ada: notula.'),
     ("surat-izin", "Tulis salah satu: notula."), ("", "Tulis salah satu: notula."),
     ("_bagian", "Tulis salah satu: notula.")],
)  # fmt: skip
def test_unknown_type(templates: Path, jenis: str, hint: str) -> None:
    """An unknown type is refused with the one that may be meant, or with all (ZI002)."""
    with pytest.raises(UsageError) as error:
        load_catalog([templates]).load(jenis)
    [problem] = error.value.problems
    assert (problem.code, problem.hint) == ("ZI002", hint)


@pytest.mark.parametrize(
    ("yaml", "code", "place"),
    [
        ("judul: a\nkeluarga: [x\n", "ZI432", "templates/notula/manifest.yaml, baris 2"),
        ("judul: a\n\tkeluarga: x\n", "ZI432", "templates/notula/manifest.yaml, baris 2"),
        ("judul: a: b\n", "ZI432", "templates/notula/manifest.yaml, baris 1"),
        ("judul: \x07\n", "ZI432", "templates/notula/manifest.yaml, baris 1"),
        ("- judul\n", "ZI433", "templates/notula/manifest.yaml"),
        ("", "ZI433", "templates/notula/manifest.yaml"),
        ("judul", "ZI433", "templates/notula/manifest.yaml"),
    ],
)
def test_broken_manifest(templates: Path, yaml: str, code: str, place: str) -> None:
    """A manifest that is not YAML is refused with its line, one without keys with its file."""
    (templates / "notula" / "manifest.yaml").write_text(yaml, encoding="utf-8")
    assert [(p.code, str(p.place)) for p in load_problems(templates)] == [(code, place)]


def test_manifest_in_another_encoding(templates: Path) -> None:
    """A manifest in an old encoding is refused (ZI432)."""
    (templates / "notula" / "manifest.yaml").write_bytes(b"judul: Notula \x96 Rapat\n")
    assert [p.code for p in load_problems(templates)] == ["ZI432"]


def test_manifest_with_a_byte_order_mark(templates: Path) -> None:
    """A manifest saved by Notepad is read like any other."""
    (templates / "notula" / "manifest.yaml").write_text(MANIFEST, encoding="utf-8-sig")
    assert load_catalog([templates]).load("notula").manifest.judul == "Notula Rapat"


def test_every_fault_of_a_manifest_is_told(templates: Path) -> None:
    """Unknown keys and wrong choices are reported together, each once."""
    manifest = MANIFEST.replace("keluarga: khusus", "keluraga: khusus").replace("rapat\n", "hari\n")
    (templates / "notula" / "manifest.yaml").write_text(manifest, encoding="utf-8")
    problems = load_problems(templates)
    assert sorted(p.code for p in problems) == ["ZI202", "ZI204"]
    [unknown] = [p for p in problems if p.code == "ZI204"]
    assert unknown.hint.startswith('Mungkin "keluarga"')
    assert all(str(p.place).startswith("templates/notula/manifest.yaml") for p in problems)


def test_a_type_without_its_word_file(templates: Path) -> None:
    """A folder without naskah.docx is refused (ZI431); the other types stay usable."""
    shutil.copytree(templates / "notula", templates / "lain")
    (templates / "notula" / "naskah.docx").unlink()
    problems = load_problems(templates)
    assert [(p.code, str(p.place)) for p in problems] == [("ZI431", "templates/notula/naskah.docx")]
    assert load_catalog([templates]).load("lain").id == "lain"


YES_AND_NO = pytest.mark.parametrize(
    ("typed", "value"),
    [("ya", True), ("Ya", True), ("'ya'", True), ("true", True), ("tidak", False), ("TIDAK", False),
     ("false", False)],
)  # fmt: skip


@YES_AND_NO
def test_yes_and_no_in_a_manifest(templates: Path, typed: str, value: bool) -> None:
    """The manifest's yes or no may be Indonesian: "wajib"."""
    text = MANIFEST + f"isian: {{isian.a: {{wajib: {typed}}}}}\n"
    (templates / "notula" / "manifest.yaml").write_text(text, encoding="utf-8")
    manifest = load_catalog([templates]).load("notula").manifest
    assert manifest.isian["isian.a"].wajib is value


@YES_AND_NO
def test_yes_and_no_in_a_profile(templates: Path, typed: str, value: bool) -> None:
    """The profile's too: "dengan_rahmat" and "per_unit", in its file and in the settings."""
    pattern = f'  sk: {{pola: "{{unit}}/{{urut}}", per_unit: {typed}}}\ndengan_rahmat: {typed}\n'
    (templates / "_tata_naskah" / "kantor.yaml").write_text(PROFILE + pattern, encoding="utf-8")
    catalog = load_catalog([templates])
    made = catalog.load_profile("kantor", SETTINGS)
    assert (made.dengan_rahmat, made.nomor["sk"].per_unit) == (value, value)
    text = typed.strip("'")
    own = {"profil": "kantor", "dengan_rahmat": text, "nomor": {"sk": {"per_unit": text}}}
    made = catalog.load_profile(own, SETTINGS)
    assert (made.dengan_rahmat, made.nomor["sk"].per_unit) == (value, value)


@pytest.mark.parametrize("typed", ["mungkin", "", "2"])
def test_neither_yes_nor_no(templates: Path, typed: str) -> None:
    """Another word is refused, and so is an empty value, which must not count as a no."""
    text = MANIFEST + f"isian: {{isian.a: {{wajib: {typed}}}}}\n"
    (templates / "notula" / "manifest.yaml").write_text(text, encoding="utf-8")
    [problem] = load_problems(templates)
    assert problem.code in ("ZI201", "ZI202")
    assert '"wajib"' in problem.message


def profile(catalog: Catalog, setting: object) -> Callable[[], object]:
    return lambda: catalog.load_profile(setting, SETTINGS)  # type: ignore[arg-type]


def test_profile_with_own_keys(templates: Path) -> None:
    """The keys that an office gives replace the profile's, at any depth; the rest stays."""
    made = load_catalog([templates]).load_profile(
        {"profil": "kantor", "kertas": {"lebar": "215"}, "huruf": {"khusus": {"ukuran": "11"}},
         "nomor": {"surat": {"kode": "000"}, "sk": {"pola": "{urut}"}}, "label_nip": "NIP. "},
        SETTINGS,
    )  # fmt: skip
    assert (made.kertas.nama, made.kertas.lebar, made.kertas.tinggi) == ("A4", 215, 297)
    assert (made.huruf["khusus"].nama, made.huruf["khusus"].ukuran) == ("Arial", 11)
    assert made.huruf["penetapan"].ukuran == 12
    assert (made.nomor["surat"].pola, made.nomor["surat"].kode) == ("{kode}/{urut}/{tahun}", "000")
    assert made.nomor["sk"].pola == "{urut}"
    assert made.label_nip == "NIP. "
    assert load_catalog([templates]).load_profile("kantor", SETTINGS).kertas.lebar == 210


@pytest.mark.parametrize("setting", ["kantr", {"profil": "kantr"}, {"label_nip": "x"}])
def test_unknown_profile(templates: Path, setting: object) -> None:
    """An unknown profile is refused where it was typed, with those that exist (ZI435)."""
    [problem] = refused(profile(load_catalog([templates]), setting))
    assert (problem.code, str(problem.place)) == (
        "ZI435",
        "data/x/pengaturan.yaml, baris 9, tata_naskah",
    )
    assert problem.hint.endswith(": kantor.")


def test_a_family_may_have_a_paper_of_its_own(templates: Path) -> None:
    """A profile may give decrees another paper; a paper in the settings is that of all papers."""
    path = templates / "_tata_naskah" / "kantor.yaml"
    path.write_text(
        PROFILE + "kertas_keluarga: {penetapan: {nama: F4, lebar: 215, tinggi: 330}}\n", "utf-8"
    )
    catalog = load_catalog([templates])
    made = catalog.load_profile("kantor", SETTINGS)
    assert made.kertas_untuk("penetapan").lebar == 215
    assert made.kertas_untuk("khusus").lebar == 210
    everywhere, decrees = {"kertas": {"lebar": 200}}, {"penetapan": {"lebar": 216, "tinggi": 330}}
    for own, lebar in (
        (everywhere, 200),
        ({"kertas_keluarga": {"penetapan": {"lebar": 217}}}, 217),
        ({**everywhere, "kertas_keluarga": decrees}, 216),
    ):
        made = catalog.load_profile({"profil": "kantor", **own}, SETTINGS)
        assert made.kertas_untuk("penetapan").lebar == lebar


def test_the_decree_of_the_current_profile_is_on_f4(repository: Path) -> None:
    """Permendagri 1/2023 gives letters A4; decrees follow the rule on regional legal products."""
    made = load_catalog([repository / "templates"]).load_profile("permendagri-1-2023", SETTINGS)
    assert (made.kertas_untuk("penetapan").lebar, made.kertas_untuk("penetapan").tinggi) == (
        215,
        330,
    )
    assert made.kertas_untuk("khusus").tinggi == 297


def test_wrong_keys_of_a_profile(templates: Path) -> None:
    """A mistake in what an office adds to a profile is reported in the office's file."""
    own = {"profil": "kantor", "labl_nip": "x", "kertas": {"lebar": "lebar"}}
    problems = refused(profile(load_catalog([templates]), own))
    assert sorted((p.code, str(p.place)) for p in problems) == [
        ("ZI202", "data/x/pengaturan.yaml, baris 9, tata_naskah.kertas.lebar"),
        ("ZI204", "data/x/pengaturan.yaml, baris 11, tata_naskah.labl_nip"),
    ]


def test_wrong_keys_in_the_profiles_file(templates: Path) -> None:
    """A mistake in the profile itself is reported in the profile's file."""
    (templates / "_tata_naskah" / "kantor.yaml").write_text(PROFILE + "huruff: x\n", "utf-8")
    for own in ("kantor", {"profil": "kantor", "label_nip": "NIP. "}):
        [problem] = refused(profile(load_catalog([templates]), own))
        assert str(problem.place) == "templates/_tata_naskah/kantor.yaml, baris 10, huruff"


def test_broken_profile(templates: Path) -> None:
    """A profile that is not YAML is refused with its own file and line."""
    (templates / "_tata_naskah" / "kantor.yaml").write_text("judul: [x\n", encoding="utf-8")
    [problem] = refused(profile(load_catalog([templates]), "kantor"))
    assert problem.code == "ZI432"
    assert str(problem.place) == "templates/_tata_naskah/kantor.yaml, baris 1"


def test_builtin_types_and_profiles(repository: Path) -> None:
    """Every built-in type and profile is whole."""
    catalog = load_catalog([repository / "templates"])
    for jenis in catalog.types:
        assert catalog.load(jenis).manifest.judul
    for name in catalog.profiles:
        assert catalog.load_profile(name, SETTINGS).judul


def test_partial_in_another_encoding(templates: Path) -> None:
    """A partial in an old encoding is refused without a traceback."""
    (templates / "notula" / "penutup.j2").write_bytes(b"Rapat \x96 selesai")
    assert str(load_problems(templates)[0].place) == "templates/notula/penutup.j2"


def test_the_line_of_a_wrong_key(templates: Path) -> None:
    """A wrong key of a manifest is reported with its line."""
    (templates / "notula" / "manifest.yaml").write_text(MANIFEST + "lain: x\n", encoding="utf-8")
    [problem] = load_problems(templates)
    assert str(problem.place) == "templates/notula/manifest.yaml, baris 5, lain"


def test_the_line_of_a_nested_key(templates: Path) -> None:
    """A wrong key deep inside is reported with its own line."""
    isian = "isian:\n  rapat.acara:\n    keterangan: x\n    wajb: true\n"
    (templates / "notula" / "manifest.yaml").write_text(MANIFEST + isian, encoding="utf-8")
    [problem] = load_problems(templates)
    assert str(problem.place) == "templates/notula/manifest.yaml, baris 8, isian.rapat.acara.wajb"


def test_a_manifest_that_holds_itself(templates: Path) -> None:
    """A manifest whose YAML refers to itself is refused without a traceback."""
    text = MANIFEST + "isian: &semua {a: *semua}\n"
    (templates / "notula" / "manifest.yaml").write_text(text, encoding="utf-8")
    assert [p.code for p in load_problems(templates)] == ["ZI432"]


def test_where_partials_stand(templates: Path) -> None:
    """Each partial knows its own file, shared ones too."""
    (templates / "notula" / "penutup.j2").write_text("Sekian", encoding="utf-8")
    doctype = load_catalog([templates]).load("notula")
    places = [str(doctype.partial_place(name)) for name in ("pembuka", "penutup")]
    assert places == ["templates/_bagian/pembuka.j2", "templates/notula/penutup.j2"]


def test_an_unreadable_file_is_told_in_indonesian(templates: Path) -> None:
    """The reason why a file can't be read is in Indonesian (ZI431)."""
    (templates / "notula" / "naskah.docx").unlink()
    [problem] = load_problems(templates)
    assert problem.message == "Berkas tidak dapat dibaca: tidak ada di alamat itu."


_NO_PLAIN_FILE = "Berkas tidak dapat dibaca: di alamat itu bukan berkas biasa."


@pytest.mark.parametrize(
    "file", ["notula/naskah.docx", "notula/isi.j2", "notula/manifest.yaml", "_bagian/kop.docx"]
)
def test_a_pipe_is_no_file(templates: Path, file: str) -> None:
    """A pipe in place of a type's file is refused, since reading it would wait (ZI431)."""
    (templates / file).unlink(missing_ok=True)
    os.mkfifo(templates / file)
    [problem] = refused(lambda: load_catalog([templates]).load("notula"))
    assert (problem.code, problem.message) == ("ZI431", _NO_PLAIN_FILE)
    assert str(problem.place) == f"templates/{file}"


def test_a_link_in_a_circle_is_told(templates: Path) -> None:
    """A type whose manifest leads back to itself is refused, not passed over (ZI431)."""
    (templates / "notula" / "manifest.yaml").unlink()
    (templates / "notula" / "manifest.yaml").symlink_to("manifest.yaml")
    [problem] = refused(lambda: load_catalog([templates]).load("notula"))
    assert "tautannya berputar" in problem.message


@pytest.mark.parametrize("folder", ["_tabel", "_tata_naskah", "_bagian", "notula"])
@pytest.mark.parametrize("number", [errno.EIO, errno.ESTALE, errno.EACCES])
def test_a_disk_that_refuses_a_folder_is_never_silence(
    templates: Path, monkeypatch: pytest.MonkeyPatch, folder: str, number: int
) -> None:
    """A folder that can't be listed raises the disk's error; its files would be lost."""
    (templates / folder).mkdir(exist_ok=True)
    listdir = os.listdir

    def refuse(path: Path) -> list[str]:
        if Path(path).name == folder:
            raise OSError(number, "x", str(path))
        return listdir(path)

    monkeypatch.setattr(os, "listdir", refuse)
    with pytest.raises(OSError, match="x") as error:
        load_catalog([templates]).load("notula")
    assert str(error.value.filename).endswith(folder)


def write_manifest(templates: Path, keys: str) -> None:
    own = MANIFEST.replace("satu_per: rapat", "satu_per: data")
    (templates / "notula" / "manifest.yaml").write_text(f"{own}{keys}\n", encoding="utf-8")


@pytest.mark.parametrize(
    "keys",
    [
        "halaman: 1",
        "muat: {halaman: 1, gaya: [{A: B}]}",
        "halaman: 1\nmuat: {halaman: 1, gaya: [{A: B}]}",
    ],
)
def test_pages_are_fixed_with_or_without_steps(templates: Path, keys: str) -> None:
    """A type's number of pages stands under halaman, under muat, or under both."""
    write_manifest(templates, keys)
    assert load_catalog([templates]).load("notula").manifest.pages == 1


@pytest.mark.parametrize(
    ("keys", "code", "line"),
    [
        ("muat: {halaman: 1}", "ZI458", 5),
        ("muat: {halaman: 1, gaya: []}", "ZI458", 5),
        ("muat: {halaman: 1, gaya: [{A: B}, {}]}", "ZI458", 5),
        ("halaman: 2\nmuat: {halaman: 1, gaya: [{A: B}]}", "ZI459", 5),
        ("muat: {halaman: 0, gaya: [{A: B}]}", "ZI202", 5),
        ("muat: {gaya: [{A: B}]}", "ZI201", 5),
        ("muat:\n  halaman: 1\n  gaya: [A]", "ZI202", 7),
        ("bukti: [1.i.a, 1.i.z]", "ZI588", 5),
        ("bukti: {macam: {rapat: [1.i.a]}}", "ZI588", 5),
        ("bukti: {agen.perubahan: {rapat: [1.i.a]}}", "ZI588", 5),
        ("bukti: {bila_terisi: {isian.dasar: [1.i.a]}}", "ZI588", 5),
        ("sebutan: Notula {acaranya}", "ZI588", 5),
        ("berlaku: {sejak: 2024-08-02, sampai: 2024-08-01}", "ZI460", 5),
        ("berlaku:\n  sampai: 2024-08-01\n  sejak: 2 Agustus 2024", "ZI460", 7),
    ],
)
def test_a_type_that_contradicts_itself_is_refused(
    templates: Path, keys: str, code: str, line: int
) -> None:
    """Pages without steps, two numbers of pages, or an end before the start are told in place."""
    write_manifest(templates, keys)
    [problem] = load_problems(templates)
    assert (problem.code, problem.place.line) == (code, line)


@pytest.mark.parametrize(
    "name", ["manifest.yml", "manifest.yaml.txt", "Manifest.yaml", "manifest (1).yaml"]
)
def test_a_misnamed_manifest_is_named(templates: Path, name: str) -> None:
    """The file that seems to be the manifest is named with the mend, and told once (ZI438)."""
    (templates / "notula" / "manifest.yaml").rename(templates / "notula" / name)
    [problem] = load_catalog([templates]).problems
    assert (problem.code, str(problem.place)) == ("ZI438", f"templates/notula/{name}")
    assert "Ganti namanya menjadi manifest.yaml" in problem.hint


@pytest.mark.parametrize(
    "name",
    ["naskah.docx.docx", "naskah (1).docx", "Naskah.docx", "naskah - Copy.docx", "naskah.doc"],
)
def test_a_misnamed_naskah_is_named(templates: Path, tmp_path: Path, name: str) -> None:
    """The file that seems to be the naskah is named; also where a built-in one would be used."""
    (templates / "notula" / "naskah.docx").rename(templates / "notula" / name)
    [problem] = refused(lambda: load_catalog([templates]).load("notula"))
    assert (problem.code, str(problem.place)) == ("ZI431", f"templates/notula/{name}")
    assert "Ganti namanya menjadi naskah.docx" in problem.hint
    built_in = tmp_path / "bawaan"
    shutil.copytree(templates, built_in)
    (built_in / "notula" / name).rename(built_in / "notula" / "naskah.docx")
    [warning] = load_catalog([built_in, templates]).problems
    assert (warning.code, str(warning.place)) == ("ZI438", f"templates/notula/{name}")
