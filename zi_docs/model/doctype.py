"""A document type: one folder under ``templates/``."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from zi_docs import zona_integritas
from zi_docs.errors import FieldError, Place, quote, suggest
from zi_docs.model.fields import Saklar, Setting, TanggalNaskah, fold
from zi_docs.model.tabel import Pilihan
from zi_docs.model.tata_naskah import Baris, Keluarga, TataNaskah


class Isian(Setting):
    """One value that a document needs.

    Its name is a dotted path into the values of the naskah (``pegawai.jabatan``). Names that begin
    with ``isian.`` are the type's own fields: an office fills them in ``pengaturan.yaml`` under
    ``isian: <jenis>:``. When it does not, ``bawaan`` is used. Such a field may have a ``jenis``,
    with ``pilihan``, ``bebas`` and ``luar``, as a column of a table has.
    """

    keterangan: str = ""
    wajib: Saklar = True
    bawaan: Any = None
    jenis: str = ""
    pilihan: Pilihan = Field(default_factory=dict)
    bebas: Saklar = False
    luar: Saklar = False

    @property
    def is_list(self) -> bool:
        """Whether the field holds a list: by its kind, or by its default."""
        return isinstance(self.bawaan, list) or self.jenis in ("daftar", "daftar orang", "butir")


class Syarat(Setting):
    """What a record must have to get a document: a value at ``nama``, one of ``isi`` if given.

    In a manifest it is written as a path, or as a path with its values: ``{tim.macam: kerja}``. The
    empty text among them stands for no value, no values for any. Of several paths in one mapping
    all must hold: the others are ``dan``. In a list of these one that holds is enough: the others
    are ``atau``.
    """

    nama: str = ""
    isi: tuple[str, ...] = ()
    dan: tuple[Syarat, ...] = ()
    atau: tuple[Syarat, ...] = ()

    def __bool__(self) -> bool:
        """Whether anything is asked."""
        return bool(self.nama)

    def __str__(self) -> str:
        """Return the condition in words: ``tim.macam = kerja atau tpi``."""
        isi = " atau ".join(one or "kosong" for one in self.isi)
        whole = " dan ".join((f"{self.nama} = {isi}" if isi else self.nama, *map(str, self.dan)))
        return "; atau ".join((whole, *map(str, self.atau)))

    @property
    def semua(self) -> tuple[Syarat, ...]:
        """This condition and those that may hold instead of it."""
        return (self, *self.atau)

    @property
    def satuan(self) -> tuple[Syarat, ...]:
        """Every single condition among these: each path with its values."""
        return tuple(single for one in self.semua for single in (one, *one.dan))

    def holds(self, values_at: Callable[[str], list[Any]]) -> bool:
        """Tell whether a value at a path is one that is asked for; case does not matter."""
        return any(
            all(any(map(single._is_met, values_at(single.nama))) for single in (one, *one.dan))
            for one in self.semua
        )

    def _is_met(self, value: Any) -> bool:
        if not self.isi:
            return bool(value)
        return str(value or "").casefold() in {one.casefold() for one in self.isi}


def _syarat(value: Any) -> Any:
    """Return the parts of a condition: a path, ``{path: value or values}``, or a list of these."""
    if isinstance(value, list) and value:
        first, *rest = map(_syarat, value)
        return {**first, "atau": rest} if rest and isinstance(first, dict) else first
    if isinstance(value, str):
        return {"nama": value}
    if isinstance(value, Mapping) and value and not value.keys() & {"nama", "isi"}:
        first, *rest = (
            {"nama": nama, "isi": isi if isinstance(isi, list) else [isi]}
            for nama, isi in value.items()
        )
        return {**first, "dan": rest}
    return value


class Pembuktian(Setting):
    """For which questions of the LKE documents are evidence: ``kode``, and by a column's value.

    In a manifest it is written as a list, or as a column with a list for each of its values:
    ``{macam: {pengaduan: [5.iii.a]}}``; for both, with the names of the fields here. The column may
    be one of a table that hangs on the type's: ``perubahan_agen.terintegrasi``. ``bila_terisi``
    names own fields of the type with the questions that count only while the field is filled:
    ``{kode: [1.i.a], bila_terisi: {isian.memperhatikan: [1.i.b]}}``.
    """

    kode: tuple[str, ...] = ()
    kolom: str = ""
    isi: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    bila_terisi: dict[str, tuple[str, ...]] = Field(default_factory=dict)

    @property
    def semua(self) -> tuple[str, ...]:
        """All codes, for whatever value."""
        owns = (*self.isi.values(), *self.bila_terisi.values())
        return tuple(dict.fromkeys((*self.kode, *(one for own in owns for one in own))))

    def bagi(self, value: str) -> tuple[str, ...]:
        """Return the codes for a row with this value of the column; case does not matter."""
        own = (codes for one, codes in self.isi.items() if one.casefold() == value.casefold())
        return (*self.kode, *next(own, ()))


def _pembuktian(value: Any) -> Any:
    """Return the parts of the evidence, from a list or from ``{column: {value: codes}}``."""
    if isinstance(value, list):
        return {"kode": value}
    if isinstance(value, Mapping) and len(value) == 1 and not value.keys() & {"bila_terisi"}:
        [(kolom, isi)] = value.items()
        return {"kolom": kolom, "isi": isi}
    return value


class Muat(Setting):
    """How documents of a type are made to fit ``halaman`` pages.

    Each step of ``gaya`` names styles of the naskah and those that replace them. A document that is
    too long gets the first step by which it fits, or else the last. With ``badan`` only what stands
    before the first break of page must fit, and one that fits by no step stays as it is: annexes
    may follow, and a long one may have more pages.
    """

    halaman: int = Field(ge=1)
    badan: bool = False
    gaya: tuple[dict[str, str], ...] = ()


class Berlaku(Setting):
    """From when until when documents of a type are made; both days count."""

    sejak: TanggalNaskah = None
    sampai: TanggalNaskah = None


class Batas(Setting):
    """The date at ``nama`` that a document's own date may not exceed.

    It should be ``hari`` days earlier: a later one is told. In a manifest it is written as a path,
    or as a path with its days: ``{rapat.tanggal: 1}``.
    """

    nama: str = ""
    hari: int = Field(default=0, ge=0)

    def __bool__(self) -> bool:
        """Whether there is a limit."""
        return bool(self.nama)


def _batas(value: Any) -> Any:
    """Return the parts of a limit, from a path or from ``{path: days}``."""
    if isinstance(value, str):
        return {"nama": value}
    if isinstance(value, Mapping) and len(value) == 1 and not {"nama", "hari"} & value.keys():
        [(nama, hari)] = value.items()
        return {"nama": nama, "hari": hari}
    return value


class SatuPer(Setting):
    """A document for all rows of a table that are alike in the columns of ``kelompok``."""

    tabel: str
    kelompok: tuple[str, ...]


def _tata(value: Any) -> Any:
    """Return the number of a ``tata``, also from a text; ``true`` is no number."""
    if isinstance(value, bool):
        return str(value).lower()
    return int(value) if value in ("1", "2") else value


def _tahap(value: Any) -> Any:
    """Return the name of a stage; capitals and spaces in it don't matter."""
    if not isinstance(value, str) or not value.strip():
        return value
    known = zona_integritas.daftar_tahap()
    if (name := fold(value)) not in known:
        raise FieldError(f"Tahap {quote(value)} tidak dikenal.", suggest(name, known))
    return name


