"""Refusals of the models as problems: code, place, and an Indonesian sentence."""

from __future__ import annotations

import math
import re
from typing import Any

import pytest
from pydantic import BaseModel

from zi_docs.codes import Severity
from zi_docs.errors import Problem
from zi_docs.model import Manifest, Pengaturan, Row, Source, TataNaskah, build_setting
from zi_docs.tables import build_records, load_tables, record_classes
from zi_docs.workspace import builtin_templates

CLASSES: Any = record_classes(load_tables((builtin_templates(),), str))
DasarHukumDaerah = CLASSES["dasar_hukum"]
Pegawai = CLASSES["pegawai"]
Rapat = CLASSES["rapat"]
RencanaAksi = CLASSES["rencana_aksi"]
UnitKerja = CLASSES["unit_kerja"]

# Words of pydantic's own messages; "field" and "value" are its usual nouns.
ENGLISH = re.compile(
    r"\b(input|should|field|value|valid|error|extra|permitted|required|string|list|dict|expected|"
    r"or|and|the|must|greater|less|than|number|integer|key|keys)\b",
    re.IGNORECASE,
)
COLUMNS = (
    "nama", "status", "nip", "tanggal_lahir", "punya_bawahan", "kode", "acara", "tanggal", "pukul",
    "peserta", "tindak_lanjut", "unit_kerja", "area", "kegiatan", "anggaran", "jadwal",
)  # fmt: skip
SHEET = Source(
    "data/x/data.xlsx",
    "Lembar",
    headings={name: name.title() for name in COLUMNS},
    letters={name: chr(ord("A") + index) for index, name in enumerate(COLUMNS)},
)
YAML = Source("data/x/pengaturan.yaml")


def cell(column: str, row: int = 2) -> str:
    return f'data/x/data.xlsx, lembar "Lembar", sel {SHEET.letters[column]}{row}'


def refuse_row(model: type[Any], cells: dict[str, Any]) -> list[Problem]:
    records, problems = build_records(model, [Row(SHEET, 2, cells)])
    assert records == ()
    return problems


def refuse_setting(model: type[BaseModel], cells: dict[str, Any]) -> list[Problem]:
    made, problems = build_setting(model, Row(YAML, 1, cells, {"instansi": 1}))
    assert made is None
    return problems


def test_one_problem_per_bad_cell() -> None:
    """Every bad cell of a row is reported once, at its own place."""
    problems = refuse_row(
        Pegawai,
        {
            "nama": "Budi, kepala dinas",
            "status": "aktif",
            "tanggal_lahir": "31 Februari 1990",
            "punya_bawahan": "mungkin",
        },
    )
    columns = ("nama", "status", "tanggal_lahir", "punya_bawahan")
    assert sorted(str(p.place) for p in problems) == sorted(map(cell, columns))
    assert {p.code for p in problems} == {"ZI203"}
    assert {p.severity for p in problems} == {Severity.GALAT}


def test_a_bad_date_and_time_hide_nothing() -> None:
    """A meeting's bad date and time are refused in their cells, beside its other mistakes."""
    cells = {"kode": "", "acara": "x", "tanggal": "besok", "pukul": "25.00", "peserta": "a|b|c|d"}
    problems = refuse_row(Rapat, cells)
    columns = ("kode", "tanggal", "pukul", "peserta")
    assert sorted(str(p.place) for p in problems) == sorted(map(cell, columns))


def test_good_rows_survive() -> None:
    """Rows beside a bad one become records and know where they stood."""
    rows = [
        Row(SHEET, number, {"nama": nama, "status": "PNS"})
        for number, nama in enumerate(("Ani", "", "Budi"), 2)
    ]
    records, problems = build_records(Pegawai, rows)
    assert [record.nama for record in records] == ["Ani", "Budi"]
    assert [str(record.place("nip")) for record in records] == [cell("nip", 2), cell("nip", 4)]
    assert [(p.code, str(p.place)) for p in problems] == [("ZI201", cell("nama", 3))]


