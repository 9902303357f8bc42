"""Column headings: our name for each column of a table, and the ways in which people write it.

Only letters and digits are compared, so "N I P", "Gol." and "Unit\nKerja" need no extra entry.
A plan's schedule has a column for each of twelve months or four quarters, with marks in it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping
from functools import cache, lru_cache

_MONTHS = (
    ("jan", "januari"),
    ("feb", "peb", "februari", "pebruari"),
    ("mar", "mrt", "maret"),
    ("apr", "april"),
    ("mei",),
    ("jun", "juni"),
    ("jul", "juli"),
    ("agt", "ags", "agu", "agust", "agustus"),
    ("sep", "sept", "september"),
    ("okt", "oktober"),
    ("nov", "nop", "november", "nopember"),
    ("des", "desember"),
)
_GROUPS = ("jadwal", "bulan", "waktu", "jadwal pelaksanaan", "waktu pelaksanaan", "bulan ke")
_QUARTERS = ("tw", "triwulan", "triwulan ke", "kuartal", "kwartal")
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_QUARTERLY = re.compile(r"tri ?wulan|\btw\b|k[uw]artal|jadwal|waktu|pelaksanaan")
_NUMERALS = {text: n for n, roman in enumerate(_ROMAN, 1) for text in (roman, str(n), f"0{n}")}

_UNIT = (
    "unit",
    "nama unit",
    "nama unit kerja",
    "kode unit",
    "kode unit kerja",
    "opd",
    "skpd",
    "perangkat daerah",
    "satuan kerja",
    "satker",
    "unor",
    "unit organisasi",
)

_REMARK = re.compile(r"\(.*?\)|\[.*?\]")
_YEAR = re.compile(r"\b(?:tahun\s*)?20\d\d\s*$", re.IGNORECASE)
_RESERVED = {"and", "else", "false", "if", "in", "is", "loop", "none", "not", "or", "self", "true"}


def _months() -> dict[str, tuple[str, ...]]:
    """Return every way to write a month's heading, also below a group ("Jadwal", "Bulan")."""
    months = {}
    for number, names in enumerate(_MONTHS, 1):
        plain = (*names, f"b{number}", f"b{number:0>2}")
        grouped = (f"{group} {name}" for group in _GROUPS for name in (*plain, number))
        months[f"bulan_{number}"] = (*plain, *grouped)
    return months


def _quarters() -> dict[str, tuple[str, ...]]:
    """Return every way to write a quarter's heading, also below a group heading."""
    quarters = {}
    for number, roman in enumerate(_ROMAN[:4], 1):
        plain = (*(f"{word} {n}" for word in _QUARTERS for n in (roman, number)), f"q{number}")
        grouped = (f"{group} {name}" for group in _GROUPS for name in plain)
        quarters[f"triwulan_{number}"] = (*plain, *grouped)
    return quarters


SCHEDULE = {**_months(), **_quarters()}


def is_schedule(column: str | None) -> bool:
    """Tell whether a column belongs to a schedule."""
    return column in SCHEDULE


def numbered_columns(texts: Mapping[int, str], over: Mapping[int, str]) -> dict[int, str]:
    """Return the schedule columns of a row that heads them with numbers: 1 to 12, or 1 to 4.

    ``over`` is the text above each column: one group heading for all, or nothing. A row that
    holds only numbers is not a heading: it numbers the columns of the table.
    """
    found = {at: text.casefold() for at, text in texts.items() if text.casefold() in _NUMERALS}
    groups = {over[at].casefold() for at in found if over.get(at)}
    if len(groups) > 1 or all(text in _NUMERALS or text.isdigit() for text in texts.values()):
        return {}
    numbers = {at: _NUMERALS[text] for at, text in found.items()}
    if sorted(numbers.values()) == list(range(1, 13)):
        return {at: f"bulan_{number}" for at, number in numbers.items()}
    if sorted(numbers.values()) == list(range(1, 5)) and _are_quarters(found.values(), groups):
        return {at: f"triwulan_{number}" for at, number in numbers.items()}
    return {}


def _are_quarters(texts: Collection[str], groups: Iterable[str]) -> bool:
    """Tell whether 1 to 4 mean quarters: their group says so, or they are Roman without a group."""
    for group in groups:
        return bool(_QUARTERLY.search(group)) and "minggu" not in group
    return "iv" in texts


