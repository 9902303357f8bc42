"""Whole PDFs, and damaged copies of them, each under the name of its damage."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator

import pikepdf

__all__ = ["DAMAGES", "PACKED_DAMAGES", "TREE_DAMAGES", "WHOLE"]

Damage = Callable[[bytes], Iterator[bytes]]
_END = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*\Z")


def _pages(count: int = 3) -> pikepdf.Pdf:
    pdf = pikepdf.new()
    font = pdf.make_indirect(
        pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
        )
    )
    for number in range(count):
        page = pdf.add_blank_page()
        page.obj.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
        lines = "".join(f"({number} surat {line}) Tj T* " for line in range(30))
        page.obj.Contents = pdf.make_stream(f"BT /F1 12 Tf 14 TL 50 800 Td {lines}ET".encode())
    return pdf


def _written() -> bytes:
    """Return a PDF as LibreOffice writes it: the places of its objects in lines."""
    return _saved(_pages(), object_stream_mode=pikepdf.ObjectStreamMode.disable)


def _packed() -> bytes:
    """Return a PDF as newer programs write it: objects, and their places, in streams."""
    return _saved(_pages(), object_stream_mode=pikepdf.ObjectStreamMode.generate)


def _both() -> bytes:
    """Return a PDF as Word writes it.

    It has a table in lines, which calls packed objects free, and a table in a stream, to which the
    first leads.
    """
    data = _packed()
    stream = int(_match(data)[1])
    with pikepdf.open(io.BytesIO(data)) as pdf:
        table = pdf.get_xref_table()
        root, size = pdf.Root.objgen[0], int(pdf.trailer.Size)
    places = {number: entry.offset for (number, _), entry in table.items() if entry.offset}
    lines = [
        f"{places[n]:010} 00000 n\r\n" if n in places else "0000000000 65535 f\r\n"
        for n in range(size)
    ]
    trailer = f"trailer\n<</Size {size}/Root {root} 0 R/XRefStm {stream}>>\n"
    text = f"xref\n0 {size}\n{''.join(lines)}{trailer}startxref\n{len(data)}\n%%EOF\n"
    first = data + text.encode()
    empty = f"xref\n0 0\n{trailer.replace('/XRef', f'/Prev {len(data)}/XRef')}"
    return first + f"{empty}startxref\n{len(first)}\n%%EOF".encode()


def _saved(pdf: pikepdf.Pdf, **how: object) -> bytes:
    buffer = io.BytesIO()
    pdf.save(buffer, deterministic_id=True, **how)
    return buffer.getvalue()


def _match(data: bytes) -> re.Match[bytes]:
    found = _END.search(data)
    assert found
    return found


WHOLE: dict[str, Callable[[], bytes]] = {
    "places in lines": _written,
    "places in a stream": _packed,
    "both, as Word": _both,
}


def _foreign(data: bytes) -> Iterator[bytes]:
    yield b""
    yield b"\n"
    yield b"%PDF-1.7\n"
    yield b"%PDF-1.7\n%%EOF\n"
    yield b"<!DOCTYPE html><html><body>Bukan PDF</body></html>\n"
    yield b"PK\x03\x04" + data
    yield bytes(len(data))


def _cut(data: bytes) -> Iterator[bytes]:
    for end in _spread(len(data) - 8):
        yield data[:end]


def _cut_with_an_end(data: bytes) -> Iterator[bytes]:
    start = _match(data).start()
    for end in _spread(start - 1):
        yield data[:end] + b"\n%%EOF\n"
        yield data[:end] + b"\n" + data[start:]


def _no_end(data: bytes) -> Iterator[bytes]:
    start = _match(data).start()
    yield data[:start]
    yield data[:start] + b"%%EOF\n"
    yield data[: start - 1] + b" " + data[start:]
    yield data.rstrip().removesuffix(b"%%EOF")
    yield data.rstrip().removesuffix(b"F")


def _something_after(data: bytes) -> Iterator[bytes]:
    for more in (b"x", b"\0", b"<html>galat</html>\n", bytes(5000), b"surat\n" * 400):
        yield data + more


def _something_before(data: bytes) -> Iterator[bytes]:
    for more in (b"x", b"\n", b"\xef\xbb\xbf", b"HTTP/1.1 200 OK\r\n\r\n"):
        yield more + data


def _wrong_start(data: bytes) -> Iterator[bytes]:
    place = int(_match(data)[1])
    for wrong in (0, 9, place - 1, place + 1, place + 5, len(data), 10**12):
        yield _with_start(data, str(wrong))
    for wrong in ("", "-1", f"{place} 0", f"{place}x", f"x{place}", f"0x{place:x}"):
        yield _with_start(data, wrong)


def _with_start(data: bytes, start: str) -> bytes:
    return data[: _match(data).start()] + f"startxref\n{start}\n%%EOF\n".encode()


def _joined(data: bytes) -> Iterator[bytes]:
    yield data + data
    yield data + _written()
    yield data[: len(data) // 2] + data


def _bytes_lost(data: bytes) -> Iterator[bytes]:
    place = int(_match(data)[1])
    for spot in _spread(place):
        yield data[:spot] + data[spot + 1 :]
        yield data[:spot] + data[spot + 100 :]


def _bytes_added(data: bytes) -> Iterator[bytes]:
    place = int(_match(data)[1])
    for spot in _spread(place):
        yield data[:spot] + b"x" + data[spot:]
        yield data[:spot] + b"\r\n" + data[spot:]


def _as_text(data: bytes) -> Iterator[bytes]:
    yield data.replace(b"\n", b"\r\n")
    yield data.decode("latin-1").encode()
    yield data.decode("ascii", "replace").encode()
    yield bytes(byte & 127 for byte in data)


def _holes(data: bytes) -> Iterator[bytes]:
    """Yield copies with a piece of zeros, as after a disk fault; no piece is within one stream."""
    for start in _spread(len(data) - 8):
        yield data[:start] + bytes(len(data[start : start + 512])) + data[start + 512 :]


def _locked(data: bytes) -> Iterator[bytes]:
    for user in ("", "rahasia"):
        with pikepdf.open(io.BytesIO(data)) as pdf:
            yield _saved_locked(pdf, user)


def _saved_locked(pdf: pikepdf.Pdf, user: str) -> bytes:
    buffer = io.BytesIO()
    pdf.save(buffer, encryption=pikepdf.Encryption(user=user, owner="pemilik"))
    return buffer.getvalue()


def _contents(data: bytes) -> Iterator[bytes]:
    """Yield copies with damage to a page's own stream: its bytes, its length, its end."""
    start = data.index(b"stream\n", data.index(b"/FlateDecode")) + 7
    yield data[: start + 2] + b"\xff" * 20 + data[start + 22 :]
    yield data[: start + 2] + bytes(40) + data[start + 42 :]
    yield _once(data, b"endstream", b"endstroam")
    yield _once(data, b"endobj", b"endobk")
    yield _once(data, b"/FlateDecode", b"/PlateDecode")
    length = re.compile(rb"/Length (\d)")
    for digit in (b"0", b"9"):
        yield length.sub(rb"/Length " + digit, data, count=1)


