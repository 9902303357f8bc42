"""The codes of every problem of joined files and packets, each with its short title."""

from __future__ import annotations

__all__ = ["CODES"]

CODES: dict[str, str] = {
    # one file to print
    "ZI751": "Dokumen tidak dapat digabung",
    "ZI752": "Dokumen tidak dapat digabung dengan yang lain",
    # packets
    "ZI755": "Berkas paket tidak dapat dibaca",
    "ZI756": "Paket terlalu besar",
    # one PDF to print
    "ZI760": "Dokumen tanpa PDF",
    "ZI761": "PDF tidak dapat digabung",
    # paper that is older than its documents
    "ZI762": "PDF tidak sesuai dengan dokumennya",
    "ZI763": "Berkas cetak tidak sesuai dengan dokumennya",
    "ZI764": "Paket tidak sesuai dengan dokumennya",
}
