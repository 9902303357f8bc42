"""What counts as held."""

from __future__ import annotations

import hashlib
import io
import json
import re
import sqlite3
import zipfile
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

from docx import Document
from lxml import etree

from zi_docs.codes import CODES
from zi_docs.files.folders import PART

from .attempt import SECONDS, laid_out, run_step
from .case import OUTPUT, RESULT, Case, Ended, Verdict

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SPELLINGS = (W, "{http://purl.oclc.org/ooxml/wordprocessingml/main}")  # Word's, and Strict
EXITS = range(6)
_TAG = re.compile(r"\{\{|\{%|%\}|\{#")
_WHOLE_TAG = re.compile(r"\{\{.{1,500}?\}\}|\{%.{1,500}?%\}|\{#.{1,500}?#\}", re.DOTALL)
_FILLED = re.compile(r"\w+/(document\w*|header\d*|footer\d*|footnotes|endnotes|core|app)\.xml")
_LEAK = re.compile(r"\b(None|nan|NaN|NaT|Infinity|Undefined)\b|#REF!|#N/A|#DIV/0!|<[\w.]+ object")
_XML = (".xml", ".rels")
_STRICT = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
_BLOCKS = {f"{W}tc": (f"{W}p", f"{W}tbl", f"{W}sdt"), f"{W}tbl": (f"{W}tr", f"{W}sdt")}


def judge(kind: str, number: int, case: Case) -> Verdict:
    """Try a case, and say what was wrong."""
    with laid_out(case) as root:
        before = _digests(root, case)
        steps = [run_step(words, root) for words in case.steps]
        faults = [fault for ended in steps for fault in of_ending(ended)]
        faults += of_files(case, root, steps)
        if _digests(root, case) != before:
            faults.append("sebuah masukan berubah")
    codes = tuple(dict.fromkeys(code for ended in steps for code in refusals(ended)))
    seconds = sum(ended.seconds for ended in steps)
    return Verdict(kind, number, case.what, tuple(dict.fromkeys(faults)), codes, seconds)


def _digests(root: Path, case: Case) -> dict[str, str]:
    return {
        name: hashlib.sha256((root / name).read_bytes()).hexdigest()
        if (root / name).is_file()
        else "hilang"
        for name in case.files
    }


# How a step ended.


def of_ending(ended: Ended) -> Iterator[str]:
    """Yield what is wrong with an exit code and the words beside it."""
    if ended.late:
        yield f"melewati batas {SECONDS} detik ({ended.seconds:.0f})"
        return
    if ended.code not in EXITS:
        yield f"kode keluar {ended.code}: {ended.complained[-300:]}"
    if "Traceback" in ended.said + ended.complained:
        yield f"traceback: {ended.complained[-300:]}"
    problems = problems_of(ended)
    if problems is None:
        yield f"bukan JSON: {ended.said[:200]!r} {ended.complained[-200:]!r}"
        return
    errors = [one for one in problems if one["tingkat"] == "galat"]
    if bool(errors) != (ended.code != 0):
        told = ", ".join(one["kode"] for one in problems)
        yield f"kode keluar {ended.code} dengan {len(errors)} galat ({told})"
    yield from (fault for one in problems for fault in of_problem(one))


def of_problem(problem: dict[str, str]) -> Iterator[str]:
    """Yield what a complaint lacks."""
    code = problem["kode"]
    if code == "ZI999":
        yield f"ZI999: {problem['tempat']}: {problem['pesan']}"
    if code not in CODES:
        yield f"{code} tidak dikenal"
    if not problem["tempat"].strip():
        yield f"{code} tanpa tempat: {problem['pesan']}"
    if not re.search(r"[.!?…)\"”]$", problem["pesan"].strip()):
        yield f"{code} bukan kalimat: {problem['pesan']}"
    if problem["tingkat"] == "galat" and not problem["saran"].strip():
        yield f"{code} tanpa saran: {problem['pesan']}"


def problems_of(ended: Ended) -> list[dict[str, str]] | None:
    """Return the complaints of a step, or None when it printed no JSON."""
    try:
        return list(json.loads(ended.said)["masalah"])
    except (ValueError, KeyError, TypeError):
        return None


def refusals(ended: Ended) -> list[str]:
    """Return the codes of what a step refused."""
    return [one["kode"] for one in problems_of(ended) or () if one["tingkat"] == "galat"]


# What it left.


def of_files(case: Case, root: Path, steps: Sequence[Ended]) -> Iterator[str]:
    """Yield what is wrong with the files that a case left."""
    found = [path for path in root.rglob("*") if path.is_file()]
    yield from (f"sisa {path.name}" for path in found if PART in path.name)
    result = root / RESULT
    made = [result] if result.exists() else sorted((root / OUTPUT).rglob("*.docx"))
    if made and steps[-1].code and result in made:
        yield f"ada hasil padahal kode keluar {steps[-1].code}"
    if case.refused and made:
        yield "yang jahat diisi tanpa ditolak"
    for path in made:
        yield from of_document(path.read_bytes(), case)
    yield from _numbers(root)
    if not steps[-1].code and not made and case.steps[-1][0] in ("isi", "buat"):
        yield "kode keluar 0 tanpa hasil"


