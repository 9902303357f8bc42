"""A participant typed in one line, with post and unit behind the name and its titles."""

from __future__ import annotations

import re
from dataclasses import dataclass

from zi_docs.errors import FieldError, quote
from zi_docs.indonesian.ketikan import rapikan
from zi_docs.indonesian.nama import is_gelar

_UNIT_TEXT = """
    badan bagian balai bappeda bappelitbangda bidang bkpsdm bpbd bpkad daerah desa dinas distrik
    fakultas inspektorat instansi kab kabupaten kalurahan kantor kanwil kapanewon kec kecamatan
    kejaksaan kejari kel kelurahan kemantren kementerian kodim komisi koramil kota kpu labkesda lsm
    madrasah man mts mtsn nagari ombudsman pemerintah pemkab pemkot pengadilan polres polsek
    politeknik posyandu provinsi pt puskesmas pusat pustu rs rsia rsj rsu rsud rumah satpol satuan
    sd sdn sekolah sekretariat seksi setda setwan sma sman smk smkn smp smpn subbag subbagian sub
    tim tk uin universitas upt uptd wilayah yayasan
"""
_POST_TEXT = """
    admin administrator ajudan analis anggota apoteker arsiparis asisten auditor bendahara bidan
    bupati camat dekan direktur dokter dosen dpjp fasilitator fungsional gubernur guru inspektur
    irban jabfung jaksa jf kabag kabid kadin kadis kades kader kajari kakan kanit kapolres kapolsek
    kapus kapuskesmas kasatpol kasi kasie kasubag kasubbag kasubbid kasubid kasubsi kepala kepsek
    ketua konsultan koordinator lurah manajer moderator narasumber notulis nutrisionis operator
    panewu pelaksana pembantu pengadministrasi pengawas pengelola pengemudi pengurus penata
    penanggung penilai penyelia penyuluh perawat perekam perencana petugas pimpinan pj pjs plh plt
    ppk pptk pranata psikolog sanitarian satpam sekcam sekda sekdes sekdin sekdis sekretaris sopir
    staf staff statistisi subkoordinator supervisor teknisi tenaga verifikator wakil wali walikota
"""
_FELLOWSHIPS = frozenset({"finasim", "fihfaa", "fics", "finacs", "fiha", "faps", "facs", "fesc"})
_UNITS = frozenset(_UNIT_TEXT.split())
_POSTS = frozenset(_POST_TEXT.split())
_SHORT_UNIT = r"(?:Dis|Din)[a-z]{3,}|[A-Z][A-Z0-9]{2,}(?:[ -]\d+)?"  # Dinkes, Disdukcapil, DPMPTSP
_BETWEEN = r"\t+| +[-–—/] +"
_BRACKETS = r"\s*\(([^()]+)\)\s*$"
_ASK = 'Tulis "nama | jabatan | unit" di baris itu, dengan tanda | di antaranya.'
_NUMBER = 'Tulis "nama | jabatan | unit" saja; NIP-nya di kolom NIP lembar Peserta.'


@dataclass(frozen=True, slots=True)
class Peserta:
    """The name with titles, the post and the unit of a participant; what is not typed is ``""``."""

    nama: str
    jabatan: str = ""
    unit: str = ""


def parse_peserta(line: str) -> Peserta:
    """Return the parts of "dr. Kusnadi, M.Kes., Kepala Puskesmas, Puskesmas Klampok 1".

    Commas, tabs, and dashes or strokes with spaces divide the parts, and brackets around what
    stands behind the name. A comma before a degree divides nothing. Who is invited by the post has
    no name. Raises ``FieldError`` for an identity number, and where two divisions fit.
    """
    name, *rest = _pieces(line)
    if any(sum(map(str.isdigit, piece)) >= 9 for piece in (name, *rest)):
        raise FieldError(f"Peserta {quote(rapikan(line))} memuat nomor.", _NUMBER)
    if _begins(name, _POSTS):
        name, rest = "", [name, *rest]
    if len(rest) == 2 and _is_unit(rest[0]) and _begins(rest[1], _POSTS):
        rest.reverse()
    at = next((at for at, piece in enumerate(rest) if _is_unit(piece)), None)
    if at is None:
        if len(rest) > 2:
            message = f"Jabatan dan unit pada {quote(rapikan(line))} dapat dibagi dengan dua cara."
            raise FieldError(message, _ASK)
        at = 1
    return Peserta(name, ", ".join(rest[:at]), ", ".join(rest[at:]))


def menyebut_jabatan(text: str) -> bool:
    """Tell whether a text begins like a post, and not like the name of a person.

    >>> menyebut_jabatan("Kepala Dinas Sosial"), menyebut_jabatan("Kusnadi")
    (True, False)
    """
    return _begins(rapikan(text), _POSTS)


def _pieces(line: str) -> list[str]:
    """Return the name with its titles, and what follows it."""
    brackets = re.search(_BRACKETS, line)
    if brackets and (_is_unit(brackets[1]) or _begins(brackets[1], _POSTS)):
        line = f"{line[: brackets.start()]}\t{brackets[1]}"
    parts = [rapikan(part) for part in re.split(_BETWEEN, line)]
    pieces = [piece.strip() for part in parts for piece in part.split(",") if piece.strip()]
    name, *rest = pieces or [""]
    while rest and (is_gelar(rest[0]) or rest[0].casefold() in _FELLOWSHIPS):
        name += f", {rest.pop(0)}"
    return [name, *rest]


def _is_unit(text: str) -> bool:
    return _begins(text, _UNITS) or re.fullmatch(_SHORT_UNIT, text) is not None


def _begins(text: str, words: frozenset[str]) -> bool:
    found = re.match(r"[^\W\d_]+", text)
    return found is not None and found[0].casefold() in words
