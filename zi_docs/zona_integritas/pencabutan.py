"""Finds regulations that a text cites although they are not in force on the text's date."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from zi_docs.zona_integritas._data import Sebutan, find_sebutan, format_tanggal, load_data
from zi_docs.zona_integritas.dasar_hukum import DasarHukum, berlaku, daftar_kunci, daftar_versi


@dataclass(frozen=True)
class Pencabutan:
    """A citation of a regulation that is not in force on the date ``pada``.

    ``teks`` is the mention as written, at offset ``posisi``. ``keadaan`` is ``dicabut`` (no longer
    in force, from the day ``sejak``) or ``belum berlaku`` (in force only from ``sejak``).
    ``pengganti`` is the regulation to cite on that date instead, if there is one.
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

    since: date
    until: date | None
    families: tuple[str, ...]


def check_kutipan(text: str, on: date) -> list[Pencabutan]:
    """Return the regulations cited in ``text`` that are not in force on ``on``, each once.

    Recognises full names and the usual abbreviations (``Undang-Undang Nomor 5 Tahun 2014``,
    ``UU 5/2014``, ``Permenpan RB No. 52 Tahun 2014``) in any text, and ignores regulations that
    the table does not have. Never raises. Source: as ``daftar_versi``.
    """
    found: dict[str, Pencabutan] = {}
    for sebutan in find_sebutan(text):
        period = _periods().get(str(sebutan))
        result = _check(sebutan, period, on) if period else None
        if result:
            found.setdefault(result.sebutan, result)
    return list(found.values())


def _check(sebutan: Sebutan, period: _Period, on: date) -> Pencabutan | None:
    if on < period.since:
        keadaan, sejak = "belum berlaku", period.since
    elif period.until and on > period.until:
        keadaan, sejak = "dicabut", period.until + timedelta(days=1)
    else:
        return None
    pengganti = _replacement(period, on)
    return Pencabutan(sebutan.teks, sebutan.posisi, str(sebutan), on, keadaan, sejak, pengganti)


def _replacement(period: _Period, on: date) -> DasarHukum | None:
    """Return what to cite instead; None when the regulation belongs to several families."""
    return berlaku(period.families[0], on) if len(period.families) == 1 else None


@cache
def _periods() -> dict[str, _Period]:
    periods: dict[str, _Period] = {}
    for kunci in daftar_kunci():
        for sebutan, new in _periods_of(kunci):
            old = periods.get(sebutan)
            periods[sebutan] = _join(old, new) if old else new
    return periods


def _periods_of(kunci: str) -> Iterator[tuple[str, _Period]]:
    """Yield each regulation of a family with its period.

    An amendment is in force until the regulation that it amends ends, or until it is revoked.
    """
    versions = daftar_versi(kunci)
    revoked = load_data("dasar_hukum")["dicabut"]
    last_days = {version.pokok: version.berlaku_sampai for version in versions}
    for version in versions:
        since, until = version.berlaku_sejak or date.min, last_days[version.pokok]
        for sebutan in (version.pokok, *version.perubahan):
            last_day = revoked[sebutan] - timedelta(days=1) if sebutan in revoked else until
            yield sebutan, _Period(since, last_day, (kunci,))


def _join(a: _Period, b: _Period) -> _Period:
    until = None if a.until is None or b.until is None else max(a.until, b.until)
    return _Period(min(a.since, b.since), until, tuple(dict.fromkeys(a.families + b.families)))
