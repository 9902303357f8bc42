"""What the regulations on Zona Integritas say, as dated data with pure functions over it.

Every rule is looked up by the date of the document, never by today's date. The tables are the
YAML files beside these modules; they are read when first needed.
"""

from zi_docs.zona_integritas.ambang import Ambang, ambang, kriteria_pemilihan, tarif_meterai
from zi_docs.zona_integritas.area import (
    Area,
    BobotArea,
    bobot_area,
    daftar_area,
    find_area,
    is_nama_baku,
)
from zi_docs.zona_integritas.dasar_hukum import (
    DasarHukum,
    berlaku,
    daftar_kunci,
    daftar_versi,
    kunci_baku,
    parse_kutipan,
    parse_tingkat,
    susun_mengingat,
)
from zi_docs.zona_integritas.istilah import Temuan, find_istilah
from zi_docs.zona_integritas.lke import Pertanyaan, daftar_pertanyaan, find_pertanyaan, is_kode_lke
from zi_docs.zona_integritas.pencabutan import Pencabutan, check_kutipan

__all__ = [
    "Ambang",
    "Area",
    "BobotArea",
    "DasarHukum",
    "Pencabutan",
    "Pertanyaan",
    "Temuan",
    "ambang",
    "berlaku",
    "bobot_area",
    "check_kutipan",
    "daftar_area",
    "daftar_kunci",
    "daftar_pertanyaan",
    "daftar_versi",
    "find_area",
    "find_istilah",
    "find_pertanyaan",
    "is_kode_lke",
    "is_nama_baku",
    "kriteria_pemilihan",
    "kunci_baku",
    "parse_kutipan",
    "parse_tingkat",
    "susun_mengingat",
    "tarif_meterai",
]
