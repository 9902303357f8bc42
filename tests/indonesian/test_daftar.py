import pytest

from zi_docs.indonesian import gabung_atau, gabung_dan


@pytest.mark.parametrize(
    ("butir", "sentence"),
    [
        (["a"], "a"),
        (["a", "b"], "a dan b"),
        (["a", "b", "c"], "a, b, dan c"),
        (["Dinas A & B", "{0}", "C, D", " E "], "Dinas A & B, {0}, C, D, dan E"),
    ],
)
def test_dan_has_a_comma_before_it_from_three_items(butir: list[str], sentence: str) -> None:
    """Two items take only "dan"; three or more take a comma before it as well."""
    assert gabung_dan(butir) == sentence


@pytest.mark.parametrize(
    ("butir", "sentence"),
    [(["a"], "a"), (["a", "b"], "a atau b"), (["a", "b", "c", "d"], "a, b, c, atau d")],
)
def test_atau_follows_the_same_rule(butir: list[str], sentence: str) -> None:
    """Lists of choices are punctuated like other lists."""
    assert gabung_atau(butir) == sentence


@pytest.mark.parametrize(("butir", "reason"), [([], "masih kosong"), (["a", " "], "Butir ke-2")])
def test_a_hole_is_refused(butir: list[str], reason: str) -> None:
    """An empty list and a blank item are refused, since they would leave a hole in the sentence."""
    with pytest.raises(ValueError, match=reason):
        gabung_dan(butir)
