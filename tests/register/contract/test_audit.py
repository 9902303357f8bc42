"""The audit of the register and the files."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from zi_docs.register import Register

from ..asking import ask, audited, by_hand, document, issue_of, kept_in, make


def _codes(register: Register, root: Path) -> list[str]:
    return [problem.code for problem in audited(register, root).problems]


def test_all_is_well(register: Register, tmp_path: Path) -> None:
    """An issued document has its file with the recorded SHA-256."""
    make(register, tmp_path, "a", "b")
    report = audited(register, tmp_path)
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
    """A finished document that is gone or has one changed byte is named."""
    for key in "abc":
        path = tmp_path / "notula" / f"{key}.docx"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(key.encode())
    register.confirm([document(key, jenis="notula", data=key.encode()) for key in "abc"])
    (tmp_path / "notula/a.docx").unlink()
    (tmp_path / "notula/b.docx").write_bytes(b"B")
    report = audited(register, tmp_path)
    assert not report.sound
    assert [(p.code, str(p.place)) for p in report.problems] == [
        ("ZI630", "notula/a.docx"),
        ("ZI631", "notula/b.docx"),
    ]
    assert [report.counts[name] for name in ("utuh", "hilang", "berubah")] == [1, 1, 1]


def test_an_issued_file_gone_or_edited(register: Register, tmp_path: Path) -> None:
    """A kept document that is only gone from its folder is a warning; an edited one is an error."""
    make(register, tmp_path, "a", "b", "c")
    (tmp_path / "keputusan-tim/a.docx").unlink()
    assert audited(register, tmp_path).sound
    (tmp_path / "keputusan-tim/b.docx").write_bytes(b"B")
    report = audited(register, tmp_path)
    assert not report.sound
    assert [(p.code, str(p.place)) for p in report.problems] == [
        ("ZI648", "keputusan-tim/a.docx"),
        ("ZI631", "keputusan-tim/b.docx"),
    ]


@pytest.mark.parametrize(
    ("file", "bytes_kept", "expected"),
    [
        (b"a", b"a", []),
        (b"a", None, ["ZI637"]),
        (b"a", b"rusak", ["ZI638"]),
        (None, None, ["ZI636"]),
        (b"lain", None, ["ZI636"]),
        (None, b"rusak", ["ZI638"]),
    ],
)
def test_kept_bytes(
    file: bytes | None,
    bytes_kept: bytes | None,
    expected: list[str],
    register: Register,
    tmp_path: Path,
) -> None:
    """Kept bytes that are missing or changed are told once, and whether the file still has them."""
    make(register, tmp_path, "a")
    for path, data in (
        (tmp_path / "keputusan-tim/a.docx", file),
        (kept_in(tmp_path).path(sha256(b"a").hexdigest()), bytes_kept),
    ):
        path.unlink() if data is None else path.write_bytes(data)
    assert _codes(register, tmp_path) == expected


def test_former_editions_are_proved_too(register: Register, tmp_path: Path) -> None:
    """The bytes of a replaced edition and of a cancelled document are still promised."""
    (nomor,) = make(register, tmp_path, "a")
    second = kept_in(tmp_path).keep(b"kedua")
    (tmp_path / "keputusan-tim/a.docx").write_bytes(b"kedua")
    register.replace(issue_of("a", nomor, data=b"kedua"), "salah nama")
    assert _codes(register, tmp_path) == []
    kept_in(tmp_path).path(sha256(b"a").hexdigest()).unlink()
    assert _codes(register, tmp_path) == ["ZI636"]
    register.cancel(nomor, "salah")
    kept_in(tmp_path).path(second).write_bytes(b"rusak")
    assert _codes(register, tmp_path) == ["ZI636", "ZI638"]


def test_scans_are_proved(register: Register, tmp_path: Path) -> None:
    """A scan that is gone or changed is named."""
    scan = kept_in(tmp_path).keep_scan(b"pindaian")
    register.record(by_hand("a", "15"), issue_of("a", sha256="", path="", pindaian=scan))
    assert _codes(register, tmp_path) == ["ZI633"]
    kept_in(tmp_path).path(scan, ".pdf").write_bytes(b"lain")
    assert _codes(register, tmp_path) == ["ZI639", "ZI633"]
    kept_in(tmp_path).path(scan, ".pdf").unlink()
    assert _codes(register, tmp_path) == ["ZI639", "ZI633"]


def test_drafts_are_nobodys_promise(register: Register, tmp_path: Path) -> None:
    """A draft may be edited and deleted: the audit does not ask for it."""
    register.confirm([replace(document("a"), konsep=True)])
    assert _codes(register, tmp_path) == []


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
    report = audited(register, tmp_path)
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
    messages = [p.message for p in audited(register, tmp_path).problems if p.code == "ZI633"]
    assert messages == ["18 nomor urut terlewat; lihat tabel di bawah."]


def test_commands_can_be_copied(register: Register, tmp_path: Path) -> None:
    """Every command in a complaint is complete: type, data set, number."""
    numbers = make(register, tmp_path, "a", "b", "c")
    waiting = register.reserve(ask("d"))["d"]
    (tmp_path / "keputusan-tim" / "a.docx").unlink()
    (tmp_path / "keputusan-tim" / "b.docx").write_bytes(b"lain")
    (tmp_path / "keputusan-tim" / "c.docx").unlink()
    kept_in(tmp_path).path(sha256(b"c").hexdigest()).unlink()
    again = "zi-docs buat keputusan-tim --data trenggalek-2021"
    hints = {problem.code: problem.hint for problem in audited(register, tmp_path).problems}
    assert hints["ZI648"].endswith(f": {again}")
    assert f": {again}. Bila" in hints["ZI631"]
    assert hints["ZI636"].endswith(f': {again} --ganti {numbers[2]} --alasan "..."')
    cancel = f'zi-docs register batal "{waiting}" --data trenggalek-2021 --alasan "..."'
    lost = "Nomor yang dibatalkan tidak dapat dipakai lagi."
    assert hints["ZI634"] == f"Jalankan lagi {again} --terbit, atau batalkan, mis. {cancel}. {lost}"


def test_many_files_of_a_type_are_one_complaint(register: Register, tmp_path: Path) -> None:
    """Complaints about several files differ only by place and number."""
    numbers = make(register, tmp_path, "a", "b", "c")
    for key in "abc":
        (tmp_path / "keputusan-tim" / f"{key}.docx").unlink()
    told = audited(register, tmp_path).problems
    assert len({(problem.message, problem.hint) for problem in told}) == 1
    assert [problem.about for problem in told] == list(numbers)
