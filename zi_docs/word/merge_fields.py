"""The fields of Word's mail merge (MERGEFIELD) in a single file, filled as Word would.

A field becomes a tag, so that the text keeps the looks of the field and is filled like any other.
What the tag prints is worked out for each document, from the value and the switches of the field.
Fields that decide what Word prints (IF, NEXT and others) are told and stay as they are.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from lxml import etree

from zi_docs.errors import Place, Problem, TemplateError, suggest
from zi_docs.indonesian import nama_bulan, nama_hari, parse_tanggal
from zi_docs.indonesian.angka import bulatkan, format_angka, parse_angka
from zi_docs.model import lookup
from zi_docs.ooxml.package import Package
from zi_docs.ooxml.xml import W, parse_xml, to_bytes
from zi_docs.word import problems
from zi_docs.word.gate import open_naskah
from zi_docs.word.stories import paragraphs, story_names, story_of
from zi_docs.word.values import RefusedValueError, printable

ROOT = "bidang_surat"
"""The name under which the tags find what the fields print."""

_IDLE = {"IF", "NEXT", "NEXTIF", "SKIPIF", "ASK", "FILLIN", "ADDRESSBLOCK", "GREETINGLINE"}
_TOKEN = re.compile(r'"((?:[^"\\]|\\.)*)"|\\(\S)|([^\s"\\]+)')
_QUOTES = str.maketrans("“”„", '"""')
_LOOKS = {"upper": str.upper, "lower": str.lower, "caps": str.title}
_IGNORED = {"mergeformat", "charformat"}
_DATE = re.compile(r"'([^']*)'|dddd|ddd|dd|d|MMMM|MMM|MM|M|yyyy|yy")
_CORE = re.compile(r"[#0x](?:[#0x.,]*[#0x])?")
_SIMPLE, _CHAR, _CODE = f"{W}fldSimple", f"{W}fldChar", f"{W}instrText"


class MergeField(NamedTuple):
    """A field that is filled: its key, its name in the data, its switches and its paragraph."""

    key: str
    name: str
    switches: tuple[tuple[str, str], ...]
    place: Place

    @property
    def shown(self) -> str:
        """The field as people know it; of a date with what makes it one."""
        dated = "|tanggal" if any(switch == "@" for switch, _ in self.switches) else ""
        return f"MERGEFIELD {self.name}{dated}"


class Merged(NamedTuple):
    """The fields of a file that are filled, and the codes and the warning of those that are not."""

    fields: tuple[MergeField, ...]
    codes: tuple[str, ...]
    idle: tuple[Problem, ...]


NO_FIELDS = Merged((), (), ())


def take_merge_fields(package: Package, place: Place) -> Merged:
    """Replace the merge fields of a file by tags; a field around another one stays."""
    fields: list[MergeField] = []
    idle: dict[str, Place] = {}
    for name in story_names(package):
        if b"MERGEFIELD" not in package.parts[name] and b"fldChar" not in package.parts[name]:
            continue
        root = parse_xml(package.parts[name], story_of(place, name))
        before = len(fields)
        for here, paragraph in paragraphs(root, story_of(place, name), Place):
            for found in _found(paragraph):
                _take(found, here, fields, idle)
        if len(fields) > before:
            package.parts[name] = to_bytes(root)
    told = (problems.idle_fields(next(iter(idle.values())), list(idle)),) if idle else ()
    return Merged(tuple(fields), tuple(idle), told)


def merge_fields_in(data: bytes, place: Place) -> Merged:
    """Return the merge fields of a Word file; none of one that can't be opened."""
    try:
        return take_merge_fields(open_naskah(data, place), place)
    except TemplateError:
        return NO_FIELDS


class _Found(NamedTuple):
    """A field in a paragraph: its code, and the elements that it is made of."""

    code: str
    elements: Sequence[etree._Element]
    nested: bool


