"""What the regulations on Zona Integritas say, as dated data with pure functions over it.

Every rule is looked up by the date of the document, never by today's date. The tables are the
YAML files beside these modules, and each is read when it is first needed.
"""

from zi_docs.zona_integritas.area import (
    Area,
    area_in,
    daftar_area,
    find_area,
    is_nama_baku,
)
from zi_docs.zona_integritas.dasar_hukum import (
    DasarHukum,
    berlaku,
    daftar_kunci,
    daftar_tetap,
    daftar_versi,
    kunci_baku,
    parse_kutipan,
    parse_tetap,
    parse_tingkat,
    pedoman_zi,
    pembentukan_lama,
    susun_mengingat,
)
from zi_docs.zona_integritas.istilah import Temuan, find_istilah
from zi_docs.zona_integritas.judul import satukan
from zi_docs.zona_integritas.kepala_unit import jabatan_kepala
from zi_docs.zona_integritas.klasifikasi import check_klasifikasi
from zi_docs.zona_integritas.lke import Pertanyaan, daftar_pertanyaan, lke_sejak, rujukan_lke
from zi_docs.zona_integritas.meterai import tarif_meterai
from zi_docs.zona_integritas.pencabutan import Pencabutan, check_kutipan
from zi_docs.zona_integritas.tahap import daftar_tahap

__all__ = [
    "Area",
    "DasarHukum",
    "Pencabutan",
    "Pertanyaan",
    "Temuan",
    "area_in",
    "berlaku",
    "check_klasifikasi",
    "check_kutipan",
    "daftar_area",
    "daftar_kunci",
    "daftar_pertanyaan",
    "daftar_tahap",
    "daftar_tetap",
    "daftar_versi",
    "find_area",
    "find_istilah",
    "is_nama_baku",
    "jabatan_kepala",
    "kunci_baku",
    "lke_sejak",
    "parse_kutipan",
    "parse_tetap",
    "parse_tingkat",
    "pedoman_zi",
    "pembentukan_lama",
    "rujukan_lke",
    "satukan",
    "susun_mengingat",
    "tarif_meterai",
]