def _once(data: bytes, old: bytes, new: bytes) -> bytes:
    assert old in data
    assert len(old) == len(new), "or every place after it is wrong"
    return data.replace(old, new, 1)


def _table(data: bytes) -> Iterator[bytes]:
    """Yield copies with damage to the table of places in lines."""
    start = data.rindex(b"xref\n", 0, _match(data).start())
    head, table = data[:start], data[start:]
    lines = table.split(b"\n")
    for n in range(3, len(lines) - 6):
        yield head + b"\n".join([*lines[:n], lines[n + 1], lines[n], *lines[n + 2 :]])
        yield head + b"\n".join([*lines[:n], *lines[n + 1 :]])
        yield head + b"\n".join([*lines[: n + 1], *lines[n:]])
        yield head + b"\n".join([*lines[:n], lines[n] + b"\x88\x94x", *lines[n + 1 :]])
        yield head + b"\n".join([*lines[:n], b"0000000005" + lines[n][10:], *lines[n + 1 :]])
    yield head + table.replace(b"xref\n0 ", b"xref\n1 ", 1)
    yield head[:-1] + b"x" + table
    yield head + table.replace(b"trailer", b"trialer", 1)


def _tree(data: bytes) -> Iterator[bytes]:
    """Yield copies whose tree has pages that are missing, are not pages or are miscounted."""
    kids = re.search(rb"/Kids \[ (\d) 0 R (\d) 0 R (\d) 0 R \]", data)
    assert kids
    for kid in (b"9999", b"%s 7 R" % kids[2], b"2 0 R", b"1 0 R", kids[1] + b" 0 R", b"null"):
        new = b"/Kids [ %s 0 R %s %s 0 R ]" % (kids[1], kid.rjust(5), kids[3])
        yield _once(data, kids[0], new.ljust(len(kids[0])))
    yield _once(data, kids[0], b"/Kids [ ]".ljust(len(kids[0])))
    yield _once(data, kids[0], b"".ljust(len(kids[0])))
    for count in (b"/Count 2", b"/Count 4", b"/Count 0", b"/Count x", b"/Colour3"):
        yield _once(data, b"/Count 3", count)


