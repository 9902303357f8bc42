"""Deterministic records for the three pages, with the ``&`` and ``"`` of real names and titles."""

from __future__ import annotations

from typing import Any

__all__ = ["columns_records", "decree_records", "pakta_records", "person", "plan_records"]

_FIRST = ("Agus", "Budi", "Citra", "Dewi", "Eko", "Fitri", "Gatot", "Hesti", "Indra", "Joko")
_MIDDLE = (
    "Adi",
    "Bayu",
    "Cahya",
    "Dwi",
    "Endah",
    "Fajar",
    "Galih",
    "Hari",
    "Ika",
    "Jati",
    "Kurnia",
)
_LAST = (
    "Santoso",
    "Wibowo",
    "Lestari",
    "Nugroho",
    "Rahayu",
    "Saputra",
    "Utami",
    "Wijaya",
    "Yuliana",
)
_DEGREES = ("S.E.", "S.H., M.H.", "S.Kom.", "A.Md.", "S.IP., M.Si.", "S.Sos.", "S.T.")
_UNITS = (
    "Bidang Sarana & Prasarana",
    "Subbagian Umum dan Kepegawaian",
    'Puskesmas "Sumber Sehat"',
    "Seksi Pelayanan Perizinan",
    "Bidang Penelitian & Pengembangan",
)
_POINTS = (
    "Berperan secara proaktif dalam upaya pencegahan dan pemberantasan korupsi, kolusi, dan "
    "nepotisme serta tidak melibatkan diri dalam perbuatan tercela;",
    "Tidak meminta atau menerima pemberian secara langsung atau tidak langsung berupa suap, "
    "hadiah, bantuan, atau bentuk lainnya yang tidak sesuai dengan ketentuan yang berlaku;",
    "Bersikap transparan, jujur, objektif, dan akuntabel dalam melaksanakan tugas;",
    "Menghindari pertentangan kepentingan (conflict of interest) dalam pelaksanaan tugas;",
    "Memberi contoh dalam kepatuhan terhadap peraturan perundang-undangan dalam melaksanakan "
    "tugas, terutama kepada sesama pegawai di lingkungan kerja saya secara konsisten;",
    "Akan menyampaikan informasi penyimpangan integritas di instansi saya serta turut menjaga "
    "kerahasiaan saksi atas pelanggaran peraturan yang dilaporkannya;",
    "Bila saya melanggar hal-hal tersebut di atas, saya siap menghadapi konsekuensinya.",
)
_LAW = (
    "bahwa untuk mewujudkan pemerintahan yang bersih dan melayani perlu dibangun Zona Integritas "
    "pada unit kerja yang memenuhi syarat, & hasilnya dinilai setiap tahun"
)


def person(index: int) -> str:
    """Return a full name; no two of the first 990 are the same."""
    first, middle = _FIRST[index % 10], _MIDDLE[index // 10 % 11]
    return f"{first} {middle} {_LAST[index // 110 % 9]}"


def pakta_records(count: int) -> list[dict[str, Any]]:
    """Return the values of ``count`` pledges."""
    return [{**_common(i), **_pledge(i)} for i in range(count)]


def decree_records(count: int) -> list[dict[str, Any]]:
    """Return the values of ``count`` decrees with lampiran of 14 to 200 rows."""
    return [{**_common(i), **_decree(i, 14 + 186 * i // max(count - 1, 1))} for i in range(count)]


def plan_records(count: int) -> list[dict[str, Any]]:
    """Return the values of ``count`` plans of 60 rows."""
    return [
        {**_common(i), "tahun": "2021", "baris": [_activity(i, n) for n in range(1, 61)]}
        for i in range(count)
    ]


def columns_records(count: int) -> list[dict[str, Any]]:
    """Return plans whose months are a list: the naskah repeats one column for them."""
    records = plan_records(count)
    for record in records:
        for row in record["baris"]:
            row["bulan"] = [row.pop(f"b{n}") for n in range(1, 13)]
    return records


def _common(index: int) -> dict[str, Any]:
    return {
        "instansi": "PEMERINTAH KABUPATEN SUKAMAJU",
        "alamat": f"Jalan Merdeka Nomor {index % 50 + 1}, Sukamaju 66311",
        "kode": f"ZI-{index + 1:05}",
        "nomor": f"700/{index + 1}/2021",
        "unit": _UNITS[index % 5],
        "kota": "Sukamaju",
        "penanda_tangan": f"{person(index + 7)}, {_DEGREES[index % 7]}",
    }


def _pledge(index: int) -> dict[str, Any]:
    return {
        "nama": f"{person(index)}, {_DEGREES[index % 7]}",
        "nip": f"1980{index % 12 + 1:02}15 200501 1 {index % 999 + 1:03}",
        "pangkat": "Penata Tingkat I (III/d)",
        "jabatan": f"Analis {_UNITS[index % 5]}",
        "tanggal": f"{index % 28 + 1} Mei 2021",
        "atasan": f"{person(index + 3)}, S.H., M.H.",
        "atasan_nip": "19700412 199803 1 004",
        "atasan_jabatan": f"Kepala {_UNITS[index % 5]}",
        "butir": [{"teks": text} for text in _POINTS],
    }


def _decree(index: int, rows: int) -> dict[str, Any]:
    return {
        "pejabat": "BUPATI SUKAMAJU",
        "tentang": f"PENETAPAN UNIT KERJA ZONA INTEGRITAS TAHAP {index + 1}",
        "menimbang": _texts(index, 4),
        "mengingat": _texts(index, 9),
        "diktum": _texts(index, 6),
        "tembusan": [{"teks": f"Kepala {unit}"} for unit in _UNITS[:4]],
        "baris": [_unit(index, n) for n in range(1, rows + 1)],
    }


def _texts(index: int, count: int) -> list[dict[str, Any]]:
    return [{"teks": f"{_LAW}, sebagaimana butir {index + 1}.{n};"} for n in range(1, count + 1)]


def _unit(index: int, number: int) -> dict[str, Any]:
    return {
        "no": f"{number}.",
        "nama": f"{_UNITS[number % 5]} Wilayah {number}",
        "singkatan": f"UK-{number:03}",
        "alamat": f"Jalan Raya {_LAST[number % 9]} Nomor {number}",
        "kepala": person(index * 7 + number),
        "predikat": "WBBM" if number % 9 == 0 else "WBK",
        "keterangan": "layanan dasar & administrasi" if number % 4 == 0 else "layanan dasar",
    }


def _activity(index: int, number: int) -> dict[str, Any]:
    months = {f"b{n}": "√" if (number + n + index) % 4 == 0 else "-" for n in range(1, 13)}
    return {
        "no": f"{number}.",
        "kegiatan": f"Menyusun dan menetapkan prosedur {_UNITS[number % 5]} tahap {number}",
        "indikator": "prosedur ditetapkan & dijalankan",
        "penanggung_jawab": person(index + number),
        **months,
    }
