"""The audit of the register and the files."""

from __future__ import annotations

from pathlib import Path

from zi_docs.register import Register, audit_register

from ..asking import ask, by_hand, document, make


def _codes(register: Register, root: Path) -> list[str]:
    return [problem.code for problem in audit_register(register, root).problems]


def test_all_is_well(register: Register, tmp_path: Path) -> None:
    """An issued document has its file with the recorded SHA-256."""
    make(register, tmp_path, "a", "b")
    report = audit_register(register, tmp_path)
    assert report.sound
    assert report.problems == ()
    assert report.counts == {
        "nomor": 2,
        "dipesan": 0,
        "terbit": 2,
        "batal": 0,
        "dokumen": 2,
        "utuh": 2,
        "hilang": 0,
        "berubah": 0,
    }


def test_a_file_gone_and_a_file_changed(register: Register, tmp_path: Path) -> None:
    """A file that is gone or has one changed byte is named."""
    make(register, tmp_path, "a", "b", "c")
    (tmp_path / "keputusan-tim/a.docx").unlink()
    (tmp_path / "keputusan-tim/b.docx").write_bytes(b"B")
    report = audit_register(register, tmp_path)
    assert not report.sound
    assert [(p.code, str(p.place)) for p in report.problems] == [
        ("ZI630", "keputusan-tim/a.docx"),
        ("ZI631", "keputusan-tim/b.docx"),
    ]
    assert [report.counts[name] for name in ("utuh", "hilang", "berubah")] == [1, 1, 1]


def test_documents_without_number_are_checked_too(register: Register, tmp_path: Path) -> None:
    """A document without number is audited like any other."""
    register.confirm([document("a", jenis="notula")])
    assert _codes(register, tmp_path) == ["ZI630"]


def test_cancelled_documents_may_go(register: Register, tmp_path: Path) -> None:
    """The file of a cancelled number is not asked for, and its gap is explained."""
    (nomor,) = make(register, tmp_path, "a")
    register.cancel(nomor, "salah")
    (tmp_path / "keputusan-tim/a.docx").unlink()
    assert _codes(register, tmp_path) == []


def test_numbers_left_over(register: Register, tmp_path: Path) -> None:
    """Waiting and skipped numbers are warnings, one line for each reason."""
    register.reserve(ask(*"abcdefg"))
    register.reserve_by_hand(by_hand("x", "10"))
    report = audit_register(register, tmp_path)
    assert report.sound
    assert [p.code for p in report.problems] == ["ZI633", "ZI634"]
    assert report.problems[0].message == "2 nomor urut terlewat; lihat tabel di bawah."
    assert [(gap.dari, gap.sampai) for gap in report.gaps if gap.sebab == "dilompati"] == [(8, 9)]
    assert "8 nomor dipesan" in report.problems[1].message
    assert report.problems[1].message.endswith(", dan 3 lagi.")


def test_a_series_with_several_gaps_is_one_complaint(register: Register, tmp_path: Path) -> None:
    """The table of gaps tells them apart; the warning counts them."""
    register.reserve_by_hand(by_hand("x", "10"))
    register.reserve_by_hand(by_hand("y", "20"))
    messages = [p.message for p in audit_register(register, tmp_path).problems if p.code == "ZI633"]
    assert messages == ["18 nomor urut terlewat; lihat tabel di bawah."]


def test_commands_can_be_copied(register: Register, tmp_path: Path) -> None:
    """Every command in a complaint is complete: type, data set, number."""
    make(register, tmp_path, "a", "b")
    waiting = register.reserve(ask("c"))["c"]
    (tmp_path / "keputusan-tim" / "a.docx").unlink()
    (tmp_path / "keputusan-tim" / "b.docx").write_bytes(b"lain")
    again = "zi-docs buat keputusan-tim --data trenggalek-2021"
    hints = {problem.code: problem.hint for problem in audit_register(register, tmp_path).problems}
    assert hints["ZI630"].endswith(f": {again}")
    assert hints["ZI631"].endswith(f": {again} --timpa")
    cancel = f'zi-docs register batal "{waiting}" --data trenggalek-2021 --alasan "..."'
    lost = "Nomor yang dibatalkan tidak dapat dipakai lagi."
    assert hints["ZI634"] == f"Jalankan lagi {again}, atau batalkan, mis. {cancel}. {lost}"


def test_many_files_of_a_type_are_one_complaint(register: Register, tmp_path: Path) -> None:
    """Complaints about several files differ only by place and number."""
    numbers = make(register, tmp_path, "a", "b", "c")
    for key in "abc":
        (tmp_path / "keputusan-tim" / f"{key}.docx").unlink()
    told = audit_register(register, tmp_path).problems
    assert len({(problem.message, problem.hint) for problem in told}) == 1
    assert [problem.about for problem in told] == list(numbers)
