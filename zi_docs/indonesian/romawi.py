"""Roman numerals, as used for months in letter numbers, for lampiran, and for golongan."""

from zi_docs.indonesian.ketikan import kutip, rapikan

TERBESAR = 3999
_LAMBANG = (
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
)


def format_romawi(n: int) -> str:
    """Return `n` (1 to 3999) as a Roman numeral in capitals: 2024 gives "MMXXIV".

    Raises ValueError outside 1 to 3999, where no common notation exists.
    """
    if not 1 <= n <= TERBESAR:
        raise ValueError(f"Angka Romawi hanya ada untuk 1 sampai {TERBESAR}, bukan {n}.")
    hasil = ""
    for nilai, lambang in _LAMBANG:
        banyak, n = divmod(n, nilai)
        hasil += lambang * banyak
    return hasil


def parse_romawi(text: str) -> int:
    """Return the value of a Roman numeral in capitals or small letters: "iv" gives 4.

    Raises ValueError for anything that is not the standard spelling ("IIII", "IC").
    """
    rapi = rapikan(text)
    sisa = rapi.upper() if rapi.isascii() else ""
    nilai_total = 0
    for nilai, lambang in _LAMBANG:
        while sisa.startswith(lambang) and nilai_total <= TERBESAR:
            nilai_total += nilai
            sisa = sisa[len(lambang) :]
    # The greedy reading also accepts "IIII"; only the canonical spelling survives this.
    if sisa or not 1 <= nilai_total <= TERBESAR or format_romawi(nilai_total) != rapi.upper():
        raise ValueError(f"{kutip(text)} bukan angka Romawi yang benar.")
    return nilai_total


def bulan_romawi(bulan: int) -> str:
    """Return the Roman numeral of a month (1 to 12) as used in letter numbers: 4 gives "IV".

    Local rules on tata naskah dinas decide whether a letter number shows it.
    Raises ValueError outside 1 to 12.
    """
    if not 1 <= bulan <= 12:
        raise ValueError(f"Bulan harus 1 sampai 12, bukan {bulan}.")
    return format_romawi(bulan)
