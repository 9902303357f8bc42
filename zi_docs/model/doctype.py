"""A document type: one folder under ``templates/``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from pydantic import Field

from zi_docs.errors import Place
from zi_docs.model.fields import Saklar
from zi_docs.model.record import Setting
from zi_docs.model.tata_naskah import Keluarga

SatuPer = Literal["pegawai", "unit_kerja", "rapat", "data"]


class Isian(Setting):
    """One value that a document needs.

    Its name is a dotted path into the values of the naskah (``pegawai.jabatan``). Names that begin
    with ``isian.`` are the type's own fields: an office fills them in ``pengaturan.yaml`` under
    ``isian: <jenis>:``. When it does not, ``bawaan`` is used.
    """

    keterangan: str = ""
    wajib: Saklar = True
    bawaan: Any = None


class Manifest(Setting):
    """``manifest.yaml`` of a document type.

    ``satu_per`` says what one document is made for. ``nama_berkas`` is the file's name, with
    dotted paths in braces. ``nomor`` names a number pattern of the page profile. ``tanggal`` is
    the path of the document's own date; without it the settings' date is used. ``hanya_bila`` is a
    path; a record gets this document only when the value there is not empty. ``halaman`` is the
    number of pages, if it is fixed; the PDF is checked against it. ``dasar_hukum`` lists the rules
    that Mengingat cites. ``periksa`` names the checks in addition to the usual ones.
    """

    judul: str
    keterangan: str = ""
    keluarga: Keluarga
    satu_per: SatuPer
    nama_berkas: str
    nomor: str = ""
    tanggal: str = ""
    hanya_bila: str = ""
    halaman: int | None = Field(default=None, ge=1)
    isian: dict[str, Isian] = Field(default_factory=dict)
    dasar_hukum: tuple[str, ...] = ()
    periksa: tuple[str, ...] = ()


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