def _root(data: bytes) -> Iterator[bytes]:
    root = re.search(rb"/Root (\d) 0 R", data)
    assert root
    for other in (b"/Root 2 0 R", b"/Root 3 0 R", b"/Root 9 9 R", b"/Roof 1 0 R", b"/Root null "):
        if other != root[0]:
            yield _once(data, root[0], other)
    yield _once(data, b"/Pages ", b"/Paper ")
    yield _once(data, b"/Type /Page ", b"/Type /Pine ")


def _no_pages(_: bytes) -> Iterator[bytes]:
    yield _saved(_pages(0))


def _object_stream(data: bytes) -> Iterator[bytes]:
    """Yield copies with damage to the stream of objects, or to the stream of their places."""
    for kind in (b"/ObjStm", b"/XRef"):
        start = data.index(b"stream\n", data.index(kind)) + 7
        end = data.index(b"endstream", start)
        for spot in range(start + 2, end - 20, 7):
            yield data[:spot] + bytes(12) + data[spot + 12 :]
    yield _once(data, b"/ObjStm", b"/ObjStn")
    yield re.sub(rb"/N (\d)", rb"/N 9", data, count=1)
    yield re.sub(rb"/First (\d)", rb"/First 9", data, count=1)
    yield re.sub(rb"/W \[ 1 2 1 \]", rb"/W [ 1 1 1 ]", data, count=1)
    yield re.sub(rb"/W \[ 1 2 1 \]", rb"/W [ 2 2 1 ]", data, count=1)


DAMAGES: dict[str, Damage] = {
    "no PDF at all": _foreign,
    "cut off": _cut,
    "cut off, with an end put on": _cut_with_an_end,
    "the end is missing": _no_end,
    "something after the end": _something_after,
    "something before the beginning": _something_before,
    "a wrong place of the table": _wrong_start,
    "two of them in one file": _joined,
    "bytes lost": _bytes_lost,
    "bytes added": _bytes_added,
    "sent as text": _as_text,
    "holes": _holes,
    "locked": _locked,
    "a damaged stream": _contents,
}
TREE_DAMAGES: dict[str, Damage] = {
    "a damaged table": _table,
    "a damaged tree of pages": _tree,
    "a damaged root": _root,
    "no pages": _no_pages,
}
PACKED_DAMAGES: dict[str, Damage] = {"damaged object streams": _object_stream}


def _spread(length: int) -> range:
    """Return some places from the first to the last, since every byte would take minutes."""
    return range(0, length, max(1, length // 120))
