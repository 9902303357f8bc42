"""Where the settings and a document type do not fit each other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from zi_docs.app import open_catalog
from zi_docs.errors import UsageError
from zi_docs.model import DocType, Manifest
from zi_docs.run.drafting import plan_type
from zi_docs.run.loading import load_dataset
from zi_docs.run.plan import Request
from zi_docs.workspace import find_workspace


@pytest.fixture(scope="module")
def strangers(repository: Path) -> Callable[[dict[str, Any]], list[str]]:
    """Return the fields of its own that a type does not have, though the settings fill them in."""
    found, _ = load_dataset(find_workspace("trenggalek-2021", repository), open_catalog(repository))
    assert found is not None
    dataset = found
    manifest = Manifest.model_validate(
        {"judul": "x", "keluarga": "khusus", "satu_per": "data", "nama_berkas": "x",
         "isian": {"isian.kop.judul": {"bawaan": "x"}, "isian.tempat": {"bawaan": "x"}}}
    )  # fmt: skip

    def ask(isian: dict[str, Any]) -> list[str]:
        settings = dataset.pengaturan.model_copy(update={"isian": {"uji": isian}})
        doctype = DocType("uji", "templates/uji", manifest, b"")
        _, problems = plan_type(replace(dataset, pengaturan=settings), doctype, Request(("uji",)))
        return [
            str(problem.place).split(", ")[-1] for problem in problems if problem.code == "ZI210"
        ]

    return ask


def test_own_fields_that_a_type_has(strangers: Callable[[dict[str, Any]], list[str]]) -> None:
    """A type's own fields may be filled in, also those in a group."""
    assert strangers({"kop": {"judul": "a"}, "tempat": "Aula"}) == []


def test_own_fields_that_a_type_does_not_have(
    strangers: Callable[[dict[str, Any]], list[str]],
) -> None:
    """A field that the type does not have is refused, since it would not be printed (ZI210)."""
    assert strangers({"temapt": "Aula"}) == ["isian.uji.temapt"]


def test_every_name_of_a_choice_counts(repository: Path) -> None:
    """One unknown name is refused beside a known one, since a document would be missing."""
    workspace = find_workspace("gunungkidul-2020", repository)
    dataset, _ = load_dataset(workspace, catalog := open_catalog(repository))
    assert dataset is not None
    request = Request(("pakta-integritas",), hanya=("Arum Sekarwangi", "Sugeng Rahardjo"))
    with pytest.raises(UsageError) as error:
        plan_type(dataset, catalog.load("pakta-integritas"), request)
    [problem] = error.value.problems
    assert (problem.code, str(problem.place)) == ("ZI003", "--hanya Sugeng Rahardjo")
    assert "Sugeng Raharjo" in problem.hint
