"""``zi-docs jenis``: list the document types, or show what one of them needs."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from zi_docs.cli.command import declare
from zi_docs.cli.layout import format_facts, format_table
from zi_docs.cli.options import data_option, jenis_argument, json_option
from zi_docs.cli.show import print_json, print_problems
from zi_docs.errors import Problem, TemplateError, brief

if TYPE_CHECKING:
    from zi_docs.doctypes import Catalog
    from zi_docs.model import DocType
    from zi_docs.model.doctype import Isian, Manifest

_HEADINGS = ("Isian", "Wajib", "Bawaan", "Keterangan")


@declare(
    "jenis",
    keterangan="Tampilkan jenis dokumen menurut tahapnya, atau apa yang diperlukan satu JENIS.",
    contoh=("jenis", "jenis pakta-integritas", "jenis --data trenggalek-2021 --json"),
)
@jenis_argument("Jenis dokumen yang dijelaskan.", nargs=1)
@data_option("Kumpulan data, untuk jenis milik kantor sendiri.", required=False)
@json_option
def command(jenis: str | None, data: str | None, as_json: bool) -> int:
    """List the types by stage, or explain one."""
    from zi_docs import app
    from zi_docs.workspace import find_workspace

    root = find_workspace(data, Path.cwd()).root if data else Path.cwd()
    catalog = app.open_catalog(root)
    if jenis:
        return _show_one(catalog.load(jenis), as_json)
    return _show_all(catalog, as_json)


def _show_all(catalog: Catalog, as_json: bool) -> int:
    doctypes, problems = _load_all(catalog)
    code = TemplateError.exit_code if problems else 0
    if as_json:
        print_json(code, problems, jenis=[_summary(doctype) for doctype in doctypes])
        return code
    rows = [_listed(doctype.id, doctype.manifest) for doctype in doctypes]
    click.echo(format_table(("Jenis", "Judul", "Tahap", "Satu per"), rows))
    print_problems(problems)
    return code


def _load_all(catalog: Catalog) -> tuple[list[DocType], list[Problem]]:
    """Load every type, by stage; a damaged folder becomes a problem and does not hide the others.

    The types of an office that name no stage come last.
    """
    from zi_docs.zona_integritas import daftar_tahap

    doctypes: list[DocType] = []
    problems: list[Problem] = []
    for jenis in sorted(catalog.types):
        try:
            doctypes.append(catalog.load(jenis))
        except TemplateError as error:
            problems += error.problems
    stages = (*daftar_tahap(), "")
    return sorted(doctypes, key=lambda one: stages.index(one.manifest.tahap)), problems


def _listed(jenis: str, manifest: Manifest) -> tuple[str, ...]:
    return jenis, manifest.judul, manifest.tahap, _made_for(manifest)


def _show_one(doctype: DocType, as_json: bool) -> int:
    if as_json:
        print_json(0, (), jenis=[_details(doctype)])
    else:
        click.echo("\n".join(_describe(doctype)))
    return 0


def _describe(doctype: DocType) -> list[str]:
    manifest = doctype.manifest
    facts = {
        "Tahap": manifest.tahap,
        "Satu per": _made_for(manifest),
        "Nama berkas": manifest.nama_berkas,
        "Nomor": manifest.nomor or "tanpa nomor",
        "Tanggal": manifest.tanggal or "menurut pengaturan",
        "Hanya bila ada": str(manifest.hanya_bila),
        "Dasar hukum": "; ".join(manifest.dasar_hukum),
        "Diperiksa juga": ", ".join(manifest.periksa),
        "Folder": doctype.folder,
    }
    lines = [
        f"{doctype.id}: {manifest.judul}",
        *([manifest.keterangan] if manifest.keterangan else []),
    ]
    lines += ["", *format_facts(facts)]
    rows = [_row(name, isian) for name, isian in manifest.isian.items()]
    return [*lines, "", format_table(_HEADINGS, rows)] if rows else lines


def _row(name: str, isian: Isian) -> tuple[str, ...]:
    needed = "wajib" if isian.wajib else "boleh kosong"
    needed += f", {isian.jenis}" if isian.jenis else ""
    return name, needed, _spell(isian.bawaan), isian.keterangan


def _spell(default: Any) -> str:
    """Return a default as one could type it, on one line; empty when there is none."""
    if default in ("", [], {}):
        return "(kosong)"
    if isinstance(default, (list, tuple)):
        return "; ".join(map(_spell, default))
    if isinstance(default, Mapping):
        return "; ".join(f"{name}: {_spell(value)}" for name, value in default.items())
    if default is None or isinstance(default, bool):
        return {None: "", True: "true", False: "false"}[default]
    return brief(" ".join(str(default).split()))


def _summary(doctype: DocType) -> dict[str, Any]:
    manifest = doctype.manifest.model_dump(mode="json", include={"judul", "tahap", "satu_per"})
    return {"id": doctype.id, **manifest}


def _details(doctype: DocType) -> dict[str, Any]:
    manifest = doctype.manifest.model_dump(mode="json", exclude={"isian"})
    return {"id": doctype.id, **manifest, "isian": _isian(doctype), "folder": doctype.folder}


def _isian(doctype: DocType) -> list[dict[str, Any]]:
    return [
        {"nama": name, **isian.model_dump(mode="json")}
        for name, isian in doctype.manifest.isian.items()
    ]


def _made_for(manifest: Manifest) -> str:
    """Return what each document is made for: "rapat", "tim menurut unit kerja dan jenis"."""
    *most, last = manifest.kelompok or ("",)
    columns = " dan ".join(filter(None, (", ".join(most), last)))
    words = f"{manifest.tabel} menurut {columns}" if columns else manifest.tabel
    return words.replace("_", " ")