@pytest.mark.parametrize(
    ("model", "cells", "code", "column"),
    [
        (Pegawai, {"nama": "", "status": "PNS"}, "ZI201", "nama"),
        (Pegawai, {"nama": "  ", "status": "PNS"}, "ZI201", "nama"),
        (Pegawai, {"nama": "A"}, "ZI201", "status"),
        (Rapat, {"kode": "R", "acara": "x"}, "ZI201", "tanggal"),
        (Rapat, {"kode": "R", "acara": "x", "tanggal": "2020-04-06", "tindak_lanjut": "|Camat|"},
         "ZI201", "tindak_lanjut"),
        (Rapat, {"kode": "R", "acara": "x", "tanggal": "2020-04-06", "tindak_lanjut": "a||1.13.20"},
         "ZI203", "tindak_lanjut"),
        (RencanaAksi, {"unit_kerja": "A", "area": "1", "kegiatan": "x", "anggaran": -1},
         "ZI203", "anggaran"),
        (RencanaAksi, {"unit_kerja": "A", "area": "1", "kegiatan": "x", "anggaran": math.nan},
         "ZI203", "anggaran"),
    ],
)  # fmt: skip
def test_place_and_code(model: type[Any], cells: dict[str, Any], code: str, column: str) -> None:
    """A refusal has its code and the cell it stands in, also deep inside a cell of lines."""
    assert [(p.code, str(p.place)) for p in refuse_row(model, cells)] == [(code, cell(column))]


WRONG: list[tuple[type[BaseModel], dict[str, Any]]] = [
    (Pengaturan, {}),
    (Pengaturan, {"instansi": "x", "tahun": "dua ribu"}),
    (Pengaturan, {"instansi": None, "tahun": None}),
    (Pengaturan, {"instansi": {"nama": ""}, "tahun": "1999"}),
    (Pengaturan, {"instansi": {}, "tahun": "2101"}),
    (Pengaturan, {"instansi": {}, "tahun": 2021.5}),
    (Pengaturan, {"instansi": {}, "tahun": ["2021"]}),
    (Pengaturan, {"instansi": {}, "tahun": math.nan}),
    (Pengaturan, {"instansi": {}, "tahun": math.inf}),
    (Pengaturan, {"instansi": {}, "tahun": "9" * 5000}),
    (Pengaturan, {"zona_waktu": "wib"}),
    (Pengaturan, {"zona_waktu": ["WIB"]}),
    (Pengaturan, {"tata_naskah": ["a"]}),
    (Pengaturan, {"tata_naskah": 5}),
    (Pengaturan, {"pejabat": "Camat"}),
    (Pengaturan, {"pejabat": {"camat": "Ani"}}),
    (Pengaturan, {"pejabat": {"camat": {"jabatan": "Camat", "cara": "lewat"}}}),
    (Pengaturan, {"pejabat": {"camat": {"jabatan": ["Camat"]}}}),
    (Pengaturan, {"pejabat": {5: {"jabatan": "Camat"}}}),
    (Pengaturan, {"isian": ["a"], "jumlah_unit": {"total": "", "WBK": "x"}}),
    (Pengaturan, {"isian": {"notula": "x"}, "tanggal": "besok", "tanggal_jenis": "x"}),
    (Pengaturan, {"tak_dikenal": 1, "": 1, "a[0]": 1}),
    (Pengaturan, {2021: "x"}),  # type: ignore[dict-item]
    (TataNaskah, {}),
    (TataNaskah, {"judul": 5, "kertas": {"lebar": "lebar", "tinggi": 9999}}),
    (TataNaskah, {"kertas": {"lebar": 100, "tinggi": None}}),
    (TataNaskah, {"kertas": {"lebar": math.nan, "tinggi": math.inf}}),
    (TataNaskah, {"batas": {"atas": 1, "bawah": 101, "kiri": [], "kanan": {}}}),
    (TataNaskah, {"huruf": {"lain": {"nama": "Arial", "ukuran": 12}}}),
    (TataNaskah, {"huruf": {"khusus": {"nama": 1, "ukuran": 4}}}),
    (TataNaskah, {"huruf": []}),
    (TataNaskah, {"dengan_rahmat": "barangkali", "akhir_diktum": "!"}),
    (TataNaskah, {"dengan_rahmat": [], "nomor": {"surat": {"pola": "x", "mulai": 0}}}),
    (Manifest, {}),
    (Manifest, {"keluarga": "lain", "satu_per": "rumah", "isian": {"a": {"wajib": "x"}}}),
    (Manifest, {"dasar_hukum": "x", "periksa": {"a": 1}, "judul": ["x"]}),
    (Manifest, {"dasar_hukum": [1, None], "isian": {"a": "b"}}),
    (Pegawai, {"nama": ["A"], "status": {"a": 1}, "tanggal_lahir": 44000.0}),
    (Rapat, {"kode": None, "acara": [], "tanggal": "", "peserta": {"nama": "x"}}),
    (Rapat, {"peserta": [5, ["a"]], "pembahasan": [{"butir": {}}], "undangan": "x"}),
    (Rapat, {"pimpinan": ["a"], "notulis": {"nama": "x"}}),
    (Rapat, {"pimpinan": {"jabatan": "x", "cara": "a.n."}, "undangan": {"no": "1"}}),
    (RencanaAksi, {"jadwal": "kapan", "anggaran": math.inf, "quick_win": []}),
    (UnitKerja, {"predikat_diusulkan": "A", "kode": math.nan}),
    (DasarHukumDaerah, {}),
    (DasarHukumDaerah, {"kutipan": "x", "tingkat": "x", "pakai": "x"}),
]  # fmt: skip


