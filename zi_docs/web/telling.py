"""Problems as the pages show them: by file and sheet, equal ones together, each with its cells."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import PurePosixPath, PureWindowsPath
from typing import NamedTuple

from flask import request

from zi_docs import app
from zi_docs.codes import Severity
from zi_docs.errors import WORDS, Place, Problem, in_reading_order
from zi_docs.indonesian import format_angka, format_tanggal
from zi_docs.model.problems import kapital
from zi_docs.register import record_key, turn_of
from zi_docs.web.petunjuk import link, say
from zi_docs.web.site import this_site

_SEVERITIES = ("kesalahan", "peringatan", "catatan")
_TYPES = "templates/"
_MANIFEST = "manifest.yaml"
_FORMS = {"gabung": "berkas cetak", "zip": "paket", "pdf": "PDF", "indeks": "daftar dokumen"}
_FIRST = 8
_MOST = 500


class Spot(NamedTuple):
    """A cell or another place inside a sheet, and what stands there; either may be empty."""

    where: str
    about: str


class Told(NamedTuple):
    """One complaint with all of its places in one sheet."""

    word: str
    severity: Severity
    code: str
    message: str
    hint: str
    spots: tuple[Spot, ...]
    banyak: int

    @property
    def tanda(self) -> str:
        """The class of its look: what is not filled yet is nobody's mistake, so it is not red."""
        return self.severity.value if self.word in _SEVERITIES else "belum"

    @property
    def first(self) -> tuple[Spot, ...]:
        """The places to show at once."""
        return self.spots[:_FIRST]

    @property
    def more(self) -> tuple[Spot, ...]:
        """The places to show when somebody asks for them."""
        return self.spots[_FIRST:]


class SheetTold(NamedTuple):
    """The complaints about one sheet, or about one file without sheets: ``sumber``."""

    judul: str
    temuan: tuple[Told, ...]
    sumber: tuple[str, str] = ("", "")


def tell(problems: Iterable[Problem]) -> list[SheetTold]:
    """Return the problems by file and sheet; the places of one cause are one complaint."""
    sheets: dict[str, dict[tuple[str, ...], list[Problem]]] = {}
    for problem in in_reading_order(dict.fromkeys(problems)):
        key = (problem.severity, problem.code, problem.message, problem.hint)
        causes = sheets.setdefault(_title(problem.place), {})
        causes.setdefault(key, []).append(problem)
    return [_sheet(judul, [*causes.values()]) for judul, causes in sheets.items()]


def _sheet(judul: str, causes: Sequence[Sequence[Problem]]) -> SheetTold:
    return SheetTold(judul, tuple(map(_told, causes)), causes[0][0].place.source)


def tell_news(problems: Iterable[Problem], known: Iterable[Problem]) -> tuple[list[SheetTold], str]:
    """Return the problems but for warnings and notes that the section Data tells, and their count.

    They are the same on every page: there they stand with the data that they are about.
    """
    told = {one for one in known if not one.is_error}
    found = list(dict.fromkeys(problems))
    return tell(one for one in found if one not in told), say_counts(
        one for one in found if one in told
    )


def count(problems: Iterable[Problem]) -> dict[str, int]:
    """Return how many problems there are that a clerk calls by each word."""
    counts = dict.fromkeys(WORDS, 0)
    for problem in dict.fromkeys(problems):
        counts[problem.word] += 1
    return counts


def say_counts(problems: Iterable[Problem]) -> str:
    """Return the counts in words: "2 kesalahan, 1 peringatan"; "" for none."""
    return ", ".join(f"{format_angka(n)} {word}" for word, n in count(problems).items() if n)


def quoted(problem: Problem) -> str:
    """Return the name that the sentence of a problem quotes first; "" for none."""
    return problem.message.split('"')[1] if problem.message.count('"') > 1 else ""


