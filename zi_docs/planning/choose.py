"""Which records of a data set a request means."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from zi_docs.errors import Problem, UsageError, galat
from zi_docs.model import DataSet, DocType, Pegawai, Record, RencanaAksi
from zi_docs.planning.plan import Request

__all__ = ["choose_records"]


def choose_records(dataset: DataSet, doctype: DocType, request: Request) -> list[Record | None]:
    """Return the records that get a document of this type: None stands for the whole data set.

    Raises :class:`UsageError` (ZI003) when ``--hanya`` or ``--unit`` name nothing there is.
    """
    if doctype.manifest.satu_per == "data":
        return [None]
    records: Sequence[Record] = getattr(dataset, doctype.manifest.satu_per)
    chosen = list(_only(_of_unit(dataset, records, request.unit), request.hanya))
    if not chosen and request.is_narrowed:
        raise UsageError(_nothing(doctype, request))
    return [*chosen]


def _of_unit(dataset: DataSet, records: Iterable[Record], unit: str) -> Iterator[Record]:
    if not unit:
        yield from records
        return
    wanted = dataset.find_unit(unit)
    if wanted is None:
        raise UsageError(_no_unit(unit))
    for record in records:
        if isinstance(record, (Pegawai, RencanaAksi)):
            if dataset.find_unit(record.unit_kerja) is wanted:
                yield record
        elif record is wanted or not hasattr(record, "predikat_diusulkan"):
            yield record


def _only(records: Iterable[Record], keys: tuple[str, ...]) -> Iterator[Record]:
    if not keys:
        yield from records
        return
    wanted = {_fold(key) for key in keys}
    for record in records:
        names = {_fold(record.record_key), _fold(getattr(record, "nama", ""))}
        if names & wanted:
            yield record


def _fold(text: str) -> str:
    """Compare keys as people type them: case and the spaces of a NIP do not matter."""
    joined = "".join(text.split())
    return joined if joined.isdigit() else " ".join(text.casefold().split())


def _no_unit(unit: str) -> Problem:
    return galat(
        "ZI003",
        f"--unit {unit}",
        f'Unit kerja "{unit}" tidak ada dalam data.',
        "Pakai kode atau nama unit seperti pada tabel unit_kerja.",
    )


def _nothing(doctype: DocType, request: Request) -> Problem:
    asked = [*(f"--hanya {key}" for key in request.hanya)]
    if request.unit:
        asked.append(f"--unit {request.unit}")
    return galat(
        "ZI003",
        " ".join(asked),
        f"Tidak ada {doctype.manifest.satu_per} yang cocok.",
        "Pakai NIP, kode, atau nama seperti pada data.",
    )
