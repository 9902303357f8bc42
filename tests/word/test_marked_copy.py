"""The copy of a naskah with comments is the naskah, but for the comments."""

from __future__ import annotations

import io
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

from docx import Document

from zi_docs.errors import problem
from zi_docs.ooxml.comments import remove_comment_marks
from zi_docs.ooxml.xml import W, parse
from zi_docs.pdf.soffice import LibreOffice
from zi_docs.word.examine import Finding, examine_file
from zi_docs.word.marked_copy import AUTHOR, marked_copy

MakeNaskah = Callable[..., bytes]
TOUCHED = {
    "[Content_Types].xml",
    "word/document.xml",
    "word/comments.xml",
    "word/_rels/document.xml.rels",
}


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def comments(data: bytes) -> list[tuple[str, str]]:
    """Return the commented text and the comment, in the order of the comments."""
    document = Document(io.BytesIO(data))
    body = document.element.body
    told = []
    for comment in document.comments:
        (begin,) = body.xpath(f'.//w:commentRangeStart[@w:id="{comment.comment_id}"]')
        assert len(body.xpath(f'.//w:commentReference[@w:id="{comment.comment_id}"]')) == 1
        text = "".join(t.text or "" for t in begin.getparent().iter(f"{W}t"))
        told.append((text, comment.text))
    return told


def copy_of(naskah: bytes) -> bytes:
    return marked_copy(naskah, "n.docx", examine_file(naskah, "n.docx"))


def test_a_comment_at_each_fault(make_naskah: MakeNaskah) -> None:
    """The paragraph of each fault has a comment with its code, its message and the mend."""
    found = comments(copy_of(make_naskah("Baik", "{{ a }", "{{ b|c }}")))
    assert [text for text, _ in found] == ["{{ a }", "{{ b|c }}"]
    assert found[0][1].startswith("ZI414: ")
    assert "Di paragraf 2." in found[0][1]
    assert "Setiap {{ perlu }}" in found[0][1]


def test_the_copy_is_otherwise_untouched() -> None:
    """Every other part keeps its bytes, and the text is the same without the marks."""
    document = Document()
    document.add_paragraph("{{ a }").runs[0].bold = True
    document.add_table(1, 1).cell(0, 0).text = "{{ b|c }}"
    document.add_comment(document.paragraphs[0].runs, "Mohon diperiksa", author="Ani")
    stream = io.BytesIO()
    document.save(stream)
    old, new = parts(stream.getvalue()), parts(copy_of(stream.getvalue()))
    assert {name for name in new if new[name] != old.get(name)} <= TOUCHED
    before, after = parse(old["word/document.xml"]), parse(new["word/document.xml"])
    remove_comment_marks(before)
    remove_comment_marks(after)
    assert "".join(after.itertext()) == "".join(before.itertext())
    assert [e.tag for e in after.iter()] == [e.tag for e in before.iter()]


def test_comments_of_people_stay() -> None:
    """The comments of others are kept; those of a former copy are replaced."""
    document = Document()
    document.add_comment(document.add_paragraph("{{ a }").runs, "Mohon diperiksa", author="Ani")
    stream = io.BytesIO()
    document.save(stream)
    once = copy_of(stream.getvalue())
    again = copy_of(once)
    assert once == again
    authors = [comment.author for comment in Document(io.BytesIO(again)).comments]
    assert authors == ["Ani", AUTHOR]


def test_faults_outside_the_body(make_naskah: MakeNaskah) -> None:
    """A fault in a header is told at the first paragraph, one of a piece where it is inserted."""
    naskah = make_naskah("Awal", "{%p sisip kop %}")
    header = problem("ZI413", "n.docx", "Di kepala.", "Betulkan.")
    piece = problem("ZI413", "templates/_bagian/kop.docx", "Di bagian.", "Betulkan.")
    found = comments(marked_copy(naskah, "n.docx", [Finding(header), Finding(piece)]))
    assert [text for text, _ in found] == ["Awal", "{%p sisip kop %}"]


def test_paragraphs_of_one_cell() -> None:
    """Of the paragraphs of one cell, that with the fault has the comment."""
    document = Document()
    cell = document.add_table(1, 1).cell(0, 0)
    cell.text = "Baik"
    cell.add_paragraph("{{ a|b }}")
    stream = io.BytesIO()
    document.save(stream)
    assert [text for text, _ in comments(copy_of(stream.getvalue()))] == ["{{ a|b }}"]


def test_libreoffice_finds_the_comments(
    make_naskah: MakeNaskah, libreoffice: LibreOffice, tmp_path: Path
) -> None:
    """LibreOffice opens the copy, and saves it again with its comments."""
    source = tmp_path / "salinan.docx"
    source.write_bytes(copy_of(make_naskah("Baik", "{{ a }", "{{ b|c }}")))
    command = [libreoffice.path, "--headless", f"-env:UserInstallation={tmp_path.as_uri()}/lo"]
    command += ["--convert-to", "odt", "--outdir", str(tmp_path), str(source)]
    subprocess.run(list(map(str, command)), check=True, capture_output=True, timeout=120)
    with zipfile.ZipFile(tmp_path / "salinan.odt") as archive:
        content = archive.read("content.xml").decode()
    assert content.count("<office:annotation ") == 2
    assert "ZI414: " in content
