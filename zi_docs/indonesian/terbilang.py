"""Numbers in words (terbilang), both ways.

The library num2words is not used: for Indonesian it says "satu juta satu ribu" for 1.001.000 where
usage is "satu juta seribu", and it speaks the ".0" of numbers that come from Excel.
"""

from __future__ import annotations

import re
from decimal import Decimal

from zi_docs.indonesian.angka import Angka, angka_pasti, bulatkan, format_angka, parse_angka
from zi_docs.indonesian.ketikan import kutip, rapikan

_SATUAN = (
    "nol",
    "satu",
    "dua",
    "tiga",
    "empat",
    "lima",
    "enam",
    "tujuh",
    "delapan",
    "sembilan",
    "sepuluh",
    "sebelas",
)
_TINGKAT = ("", "ribu", "juta", "miliar", "triliun", "kuadriliun")
_SE = ("seratus", "seribu")
_KATA = "|".join(
    sorted((*_SATUAN, *_TINGKAT[1:], *_SE, "belas", "puluh", "ratus"), key=len, reverse=True)
)

# ",-", ".-", ",--" and ",=" close an amount so that nothing can be added by hand.
_RUPIAH = (
    r"(?i)(?P<minus>-?)(?:(?:rp\.?|idr) ?)?(?P<minus_dalam>-?)"
    r"(?P<angka>[0-9.]*[0-9](?:,[0-9]{2})?)(?: ?[,.] ?(?:--?|=))?"
)
_TANDA_PISAH = str.maketrans({"–": "-", "—": "-", "−": "-"})


def terbilang(n: Angka) -> str:
    """Return ``n`` in Indonesian words: 1001000 gives "satu juta seribu".

    Spelling follows KBBI ("miliar", "satu juta") and EYD ("dua belas" in two words). Negatives
    begin with "minus". Decimals are spoken digit by digit after "koma"; zeros at their end carry
    no value and are not spoken. Text is read in Indonesian notation ("12,5").

    Raises ValueError for bool, NaN, floats that are not whole, and from 10**18 upwards.
    """
    nilai = angka_pasti(n)
    bulat, _, pecahan = f"{nilai.copy_abs():f}".partition(".")
    kata = [_bilangan_bulat(int(bulat))]
    if pecahan := pecahan.rstrip("0"):
        kata += ["koma", *(_SATUAN[int(angka)] for angka in pecahan)]
    if nilai < 0:
        kata.insert(0, "minus")
    return " ".join(kata)


def _bilangan_bulat(n: int) -> str:
    kata = [
        _kelompok(ribuan, _TINGKAT[tingkat])
        for tingkat in reversed(range(len(_TINGKAT)))
        if (ribuan := n // 1000**tingkat % 1000)
    ]
    return " ".join(kata) or _SATUAN[0]


def _kelompok(n: int, tingkat: str) -> str:
    if n == 1 and tingkat == "ribu":
        return "seribu"
    return f"{_di_bawah_seribu(n)} {tingkat}".strip()


def _di_bawah_seribu(n: int) -> str:
    ratus, sisa = divmod(n, 100)
    kata = _di_bawah_seratus(sisa) if sisa else ""
    if ratus == 1:
        return f"seratus {kata}".strip()
    return f"{_SATUAN[ratus]} ratus {kata}".strip() if ratus else kata


def _di_bawah_seratus(n: int) -> str:
    if n < len(_SATUAN):
        return _SATUAN[n]
    if n < 20:
        return f"{_SATUAN[n - 10]} belas"
    puluh, sisa = divmod(n, 10)
    return f"{_SATUAN[puluh]} puluh {_SATUAN[sisa] if sisa else ''}".strip()


def parse_terbilang(text: str) -> int:
    """Return the whole number that ``text`` spells: "dua ribu dua puluh" gives 2020.

    Capitals do not matter, nor do spaces ("duabelas" is common). Raises ValueError for other
    words, for decimals and negatives, and for a spelling that ``terbilang`` would not give
    ("satu ribu").
    """
    rapat = "".join(text.split()).casefold()
    kata = re.findall(_KATA, rapat)
    if not kata or "".join(kata) != rapat:
        raise ValueError(f"{kutip(text)} bukan bilangan yang ditulis dengan huruf.")
    n = _jumlahkan(kata)
    if terbilang(n).replace(" ", "") != rapat:
        raise ValueError(f"{kutip(text)} bukan susunan bilangan yang benar.")
    return n


def _jumlahkan(daftar_kata: list[str]) -> int:
    """Add up number words from left to right; wrong orders are the caller's to refuse."""
    jumlah = kelompok = satuan = 0
    for kata in daftar_kata:
        if kata in _SATUAN:
            satuan += _SATUAN.index(kata)
        elif kata == "belas":
            satuan += 10
        elif kata in ("puluh", "ratus"):
            kelompok += satuan * (10 if kata == "puluh" else 100)
            satuan = 0
        elif kata in _SE:
            jumlah, kelompok = (jumlah + 1000, 0) if kata == "seribu" else (jumlah, kelompok + 100)
        else:
            jumlah += (kelompok + satuan) * 1000 ** _TINGKAT.index(kata)
            kelompok = satuan = 0
    return jumlah + kelompok + satuan


def format_rupiah(n: Angka, sen: bool = False) -> str:
    """Return an amount as "Rp1.500.000", or with ``sen`` as "Rp1.500.000,00".

    No space after Rp (EYD, tanda titik and lambang mata uang); negatives as "-Rp1.500". Rounded
    half up, to whole rupiah or to sen. Raises ValueError as ``angka_pasti`` does.
    """
    nilai = bulatkan(angka_pasti(n), 2 if sen else 0)
    tanda = "-" if nilai < 0 else ""
    return f"{tanda}Rp{format_angka(nilai.copy_abs())}"


def format_rupiah_terbilang(n: Angka) -> str:
    """Return an amount with its words: "Rp1.500.000,00 (satu juta lima ratus ribu rupiah)".

    Sen are named when there are any. Raises ValueError as ``angka_pasti`` does.
    """
    nilai = bulatkan(angka_pasti(n), 2)
    rupiah, _, sen = f"{nilai.copy_abs():f}".partition(".")
    kata = f"{terbilang(int(rupiah))} rupiah"
    if int(sen):
        kata += f" {terbilang(int(sen))} sen"
    if nilai < 0:
        kata = f"minus {kata}"
    return f"{format_rupiah(nilai, sen=True)} ({kata})"


def parse_rupiah(text: str) -> Decimal:
    """Return the amount written in ``text``: "Rp 1.500.000,-" gives Decimal("1500000").

    Accepts Rp, Rp., IDR or none of them; ",-", ",--", ".-" or ",=" at the end; and two digits of
    sen. Raises ValueError for any other form: a dot may only separate thousands.
    """
    cocok = re.fullmatch(_RUPIAH, rapikan(text).translate(_TANDA_PISAH))
    if not cocok or (cocok["minus"] and cocok["minus_dalam"]):
        raise ValueError(f"{kutip(text)} bukan jumlah rupiah.")
    nilai = parse_angka(cocok["angka"])
    return nilai.copy_negate() if cocok["minus"] or cocok["minus_dalam"] else nilai
