"""Find numbers of proposed units in running text, and compare them with the table.

A number is used only when the sentence can hardly mean anything else: it is about proposing, and
the words right after the number lead to a predicate or end there. A wrong number that is missed
does less harm than a false warning: a clerk who gets false warnings stops reading them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from zi_docs.checks import problems
from zi_docs.checks.free_text import Passage, meeting_passages
from zi_docs.checks.places import table_words
from zi_docs.checks.unit_kerja import count_units
from zi_docs.errors import Problem
from zi_docs.tables import DataSet, Rapat

_NOUN = r"(?:perangkat\s{1,5}daerah|unit\s{1,5}kerja|satuan\s{1,5}kerja|unit|satker|opd|skpd|pd)"
_COUNT = re.compile(
    r"(?<![\w.,/-])(?P<number>\d{1,3})(?:\s{0,3}\([a-z ]{1,40}\))?\s{1,5}"
    rf"(?:(?P<noun>{_NOUN}(?:\s{{0,3}}/\s{{0,3}}{_NOUN})?)\b"
    r"|(?=(?:diusulkan|menuju|berpredikat|calon|wbk|wbbm)\b))",
    re.IGNORECASE | re.ASCII,
)
_SENTENCE_END = re.compile(r"(?<=[.;!?])\s|\n")
_WORD = re.compile(r"\w+|[:;]")
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
_CITATION = re.compile(r"\d{1,4}\s{0,3}(?:/|tahun)\s{0,3}\d{4}", re.IGNORECASE)
_WBK = re.compile(r"wilayah\s{1,5}bebas(?:\s{1,5}dari)?\s{1,5}korupsi", re.IGNORECASE)
_WBBM = re.compile(
    r"wilayah\s{1,5}birokrasi(?:\s{1,5}yang)?\s{1,5}bersih(?:\s{1,5}(?:dan|&))?\s{1,5}melayani",
    re.IGNORECASE,
)
_BOTH = re.compile(
    r"wbk(?:\s?\(wbk\))?\s?(?:/|,|dan/atau|dan|atau)\s?wbbm(?:\s?\(wbbm\))?", re.IGNORECASE
)
_TOPIC = re.compile(r"usul|percontohan|\bcalon|\bmenuju", re.IGNORECASE)
_OTHER_MATTER = re.compile(
    r"\b(?:lalu|sebelumnya|setiap|tiap|masing-masing|target|minimal|maksimal|paling|sedikitnya"
    r"|sekurang-kurangnya|misalnya|contoh)\b",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"(?:usul|menetapkan|penetapan|ditetapkan|jumlah|total|sebanyak|seluruh)\w{0,8}\W.{0,40}$",
    re.IGNORECASE,
)
_HELD = re.compile(r"\b(?:memiliki|meraih|memperoleh|mendapat\w{0,4}|lolos|lulus)\b", re.IGNORECASE)
_ORDINAL = re.compile(
    r"\b(?:tahap|area|pokja|pasal|lampiran|huruf|butir|angka|nomor|no\.?|peringkat|triwulan"
    r"|semester|tahun|tanggal|ke)[ -]$",
    re.IGNORECASE,
)
# Words that may come between a number of units and the predicate they are proposed for.
_LINKS = frozenset({
    "yang", "akan", "diusulkan", "dicalonkan", "untuk", "sebagai", "calon", "berpredikat",
    "predikat", "menuju", "percontohan", "unit", "kerja", "perangkat", "daerah", "tahun", "ini",
    "zona", "integritas", "pembangunan", "menjadi", "ke", "zi",
})  # fmt: skip
_PROPOSED = {"diusulkan", "dicalonkan", "calon", "menuju", "zi"}
_ENDS = {
    ":", ";", "terdiri", "yaitu", "yakni", "meliputi", "dengan", "dan", "pada", "kepada", "di",
    "antara",
}  # fmt: skip
# With these words a sentence tells what happened to some units, not how many are proposed.
_FACTS = {
    "telah", "sudah", "belum", "tidak", "lolos", "lulus", "gagal", "pernah", "berhasil", "hadir",
}  # fmt: skip


class Claim(NamedTuple):
    """A number of proposed units that a sentence states; ``name`` is its key in the settings."""

    name: str
    number: int
    text: str


def find_claims(text: str, tahun: int) -> Iterator[Claim]:
    """Yield the numbers of units that a text states as proposed in this year."""
    for sentence in _SENTENCE_END.split(text):
        short = _BOTH.sub("ZI", _WBK.sub("WBK", _WBBM.sub("WBBM", sentence)))
        if _speaks_of_proposals(short, tahun):
            yield from _claims_of(short)


def _speaks_of_proposals(sentence: str, tahun: int) -> bool:
    if not _TOPIC.search(sentence) or _OTHER_MATTER.search(sentence):
        return False
    years = _YEAR.findall(_CITATION.sub("", sentence))
    return all(int(year) == tahun for year in years)


def _claims_of(sentence: str) -> Iterator[Claim]:
    """Yield the claims of one sentence; each number is judged with the words up to the next one."""
    counts = list(_COUNT.finditer(sentence))
    starts = [0, *(match.end() for match in counts)]
    ends = [*(match.start() for match in counts[1:]), len(sentence)]
    for index, match in enumerate(counts):
        lead = sentence[starts[index] : match.start()][-60:]
        rest = sentence[match.end() : ends[index]]
        if _HELD.search(lead) or _ORDINAL.search(lead):
            continue
        name = _claimed(lead, rest, alone=not match["noun"])
        if name and (index == 0 or name != "total"):
            yield Claim(name, int(match["number"]), match[0].strip())


def _claimed(lead: str, rest: str, *, alone: bool) -> str | None:
    """Return the name of what a number counts, by the words before and after it; else None.

    ``alone`` means that no word for a unit follows the number.
    """
    words = [word.casefold() for word in _WORD.findall(rest[:160])]
    links = 0
    while links < len(words) and (words[links] in _LINKS or _YEAR.fullmatch(words[links])):
        links += 1
    following = words[links : links + 1]
    if following in (["wbk"], ["wbbm"]):
        return None if _FACTS & set(words[links:]) else following[0].upper()
    ends_there = not following or following[0] in _ENDS
    proposed = bool(_PROPOSED & set(words[:links])) or bool(_LEAD.search(lead))
    return "total" if ends_there and proposed and not alone else None


def check_jumlah_tertulis(dataset: DataSet) -> Iterator[Problem]:
    """Check the numbers of units in the meetings' texts against the table (ZI341)."""
    counted = count_units(dataset)
    if not counted["total"] or not dataset.is_whole("unit_kerja"):
        return
    tahun = dataset.pengaturan.tahun
    for rapat in dataset.rapat:
        for passage, claim in _claims_in(dataset, rapat, tahun):
            if claim.number != counted[claim.name]:
                table, right = table_words(dataset, "unit_kerja"), counted[claim.name]
                yield problems.other_count_in_text(
                    passage.place, claim.text, claim.name, right, table
                )


def _claims_in(dataset: DataSet, rapat: Rapat, tahun: int) -> Iterator[tuple[Passage, Claim]]:
    if rapat.tanggal and rapat.tanggal.year != tahun:
        return
    for passage in meeting_passages(dataset, rapat):
        for claim in find_claims(passage.text, tahun):
            yield passage, claim