HEADINGS: dict[str, dict[str, tuple[str, ...]]] = {
    "unit_kerja": {
        "kode": ("kode unit", "kode unit kerja", "kode opd", "kode skpd", "id unit"),
        "nama": (
            "nama unit",
            "nama unit kerja",
            "unit kerja",
            "unit",
            "nama opd",
            "opd",
            "nama perangkat daerah",
            "perangkat daerah",
            "skpd",
            "nama skpd",
            "nama satuan kerja",
            "satuan kerja",
            "satker",
        ),
        "singkatan": ("akronim", "nama singkat", "nama pendek"),
        "jenis": ("jenis unit", "jenis unit kerja", "kategori", "tipe"),
        "alamat": ("alamat kantor", "alamat unit", "alamat unit kerja"),
        "kode_pos": ("kodepos", "pos"),
        "telepon": ("telp", "tlp", "no telp", "no telepon", "nomor telepon", "telepon fax", "hp"),
        "pos_el": ("email", "surel", "alamat email", "e-mail"),
        "laman": ("website", "situs", "situs web", "web", "laman web"),
        "kepala": (
            "kepala unit",
            "kepala unit kerja",
            "nama kepala",
            "kepala nama",
            "pimpinan",
            "nama pimpinan",
            "kepala opd",
            "kepala perangkat daerah",
            "nip kepala",
        ),
        "predikat_diusulkan": ("diusulkan", "usulan", "usulan predikat", "predikat usulan"),
        "predikat_dimiliki": ("predikat", "predikat saat ini", "dimiliki", "capaian predikat"),
        "kriteria_strategis": ("strategis", "penting strategis", "kriteria 1", "unit strategis"),
        "kriteria_sumber_daya": ("sumber daya", "kriteria 2", "mengelola sumber daya"),
        "kriteria_reformasi": ("reformasi", "reformasi birokrasi", "kriteria 3"),
        "keterangan": ("ket", "catatan"),
    },
    "pegawai": {
        "nama": (
            "nama lengkap",
            "nama pegawai",
            "nama asn",
            "nama pns",
            "nama lengkap pegawai",
            "nama dan gelar",
            "nama lengkap dan gelar",
        ),
        "gelar_depan": ("gelar di depan", "glr depan"),
        "gelar_belakang": ("gelar di belakang", "glr belakang"),
        "status": ("status pegawai", "status kepegawaian", "status asn", "jenis pegawai"),
        "nip": (
            "nip baru",
            "no nip",
            "nomor nip",
            "nip ni pppk",
            "nip nippppk",
            "nip nipppk",
            "nip pppk",
            "nip atau ni pppk",
            "nomor induk pegawai",
        ),
        "nip_benar": ("nip sudah benar", "nip sudah dicocokkan", "nip cocok"),
        "ni_pppk": ("no pppk", "nomor pppk", "nomor induk pppk", "ni p3k"),
        "nik": ("no ktp", "nomor ktp", "nik ktp", "no nik", "nomor induk kependudukan"),
        "pangkat": (
            "pangkat gol",
            "pangkat gol ruang",
            "pangkat golongan",
            "pangkat golongan ruang",
            "pangkat dan golongan",
            "pangkat dan gol ruang",
            "nama pangkat",
        ),
        "golongan": ("gol", "gol ruang", "golongan ruang", "golru", "gol rg", "gol pangkat"),
        "jabatan": ("jab", "nama jabatan", "jabatan pegawai", "jabatan saat ini"),
        "unit_kerja": _UNIT,
        "punya_bawahan": ("memiliki bawahan", "ada bawahan", "mempunyai bawahan"),
        "atasan": ("atasan langsung", "nama atasan", "nip atasan", "pejabat penilai"),
        "tanggal_lahir": ("tgl lahir", "tgl lhr", "lahir"),
        "jenis_kelamin": ("l p", "jk", "kelamin", "jenis kel", "gender", "l atau p"),
    },
    "rapat": {
        "kode": ("kode rapat", "id rapat"),
        "acara": ("nama rapat", "nama acara", "judul rapat", "perihal", "hal", "rapat"),
        "hari": (),
        "tanggal": ("tgl", "tanggal rapat", "hari tanggal", "hari dan tanggal", "waktu tanggal"),
        "pukul": ("jam", "waktu", "waktu rapat", "pukul rapat"),
        "pukul_mulai": ("mulai", "jam mulai", "waktu mulai"),
        "pukul_selesai": ("selesai", "jam selesai", "waktu selesai"),
        "tempat": ("tempat rapat", "lokasi", "ruang"),
        "pimpinan": ("pimpinan rapat", "pemimpin rapat", "ketua rapat", "dipimpin oleh"),
        "notulis": ("notulen", "notulis rapat", "pencatat"),
        "undangan": (),
        "peserta": ("peserta rapat", "daftar peserta", "yang hadir"),
        "agenda": ("agenda rapat", "susunan acara"),
        "pembahasan": ("hasil pembahasan", "uraian pembahasan", "jalannya rapat"),
        "keputusan": ("keputusan rapat", "kesimpulan", "hasil rapat", "hasil keputusan"),
        "tindak_lanjut": ("rencana tindak lanjut", "rtl"),
    },
    "rencana_aksi": {
        "unit_kerja": _UNIT,
        "area": ("area perubahan", "komponen", "komponen pengungkit", "nama area", "pengungkit"),
        "kode_lke": ("lke", "no lke", "nomor lke", "kode pertanyaan", "butir lke"),
        "kegiatan": (
            "rencana aksi",
            "uraian kegiatan",
            "nama kegiatan",
            "aksi",
            "rencana kegiatan",
        ),
        "indikator": ("indikator kinerja", "indikator keberhasilan"),
        "output": ("keluaran", "hasil", "luaran"),
        "target": ("target kinerja", "volume", "target output"),
        "satuan": ("satuan target",),
        "target_prioritas": ("prioritas",),
        "quick_win": ("quick wins", "program percepatan"),
        "jadwal": (
            "waktu",
            "waktu pelaksanaan",
            "jadwal pelaksanaan",
            "bulan",
            "bulan pelaksanaan",
            "target waktu",
        ),
        **SCHEDULE,
        "penanggung_jawab": ("pj", "penanggungjawab", "pic", "pelaksana"),
        "anggaran": ("biaya", "anggaran rp", "jumlah anggaran", "pagu", "pagu anggaran", "rp"),
        "bukti_dukung": ("data dukung", "eviden", "bukti", "dokumen bukti", "bukti pendukung"),
    },
    "dasar_hukum": {
        "kunci": ("kunci peraturan", "id"),
        "kutipan": ("dasar hukum", "peraturan", "bunyi", "judul peraturan", "nama peraturan"),
        "tingkat": ("jenis", "jenis peraturan", "tingkatan", "hierarki"),
        "tanggal": ("tgl", "tanggal penetapan", "tanggal ditetapkan", "ditetapkan"),
        "berlaku_sejak": ("mulai berlaku", "berlaku mulai", "tmt"),
        "berlaku_sampai": ("berlaku hingga", "berlaku sd", "sampai", "dicabut"),
        "pakai": ("dipakai", "digunakan", "gunakan"),
    },
}


