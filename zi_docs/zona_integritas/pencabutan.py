"""Finds regulations that a text cites although they are not in force on its date."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from zi_docs.zona_integritas._data import Sebutan, find_sebutan, format_tanggal
from zi_docs.zona_integritas.dasar_hukum import DasarHukum, berlaku, daftar_kunci, daftar_versi


@dataclass(frozen=True)
class Pencabutan:
    """A citation of a regulation that is not in force on the date ``pada``.

    ``teks`` is the mention as written, at offset ``posisi``. ``keadaan`` is ``dicabut`` (no longer
    in force, from the day ``sejak``) or ``belum berlaku`` (in force only from ``sejak``).
    ``pengganti`` is what to cite on that date instead, if anything.
    """

    teks: str
    posisi: int
    sebutan: str
    pada: date
    keadaan: str
    sejak: date
    pengganti: DasarHukum | None = None

    @property
    def kalimat(self) -> str:
        """The finding as an Indonesian sentence with dates and the replacement."""
        pada, sejak = format_tanggal(self.pada), format_tanggal(self.sejak)
        advice = f"; gunakan {self.pengganti.sebutan}" if self.pengganti else ""
        if self.keadaan == "dicabut":
            return f"{self.sebutan} tidak berlaku lagi pada {pada} (sejak {sejak}){advice}."
        return f"{self.sebutan} belum berlaku pada {pada} (baru sejak {sejak}){advice}."


@dataclass(frozen=True)
class _Period:
    """The days on which one regulation is in force, and the families that cite it."""

    sejak: date
    sampai: date | None
    keluarga: tuple[str, ...]


def check_kutipan(text: str, on: date) -> list[Pencabutan]:
    """Return the regulations cited in ``text`` that are not in force on ``on``, each once.

    Recognises full names and the usual abbreviations (``Undang-Undang Nomor 5 Tahun 2014``,
    ``UU 5/2014``, ``Permenpan RB No. 52 Tahun 2014``) in any text; regulations that the table does
    not hold are passed over. Never raises. Source: as ``daftar_versi``.
    """
    found: dict[str, Pencabutan] = {}
    for sebutan in find_sebutan(text):
        masa = _periods().get(str(sebutan))
        result = _check(sebutan, masa, on) if masa else None
        if result:
            found.setdefault(result.sebutan, result)
    return list(found.values())


def _check(sebutan: Sebutan, masa: _Period, on: date) -> Pencabutan | None:
    if on < masa.sejak:
        keadaan, sejak = "belum berlaku", masa.sejak
    elif masa.sampai and on > masa.sampai:
        keadaan, sejak = "dicabut", masa.sampai + timedelta(days=1)
    else:
        return None
    pengganti = _replacement(masa, on)
    return Pencabutan(sebutan.teks, sebutan.posisi, str(sebutan), on, keadaan, sejak, pengganti)


def _replacement(masa: _Period, on: date) -> DasarHukum | None:
    """What to cite instead; nothing when one act serves several families."""
    return berlaku(masa.keluarga[0], on) if len(masa.keluarga) == 1 else None


@cache
def _periods() -> dict[str, _Period]:
    masa: dict[str, _Period] = {}
    for kunci in daftar_kunci():
        for sebutan, new in _periods_of(kunci):
            old = masa.get(sebutan)
            masa[sebutan] = _join(old, new) if old else new
    return masa


def _periods_of(kunci: str) -> Iterator[tuple[str, _Period]]:
    """Yield what each version says; an amendment lives as long as what it amends."""
    versi = daftar_versi(kunci)
    akhir = {v.pokok: v.berlaku_sampai for v in versi}
    for v in versi:
        for sebutan in (v.pokok, *v.perubahan):
            yield sebutan, _Period(v.berlaku_sejak or date.min, akhir[v.pokok], (kunci,))


def _join(a: _Period, b: _Period) -> _Period:
    sampai = None if a.sampai is None or b.sampai is None else max(a.sampai, b.sampai)
    return _Period(min(a.sejak, b.sejak), sampai, tuple(dict.fromkeys(a.keluarga + b.keluarga)))