def _found(paragraph: etree._Element) -> Iterator[_Found]:
    """Yield the outermost fields of a paragraph; those over several paragraphs are left out."""
    for simple in paragraph.iter(_SIMPLE):
        yield _Found(simple.get(f"{W}instr", ""), [simple], nested=False)
    runs: list[etree._Element] = []
    depth, nested = 0, False
    for run in list(paragraph.iter(f"{W}r")):
        kinds = [mark.get(f"{W}fldCharType") for mark in run.iter(_CHAR)]
        depth += kinds.count("begin")
        nested |= depth > 1
        if depth:
            runs.append(run)
        depth -= kinds.count("end")
        if runs and depth == 0:
            code = "".join(text.text or "" for one in runs for text in one.iter(_CODE))
            yield _Found(code, runs, nested)
            runs, nested = [], False


def _take(found: _Found, here: Place, fields: list[MergeField], idle: dict[str, Place]) -> None:
    """Replace one field by a tag, or note that it is not filled."""
    tokens = list(_tokens(found.code))
    word = tokens[0][1].upper() if tokens and not tokens[0][0] else ""
    torn = found.nested or len({one.getparent() for one in found.elements}) > 1
    is_named = word == "MERGEFIELD" and len(tokens) > 1 and not tokens[1][0]
    told_elsewhere = "{{" in found.code or "{%" in found.code
    if (word in _IDLE or (is_named and torn)) and not told_elsewhere:
        idle.setdefault(" ".join(found.code.split()), here)
    if not is_named or torn:
        return
    key = f"b{len(fields) + 1}"
    fields.append(MergeField(key, tokens[1][1], tuple(_switches(tokens[2:])), here))
    _put_tag(found.elements, f"{{{{ {ROOT}.{key} }}}}")


def _tokens(code: str) -> Iterator[tuple[bool, str]]:
    """Yield the words of a code, each with whether it is a switch."""
    for quoted, switch, word in _TOKEN.findall(code.translate(_QUOTES)):
        yield bool(switch), switch or word or re.sub(r"\\(.)", r"\1", quoted)


def _switches(tokens: Sequence[tuple[bool, str]]) -> Iterator[tuple[str, str]]:
    """Yield each switch with the words behind it."""
    switch, words = "", list[str]()
    for is_switch, word in [*tokens, (True, "")]:
        if not is_switch:
            words.append(word)
            continue
        if switch:
            yield switch, " ".join(words)
        switch, words = word, []


def _put_tag(elements: Sequence[etree._Element], tag: str) -> None:
    """Put a run with a tag in the place of a field, with the looks of what the field shows."""
    inner = [run for one in elements for run in one.iter(f"{W}r")]
    shown = [run for run in inner if run.find(f"{W}t") is not None]
    looks = next((run.find(f"{W}rPr") for run in (*shown, *inner)), None)
    run = etree.Element(f"{W}r")
    if looks is not None:
        run.append(copy.deepcopy(looks))
    etree.SubElement(run, f"{W}t").text = tag
    elements[0].addprevious(run)
    for one in elements:
        one.getparent().remove(one)


# Filling


def merged_values(
    fields: Sequence[MergeField], values: Mapping[str, Any]
) -> tuple[dict[str, str], list[Problem]]:
    """Return what each field prints, by its key, and what is wrong with the data.

    A name that the data lack is an error (ZI421), so is a value that its switch can't show (ZI223).
    """
    printed: dict[str, str] = {}
    found: list[Problem] = []
    for field in fields:
        name = _known(field.name, values)
        if not name:
            hint = suggest(field.name, list(values))
            tag = f"MERGEFIELD {field.name}"
            found.append(problems.missing_name(field.place, tag, field.name, hint, ""))
            continue
        try:
            printed[field.key] = _printed(lookup(values, name), field.switches)
        except (ValueError, RefusedValueError) as error:
            reason = str(error).rstrip(".")
            found.append(problems.bad_merge_field(field.place, field.name, reason))
    return printed, found