@lru_cache(maxsize=4096)
def _key(heading: str) -> str:
    text = unicodedata.normalize("NFKC", heading).casefold().replace("&", " dan ")
    return "".join(filter(str.isalnum, text))


@cache
def _keys(table: str) -> dict[str, str]:
    keys = {_key(name): name for name in HEADINGS[table]}
    for name, spellings in HEADINGS[table].items():
        for spelling in spellings:
            keys.setdefault(_key(spelling), name)
    return keys


def find_column(table: str, heading: str) -> str | None:
    """Return the column that this heading names; remarks in brackets and a year are ignored."""
    keys = _keys(table)
    for text in (heading, _REMARK.sub("", heading), _YEAR.sub("", heading)):
        if column := keys.get(_key(text)):
            return column
    return None


def similar_column(table: str, heading: str, taken: set[str]) -> str | None:
    """Return the column whose heading is most like this one; columns in ``taken`` are left out."""
    from difflib import get_close_matches

    key = _key(heading)
    keys = {known: name for known, name in _keys(table).items() if name not in taken}
    close = get_close_matches(key, list(keys), n=1, cutoff=0.8) if len(key) > 3 else []
    return keys[close[0]] if close else None


def expected(table: str) -> list[str]:
    """Return the columns to list for a clerk, without those of a schedule, which are too many."""
    return [name for name in HEADINGS[table] if not is_schedule(name)]


def identifier(heading: str) -> str:
    """Return a name templates can use: "TMT Kerja (th)" becomes ``tmt_kerja_th``."""
    decomposed = unicodedata.normalize("NFKD", heading.casefold())
    ascii_text = decomposed.encode("ascii", "ignore").decode()
    name = "_".join(re.findall(r"[a-z0-9]+", ascii_text))[:60].strip("_")
    if not name or name[0].isdigit():
        name = f"kolom_{name}".strip("_")
    return f"{name}_" if name in _RESERVED else name
