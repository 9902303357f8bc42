"""Rules about a participant typed in one line."""

from __future__ import annotations

import pytest

from zi_docs.errors import FieldError
from zi_docs.indonesian import Peserta, parse_peserta


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("dr. Kusnadi, Kepala Puskesmas, Puskesmas Klampok 1",
         ("dr. Kusnadi", "Kepala Puskesmas", "Puskesmas Klampok 1")),
        ("Ani Lestari, S.Sos., M.Si., Sekretaris Dinas, Dinas Kesehatan",
         ("Ani Lestari, S.Sos., M.Si.", "Sekretaris Dinas", "Dinas Kesehatan")),
        ("Budi, SH, MH, Camat, Kec. Bawang", ("Budi, SH, MH", "Camat", "Kec. Bawang")),
        ("Siti, Sp.OG (K), Dokter", ("Siti, Sp.OG (K)", "Dokter", "")),
        ("dr. Ratna, Sp.PD-KGH, FINASIM, Dokter, RSUD",
         ("dr. Ratna, Sp.PD-KGH, FINASIM", "Dokter", "RSUD")),
        ("Giyarti, RSUD", ("Giyarti", "", "RSUD")),
        ("Giyarti, Direktur", ("Giyarti", "Direktur", "")),
        ("Giyarti - Direktur - RSUD", ("Giyarti", "Direktur", "RSUD")),
        ("Giyarti / Direktur / RSUD", ("Giyarti", "Direktur", "RSUD")),
        ("Giyarti (Direktur, RSUD)", ("Giyarti", "Direktur", "RSUD")),
        ("Giyarti, RSUD, Direktur", ("Giyarti", "Direktur", "RSUD")),
        ("Ani, Guru/Wali Kelas, SMPN 1", ("Ani", "Guru/Wali Kelas", "SMPN 1")),
        ("Adi, Kepala Bidang Data, Informasi, dan Arsip, Diskominfo",
         ("Adi", "Kepala Bidang Data, Informasi, dan Arsip", "Diskominfo")),
        ("Kepala Dinas Sosial", ("", "Kepala Dinas Sosial", "")),
        ("Budi Santoso, S.E.", ("Budi Santoso, S.E.", "", "")),
        ("Budi Santoso", ("Budi Santoso", "", "")),
    ],
)  # fmt: skip
def test_name_post_and_unit(line: str, parts: tuple[str, str, str]) -> None:
    """Post and unit stand behind the name; the comma before a degree divides nothing."""
    assert parse_peserta(line) == Peserta(*parts)


@pytest.mark.parametrize(
    "line", ["Adi, Kepala Bidang A, B, C", "Ani, NIP 197803132001012001, Auditor"]
)
def test_what_is_not_certain_is_asked(line: str) -> None:
    """Where two divisions fit, or a number would be printed, the clerk is asked."""
    with pytest.raises(FieldError) as refused:
        parse_peserta(line)
    assert "nama | jabatan | unit" in refused.value.mend