@pytest.mark.parametrize(("model", "cells"), WRONG)
def test_no_english_reaches_a_clerk(model: type[BaseModel], cells: dict[str, Any]) -> None:
    """Every refusal of a model is in Indonesian, with a code and a place, once for each place."""
    problems = refuse_setting(model, cells)
    assert problems
    for problem in problems:
        said = re.sub(r'"[^"]*"', "", problem.message)  # what the clerk typed is quoted
        assert not ENGLISH.search(said), problem
        assert problem.hint
        assert problem.code in {"ZI201", "ZI202", "ZI203", "ZI204"}
        assert str(problem.place).startswith("data/x/pengaturan.yaml, baris 1")
        assert "[" not in str(problem.place) or "a[0]" in str(problem.place)
    assert len({str(p.place) for p in problems}) == len(problems)


@pytest.mark.parametrize(
    ("model", "cells", "path", "meant"),
    [
        (Pengaturan, {"instansii": {}}, "instansii", "instansi"),
        (Pengaturan, {"alamat": {"jaln": "x"}}, "alamat.jaln", "jalan"),
        (Rapat, {"peserta": [{"jabatn": "x"}]}, "peserta ke-1, jabatn", "jabatan"),
        (Rapat, {"undangan": {"nomr": "x"}}, "undangan.nomr", "nomor"),
        (TataNaskah, {"huruf": {"khusus": {"ukurn": 1}}}, "huruf.khusus.ukurn", "ukuran"),
        (TataNaskah, {"nomor": {"surat": {"polaa": "x"}}}, "nomor.surat.polaa", "pola"),
        (Manifest, {"isian": {"rapat.acara": {"wajb": True}}}, "isian.rapat.acara.wajb", "wajib"),
        (Manifest, {"isian": {"isian.a.b": {"bwaan": "x"}}}, "isian.isian.a.b.bwaan", "bawaan"),
    ],
)  # fmt: skip
def test_did_you_mean(model: type[BaseModel], cells: dict[str, Any], path: str, meant: str) -> None:
    """A misspelt key at any depth is reported with its path and the key that may be meant."""
    [problem] = [p for p in refuse_setting(model, cells) if p.code == "ZI204"]
    assert str(problem.place) == f"data/x/pengaturan.yaml, baris 1, {path}"
    assert problem.hint.startswith(f'Mungkin "{meant}"; ')
    assert problem.hint.endswith(" Hapus bila tidak diperlukan.")


@pytest.mark.parametrize(
    "cells",
    [
        {"pejabat": {"camat": {"jabatan": "Camat", "atasan": "x"}}},
        {"pejabat": {"camat": {"jabtan": "Camat"}}},
        {"lambang_kota": "x.png"},
    ],
)
def test_a_key_that_decides_who_signs_is_not_guessed(cells: dict[str, Any]) -> None:
    """A near key is not offered where it would be another mandate or another emblem."""
    [problem] = [p for p in refuse_setting(Pengaturan, cells) if p.code == "ZI204"]
    assert "Mungkin" not in problem.hint
    assert "Yang dikenal: " in problem.hint


def test_a_misspelt_key_is_told_without_the_absent_one() -> None:
    """A misspelt key is reported without a second complaint that the right key is missing."""
    instansi = {"nama": "N", "daerah": "D", "kepala": "K", "ibukota": "I"}
    [problem] = refuse_setting(Pengaturan, {"instansi": instansi, "tahun": 2021})
    assert (problem.code, problem.message) == (
        "ZI204", 'Kunci "ibukota" di bawah "instansi" tidak dikenal.',
    )  # fmt: skip


@pytest.mark.parametrize(
    ("tahun", "message", "hint"),
    [
        ("dua ribu", '"tahun" berisi "dua ribu", padahal harus bilangan bulat.',
         "Tulis angkanya saja, dari 2000 sampai 2100."),
        (21, '"tahun" berisi bilangan 21; yang diterima dari 2000 sampai 2100.',
         "Tulis bilangan dari 2000 sampai 2100."),
        (None, '"tahun" belum diisi.', "Tulis isinya sesudah titik dua."),
    ],
)  # fmt: skip
def test_a_number_is_mended_by_its_bounds(tahun: Any, message: str, hint: str) -> None:
    """A number that is too small, or not a number, is reported with both bounds."""
    told = refuse_setting(Pengaturan, {"instansi": {}, "tahun": tahun})
    assert (message, hint) in [(p.message, p.hint) for p in told]