def of_document(data: bytes, case: Case) -> Iterator[str]:
    """Yield what is wrong with a Word file that was made."""
    try:
        parts = _read(data)
        Document(io.BytesIO(data))
    except Exception as error:  # python-docx raises what it happens upon
        yield f"hasil tidak terbaca: {type(error).__name__}: {error}"
        return
    given = _given(case)
    had_holes = any(_holes(part) for name, part in given.items() if name.endswith(_XML))
    for name, part in parts.items():
        if name.endswith(_XML):
            yield from of_part(name, part, case.filled, _printed_braces(given.get(name, b"")))
            if not had_holes and (holes := _holes(part)):
                yield f"{', '.join(holes)} kosong di {name}"
    text = text_of(parts)
    whole = "\n".join(text)
    if lost := [word for word in case.words if word not in whole]:
        yield f"teks hilang: {lost[:3]}"
    if case.same_text:
        before = text_of(_read(next(iter(case.files.values()))))
        if text != before:
            yield f"teks berubah: {[*_differences(before, text)][:3]}"


def of_part(name: str, part: bytes, filled: bool, printed: Sequence[str] = ()) -> Iterator[str]:
    """Yield what is wrong with one part: not XML; when it was filled, a tag or a leaked value.

    ``printed`` are braces that the naskah prints on purpose.
    """
    try:
        root = etree.fromstring(part, _STRICT)
    except etree.XMLSyntaxError as error:
        yield f"{name} bukan XML: {error}"
        return
    text = " ".join(root.itertext())
    for braces in printed:
        text = text.replace(braces, "")
    if not filled or "comment" in name.lower():  # a reviewer's words are nobody's tags
        return
    tags = _TAG if _FILLED.fullmatch(name) else _WHOLE_TAG  # elsewhere a lone brace is none
    if found := tags.search(text):
        yield f"tag tersisa di {name}: {text[max(0, found.start() - 30) : found.end() + 30]!r}"
    if found := _LEAK.search(text):
        yield f"nilai bocor di {name}: {text[max(0, found.start() - 30) : found.end() + 30]!r}"


def _printed_braces(part: bytes) -> list[str]:
    """Return what docxtpl's signs for braces print: ``{_{ nama }_}`` prints ``{{ nama }}``."""
    try:
        text = "".join(etree.fromstring(part, _STRICT).itertext())
    except etree.XMLSyntaxError:
        return []
    return [f"{{{{{inner}}}}}" for inner in re.findall(r"\{_\{(.*?)\}_\}", text)]


def _holes(part: bytes) -> list[str]:
    """Return the names of what Word can not open empty: cells and tables."""
    try:
        root = etree.fromstring(part, _STRICT)
    except etree.XMLSyntaxError:
        return []
    return [
        etree.QName(parent).localname
        for parent, blocks in _BLOCKS.items()
        for element in root.iter(parent)
        if not any(child.tag in blocks for child in element)
    ]


def _given(case: Case) -> dict[str, bytes]:
    """Return the parts of the document that a case gives, as far as they can be read."""
    data = next((data for name, data in case.files.items() if name.endswith(".docx")), b"")
    try:
        return _read(data)
    except Exception:  # a damaged ZIP fails in a dozen ways
        return {}


def _read(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = archive.namelist()
        if twice := [name for name, count in Counter(names).items() if count > 1]:
            raise ValueError(f"nama ganda {twice}")
        return {name: archive.read(name) for name in names}


def text_of(parts: dict[str, bytes]) -> list[str]:
    """Return the text of each paragraph, of the body and then of the other stories."""
    stories = sorted(name for name in parts if re.fullmatch(r"\w+/[\w]+\.xml", name))
    found = []
    for name in stories:
        try:
            root = etree.fromstring(parts[name], _STRICT)
        except etree.XMLSyntaxError:
            continue
        found += [words_of(paragraph) for paragraph in root.iter(*_named("p"))]
    return found


def words_of(paragraph: etree._Element) -> str:
    """Return the text of a paragraph; a tab or a break is a bar."""
    shown = paragraph.iter(*_named("t", "tab", "br", "noBreakHyphen"))
    return "".join(el.text or "" if el.tag in _named("t") else "|" for el in shown)


def _named(*names: str) -> tuple[str, ...]:
    return tuple(f"{space}{name}" for space in _SPELLINGS for name in names)


def _differences(before: Sequence[str], after: Sequence[str]) -> Iterator[tuple[str, str]]:
    if len(before) != len(after):
        yield f"{len(before)} paragraf", f"{len(after)} paragraf"
    yield from ((a, b) for a, b in zip(before, after, strict=False) if a != b)


def _numbers(root: Path) -> Iterator[str]:
    """Yield a number that was given twice."""
    for book in root.rglob("register.db"):
        with closing(sqlite3.connect(book)) as db:
            ask = "SELECT nomor FROM nomor WHERE keadaan <> 'batal'"
            given = Counter(number for (number,) in db.execute(ask))
        yield from (f"nomor {number} ganda" for number, count in given.items() if count > 1)
