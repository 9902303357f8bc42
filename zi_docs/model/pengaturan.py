"""``pengaturan.yaml``: the office, its officials, and the look of its documents."""

from __future__ import annotations

from functools import cached_property
from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, BeforeValidator, Field, model_validator

from zi_docs.indonesian import nama_daerah, nama_pemerintah, nama_provinsi, sebutan_kepala
from zi_docs.model.fields import Sebutan, Setting, TanggalNaskah, Teks, fold, is_dash
from zi_docs.model.pejabat import Pejabat
from zi_docs.model.tata_naskah import Kode
from zi_docs.zona_integritas import parse_tetap


class Instansi(Setting):
    """The office in whose name documents are issued.

    ``nama`` is the full official name ("Pemerintah Kabupaten Trenggalek"), ``daerah`` the region
    ("Kabupaten Trenggalek"), ``kepala`` the post of its head ("Bupati Trenggalek").
    ``perangkat_daerah`` is the secretariat; its letterhead is printed on internal papers. ``kode``
    stands in the number of a document that belongs to no unit, where the pattern names a unit.
    A region is named with its level, also where only "Jawa Tengah" was typed.
    """

    nama: Sebutan = Field(min_length=1)
    daerah: Sebutan = Field(min_length=1)
    kepala: Sebutan = Field(min_length=1)
    provinsi: Annotated[Sebutan, AfterValidator(nama_provinsi)] = ""
    ibu_kota: Sebutan = Field(min_length=1)
    perangkat_daerah: Sebutan = ""
    kode: Kode = ""

    @model_validator(mode="after")
    def _with_level(self) -> Self:
        """Say the level of the region, which its head tells, in its name and its government's."""
        try:
            head = sebutan_kepala(self.kepala)
        except ValueError:
            return self  # another office, or a head that a check refuses
        object.__setattr__(self, "nama", nama_pemerintah(self.nama, head))
        object.__setattr__(self, "daerah", nama_daerah(self.daerah, head))
        return self


class Alamat(Setting):
    """The address line of the letterhead."""

    jalan: Teks = ""
    kota: Teks = ""
    kode_pos: Teks = ""
    telepon: Teks = ""
    faksimile: Teks = ""
    laman: Teks = ""
    pos_el: Teks = ""


class JumlahUnit(Setting):
    """The stated numbers of proposed units; a check compares them with the table of units."""

    total: int | None = None
    WBK: int | None = None
    WBBM: int | None = None


def _lower(value: Any) -> Any:
    return " ".join(value.split()).casefold() if isinstance(value, str) else value


def _upper(value: Any) -> Any:
    return value.strip().upper() if isinstance(value, str) else value


def _is_dash(value: Any) -> bool:
    return isinstance(value, str) and is_dash(value)


def _without_dashes(value: Any, in_field: bool) -> Any:
    if isinstance(value, dict):
        return {
            key: _without_dashes(inside, in_field)
            for key, inside in value.items()
            if not _is_dash(inside)
        }
    if isinstance(value, list):
        if in_field:  # each item is printed
            value = [item for item in value if not _is_dash(item)]
        return ["" if _is_dash(item) else _without_dashes(item, in_field) for item in value]
    return value


class Pengaturan(Setting):
    """The settings of one data set: an office and a year.

    ``lambang`` and ``lambang_negara`` are pictures in the data set's folder. ``tata_naskah`` is the
    name of a page profile, or a mapping with ``profil`` and the keys that differ. ``tanggal`` is
    the date of documents without a date of their own; ``tanggal_jenis`` gives one per document
    type. ``huruf_nama`` says how a name in capitals is printed: with capitals at the beginning of
    words only ("awal kata"), or as it stands; while it is empty, such names are told. ``isian``
    holds the values for the own fields of document types.
    ``tetap_mengutip`` is an amendment that the office goes on citing although a later one is in
    force.
    """

    instansi: Instansi
    alamat: Alamat = Alamat()
    lambang: Teks = ""
    lambang_negara: Teks = ""
    pejabat: dict[str, Pejabat] = Field(default_factory=dict)
    tata_naskah: str | dict[str, Any] = "permendagri-1-2023"
    tahun: int = Field(ge=2000, le=2100)
    zona_waktu: Annotated[Literal["WIB", "WITA", "WIT"], BeforeValidator(_upper)] = "WIB"
    huruf_nama: Annotated[Literal["", "awal kata", "seperti tertulis"], BeforeValidator(_lower)] = (
        ""
    )
    tanggal: TanggalNaskah = None
    tanggal_jenis: dict[str, TanggalNaskah] = Field(default_factory=dict)
    jumlah_unit: JumlahUnit = JumlahUnit()
    tetap_mengutip: Annotated[Teks, AfterValidator(parse_tetap)] = ""
    isian: dict[str, dict[str, Any]] = Field(default_factory=dict)

    @model_validator(mode="before")
    @classmethod
    def _without_dashes(cls, values: Any) -> Any:
        """Leave out what is only a dash: nobody has given it.

        Only a page profile may consist of one. In a list of a type's own field such items go, too.
        """
        if not isinstance(values, dict):
            return values
        return {
            name: value if name == "tata_naskah" else _without_dashes(value, name == "isian")
            for name, value in values.items()
            if not _is_dash(value)
        }

    def find_pejabat(self, key: str) -> Pejabat | None:
        """Return the official with this key; capitals don't matter. None when there is none."""
        return self.pejabat.get(key) or self.folded_pejabat.get(fold(key))

    @cached_property
    def folded_pejabat(self) -> dict[str, Pejabat]:
        """The officials by their keys in the form for comparing."""
        return {fold(key): person for key, person in self.pejabat.items()}
