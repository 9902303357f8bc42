"""The files of a document type: read, decoded, and YAML with the line of every key."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import yaml

from zi_docs.errors import Place, Problem, TemplateError, disk_words, problem
from zi_docs.model import Row, Source


def read_file(path: Path, place: str) -> bytes:
    """Return what is in a file. Raises :class:`TemplateError` (ZI431) when it can't be read."""
    try:
        if not (path.is_file() or path.is_dir()) and path.exists():
            raise TemplateError(_not_a_file(place))  # reading it might wait for ever
        return path.read_bytes()
    except OSError as error:
        raise TemplateError(
            problem(
                "ZI431",
                place,
                f"Berkas tidak dapat dibaca: {disk_words(error)}.",
                "Pastikan berkas itu ada dan boleh dibaca.",
            )
        ) from error


def _not_a_file(place: str) -> Problem:
    return problem(
        "ZI431",
        place,
        "Di alamat ini ada pipa atau peranti, bukan berkas.",
        "Hapus, lalu taruh berkas biasa di situ.",
    )


def read_text(path: Path, place: str) -> str:
    """Return the text of a file in UTF-8. Raises :class:`TemplateError` (ZI431, ZI434)."""
    try:
        return read_file(path, place).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        message = "Berkas teks ini tidak disimpan sebagai UTF-8."
        hint = "Di Notepad: Simpan Sebagai, Pengodean: UTF-8."
        raise TemplateError(problem("ZI434", place, message, hint)) from error


def load_yaml(path: Path, place: str) -> Row:
    """Return the mapping that a YAML file holds, with the line of each key.

    Raises :class:`TemplateError` (ZI431-ZI433) for one that can't be read or holds no mapping.
    """
    try:
        loader = yaml.SafeLoader(read_file(path, place).decode("utf-8-sig"))
        node = loader.get_single_node()
        values = loader.construct_document(node) if node else None
        lines = dict(_lines(node))
    except (yaml.YAMLError, UnicodeDecodeError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        where = Place(place).on_line(mark.line + 1) if mark else Place(place)
        raise TemplateError(
            problem(
                "ZI432",
                where,
                "Berkas YAML ini salah tulis.",
                "Periksa lekukan baris, titik dua, dan tanda kutip.",
            )
        ) from error
    if not isinstance(values, dict):
        message = "Berkas ini harus berisi pasangan kunci: nilai."
        hint = 'Mulai dengan baris seperti "judul: Surat Tugas".'
        raise TemplateError(problem("ZI433", place, message, hint))
    return Row(Source(place), 1, values, lines)


def _lines(node: yaml.Node | None, path: str = "") -> Iterator[tuple[str, int]]:
    """Yield the line of every key and item of a YAML node, by its dotted path."""
    if node and path:
        yield path, node.start_mark.line + 1
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            inside = f"{path}.{key.value}".lstrip(".")
            yield from _lines(value, inside)
            yield inside, key.start_mark.line + 1  # where its value may begin a line below
    elif isinstance(node, yaml.SequenceNode):
        for index, item in enumerate(node.value):
            yield from _lines(item, f"{path}.{index}")