def test_a_setting_is_called_as_it_is_typed() -> None:
    """A setting is named by its key and the key above it, a cell by its column's heading."""
    told = refuse_setting(Pengaturan, {"instansi": {"nama": ""}})
    assert '"nama" di bawah "instansi" belum diisi.' in [p.message for p in told]
    [cell_told] = refuse_row(Pegawai, {"nama": "", "status": "PNS"})
    assert cell_told.message == "Kolom Nama belum diisi."


def test_one_fault_of_many_rows_is_one_sentence() -> None:
    """The typed values, which differ by row, stand beside the place and not in the sentence."""
    rows = [Row(SHEET, n, {"nama": "A", "status": f"aktif {n}"}) for n in range(2, 202)]
    _, problems = build_records(Pegawai, rows)
    assert len({(p.code, p.message, p.hint) for p in problems}) == 1
    assert {p.about for p in problems} == {f"aktif {n}" for n in range(2, 202)}


def test_every_code_of_a_number_that_yaml_reads_is_mended_by_quotes() -> None:
    """A number that YAML reads from 005 is mended by quotes."""
    cells = {"nomor": {"surat": {"pola": "{urut}", "kode": 5}}}
    [problem] = [p for p in refuse_setting(TataNaskah, cells) if "kode" in p.message]
    assert problem.message == '"kode" di bawah "surat" berisi bilangan 5, padahal harus satu teks.'
    assert "tanda petik" in problem.hint


def test_known_keys_are_listed() -> None:
    """A key that is like no known one is reported with the known ones."""
    [problem] = [
        p for p in refuse_setting(Pengaturan, {"jumlah_unit": {"zzz": 1}}) if p.code == "ZI204"
    ]
    assert problem.hint == ("Tulis salah satu: total, WBK, WBBM. Hapus bila tidak diperlukan.")


def test_choices_are_listed() -> None:
    """A word that is not a choice is reported with the choices."""
    [problem] = [p for p in refuse_setting(Pengaturan, {"zona_waktu": "WIBB"}) if p.code == "ZI202"]
    assert problem.message == '"zona_waktu" berisi "WIBB", yang tidak dikenal.'
    assert problem.hint == "Tulis WIB, WITA, atau WIT."


@pytest.mark.parametrize(
    ("typed", "status"),
    [
        ("PNSD", "PNS"),
        ("Calon PNS", "CPNS"),
        ("P3K PW", "PPPK Paruh Waktu"),
        ("Tenaga Honorer", "non-ASN"),
    ],
)
def test_a_choice_is_also_read_by_its_rule(typed: str, status: str) -> None:
    """A spelling that no list holds is found by the rule that the column declares."""
    records, problems = build_records(Pegawai, [Row(YAML, 1, {"nama": "Ani", "status": typed})])
    assert problems == []
    assert [record.status for record in records] == [status]  # type: ignore[attr-defined]


def test_a_refused_value_is_mended_by_how_it_is_written() -> None:
    """The mend of a refused value shows how one is written."""
    cells = {"nama": "Ani", "status": "aktif", "tanggal_lahir": "31 Februari 1990"}
    assert [problem.hint for problem in refuse_row(Pegawai, cells)] == [
        "Tulis PNS, CPNS, PPPK, PPPK Paruh Waktu, non-ASN, atau Pejabat Negara.",
        'Tulis tanggal seperti "6 April 2020".',
    ]


def test_good_settings(settings_cells: dict[str, Any]) -> None:
    """Good settings are built without a problem."""
    made, problems = build_setting(Pengaturan, Row(YAML, 1, settings_cells))
    assert problems == []
    assert isinstance(made, Pengaturan)
    assert made.tahun == 2021


def test_only_the_first_unknown_keys_get_a_suggestion() -> None:
    """Only the first unknown keys are compared with the known ones, since comparing takes time."""
    cells = {f"tahunn{number}": "x" for number in range(30)}
    unknown = [p for p in refuse_setting(Pengaturan, cells) if p.code == "ZI204"]
    assert 0 < sum(p.hint.startswith('Mungkin "tahun";') for p in unknown) <= 20
    assert len(unknown) == 30


@pytest.mark.parametrize(
    "nama", ["Siti Aminah, A.Md.Keb.\nNIP. 199001012014022003", "Siti 199001", "Siti (NIK)"]
)
@pytest.mark.parametrize("gelar", ["", "S.E."])
def test_a_number_is_no_part_of_a_name(nama: str, gelar: str) -> None:
    """A number inside a name is refused, and the mend says where it belongs."""
    cells = {"nama": nama, "status": "PNS", "gelar_belakang": gelar}
    [problem] = refuse_row(Pegawai, cells)
    assert "Pindahkan NIP" in problem.hint
