from hypothesis import given
from hypothesis import strategies as st

from index.models.surrogates import without_surrogates

ANY = st.text(st.characters() | st.characters(categories=["Cs"]))


@given(ANY)
def test_every_other_character_keeps_its_place(text: str) -> None:
    clean = without_surrogates(text)
    assert clean == "".join("?" if "\ud800" <= c <= "\udfff" else c for c in text)
    assert clean.encode().decode() == clean
