"""The archive classification of decrees, by date and by the head that signs them."""

from __future__ import annotations

from datetime import date

from zi_docs.zona_integritas._data import format_tanggal, load_data


def check_klasifikasi(nomor: str, on: date, sebutan_kepala: str) -> str:
    """Return what is wrong with the classification in a decree's number; empty when it fits.

    ``nomor`` is the number or its pattern, ``sebutan_kepala`` the title of the head ("Bupati").
    Only codes of the table are judged; every other number is the office's own. Source: Permendagri
    83/2022 on the classification of archives.
    """
    table = load_data("dasar_hukum")["klasifikasi"]
    code = next((code for code in table["keputusan"] if nomor.startswith(code)), "")
    if not code:
        return ""
    if on < table["berlaku_sejak"]:
        return (
            f"Kode {code} berasal dari {table['rujukan']}, yang baru ada sejak sekitar "
            f"{format_tanggal(table['berlaku_sejak']).partition(' ')[2]}, sedangkan dokumen "
            f"bertanggal {format_tanggal(on)}."
        )
    if sebutan_kepala in table["keputusan"][code]:
        return ""
    right = [c for c, heads in table["keputusan"].items() if sebutan_kepala in heads]
    return (
        f"Kode {code} bukan kode keputusan {sebutan_kepala}, melainkan {right[0]}." if right else ""
    )
