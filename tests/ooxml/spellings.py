"""The same Word file in other spellings: Strict, other prefixes, UTF-16, other names."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping

from tests.conftest import R, W

_STRICT = "http://purl.oclc.org/ooxml"
_RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def parts_of(data: bytes) -> dict[str, bytes]:
    """Return the parts of a file as they are stored."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts: Mapping[str, bytes]) -> bytes:
    """Return the file of these parts."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def changed(data: bytes, name: str, old: str, new: str) -> bytes:
    """Return the file with a text of one part replaced, which it must have."""
    parts = parts_of(data)
    assert old.encode() in parts[name]
    parts[name] = parts[name].replace(old.encode(), new.encode())
    return packed(parts)


def with_part(
    data: bytes, name: str, content: bytes, kind: str = "", *, owner: str = "", link: str = ""
) -> bytes:
    """Return the file with one more part, its content type, and a relationship that leads to it."""
    parts = parts_of(data) | {name: content}
    if kind:
        types = parts["[Content_Types].xml"].decode()
        override = f'<Override PartName="/{name}" ContentType="{kind}"/></Types>'
        parts["[Content_Types].xml"] = types.replace("</Types>", override).encode()
    if link:
        parts[rels_of(owner)] = related(parts.get(rels_of(owner)), link, f"/{name}")
    return packed(parts)


def linking(data: bytes, owner: str, link: str, target: str) -> bytes:
    """Return the file with one more relationship to the outside."""
    parts = parts_of(data)
    parts[rels_of(owner)] = related(parts.get(rels_of(owner)), link, target, outer=True)
    return packed(parts)


def rels_of(owner: str) -> str:
    """Return the name of the relationships of a part."""
    folder, slash, name = owner.rpartition("/")
    return f"{folder}{slash}_rels/{name}.rels"


def related(rels: bytes | None, link: str, target: str, *, outer: bool = False) -> bytes:
    """Return relationships with one more; its id is ``rIdBaru``."""
    text = (rels or f'<Relationships xmlns="{_RELS}"></Relationships>'.encode()).decode()
    kind = link if ":" in link else f"{R}/{link}"
    mode = ' TargetMode="External"' if outer else ""
    line = f'<Relationship Id="rIdBaru" Type="{kind}" Target="{target}"{mode}/></Relationships>'
    return text.replace("</Relationships>", line).encode()


def strict(data: bytes) -> bytes:
    """Return the file as Strict Open XML."""
    return _mapped(data, _strictly)


def _strictly(name: str, text: str) -> str:
    text = text.replace(W, f"{_STRICT}/wordprocessingml/main")
    return text.replace(R, f"{_STRICT}/officeDocument/relationships")


def other_prefixes(data: bytes) -> bytes:
    """Return the file with ``q`` where Word writes ``w``."""
    return _mapped(data, lambda name, text: _requeued(text) if name.startswith("word/") else text)


def _requeued(text: str) -> str:
    for old, new in (("<w:", "<q:"), ("</w:", "</q:"), (" w:", " q:"), ("xmlns:w=", "xmlns:q=")):
        text = text.replace(old, new)
    return text


def utf_16(data: bytes) -> bytes:
    """Return the file with every part in UTF-16."""
    return packed({name: _widened(part) for name, part in parts_of(data).items()})


def _widened(part: bytes) -> bytes:
    if not part.startswith(b"<"):
        return part
    return part.decode().replace("UTF-8", "UTF-16").encode("utf-16")


def elsewhere(data: bytes) -> bytes:
    """Return the file with its text in ``isi/badan2.xml``, named with another case and ``%``."""
    parts = {_else(name): part for name, part in parts_of(data).items()}
    rels = parts["_rels/.rels"].replace(b"word/document.xml", b"/Isi/b%61dan2.xml")
    types = parts["[Content_Types].xml"].replace(b"/word/", b"/isi/")
    types = types.replace(b"document.xml", b"badan2.xml")
    return packed(parts | {"_rels/.rels": rels, "[Content_Types].xml": types})


def _else(name: str) -> str:
    return name.replace("word/", "isi/").replace("document.xml", "badan2.xml")


def _mapped(data: bytes, change: Callable[[str, str], str]) -> bytes:
    """Return the file with its XML changed."""
    return packed(
        {
            name: change(name, part.decode()).encode() if part.startswith(b"<") else part
            for name, part in parts_of(data).items()
        }
    )


SPELLINGS = (strict, other_prefixes, utf_16, elsewhere)
