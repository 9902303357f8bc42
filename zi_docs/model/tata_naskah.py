"""The page profile: paper, margins, fonts, labels and number patterns of an office.

The national rules differ from one another and every region has its own. So all of this is data
(``templates/_tata_naskah/*.yaml``), never a constant in code.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any, Literal, get_args

from pydantic import AfterValidator, BeforeValidator, Field, field_validator, model_validator

from zi_docs import zona_integritas
from zi_docs.errors import FieldError, quote
from zi_docs.model.fields import Saklar, Setting, Teks, fold
from zi_docs.model.values import fill_pattern, pattern_names

Keluarga = Literal["penetapan", "korespondensi", "khusus"]


_PAPERS = {
    "a4": (210, 297),
    "f4": (215, 330),
    "folio": (215, 330),
    "legal": (215.9, 355.6),
    "letter": (215.9, 279.4),
}
_PAPER = re.compile(
    r"(?:kertas|hvs)?\s*(a4|f4|folio|legal|letter)?[\s(,:]*"
    r"(?:(\d+(?:[.,]\d+)?)\s*(?:mm|cm)?\s*[x×*]\s*(\d+(?:[.,]\d+)?)\s*(mm|cm)?\)?)?",
    re.IGNORECASE,
)


def parse_kertas(text: str) -> dict[str, Any]:
    """Return name, width and height of a paper: "F4", "folio", "F4 (215 x 330 mm)".

    A size that is written counts, else that of the name; F4 and folio are 215 x 330 mm. Raises
    ``FieldError`` for a paper that is not known.
    """
    found = _PAPER.fullmatch(" ".join(text.split()))
    if not found or not (found[1] or found[2]):
        mend = 'Tulis A4, F4, Folio, Legal, atau Letter, atau ukurannya: "215 x 330 mm".'
        raise FieldError(f"Kertas {quote(text)} tidak dikenal.", mend)
    name = (found[1] or "Kertas").casefold()
    shown = name.upper() if name in ("a4", "f4") else name.capitalize()
    if not found[2]:
        return {"nama": shown, "lebar": _PAPERS[name][0], "tinggi": _PAPERS[name][1]}
    scale = 10 if (found[4] or "").casefold() == "cm" else 1
    sides = sorted(float(found[at].replace(",", ".")) * scale for at in (2, 3))
    return {"nama": shown, "lebar": sides[0], "tinggi": sides[1]}


def paper_of(kertas: Any) -> Any:
    """Return a paper given by its name alone as one with its size; other values as they are."""
    name = kertas.get("nama") if isinstance(kertas, dict) and len(kertas) == 1 else kertas
    return parse_kertas(name) if isinstance(name, str) else kertas


class Kertas(Setting):
    """The size of the paper in portrait orientation, in millimetres."""

    nama: str = "A4"
    lebar: float = Field(gt=100, lt=500)
    tinggi: float = Field(gt=100, lt=600)


class Batas(Setting):
    """The margins of a page in portrait orientation, in millimetres."""

    atas: float = Field(ge=5, le=100)
    bawah: float = Field(ge=5, le=100)
    kiri: float = Field(ge=5, le=100)
    kanan: float = Field(ge=5, le=100)


class Huruf(Setting):
    """A typeface and its size in points."""

    nama: str
    ukuran: float = Field(ge=6, le=24)


_NUMBER = ("urut", "kode", "unit", "bulan", "bulan_romawi", "tahun")
_LONGEST = 100
_RANK = ("pangkat", "golongan")


def _pattern_of(known: tuple[str, ...], needed: str, example: str) -> AfterValidator:
    """Return a validator for a pattern: known names in the braces, and ``needed`` among them."""

    def check(pattern: str) -> str:
        _check_line(pattern)
        names = pattern_names(pattern)
        left = fill_pattern(pattern, dict.fromkeys(known, "")) if {*names} <= {*known} else "{"
        if "{" in left or "}" in left:
            marks = ", ".join(f"{{{name}}}" for name in known)
            message = f"Pola {quote(pattern)} memuat tanda kurung kurawal yang tidak dikenal."
            raise FieldError(message, f"Pakai hanya {marks}.")
        if needed not in names:
            message = f"Pola {quote(pattern)} tidak memuat {{{needed}}}."
            raise FieldError(message, f"Tambahkan {{{needed}}}, mis. {example}.")
        return pattern

    return AfterValidator(check)


def _check_line(text: str) -> str:
    """Refuse a text that is not one printable line, or that is too long for one."""
    if not text.isprintable():
        message = "Tulisan ini memuat ganti baris atau karakter yang tidak tercetak."
        raise FieldError(message, "Tulis ulang dalam satu baris.")
    if len(text) > _LONGEST:
        mend = f"Singkatkan; paling panjang {_LONGEST} huruf."
        raise FieldError(f"Tulisan ini {len(text)} huruf.", mend)
    return text


Baris = Annotated[str, AfterValidator(_check_line)]
Kode = Annotated[Teks, AfterValidator(_check_line)]


class PolaNomor(Setting):
    """The form of the numbers of one kind of document, and how they are counted.

    ``pola`` has the fields ``{urut}`` (``{urut:03}``), ``{kode}``, ``{unit}``, ``{bulan}``,
    ``{bulan_romawi}`` and ``{tahun}``. Kinds that name the same ``seri`` share one counter;
    ``per_unit`` gives every unit a counter of its own. A counter starts at ``mulai`` each January.
    ``kode_lama`` is the code on dates before the classification that ``kode`` belongs to. With
    ``kode_menurut_kepala`` an empty ``kode`` is that of decrees of the region's head on the
    document's date.
    """

    pola: Annotated[str, _pattern_of(_NUMBER, "urut", '"188.45/{urut}/{tahun}"')]
    kode: Baris = ""
    kode_lama: Baris = ""
    kode_menurut_kepala: Saklar = False
    seri: Baris = ""
    per_unit: Saklar = False
    mulai: int = Field(default=1, ge=1, le=999_999_999)

    def kode_pada(self, on: date) -> str:
        """Return the code in the numbers of a date: the former one before Permendagri 83/2022."""
        former = self.kode_lama and on < zona_integritas.klasifikasi_sejak()
        return self.kode_lama if former else self.kode

    @model_validator(mode="after")
    def _units_are_told_apart(self) -> PolaNomor:
        if self.per_unit and "{unit}" not in self.pola:
            message = (
                'Nomor ini dihitung per unit ("per_unit"), tetapi polanya tidak memuat {unit}: '
            )
            message += "nomor dua unit akan sama."
            raise FieldError(message, 'Tambahkan {unit} pada "pola", atau hapus "per_unit".')
        return self


class TataNaskah(Setting):
    """One page profile.

    ``kertas_keluarga`` is the paper of a family of documents that differs from ``kertas``.
    ``kalimat_tte`` stands at the foot of documents that are signed electronically.
    ``sekda_tanpa_nip`` leaves pangkat and NIP of the Sekretaris Daerah out of his signature.
    """

    judul: str
    kertas: Annotated[Kertas, BeforeValidator(paper_of)]
    kertas_keluarga: dict[Keluarga, Annotated[Kertas, BeforeValidator(paper_of)]] = Field(
        default_factory=dict
    )
    batas: Batas
    huruf: dict[Keluarga, Huruf]
    label_nip: str = "NIP "
    pangkat_golongan: Annotated[str, _pattern_of(_RANK, "golongan", '"{pangkat} ({golongan})"')] = (
        "{pangkat} ({golongan})"
    )
    sekda_tanpa_nip: Saklar = False
    dengan_rahmat: Saklar = False
    akhir_diktum: Literal[".", ";"] = "."
    salinan: str = "Salinan Keputusan ini disampaikan kepada:"
    kalimat_tte: str = Field(default="", exclude=True)
    nomor: dict[str, PolaNomor] = Field(default_factory=dict)

    def kertas_untuk(self, keluarga: Keluarga) -> Kertas:
        """Return the paper of a family of documents."""
        return self.kertas_keluarga.get(keluarga, self.kertas)

    def pola_nomor(self, macam: str) -> PolaNomor | None:
        """Return the pattern of one kind of number; capitals in its name don't matter."""
        if not macam or macam in self.nomor:
            return self.nomor.get(macam)
        wanted = fold(macam)
        return next((one for name, one in self.nomor.items() if fold(name) == wanted), None)

    @field_validator("huruf")
    @classmethod
    def _every_family(cls, huruf: dict[Keluarga, Huruf]) -> dict[Keluarga, Huruf]:
        if missing := [family for family in get_args(Keluarga) if family not in huruf]:
            mend = f"Tambahkan di bawahnya: {missing[0]}: {{nama: Bookman Old Style, ukuran: 12}}."
            raise FieldError(f'"huruf" belum menyebut keluarga {", ".join(missing)}.', mend)
        return huruf
