import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.types import DocumentContent
from service.answering.verification import verify
from service.types import CitationClaim, Verification, VerificationStatus
from tests.service.builders import document

OLD = "Un début. Le budget est de 3 M€. Une fin."
QUOTE = "Le budget est de 3 M€."


def claim(text: str, quote: str, version: str = "v") -> CitationClaim:
    start = text.index(quote)
    return CitationClaim("d", version, start, start + len(quote), hashlib.sha256(quote.encode()).hexdigest())


def check(held: CitationClaim, text: str, version: str = "v") -> Verification:
    return verify(held, document(text=text, version=version), DocumentContent(text, (), ()), ())


def test_unchanged() -> None:
    held = claim(OLD, QUOTE)

    assert check(held, OLD) == Verification(VerificationStatus.INTACT, held.start, held.end)


def test_the_case_of_the_hash_is_ignored() -> None:
    held = claim(OLD, QUOTE)
    shouted = CitationClaim("d", "v", held.start, held.end, held.text_sha256.upper())

    assert check(shouted, OLD).status == "intact"


@pytest.mark.parametrize(
    ("new", "start"),
    [
        (OLD + " Suite.", 10),
        ("Ajout tout devant. " + OLD, 29),
        (OLD[5:], 5),
        ("Le budget est de 4 M€.", None),
        ("", None),
    ],
)
def test_another_version_is_changed_and_the_text_found_again(new: str, start: int | None) -> None:
    end = None if start is None else start + len(QUOTE)

    assert check(claim(OLD, QUOTE), new, "w") == Verification(VerificationStatus.CHANGED, start, end)


def test_a_claim_that_was_never_true_is_not_intact() -> None:
    held = claim(OLD, QUOTE)
    forged = CitationClaim("d", "v", held.start, held.end, "0" * 64)

    assert check(forged, OLD) == Verification(VerificationStatus.CHANGED, None, None)


def test_a_deleted_document_is_gone() -> None:
    assert verify(claim(OLD, QUOTE), None, None, ()) == Verification(VerificationStatus.GONE)


def test_a_range_inside_a_word_is_found_at_the_starts_given() -> None:
    held = claim(OLD, "udget")
    moved = "xx " + OLD
    known = verify(held, document(version="w"), DocumentContent(moved, (), ()), [moved.index("udget")])

    assert known.start == moved.index("udget")


@given(
    st.text(alphabet="ab é\n", max_size=40),
    st.lists(st.sampled_from(["mot", "état", "3 M€", "(a)"]), min_size=1).map(" ".join),
    st.text(alphabet="ab é\n", max_size=40),
)
def test_whole_words_are_found_wherever_they_went(before: str, quote: str, after: str) -> None:
    new = f"{before} {quote} {after}"
    verified = check(claim(quote, quote), new, "w")

    assert verified.start is not None
    assert new[verified.start : verified.end] == quote
