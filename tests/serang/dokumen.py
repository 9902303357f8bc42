"""Mutated Word documents, through every door that a document has."""

from __future__ import annotations

import json
from collections.abc import Callable

from lxml import etree

from tests.conftest import ROOT, _naskah
from tests.faults import office

from . import damage, naskah, package, story
from .case import OUTPUT, RESULT, Case, Chance
from .verdict import words_of

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DATA = json.dumps(naskah.VALUES).encode()
_WAYS: tuple[Callable[[bytes, Chance], tuple[str, bytes]], ...] = (
    damage.damaged,
    package.damaged,
    story.changed,
    story.changed,
    story.changed,
    story.changed,
)
_MAY_OMIT = ("{#", "else", "not ", "set ", "macro", "call", "filter", "raw", "==", "elif")
SAMPLE = "data/gunungkidul-2020"


def case(chance: Chance) -> Case:
    """Return a mutated document on its way through one door."""
    return chance.choices([door for door, _ in DOORS], [share for _, share in DOORS])[0](chance)


def mutated(data: bytes, chance: Chance) -> tuple[str, bytes]:
    """Return the document changed in one way, seldom in two, and the names of the changes."""
    names = []
    for _ in range(chance.choice((1, 1, 1, 2))):
        name, data = chance.choice(_WAYS)(data, chance) if data[:2] == b"PK" else ("", data)
        names.append(name)
        if not _is_package(data):
            break
    return "; ".join(filter(None, names)), data


def _is_package(data: bytes) -> bool:
    try:
        return bool(package.parts_of(data))
    except Exception:  # a damaged ZIP fails in a dozen ways
        return False


def through_isi(chance: Chance) -> Case:
    """Fill a document."""
    name, data = chance.choice([*naskah.made().items()] * 3 + [*naskah.results().items()])
    how, data = mutated(data, chance)
    steps = (("isi", "naskah.docx", "data.json", "-o", RESULT, "--json"),)
    files = {"naskah.docx": data, "data.json": _DATA}
    return Case(f"isi {name}: {how}", files, steps, words=kept_words(data))


def through_type(chance: Chance) -> Case:
    """Use a document as the naskah of a type of an office."""
    seed = _naskah(*office.NASKAH[1:], "Penutup surat")
    how, data = mutated(seed, chance)
    files = small_office() | {f"templates/{office.JENIS}/naskah.docx": data}
    return Case(f"naskah jenis: {how}", files, (buat(office.JENIS, "data/kantor"),))


def through_built_in(chance: Chance) -> Case:
    """Use a changed naskah or piece of the program in place of its own."""
    name, data = chance.choice([*naskah.built_in().items()])
    how, data = mutated(data, chance)
    jenis = name.split("/")[1] if "_bagian" not in name else chance.choice(naskah.BUILT_IN)
    files = sample() | {name: data}
    if "_bagian" not in name:
        files |= _beside(jenis, name)  # a type of an office replaces the whole folder
    return Case(f"{name} bagi {jenis}: {how}", files, (buat(jenis, SAMPLE),))


def through_joining(chance: Chance) -> Case:
    """Put a document into a print file."""
    name, data = chance.choice([*(naskah.results() | naskah.made()).items()])
    how, data = mutated(data, chance)
    steps = (("@gabung", "naskah.docx"),)
    return Case(f"gabung {name}: {how}", {"naskah.docx": data}, steps, filled=False)


def through_pdf(chance: Chance) -> Case:
    """Ask for the PDF of a document."""
    name, data = chance.choice([*(naskah.results() | naskah.made()).items()])
    how, data = mutated(data, chance)
    return Case(f"pdf {name}: {how}", {"naskah.docx": data}, (("@pdf", "naskah.docx"),))


DOORS = (
    (through_isi, 1440),
    (through_type, 240),
    (through_built_in, 40),
    (through_joining, 160),
    (through_pdf, 120),
)


def buat(jenis: str, data: str) -> tuple[str, ...]:
    """Return the command that makes the documents of a type."""
    return ("buat", jenis, "--data", data, "--keluaran", OUTPUT, "--json")


def small_office() -> dict[str, bytes]:
    """Return the files of an office of two people with one type."""
    rows = [";".join(office.HEADINGS), *(";".join(office.person(n).values()) for n in range(2))]
    folder = f"templates/{office.JENIS}"
    texts = {
        "data/kantor/pengaturan.yaml": office.SETTINGS,
        "data/kantor/unit_kerja.csv": "Kode;Nama Unit Kerja\nDINAS;Dinas Contoh\n",
        "data/kantor/pegawai.csv": "\n".join(rows) + "\n",
        f"{folder}/manifest.yaml": office.UNNUMBERED,
        f"{folder}/untuk.j2": office.PARTIAL,
    }
    made = _naskah(*office.NASKAH[1:])
    files = {name: text.encode() for name, text in texts.items()}
    return files | {f"{folder}/naskah.docx": package.steady(made)}


def sample() -> dict[str, bytes]:
    """Return the files of a sample data set."""
    found = [path for path in (ROOT / SAMPLE).iterdir() if path.is_file()]
    names = [path for path in sorted(found) if not path.name.startswith((".", "register"))]
    return {f"{SAMPLE}/{path.name}": path.read_bytes() for path in names}


def _beside(jenis: str, name: str) -> dict[str, bytes]:
    folder = (ROOT / name).parent
    files = [path for path in sorted(folder.iterdir()) if path.name != "naskah.docx"]
    return {f"templates/{jenis}/{path.name}": path.read_bytes() for path in files}


def kept_words(data: bytes) -> tuple[str, ...]:
    """Return texts of the body that filling may not lose: of paragraphs without braces.

    None are returned when a tag may leave text out on purpose.
    """
    try:
        root = etree.fromstring(package.parts_of(data)["word/document.xml"])
    except Exception:  # whatever is wrong with it, nothing can be said about it
        return ()
    whole = "".join(root.itertext())
    words = map(words_of, root.iter(f"{W}p"))
    if any(sign in whole for sign in _MAY_OMIT):
        return ()
    return tuple(word for word in words if word.strip() and not set(word) & set("{}%«$"))
