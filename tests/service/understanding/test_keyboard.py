import pytest

from service.understanding.keyboard import fingers_slip


@pytest.mark.parametrize(
    ("meant", "typed"),
    [
        ("formation", "formarion"),  # the key beside it
        ("formation", "fornation"),  # n for m, alike though far apart
        ("formation", "formatoion"),  # the next key along with it
        ("formation", "forrmation"),
        ("formation", "frmation"),  # any letter may be missing
        ("formation", "frmatio"),
        ("developpement", "dvelopoement"),
    ],
)
def test_fingers_slip(meant: str, typed: str) -> None:
    assert fingers_slip(meant, typed)


@pytest.mark.parametrize(
    ("meant", "typed"),
    [
        ("montagne", "mortagne"),
        ("montagne", "montagnac"),
        ("fontaines", "fontvannes"),
        ("formation", "fo-mation"),
        ("developpement", "dvelopzement"),  # one of two slips is none
    ],
)
def test_another_word_is_no_slip(meant: str, typed: str) -> None:
    assert not fingers_slip(meant, typed)
