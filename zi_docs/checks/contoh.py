"""What an office may have left in from a sample, or from another office's data."""

from __future__ import annotations

import re
from collections.abc import Iterator
from hashlib import sha256

from zi_docs.checks import problems
from zi_docs.errors import Problem
from zi_docs.tables import DataSet

# The emblems of the samples, which are drawings and no real emblems, with their regions.
SAMPLES = {
    "8d0304227f5ff09fb53acb7a7813ac1392788c20585f108ca0f2186109c3f01c": "trenggalek",
    "ff06e814fc224a9121446f4039328e49d0dcc45a5e9b3d148a21768cdb42f367": "gunungkidul",
}
_REGIONAL = r"(?i)(?:undang-undang|peraturan daerah|qanun|perda(?:sus|si)?|(?:peraturan|keputusan) "
_REGIONAL += r"(?:daerah|bupati|wali ?kota|gubernur))\b"
_REGION = (
    r"(?<!Ibu )\b(?:Kabupaten|Kab\.|Kota|Provinsi|Propinsi|Bupati|Wali ?[Kk]ota|Gubernur|"
    r"Daerah Istimewa)\s+((?!Kabupaten|Kota|Provinsi|Propinsi|Layak|Nomor|No\b|Tahun|Tingkat)"
    r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*?)(?=\s+(?:Nomor|No\b|Tahun|tentang|[a-z(])|\s*[,(;.]|\s*$)"
)
_KIND = (
    r"(?i)\b(?:pemerintah|kabupaten|kab\.|kota|provinsi|propinsi|daerah|istimewa|khusus|adm\w*)\s*"
)


def check_lambang(dataset: DataSet) -> Iterator[Problem]:
    """Check that the emblem is not that of a sample, left in by another region (ZI387)."""
    region = SAMPLES.get(sha256(dataset.pictures.get("lambang", b"")).hexdigest(), "")
    if region and region not in dataset.pengaturan.instansi.daerah.casefold():
        yield problems.emblem_of_sample(dataset.settings_row.place("lambang"))


def check_daerah_lain(dataset: DataSet) -> Iterator[Problem]:
    """Check that the office's own regulations are not those of another region (ZI364)."""
    instansi = dataset.pengaturan.instansi
    own = [_bare(text) for text in (instansi.daerah, instansi.provinsi) if text]
    for row in dataset.dasar_hukum:
        if not row.pakai or not re.match(_REGIONAL, row.kutipan):
            continue
        named = re.search(_REGION, row.kutipan)
        if named and not any(name in _spelt(row.kutipan) for name in own if name):
            yield problems.law_of_other_region(row.place("kutipan"), named[0], instansi.daerah)


def _bare(region: str) -> str:
    """Return the name of a region without what kind of region it is."""
    return _spelt(re.sub(_KIND, "", region)).strip()


def _spelt(text: str) -> str:
    """Return a text in small letters, with the old spelling of Yogyakarta as the new one."""
    return re.sub("d?jog[jy]akarta", "yogyakarta", " ".join(text.casefold().split()))
