"""Random text that is nearly readable, and one check for all parsers."""

from collections.abc import Callable

import pytest
from hypothesis import strategies as st

PIECES = """
    6 31 2020 20 04 / - . , : ; & ( ) s.d. s/d sampai dengan hingga – ' ’ Senin Jum'at Ahad hari
    tanggal April Agt IV iv XII Triwulan TW Semester pukul jam 09.00 24:61 WIB WITA selesai Rp
    1.500.000 ,- 1,5 -3 KE K E D U A PERTAMA belas puluh seribu satu dua a aa z) Dr. dr H. Hj.
    Ahmad S.Sos., SE M. Si a.n. Plt. u.b. III/d 3d IX Golongan Gol. Penata Tk. I ${x} ² ٣ İ ſ
    198609262015051001 3301014510900001 1,99E+17
"""

typed_text = st.one_of(
    st.text(),
    st.lists(
        st.tuples(st.sampled_from(PIECES.split()), st.sampled_from(["", " ", "\u00a0", "\u200e"])),
        max_size=8,
    ).map(lambda parts: "".join(piece + between for piece, between in parts)),
)

# Words of Python's own messages: a ValueError with one of them was not written for a clerk.
_PYTHON_WORDS = ("invalid literal", "unpack", "isoformat", "out of range", "not in", "expected")


def only_value_error(parse: Callable[[str], object], text: str) -> None:
    """Fail unless ``parse`` returns, or raises a ValueError in words of our own."""
    try:
        parse(text)
    except ValueError as error:
        message = str(error)
        assert message.endswith((".", ")."))
        for word in _PYTHON_WORDS:
            assert word not in message.replace(text, "")
    except Exception as error:
        pytest.fail(f"{error!r} for {text!r}")
