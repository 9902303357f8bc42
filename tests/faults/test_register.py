"""Numbers and the register, seen from a run."""

from __future__ import annotations

import pytest

from zi_docs import app
from zi_docs.errors import RegisterError

from .conftest import MakeOffice
from .office import JENIS, Office, assert_numbers_sound, assert_vouched, codes, key, nip, person


@pytest.mark.parametrize(
    ("damage", "code"),
    [
        (lambda data: b"ini bukan basis data" * 100, "ZI602"),
        (lambda data: data[: len(data) // 2], "ZI602"),
        (lambda data: data[:4096] + bytes(len(data) - 4096), "ZI602"),
        (lambda data: b"", "ZI608"),
    ],
    ids=["other", "half", "zeros", "empty"],
)
def test_a_damaged_register(office: Office, damage: object, code: str) -> None:
    """A damaged register stops the run; no document is written or changed."""
    office.run()
    before = office.tree()
    broken = damage(office.register.read_bytes())  # type: ignore[operator]
    office.register.write_bytes(broken)
    office.employ([person(n, Catatan="baru") for n in range(6)])
    with pytest.raises(RegisterError) as error:
        office.run()
    assert codes(error.value.problems) == [code]
    assert office.tree() == before
    assert office.register.read_bytes() == broken


def test_a_damaged_register_and_its_backup(office: Office) -> None:
    """The complaint names the newest backup; with it restored, the run takes the documents over."""
    office.run()
    before = office.tree()
    with app.open_workspace_register(office.workspace) as register:
        backup = register.backup()
    office.register.write_bytes(b"x" * 5000)
    with pytest.raises(RegisterError) as error:
        office.run()
    assert backup.name in error.value.problems[0].hint
    backup.replace(office.register)
    assert office.run().types[JENIS].skipped == 5
    assert office.tree() == before


def test_one_more_employee(offices: MakeOffice) -> None:
    """An employee added in the middle of the sheet gets the next number; the others keep theirs."""
    office = offices(20)
    office.run()
    before, numbers = office.tree(), office.numbers()
    assert sorted(numbers.values()) == [f"060/{n:03}/DINAS/IV/2021" for n in range(1, 21)]
    office.employ([*office.staff[:10], person(99), *office.staff[10:]])
    office.run()
    assert office.numbers() == numbers | {key(99): "060/021/DINAS/IV/2021"}
    assert {name: office.tree()[name] for name in before} == before
    assert_numbers_sound(office)
    assert_vouched(office)


def test_another_order_of_rows(offices: MakeOffice) -> None:
    """A sheet that was sorted again changes no number and makes nothing."""
    office = offices(20)
    office.run()
    numbers = office.numbers()
    office.employ(office.staff[::-1])
    assert office.run().types[JENIS].skipped == 20
    assert office.numbers() == numbers


def test_a_number_by_hand(office: Office) -> None:
    """A typed number stays with its record, and the others are counted past it."""
    office.run(request={"hanya": (nip(3),), "nomor": "2"})
    given = office.numbers()
    assert given == {key(3): "060/002/DINAS/IV/2021"}
    before = office.path(3).read_bytes()
    office.run()
    numbers = office.numbers()
    assert numbers[key(3)] == given[key(3)]
    assert len(set(numbers.values())) == 5
    assert office.path(3).read_bytes() == before
    assert_vouched(office)


def test_one_record_after_another(office: Office) -> None:
    """Documents made one at a time have numbers in the order they were asked for."""
    for number in (3, 0, 4):
        office.run(request={"hanya": (nip(number),)})
    office.run()
    order = sorted(office.numbers().items(), key=lambda pair: pair[1])
    assert [kunci for kunci, _ in order] == [key(n) for n in (3, 0, 4, 1, 2)]
    assert_numbers_sound(office)


def test_a_new_year(office: Office) -> None:
    """Documents of another year count from one; those of the old year keep their numbers.

    A reserved number whose document is made only now is a warning (ZI616).
    """
    office.path(2).mkdir(parents=True)
    office.run()
    office.path(2).rmdir()
    numbers = office.numbers()
    office.employ([*office.staff, person(70)])
    office.settings((office.data / "pengaturan.yaml").read_text().replace("2021", "2022"))
    report = office.run()
    [problem] = report.problems
    assert (problem.code, numbers[key(2)] in problem.about) == ("ZI616", True)
    assert office.numbers() == numbers | {key(70): "060/001/DINAS/IV/2022"}


def test_a_code_that_is_taken(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two documents whose codes happen to be equal get codes of their own."""
    from zi_docs.register import patterns

    real = patterns.possible_codes
    monkeypatch.setattr(patterns, "possible_codes", lambda *who: ["AAAAAAAA", *real(*who)])
    report = office.run()
    assert (report.types[JENIS].made, report.problems) == (5, [])
    codes_given = [code for code, _ in office.rows("kode, 1", "dokumen")]
    assert "AAAAAAAA" in codes_given
    assert len(set(codes_given)) == 5
