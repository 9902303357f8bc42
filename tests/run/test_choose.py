"""The records that ``--hanya`` and ``--unit`` mean."""

from __future__ import annotations

from pathlib import Path

import pytest

from zi_docs.app import open_catalog
from zi_docs.errors import UsageError
from zi_docs.run.choose import choose_records, explain_none
from zi_docs.run.drafting import plan_type
from zi_docs.run.loading import load_dataset
from zi_docs.run.plan import Request
from zi_docs.tables import ContextBuilder, DataSet, Pegawai
from zi_docs.workspace import find_workspace


@pytest.fixture(scope="module")
def dataset(repository: Path) -> DataSet:
    """The office of the samples."""
    workspace = find_workspace("gunungkidul-2020", repository)
    found, _ = load_dataset(workspace, open_catalog(repository))
    assert found is not None
    return found


def _chosen(dataset: DataSet, repository: Path, *keys: str) -> list[str]:
    doctype = open_catalog(repository).load("pakta-integritas")
    records = choose_records(
        ContextBuilder(dataset, doctype), Request(("pakta-integritas",), hanya=keys)
    )
    return [record.nama for record in records if isinstance(record, Pegawai)]


@pytest.mark.parametrize(
    "key",
    [
        "Widodo Cahyo Nugroho",
        "Drs. WIDODO CAHYO NUGROHO, M.Si.",
        "drs. widodo  cahyo nugroho, M.Si.",
        "Widodo Cahyo Nugroho, M.Si.",
        "19670816 199303 1 005",
    ],
)
def test_ways_of_naming_a_person(dataset: DataSet, repository: Path, key: str) -> None:
    """A person is found with titles or without, in capitals or not."""
    assert _chosen(dataset, repository, key) == ["Widodo Cahyo Nugroho"]


def test_titles_tell_namesakes_apart(dataset: DataSet, repository: Path) -> None:
    """A full name with titles means that person and not the namesakes without titles."""
    first, *others = dataset.pegawai
    namesake = first.model_copy(update={"gelar_depan": "dr.", "gelar_belakang": "", "nip": "1"})
    crowd = DataSet(
        dataset.nama,
        dataset.pengaturan,
        dataset.settings_row,
        dataset.tata_naskah,
        tables=dataset.tables,
        records={"pegawai": (first, namesake, *others)},
    )
    assert len(_chosen(crowd, repository, f"dr. {first.nama}")) == 1
    assert len(_chosen(crowd, repository, f"Prof. {first.nama}")) == 2


@pytest.mark.parametrize(
    ("request_", "hint"),
    [
        (
            Request(("pakta-integritas",), hanya=("Widodo Cahya Nugraha, S.H.",)),
            "Yang namanya mirip: Widodo Cahyo Nugroho (196708161993031005). ",
        ),
        (Request(("pakta-integritas",), unit="DUKCAPL"), "Yang namanya mirip: DUKCAPIL. "),
    ],
)
def test_near_names_are_suggested(
    dataset: DataSet, repository: Path, request_: Request, hint: str
) -> None:
    """A misspelt name is answered with the names that are nearly the same."""
    doctype = open_catalog(repository).load("pakta-integritas")
    with pytest.raises(UsageError) as caught:
        choose_records(ContextBuilder(dataset, doctype), request_)
    assert caught.value.problems[0].hint.startswith(hint)


def test_a_choice_that_gets_no_document(dataset: DataSet, repository: Path) -> None:
    """A chosen unit without a plan is reported to have none."""
    doctype = open_catalog(repository).load("rencana-aksi")

    def told(unit: str) -> list[str]:
        plan, _ = plan_type(dataset, doctype, Request(("rencana-aksi",), unit=unit))
        return [f"{problem.code} {problem.place!s}" for problem in explain_none(plan)]

    planned = {dataset.find_unit(row.unit_kerja) for row in dataset.rencana_aksi}
    without = [unit.kode for unit in dataset.unit_kerja if unit not in planned]
    assert told(without[0]) == [f"ZI013 --unit {without[0]}"]
    assert [told(unit.kode) for unit in planned if unit] == [[] for _ in planned]
