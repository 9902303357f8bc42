"""Hostile expressions and packages: bombs, ways out of Jinja, foreign content, other spellings."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from xml.sax.saxutils import escape

from tests.conftest import W, _naskah
from tests.ooxml import spellings
from tests.word.bagan import bagan_naskah

from . import naskah, package
from .case import RESULT, Case, Chance

ESCAPES = (
    "{{ ''.__class__ }}",
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ nama.__init__.__globals__ }}",
    "{{ nama|attr('__class__') }}",
    "{{ nama['__class__'] }}",
    "{{ self.__init__ }}",
    "{{ self._TemplateReference__context }}",
    "{{ cycler.__init__.__globals__.os }}",
    "{{ lipsum.__globals__ }}",
    "{{ joiner.__init__ }}",
    "{{ namespace().__class__ }}",
    "{{ config }}",
    "{{ range(10) }}",
    "{{ [].append }}",
    "{{ baris.append('x') }}",
    "{{ baris.clear() }}",
    "{{ orang.update({'nip': 'x'}) }}",
    "{{ '%s' % nama }}",
    "{{ '{0.__class__}'.format(nama) }}",
    "{{ nama.format_map({}) }}",
    "{{ baris|map(attribute='__class__')|list }}",
    "{{ baris|map('attr', '__class__')|list }}",
    "{% import 'x' as y %}",
    "{% include '/etc/passwd' %}",
    "{% include '../data.json' %}",
    "{% extends 'x' %}",
    "{% from 'os' import system %}",
    "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    "{% set x = 'a' * 10000000000 %}{{ x }}",
    "{{ 'a' * 999999999 }}",
    "{{ 9 ** 9 ** 9 }}",
    "{{ 10 ** 100000 }}",
    "{{ [0] * 999999999 }}",
    "{{ baris * 99999999 }}",
    "{{ 'x'|center(999999999) }}",
    "{{ nama|replace('', 'aaaaaaaaaaaaaaaaaaaaaa'*9999999) }}",
    "{{ '%999999999d' % 1 }}",
    "{{ nama.ljust(999999999) }}",
    "{% for a in range(999999999) %}x{% endfor %}",
    "{{ nama|pprint|tojson|safe }}",
    "{{ '<w:p/>'|safe }}",
    "{{ nama|xmlattr }}",
    "{% autoescape false %}{{ nama }}{% endautoescape %}",
    "{% debug %}",
    "{{ debug() }}",
    "{{ get_flashed_messages.__globals__ }}",
)
ODD = (
    "{{ 1e400 }}",
    "{{ -1e400 }}",
    "{{ 1e400 - 1e400 }}",
    "{{ 1 / 0 }}",
    "{{ 1 // 0 }}",
    "{{ 1 % 0 }}",
    "{{ jumlah / 3 }}",
    "{{ 12345678901234567890 }}",
    "{{ nama + 1 }}",
    "{{ -nama }}",
    "{{ nama < 3 }}",
    "{{ daftar }}",
    "{{ orang }}",
    "{{ orang.items() }}",
    "{{ baris[99] }}",
    "{{ baris[-1] }}",
    "{{ baris['x'] }}",
    "{{ nama[0][0][0] }}",
    "{{ benar }}",
    "{{ none }}",
    "{{ jumlah is divisibleby 0 }}",
    "{{ baris|batch(0)|list }}",
    "{{ baris|first|last|random }}",
    "{{ baris|sort(attribute='x') }}",
    "{{ baris|groupby('x') }}",
    "{{ baris|sum }}",
    "{{ nama|int }}",
    "{{ nama|float|round(99999) }}",
    "{{ '9'*4000|int }}",
    "{{ nama|truncate(-1) }}",
    "{{ nama|wordwrap(0) }}",
    "{{ nama|indent(99999999) }}",
    "{{ nama|format(1) }}",
    "{{ '1' + '\\x00' }}",
    "{{ '\\ud800' }}",
    "{{ '\\uffff\\x0b' }}",
    "{{ nama|tanggal }}",
    "{{ jumlah|rupiah }}",
    "{{ jumlah|terbilang }}",
    "{{ (-jumlah)|romawi }}",
    "{{ (jumlah * 99999999999)|terbilang }}",
    "{% for a in nama %}{{ a }}{% endfor %}",
    "{% for a in jumlah %}{{ a }}{% endfor %}",
    "{% for a, b in baris %}{{ a }}{% endfor %}",
    "{% for a in orang recursive %}{{ loop(a) }}{% endfor %}",
    "{% if baris == baris %}sama{% endif %}",
    "{{" * 3000,
    "{{ nama }}" * 3000,
    "{% if benar %}" * 60 + "x" + "{% endif %}" * 60,
    "{{ " + "(" * 300 + "1" + ")" * 300 + " }}",
    "{{ " + "-" * 3000 + "1 }}",
    "{{ " + "nama ~ " * 3000 + "nama }}",
    "{{ nama" + ".x" * 3000 + " }}",
    "{{ nama" + "|upper" * 300 + " }}",
    "{{ [" + "[" * 90 + "]" * 90 + "] }}",
    "{% for a in baris %}" * 9 + "x" + "{% endfor %}" * 9,
    "{% for a in besar %}{% for b in besar %}{{ b }}{% endfor %}{% endfor %}",
    "{% for a in besar %}{% for b in besar %}{% if a == b %}{% endif %}{% endfor %}{% endfor %}",
)
FIELDS = (  # MACROBUTTON is none of them: without a macro, which is refused, it is a place to type
    "DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe x",
    "DDE excel x",
    'INCLUDETEXT "c:\\\\rahasia.docx"',
    'INCLUDEPICTURE "http://contoh.id/a.png" \\d',
    "IMPORT x.png",
    'LINK Excel.Sheet.8 "c:\\\\a.xls"',
    "DATABASE \\d x",
    "RD x.docx",
    "AUTOTEXT x",
    "{{ nama }} DDE",
)
SPELL: dict[str, Callable[[bytes], bytes]] = {
    "biasa": lambda data: data,
    "strict": spellings.strict,
    "awalan lain": spellings.other_prefixes,
    "utf-16": spellings.utf_16,
    "di tempat lain": spellings.elsewhere,
}
Made = tuple[str, bytes, bool]


def case(chance: Chance) -> Case:
    """Return a hostile document on its way through ``isi``."""
    what, data, refused = chance.choices([make for make, _ in MAKERS], [n for _, n in MAKERS])[0](
        chance
    )
    values = {**naskah.VALUES, "besar": [*range(3000)]}
    files = {"naskah.docx": data, "data.json": json.dumps(values).encode()}
    steps = (("isi", "naskah.docx", "data.json", "-o", RESULT, "--json"),)
    return Case(what, files, steps, refused=refused)


def expression(chance: Chance) -> Made:
    """Write an expression somewhere in a letter."""
    is_escape = chance.random() < 0.45
    tag = chance.choice(ESCAPES if is_escape else ODD)
    place = chance.choice(PLACES)
    spelling = chance.choice(["biasa", "biasa", "biasa", *SPELL])
    data = SPELL[spelling](place(tag))
    return f"{tag[:60]} di {place.__name__}, {spelling}", package.steady(data), is_escape


def in_paragraph(tag: str) -> bytes:
    """A paragraph."""
    return _naskah(f"Isi {tag} akhir")


def in_cell(tag: str) -> bytes:
    """A cell."""
    return _naskah("x", naskah.table(naskah.row("a", tag)), "y")


def in_header(tag: str) -> bytes:
    """A header."""
    xml = f'<w:hdr xmlns:w="{W}"><w:p>{naskah.run(escape(tag))}</w:p></w:hdr>'
    return _naskah("x", parts={"header1": xml})


def in_note(tag: str) -> bytes:
    """A footnote."""
    note = f'<w:footnote w:id="2"><w:p>{naskah.run(escape(tag))}</w:p></w:footnote>'
    mark = '<w:p><w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
    return _naskah(mark, parts={"footnotes": f'<w:footnotes xmlns:w="{W}">{note}</w:footnotes>'})


def split(tag: str) -> bytes:
    """Many runs."""
    pieces = [tag[n : n + 7] for n in range(0, len(tag), 7)]
    return _naskah(f"<w:p>{''.join(naskah.run(escape(piece)) for piece in pieces)}</w:p>")


PLACES = (in_paragraph, in_cell, in_header, in_note, split)


def field(chance: Chance) -> Made:
    """Write a field that fetches or runs something, however spelled."""
    code, spelling = chance.choice(FIELDS), chance.choice([*SPELL])
    words = chance.choice((code, code.lower(), f"\t {code}"))
    if chance.random() < 0.4:
        body = f"<w:p><w:fldSimple w:instr={_quoted(words)}/></w:p>"
    else:
        at = chance.randint(1, len(words) - 1)
        inner = "".join(
            f'<w:r><w:instrText xml:space="preserve">{escape(piece)}</w:instrText></w:r>'
            for piece in (words[:at], words[at:])
        )
        ends = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'.format
        body = f"<w:p>{ends('begin')}{inner}{ends('end')}</w:p>"
    return f"bidang {code[:20]}, {spelling}", package.steady(SPELL[spelling](_naskah(body))), True


def _quoted(text: str) -> str:
    return '"' + escape(text, {'"': "&quot;", "\t": "&#9;"}) + '"'


def cargo(chance: Chance) -> Made:
    """Carry something foreign, under any name."""
    link, kind, outer = chance.choice(CARGO)
    spelling, data = chance.choice([*SPELL]), _naskah("Isi {{ nama }}")
    if outer:
        data = spellings.linking(data, "word/document.xml", link, "http://contoh.id/a")
    else:
        name = chance.choice(("word/a.bin", "lain/b.xml", "word/media/gambar.png"))
        data = spellings.with_part(
            data, name, b"\xd0\xcf\x11\xe0" * 99, kind, owner="word/document.xml", link=link
        )
    return f"muatan {link}, {spelling}", package.steady(SPELL[spelling](data)), True


_MS = "http://schemas.microsoft.com/office/2006/relationships"
CARGO = (  # shortcut keys and the like are none of it: the gate drops them
    ("oleObject", "application/vnd.openxmlformats-officedocument.oleObject", False),
    ("control", "application/vnd.ms-office.activeX+xml", False),
    (f"{_MS}/vbaProject", "application/vnd.ms-office.vbaProject", False),
    ("aFChunk", "text/html", False),
    ("aFChunk", "application/xhtml+xml", False),
    ("image", "", True),
    ("oleObject", "", True),
    ("frame", "", True),
    ("subDocument", "", True),
    ("aFChunk", "", True),
)


def bomb(chance: Chance) -> Made:
    """Unpack to far more than is stored."""
    parts = package.parts_of(_naskah("Isi {{ nama }}"))
    name = chance.choice(("word/media/a.png", "word/document.xml", "docProps/app.xml", "a.xml"))
    size = chance.choice((60_000_000, 300_000_000))
    fill = chance.choice((b"\0", b" ", b"<a>", b"&#32;"))
    parts[name] = parts.get(name, b"") + fill * (size // len(fill))
    return f"bom {size // 1_000_000} MB {fill!r} di {name}", package.packed(parts), True


def many_parts(chance: Chance) -> Made:
    """Hold tens of thousands of parts, or one twice."""
    parts = [*package.parts_of(_naskah("Isi {{ nama }}")).items()]
    count = chance.choice((2, 20_000))
    parts += [("word/document.xml" if count == 2 else f"a{n}.xml", b"<a/>") for n in range(count)]
    return f"{count} bagian", _twice(parts), True


def _twice(parts: list[tuple[str, bytes]]) -> bytes:
    import warnings

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return package.packed(parts)


def deep(chance: Chance) -> Made:
    """Nest elements by the thousand."""
    depth = chance.choice((300, 3000, 100_000))
    start, end = chance.choice(
        (("<w:r>", "</w:r>"), ("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>"))
    )
    inner = start * depth + "<w:t>x</w:t>" + end * depth
    return f"{depth} tingkat {start}", package.steady(_naskah(f"<w:p>{inner}</w:p>")), depth > 3000


def wide(chance: Chance) -> Made:
    """Hold very many paragraphs, attributes or tags."""
    what = chance.choice(
        ("<w:p/>", "{{ nama }}", '<w:p><w:bookmarkStart w:id="1" w:name="a"/></w:p>')
    )
    return f"60000 {what}", package.steady(_naskah(*[what] * 60_000)), False


def polyglot(chance: Chance) -> Made:
    """Be another file too."""
    data = package.packed(package.parts_of(_naskah("Isi {{ nama }}")))
    name, head = chance.choice(HEADS)
    if chance.random() < 0.5:
        return f"{name} di depan", head + data, False
    return f"{name} di belakang", data + head, False


HEADS = (
    ("PDF", b"%PDF-1.7\n1 0 obj<<>>endobj\n"),
    ("EXE", b"MZ" + b"\0" * 200),
    ("OLE", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512),
    ("GIF", b"GIF89a" + b"\0" * 20),
    ("HTML", b"<html><script>alert(1)</script></html>"),
    ("RTF", b"{\\rtf1 x}"),
    ("ZIP", b"PK\x03\x04" + b"\0" * 40),
)


def foreign(chance: Chance) -> Made:
    """Be no Word file at all, or hold entities."""
    name, data = chance.choice(FOREIGN)()
    return name, data, True


def _zip_of(name: str, data: bytes) -> bytes:
    return package.packed({name: data})


def _entities(level: int = 9) -> bytes:
    lines = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, level))
    parts = package.parts_of(_naskah("Isi &a8;"))
    head = f'<!DOCTYPE a [<!ENTITY a0 "ha">{lines}]>'.encode()
    old = parts["word/document.xml"]
    parts["word/document.xml"] = old.replace(b"<w:document", head + b"<w:document", 1)
    return package.packed(parts)


def _locked() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(zipfile.ZipInfo("word/document.xml"), b"x")
    data = bytearray(buffer.getvalue())
    for sign, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(sign) + at] |= 1
    return bytes(data)


FOREIGN: tuple[Callable[[], tuple[str, bytes]], ...] = (
    lambda: ("kosong", b""),
    lambda: ("teks", b"halo {{ nama }}"),
    lambda: ("OLE", b"\xd0\xcf\x11\xe0" + b"\0" * 2000),
    lambda: ("terkunci", b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le")),
    lambda: ("zip terkunci", _locked()),
    lambda: ("zip lain", _zip_of("a.txt", b"x")),
    lambda: ("odt", _zip_of("mimetype", b"application/vnd.oasis.opendocument.text")),
    lambda: ("entitas", _entities()),
    lambda: ("html", b"<html><body>{{ nama }}</body></html>"),
    lambda: ("rtf", b"{\\rtf1 {{ nama }}}"),
)


def charts(chance: Chance) -> Made:
    """Ask a chart for what it can not draw."""
    alt = chance.choice(
        (
            "bagan: tidak_ada, nama, nilai",
            "bagan: daftar, nama, nama",
            "bagan: nama, x, y",
            "bagan: daftar",
            "bagan: daftar, __class__, nilai",
            "bagan: besar, nama, nilai",
            "{{ nama }}",
        )
    )
    return f"bagan {alt}", package.steady(bagan_naskah(alt)), False


MAKERS: tuple[tuple[Callable[[Chance], Made], int], ...] = (
    (expression, 150),
    (field, 40),
    (cargo, 40),
    (bomb, 10),
    (many_parts, 4),
    (deep, 10),
    (wide, 4),
    (polyglot, 20),
    (foreign, 25),
    (charts, 10),
)
