"""Values that depend only on the data set are worked out once, without any change."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from zi_docs.word.part import Part, compile_part
from zi_docs.word.values import MISSING, RefusedValueError

SHARED: dict[str, Any] = {
    "kantor": {"nama": "Dinas A & B", "kosong": None},
    "daftar": ["x", "y"],
    "ya": True,
}


def part(xml: str, shared: Mapping[str, Any]) -> Part:
    return compile_part("word/document.xml", f"<a>{xml}</a>", False, shared)


def rendered(xml: str, shared: Mapping[str, Any], **own: Any) -> tuple[str, list[str]]:
    """Return what a part gives for a record, and the names that were missing."""
    noted: list[str] = []
    token = MISSING.set(noted)
    try:
        compiled = part(xml, shared)
        noted.clear()
        member = compiled.render({**SHARED, **own})
    finally:
        MISSING.reset(token)
    return member.local.hex(), sorted(set(noted))


@pytest.mark.parametrize(
    "xml",
    [
        "{{ kantor.nama }}",
        "{{ kantor.nama|kapital }} {{ x }}",
        "{% if ya %}{{ x }}{% else %}{{ kantor.nama }}{% endif %}",
        "{% for a in daftar %}{{ loop.index }}{{ a }}{% endfor %}",
        "{% for a in daftar %}{{ a }}{{ x }}{{ kantor.nama }}{% endfor %}",
        "{% for kantor in orang %}{{ kantor.nama }}{% else %}{{ kantor.nama }}{% endfor %}",
        "{% for kantor in kosong %}x{% else %}{{ kantor.nama }}{% endfor %}",
        "{% for a in orang %}{% for kantor in orang %}{{ kantor.nama }}{% endfor %}{% endfor %}",
        "{% with kantor = orang[0] %}{{ kantor.nama }}{% endwith %}{{ kantor.nama }}",
        "{% with n = kantor.nama %}{{ n }}{{ x }}{% endwith %}",
        "{% for a in orang if ya %}{% if loop.first %}{{ kantor.nama }}{% endif %}{% endfor %}",
    ],
)
def test_working_out_in_advance_changes_nothing(xml: str) -> None:
    """A part gives the same bytes whether its constants were worked out before or not.

    A name that a loop or a ``with`` defines never gets the shared value.
    """
    own = {"x": "S", "orang": [{"nama": "Ani"}, {"nama": "Budi"}], "kosong": []}
    assert rendered(xml, SHARED, **own) == rendered(xml, {}, **own)


def test_constants_are_worked_out() -> None:
    """A constant is printed before the first record is rendered."""
    compiled = part("{{ kantor.nama }}{% for a in daftar %}{{ a }}{% endfor %}", SHARED)
    changed = {**SHARED, "kantor": {"nama": "lain"}, "daftar": []}
    same = part("Dinas A &amp; Bxy", {})
    assert compiled.render(changed) == same.render({})


@pytest.mark.parametrize(
    "xml", ["{{ kantor.salah }}", "{% if kantor.salah %}a{% endif %}", "{{ kantor.salah|kapital }}"]
)
def test_missing_names_in_constants_are_told(xml: str) -> None:
    """A missing name in a constant is reported for every document that prints it."""
    assert rendered(xml, SHARED) == rendered(xml, {})
    assert rendered(xml, SHARED)[1] == [".salah"]


def test_refused_values_in_constants_are_told() -> None:
    """A refused value in a constant is reported where it is printed, not before."""
    xml = "{% if x %}{{ kantor.kosong }}{% endif %}"
    assert rendered(xml, SHARED, x="") == rendered(xml, {}, x="")
    with pytest.raises(RefusedValueError):
        rendered(xml, SHARED, x="a")


def test_a_part_that_stays_is_kept() -> None:
    """A part equal to the previous record's is the same object."""
    compiled, fresh = part("{{ x }}", {}), part("{{ x }}", {})
    first = compiled.render({"x": "a"})
    assert compiled.render({"x": "a"}) is first
    assert compiled.render({"x": "b"}) == fresh.render({"x": "b"})
    assert compiled.render({"x": "a"}) == first
