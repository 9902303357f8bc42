"""The names that every naskah sees, whatever its table. They are told apart by when they are known.

A new name of the context is a line here, beside where :mod:`zi_docs.tables.context` makes it.
"""

from __future__ import annotations

OF_THE_OFFICE = frozenset(
    {"pengaturan", "isian", "jumlah", "lambang_unit", "tempat", "tahun", "tata_naskah", "bagian"}
)
"""Known as soon as the data set is read."""

OF_THE_DOCUMENT = frozenset(
    {
        "tanggal",
        "tahun_naskah",
        "nomor",
        "draf",
        "sebelumnya",
        "mengingat",
        "berkas",
        "tarif_meterai",
        "pedoman_zi",
        "kriteria_zi",
        "tugas_upg",
        "tujuan_usulan",
        "rujukan",
        "rujukan_lke",
    }
)
"""Known only when a document is made: its date, its number, and what follows from these."""

ROOTS = OF_THE_OFFICE | OF_THE_DOCUMENT
"""No table, and no column of a group, may have one. A column of a row may: it stands in its row."""