def named(problem: Problem) -> str:
    """Return what a problem is about: the name that its sentence quotes, or the sentence."""
    return quoted(problem) or problem.message


def _title(place: Place) -> str:
    """Return the file's name and its sheet, without the folders of this computer."""
    sheet = f"lembar {place.sheet}" if place.sheet else ""
    return ", ".join(filter(None, (_name(place.file), sheet)))


def _name(file: str) -> str:
    """Return a file as the page calls it: only what lies outside of data has its folder told."""
    if file.startswith("data/") or PurePosixPath(file).is_absolute():
        return PurePosixPath(file).name
    return PureWindowsPath(file).name if PureWindowsPath(file).is_absolute() else file


def _told(problems: Sequence[Problem]) -> Told:
    first = problems[0]
    spots = tuple(_spot(problem) for problem in problems[:_MOST])
    shown = tuple(one for one in dict.fromkeys(spots) if one.where or one.about)
    return Told(
        first.word, first.severity, first.code, first.message, first.hint, shown, len(problems)
    )


def _spot(problem: Problem) -> Spot:
    where = str(replace(problem.place, file="", sheet=""))
    is_ours = problem.place.file.startswith(_TYPES)
    return Spot(where.replace("_", " ") if is_ours else where, problem.about)


def _of_type(title: str) -> str:
    """Return what a file of a document type is called: by the type's title, not by its folder."""
    site, nama = this_site(), (request.view_args or {}).get("nama", "")
    titles = app.kept_titles(site.workspace(nama)) if nama in site.data_sets() else {}
    if not title.startswith(_TYPES):
        return titles.get(title, title)
    jenis, _, file = title.removeprefix(_TYPES).partition("/")
    judul = titles.get(jenis) or kapital(jenis.strip("_").replace("-", " ").replace("_", " "))
    return f"Jenis dokumen {judul}" if file in ("", _MANIFEST) else f"{judul}, {file}"


def _moment(when: datetime) -> str:
    return f"{when:%d-%m-%Y %H.%M}"


def _clock(seconds: float) -> str:
    return _moment(datetime.fromtimestamp(seconds))


def _day(day: date | str) -> str:
    """Return a date as letters print it; an ISO text is one too."""
    return format_tanggal(date.fromisoformat(day) if isinstance(day, str) else day)


def _duration(seconds: float) -> str:
    """Return a length of time: "3 detik", "2 menit 5 detik"."""
    whole = max(1, round(seconds))
    minutes, rest = divmod(whole, 60)
    return f"{minutes} menit {rest} detik" if minutes else f"{rest} detik"


def _rate(rate: float) -> str:
    return format_angka(round(rate)) if rate >= 10 else f"{rate:.1f}".replace(".", ",")


def _title_of_row(row: str, titles: Mapping[str, str]) -> str:
    """Return a line of a run by its type's title: "notula (pdf)" is "Notula Rapat (PDF)"."""
    jenis, bracket, form = row.partition(" (")
    known = _FORMS.get(form.rstrip(")"), form.rstrip(")"))
    return f"{titles.get(jenis, jenis)} ({known})" if bracket else titles.get(jenis, jenis)


def _series(seri: str) -> str:
    """Return what a series of numbers is called: "Keputusan Unit, DINKES"."""
    kind, slash, unit = seri.partition("/")
    name = kapital(kind.replace("_", " "))
    return f"{name}, {unit}" if slash else name


FILTERS: dict[str, Callable[..., object]] = {
    "angka": format_angka,
    "laju": _rate,
    "lama": _duration,
    "pukul": _clock,
    "judul_jenis": _title_of_row,
    "kunci_baris": record_key,
    "urutan": turn_of,
    "nama_isian": named,
    "petunjuk": link,
    "sebut": say,
    "seri": _series,
    "sebut_jenis": _of_type,
    "tgl": _day,
    "saat": _moment,
    "tempat": _title,
}
"""The filters of the pages."""
