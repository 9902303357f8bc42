"""Lists as offices lay them out, as seeds of what is mutated: headings of two and three rows, cells
of several things, rows of titles, areas, joined cells, forms."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

Rows = list[list[Any]]

_PLAN = "rencana_aksi"

PEOPLE = (
    ("Widodo Cahyo, S.Sos.", "196708161993031005", "Penata", "III/c", "Kepala Seksi"),
    ("Dra. Arum Sekarwangi", "197502152002032014", "Pembina", "IV/a", "Sekretaris"),
    ("Rina Lestari", "199002142021212005", "", "IX", "Analis"),
    ("Bejo Utomo", "198602152012031014", "Penata Muda", "III/a", "Pengelola"),
)


@dataclass(frozen=True)
class Shape:
    """The rows of one sheet and its joined areas (from row and column 0), and its table."""

    rows: Sequence[Sequence[Any]]
    merged: tuple[tuple[int, int, int, int], ...] = ()
    table: str = "pegawai"

    def copy(self) -> Rows:
        """Return the rows as lists of their own."""
        return [list(row) for row in self.rows]


def _two_rows() -> Shape:
    heads = (
        ["DAFTAR NOMINATIF PEGAWAI"],
        ["No", "Nama", "NIP", "PANGKAT", "", "Jabatan", "Unit Kerja"],
        ["", "", "", "Pangkat", "Gol. Ruang", "", ""],
        ["1", "2", "3", "4", "5", "6", "7"],
    )
    rows = ([at, *person, "DINAS"] for at, person in enumerate(PEOPLE, 1))
    return Shape((*heads, *rows), ((0, 0, 0, 6), (1, 3, 1, 4), (1, 1, 2, 1), (1, 2, 2, 2)))


def _three_rows() -> Shape:
    heads = (
        ["No", "IDENTITAS", "", "KEPEGAWAIAN", "", "", "Unit Kerja"],
        ["", "Nama", "NIP", "PANGKAT", "", "Jabatan", ""],
        ["", "", "", "Pangkat", "Gol", "", ""],
    )
    rows = ([at, *person, "DINAS"] for at, person in enumerate(PEOPLE, 1))
    return Shape((*heads, *rows), ((0, 1, 0, 2), (0, 3, 0, 5), (1, 3, 1, 4), (0, 6, 2, 6)))


def _joined_cells() -> Shape:
    heads = (["No", "NAMA / NIP", "PANGKAT / GOL", "JABATAN / TMT", "Unit Kerja"],)
    rows = (
        [at, f"{name}\nNIP. {nip}", f"{pangkat} / {gol}", f"{jabatan}\n01-04-2020", "DINAS"]
        for at, (name, nip, pangkat, gol, jabatan) in enumerate(PEOPLE, 1)
    )
    return Shape((*heads, *rows))


def _titles_of_units() -> Shape:
    first, second = PEOPLE[:2], PEOPLE[2:]
    return Shape(
        (
            ["Nama", "NIP", "Pangkat", "Gol", "Jabatan"],
            ["UNIT KERJA : DINAS"],
            *first,
            ["UNIT KERJA : BADAN"],
            ["Nama", "NIP", "Pangkat", "Gol", "Jabatan"],
            *second,
            ["Jumlah", 4],
            [],
            ["", "", "", "", "Kepala Dinas,"],
        ),
        ((1, 0, 1, 4), (4, 0, 4, 4)),
    )


def _pairs_of_rows() -> Shape:
    heads = (["No", "NAMA", "PANGKAT", "JABATAN"], ["", "NIP", "GOL", "UNIT KERJA"])
    rows = (
        row
        for at, (name, nip, pangkat, gol, jabatan) in enumerate(PEOPLE, 1)
        for row in ([at, name, pangkat, jabatan], ["", nip, gol, "DINAS"])
    )
    return Shape((*heads, *rows))


def _numbers_below() -> Shape:
    heads = (["No", "NAMA / NIP", "PANGKAT", "JABATAN", "Unit Kerja"],)
    rows = (
        row
        for at, (name, nip, pangkat, gol, jabatan) in enumerate(PEOPLE, 1)
        for row in ([at, name, pangkat, jabatan, "DINAS"], ["", f"NIP. {nip}", gol, "", ""])
    )
    return Shape((*heads, *rows))


def _joined_units() -> Shape:
    rows = ([*person, "DINAS" if at in (0, 2) else ""] for at, person in enumerate(PEOPLE))
    heads = (["Nama", "NIP", "Pangkat", "Gol", "Jabatan", "Unit Kerja"],)
    return Shape((*heads, *rows), ((1, 5, 2, 5), (3, 5, 4, 5)))


def _areas() -> Shape:
    heads = [
        "No",
        "Kegiatan",
        "Indikator",
        "Output",
        "Target",
        "Jan",
        "Feb",
        "Mar",
        "Penanggung Jawab",
    ]
    row = ["Sosialisasi", "Terlaksana", "Laporan", "1 dokumen", "v", "", "x", "Sekretaris"]
    return Shape(
        (
            *(heads, ["I. MANAJEMEN PERUBAHAN"], [1, *row], [2, *row]),
            *(["II. PENATAAN TATALAKSANA"], [1, *row]),
        ),
        ((1, 0, 1, 8), (4, 0, 4, 8)),
        _PLAN,
    )


def _quarters() -> Shape:
    heads = (
        ["Area", "Kegiatan", "Jadwal Pelaksanaan", "", "", ""],
        ["", "", "TW I", "TW II", "TW III", "TW IV"],
    )
    rows = (["1", "Sosialisasi", "v", "", "25%", ""], ["2", "Evaluasi", "", "v", "", "Desember"])
    return Shape((*heads, *rows), ((0, 2, 0, 5),), _PLAN)


def _start_and_end() -> Shape:
    heads = (
        ["Area", "Kegiatan", "Target", "WAKTU", "", "PIC"],
        ["", "", "", "MULAI", "SELESAI", ""],
    )
    rows = (
        ["1", "Sosialisasi", "1 dokumen", "Januari", "Maret", "Sekretaris"],
        ["2", "Evaluasi", "2 laporan", "April", "Juni", "Kepala Seksi"],
        ["3", "Pelatihan", "1 laporan", "Juli", "Juli", "Kepala Seksi"],
    )
    return Shape((*heads, *rows), ((0, 3, 0, 4), *((0, at, 1, at) for at in (0, 1, 2, 5))), _PLAN)


def _deadline() -> Shape:
    heads = (["No", "Area", "Kegiatan", "Deadline", "Penanggung Jawab"],)
    rows = (
        [1, "Manajemen Perubahan", "Sosialisasi", "31 Maret 2021", "Sekretaris"],
        [2, "Penataan Tatalaksana", "Penyusunan SOP", "30 Juni 2021", "Kepala Seksi"],
        [3, "Penguatan Pengawasan", "Evaluasi", "15 Desember 2021", "Inspektur"],
    )
    return Shape((*heads, *rows), (), _PLAN)


def _form() -> Shape:
    return Shape(
        (
            ["NOTULA RAPAT"],
            ["Acara", ":", "Rapat Koordinasi"],
            ["Hari/Tanggal", ":", "Selasa, 27 April 2021"],
            ["Waktu", ":", "09.00 s.d. selesai"],
            ["Tempat", ":", "Ruang Rapat"],
            ["Pimpinan", ":", "Widodo Cahyo, S.Sos."],
            ["Peserta", ":", "1. Arum\n2. Rina"],
        ),
        ((0, 0, 0, 2),),
        "rapat",
    )


SHAPES = {
    made.__name__.strip("_"): made()
    for made in (
        *(_two_rows, _three_rows, _joined_cells, _titles_of_units, _pairs_of_rows, _joined_units),
        *(_numbers_below, _areas, _quarters, _start_and_end, _deadline, _form),
    )
}
STAFF = {name: shape for name, shape in SHAPES.items() if shape.table == "pegawai"}
