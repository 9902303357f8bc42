"""What a refusal of the system means, as a clerk reads it."""

from __future__ import annotations

import errno
import os
import pickle

import pytest

from zi_docs.errors import DataError, ZiDocsError, disk_words, galat


@pytest.mark.parametrize("number", sorted(errno.errorcode))
def test_no_refusal_is_told_in_english(number: int) -> None:
    """Whatever the disk refuses for, its English words do not reach a clerk."""
    words = disk_words(OSError(number, os.strerror(number)))
    assert os.strerror(number).casefold() not in words.casefold()
    assert words


def test_an_unusual_refusal_keeps_its_number() -> None:
    """A refusal without a phrase of its own is told by the system's number, to be looked up."""
    assert disk_words(OSError(errno.EXDEV, "Cross-device link")).endswith(str(errno.EXDEV))
    assert disk_words(OSError("apa saja")) == "galat sistem"


def test_problems_cross_processes() -> None:
    """An error that comes back from another process has its problems still."""
    error = DataError(galat("ZI203", "data/x.csv, baris 3", "Salah.", "Betulkan."))
    again: ZiDocsError = pickle.loads(pickle.dumps(error))
    assert (type(again), again.problems) == (DataError, error.problems)