class Manifest(Setting):
    """``manifest.yaml`` of a document type.

    ``tahap`` is the stage of the programme to which its documents belong; empty when the type
    belongs to no stage. ``awal`` says that a new office begins with it.
    ``satu_per`` is the table of which each row gets a document, a table whose rows are grouped, or
    ``data`` for one in all.
    ``nama_berkas`` is the file's name, with dotted paths in braces. ``nomor`` names a number
    pattern of the page profile, and ``klasifikasi`` is the code in it (without one, the pattern's
    own). With ``nomor_wajib: tidak`` an office whose profile lacks that pattern gets its documents
    without a number (:meth:`numbered_by`). ``nomor_tertulis`` is the column of its rows where an
    office types the number that its own agenda gave a paper: the paper bears it, and a number of
    the register that differs is told.
    ``nomor_unit`` is whose code stands in the number, when it is not that of the record's unit: the
    kind of the unit that issues (``Inspektorat``), or ``instansi`` for the office itself.
    ``tanggal`` is the path of the document's own date; without it the settings' date is used.
    ``hanya_bila`` is a path, or a path with its values; a record gets this document only when the
    value there is not empty, or is one of these; several of them must all hold, of a list one must.
    Paths into the rows of a group choose its rows.
    ``merujuk`` names other types whose issued documents this one cites, each by the name that a
    naskah uses: ``rujukan.NAME``. ``sesudah`` names types whose documents come first: one that is
    dated before them is told.
    ``halaman`` is the number of pages, if it is fixed; the PDF is checked against it. ``muat`` says
    how a document is made to fit its pages. ``dasar_hukum`` lists the rules that Mengingat cites.
    ``paling_lambat`` is the date after which a document would come too late. ``berbeda`` lists who
    may not be one person: nobody at the first path may be the one at the first filled path of the
    others. A path may choose rows of a list: ``rapat.saksi(peran=saksi).orang``.
    ``bukti`` names the questions of the LKE for which a unit's documents are evidence, ``sebutan``
    what its list of evidence calls a document, with columns in braces: ``Notula {acara}``.
    ``periksa`` names the checks in addition to the usual ones. ``perlu`` lists tables without which
    the type is *belum siap*, ``berlaku`` the dates of its documents. ``tata`` says by which rules
    the tags of its naskah and its wording are read (:attr:`jinja`). ``ttd`` says that its documents
    are signed by hand alone (``basah``) or by nobody (``tanpa``), so none of them goes to SRIKANDI.
    """

    judul: str
    keterangan: str = ""
    tahap: Annotated[str, BeforeValidator(_tahap)] = ""
    awal: bool = False
    keluarga: Keluarga
    tata: Annotated[Literal[1, 2], BeforeValidator(_tata)] = 1
    satu_per: str | SatuPer
    nama_berkas: str
    nomor: str = ""
    klasifikasi: Baris = ""
    nomor_wajib: Saklar = True
    nomor_tertulis: str = ""
    nomor_unit: str = ""
    tanggal: str = ""
    hanya_bila: Annotated[Syarat, BeforeValidator(_syarat)] = Syarat()
    perlu: tuple[str, ...] = ()
    berlaku: Berlaku | None = None
    halaman: int | None = Field(default=None, ge=1)
    muat: Muat | None = None
    isian: dict[str, Isian] = Field(default_factory=dict)
    dasar_hukum: tuple[str, ...] = ()
    bukti: Annotated[Pembuktian, BeforeValidator(_pembuktian)] = Pembuktian()
    sebutan: str = ""
    merujuk: dict[str, str] = Field(default_factory=dict)
    sesudah: tuple[str, ...] = ()
    periksa: tuple[str, ...] = ()
    paling_lambat: Annotated[Batas, BeforeValidator(_batas)] = Batas()
    berbeda: tuple[tuple[str, ...], ...] = ()
    ttd: Literal["", "basah", "tanpa"] = ""

    @property
    def jinja(self) -> bool:
        """Whether Jinja's words have Jinja's meaning: with ``tata: 2``; 1 is the former meaning."""
        return self.tata == 2

    def numbered_by(self, profil: TataNaskah) -> Manifest:
        """Return the manifest for a profile: without ``nomor`` when its pattern may be lacking."""
        if not self.nomor or self.nomor_wajib or profil.pola_nomor(self.nomor):
            return self
        return self.model_copy(update={"nomor": ""})

    @property
    def tabel(self) -> str:
        """The table whose rows documents are made for; ``data`` for one document in all."""
        return self.satu_per.tabel if isinstance(self.satu_per, SatuPer) else self.satu_per

    @property
    def kelompok(self) -> tuple[str, ...]:
        """The columns by which rows are grouped; none for a type that is not made for groups."""
        return self.satu_per.kelompok if isinstance(self.satu_per, SatuPer) else ()

    @property
    def chooses_rows(self) -> bool:
        """Whether ``hanya_bila`` asks each row of a group, and so chooses the group's rows."""
        roots = {one.nama.partition(".")[0] for one in self.hanya_bila.satuan}
        return bool(self.kelompok) and roots == {self.tabel}

    @property
    def pages(self) -> int | None:
        """The number of pages of a document, if it is fixed: by ``halaman`` or by ``muat``."""
        return self.muat.halaman if self.muat and not self.muat.badan else self.halaman


@dataclass(frozen=True, slots=True)
class DocType:
    """A document type as it is read from its folder.

    ``partials`` holds the ``.j2`` texts of the folder and of ``_bagian/``, by file name without
    extension; ``fragments`` holds the shared Word pieces of ``_bagian/`` in the same way.
    ``folder`` is the path as a person knows it. ``shared`` holds such paths too: of the partials in
    other folders, and of the shared pieces (``kop.docx``).
    """

    id: str
    folder: str
    manifest: Manifest
    naskah: bytes
    partials: Mapping[str, str] = field(default_factory=dict)
    fragments: Mapping[str, bytes] = field(default_factory=dict)
    shared: Mapping[str, str] = field(default_factory=dict)

    def place(self, file: str = "naskah.docx") -> Place:
        """Return the place of a file of this type."""
        return Place(f"{self.folder}/{file}")

    def partial_place(self, name: str) -> Place:
        """Return the place of a partial."""
        shared = self.shared.get(name)
        return Place(shared) if shared else self.place(f"{name}.j2")

    def fragment_place(self, name: str) -> Place:
        """Return the place of a shared Word piece."""
        return Place(self.shared.get(f"{name}.docx", f"_bagian/{name}.docx"))