def used_by_fields(merged: Merged, values: Mapping[str, Any]) -> set[str]:
    """Return the names of the data that the fields use; those that are not filled name some too."""
    words = {word for code in merged.codes for _, word in _tokens(code)}
    named = [*(field.name for field in merged.fields), *words]
    return {_known(name, values).partition(".")[0] for name in named}


def _known(name: str, values: Mapping[str, Any]) -> str:
    """Return the name in the data that a field means, as Word takes spaces and capitals."""
    if lookup(values, name) is not None:
        return name
    folded = {_folded(one): one for one in values}
    return folded.get(_folded(name), "")


def _folded(name: str) -> str:
    return re.sub(r"[\s_.-]+", "_", name).casefold()


def _printed(value: Any, switches: Sequence[tuple[str, str]]) -> str:
    text: str | None = None
    around = {"b": "", "f": ""}
    looks: list[Callable[[str], str]] = []
    for switch, word in switches:
        if switch == "@":
            text = _as_date(value, word)
        elif switch == "#":
            text = _as_number(value, word)
        elif switch in around:
            around[switch] = word
        elif switch == "*" and word.casefold() not in _IGNORED:
            looks.append(_look(word))
    shown = printable(value) if text is None else text
    for look in looks:
        shown = look(shown)
    return f"{around['b']}{shown}{around['f']}" if shown else ""


def _look(word: str) -> Callable[[str], str]:
    if word.casefold() == "firstcap":
        return lambda text: text[:1].upper() + text[1:]
    if look := _LOOKS.get(word.casefold()):
        return look
    raise ValueError(f"saklar \\* {word} belum dapat dipakai")


def _as_date(value: Any, picture: str) -> str:
    """Return a date as its picture says: ``dddd, d MMMM yyyy``, with names in Indonesian."""
    if value == "":
        return ""
    day = value if isinstance(value, date) else parse_tanggal(str(value)).tanggal
    return _DATE.sub(lambda match: _date_piece(match, day), picture)


def _date_piece(match: re.Match[str], day: date) -> str:
    if match[1] is not None:
        return match[1]
    month = nama_bulan(day.month)
    return {
        "dddd": nama_hari(day),
        "ddd": nama_hari(day)[:3],
        "dd": f"{day.day:02}",
        "d": str(day.day),
        "MMMM": month,
        "MMM": month[:3],
        "MM": f"{day.month:02}",
        "M": str(day.month),
        "yyyy": str(day.year),
        "yy": f"{day.year % 100:02}",
    }[match[0]]


def _as_number(value: Any, picture: str) -> str:
    """Return a number as its picture says, with Indonesian marks: ``Rp #,##0.00``, ``#.##0``."""
    if value == "":
        return ""
    amount = Decimal(value) if isinstance(value, int) else parse_angka(str(value))
    picture = picture.partition(";")[0]
    core = _CORE.search(picture)
    if core is None:
        raise ValueError(f"saklar \\# {picture} belum dapat dipakai")
    whole, decimals, grouped = _shape(core[0])
    number = format_angka(abs(bulatkan(amount, decimals)), decimals)
    number = number if grouped else number.replace(".", "")
    number = number.rjust(whole, "0") if not decimals else number
    before, after = picture[: core.start()], picture[core.end() :]
    sign = "-" if amount < 0 else ""
    return f"{sign}{before}{number}{after}".replace("'", "")


def _shape(core: str) -> tuple[int, int, bool]:
    """Return the least digits of a picture, its decimals, and whether thousands are divided.

    The mark of decimals is a comma in one country and a dot in another: of two kinds it is the
    last one; a single one divides thousands when three places follow it.
    """
    marks = [mark for mark in core if mark in ".,"]
    last = max(core.rfind("."), core.rfind(","))
    behind = len(core) - last - 1 if marks else 0
    decimal = bool(marks) and (len(set(marks)) > 1 or (len(marks) == 1 and behind != 3))
    head = core[:last] if decimal else core
    return head.count("0"), behind if decimal else 0, any(mark in ".," for mark in head)
