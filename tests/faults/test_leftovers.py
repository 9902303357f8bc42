"""What a corrected or removed row leaves behind: its document, its number, its PDF."""

from __future__ import annotations

import pytest

from zi_docs import app
from zi_docs.codes import Severity
from zi_docs.errors import RegisterError
from zi_docs.register import audit_register

from .conftest import MakeOffice
from .office import JENIS, Office, assert_vouched, codes, key, name, nip, person


def mend(office: Office, number: int) -> Office:
    """Give an employee another NIP, as a clerk does who had mistyped it."""
    rows = [row for row in office.staff if row["NIP"] != nip(number)]
    return office.employ([*rows, person(77, Nama=name(number))])


def audit(office: Office) -> list[str]:
    """Return the codes that ``register periksa`` would print."""
    with app.open_workspace_register(office.workspace) as register:
        return codes(audit_register(register, office.workspace.root, office.kept).problems)


@pytest.mark.parametrize("timpa", [False, True])
def test_a_mended_nip(office: Office, timpa: bool) -> None:
    """The document of the old NIP stays, and the new row with its name fails (ZI508)."""
    office.run()
    before, numbers = office.tree(), office.numbers()
    report = mend(office, 2).run(timpa=timpa)
    [problem] = report.problems
    assert (problem.code, problem.severity) == ("ZI508", Severity.GALAT)
    assert numbers[key(2)] in problem.message
    assert (office.tree(), office.numbers()) == (before, numbers)


def test_the_way_out_of_a_mended_nip(office: Office) -> None:
    """The offered mend works: cancel the old number, delete the file, run again."""
    office.run()
    numbers, old = office.numbers(), office.path(2)
    mend(office, 2)
    with app.open_workspace_register(office.workspace) as register:
        register.cancel(numbers[key(2)], "NIP keliru")
    old.unlink()
    assert office.run().types[JENIS].made == 1
    assert office.numbers()[key(77)] not in numbers.values()
    assert (audit(office), office.run().problems) == ([], [])
    assert_vouched(office)


def test_timpa_over_a_document_without_number(plain: Office) -> None:
    """A document without a number may be overwritten under ``timpa`` and is forgotten."""
    plain.run()
    assert codes(mend(plain, 2).run()) == ["ZI508"]
    assert plain.run(timpa=True).types[JENIS].made == 1
    assert (audit(plain), plain.run().types[JENIS].skipped) == ([], 5)


def test_one_who_left(plain: Office) -> None:
    """Once the file of a departed employee is deleted, the register does not miss it."""
    plain.run()
    old = plain.path(2)
    plain.employ([row for row in plain.staff if row["NIP"] != nip(2)])
    assert plain.run().orphans
    assert audit(plain) == []
    old.unlink()
    assert audit(plain) == ["ZI630"]
    assert plain.run().orphans == []
    assert audit(plain) == []


def test_a_number_of_one_who_left(office: Office) -> None:
    """A number is never forgotten: its letter is laid down again."""
    office.run()
    old = office.path(2)
    office.employ([row for row in office.staff if row["NIP"] != nip(2)])
    old.unlink()
    office.run()
    assert old.is_file()
    assert audit(office) == []


def test_the_pdf_of_one_who_left(plain: Office) -> None:
    """The PDF beside a document without a record is named as well."""
    plain.run()
    pdf = plain.path(2).with_suffix(".pdf")
    pdf.write_bytes(b"%PDF")
    plain.employ([row for row in plain.staff if row["NIP"] != nip(2)])
    assert plain.workspace.show(pdf) in plain.run().orphans


def test_a_choice_forgets_nothing(plain: Office) -> None:
    """A run for some records does not forget the others."""
    plain.run()
    plain.path(2).unlink()
    plain.run(request={"hanya": (nip(1),)})
    assert audit(plain) == ["ZI630"]


def test_a_typed_number_is_checked_though_nothing_changed(office: Office) -> None:
    """``--nomor`` for a document with another number is refused, even if nothing changed."""
    office.run()
    with pytest.raises(RegisterError) as error:
        office.run(request={"hanya": (nip(1),), "nomor": "9"})
    assert codes(error.value.problems) == ["ZI613"]


def test_its_own_number_typed_again(offices: MakeOffice) -> None:
    """``--nomor`` with the document's own number changes nothing."""
    office = offices(1)
    office.run(request={"nomor": "7"})
    assert office.run(request={"nomor": "7"}).types[JENIS].skipped == 1
