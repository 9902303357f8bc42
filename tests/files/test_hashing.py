"""The hash of a file does not depend on the files before it."""

from __future__ import annotations

import hashlib

from hypothesis import given
from hypothesis import strategies as st

from zi_docs.files.hashing import LikeHash

LONG = bytes(range(256)) * 40
BEGINNINGS = st.sampled_from([b"", LONG, LONG[:5_000], LONG[:4_096], LONG[:4_095], b"x" + LONG])


@given(st.lists(st.tuples(BEGINNINGS, st.binary(max_size=8)).map(b"".join), max_size=8))
def test_files_that_begin_alike_have_their_own_hashes(files: list[bytes]) -> None:
    """Every file has the SHA-256 of its bytes, however the files before it began."""
    like = LikeHash()
    assert [like.of(data) for data in files] == [hashlib.sha256(d).hexdigest() for d in files]
