"""The viewer marks exactly the characters the address names, whatever stands before them."""

from urllib.parse import urlencode

import httpx
import pytest

from tests.web.browsing import Page
from tests.web.corpus import CHARTER, HOSTILE, REPORT

MARKED = "return [...document.querySelectorAll('mark.passage')].map((mark) => mark.textContent).join('')"


def text_of(page: Page, document: str) -> str:
    return httpx.get(f"{page.origin}/v1/documents/{document}/text").content.decode()


@pytest.mark.parametrize("source", [CHARTER, HOSTILE, REPORT])
def test_the_whole_text_is_shown_to_the_character(page: Page, documents: dict[str, str], source: str) -> None:
    page.open(f"/documents/{documents[source]}")
    page.wait("#text > *")

    assert page.texts("#text") == [text_of(page, documents[source])]


@pytest.mark.parametrize(
    "quote", ["𝔸 du télétravail 🎉", "drapeau 🇫🇷", "le mardi 🏢 pour", "l'agent.", "# Charte"]
)
@pytest.mark.parametrize("address", ["?start={}&end={}", "#char={},{}"])
def test_the_range_is_marked_exactly_after_characters_of_two_units(
    page: Page, documents: dict[str, str], quote: str, address: str
) -> None:
    start = text_of(page, documents[CHARTER]).index(quote)
    page.open(f"/documents/{documents[CHARTER]}{address.format(start, start + len(quote))}")
    page.wait("#passage")

    assert page.script(MARKED) == quote
    assert page.script("return document.activeElement.id") == "passage"


@pytest.mark.parametrize("source", [CHARTER, HOSTILE, REPORT])
def test_a_range_across_headings_tables_and_pages_is_marked_whole(
    page: Page, documents: dict[str, str], source: str
) -> None:
    text = text_of(page, documents[source])
    start, end = 3, len(text) - 2
    page.open(f"/documents/{documents[source]}?start={start}&end={end}")
    page.wait("#passage")

    assert page.script(MARKED) == text[start:end]


def test_a_drawn_table_is_shown_as_it_is_drawn(page: Page, documents: dict[str, str]) -> None:
    text = text_of(page, documents[HOSTILE])
    start = text.index("badge")
    page.open(f"/documents/{documents[HOSTILE]}?start={start}&end={start + 5}")
    page.wait("#passage")

    (shown,) = page.texts("#text .drawn")
    assert shown.strip("\n") == text[text.index("    +---") : text.index("\n\nLe gardien garde")]
    assert page.script(MARKED) == "badge"


def test_the_passage_is_scrolled_into_view(page: Page, documents: dict[str, str]) -> None:
    page.resize(1000, 300)
    start = text_of(page, documents[CHARTER]).index("La connexion")
    page.open(f"/documents/{documents[CHARTER]}?start={start}&end={start + 12}")
    page.wait("#passage")

    top = page.script("return document.getElementById('passage').getBoundingClientRect().top")
    assert 0 <= top < page.script("return innerHeight")


def test_several_highlights_are_walked_through(page: Page, documents: dict[str, str]) -> None:
    text = text_of(page, documents[CHARTER])
    starts = [text.index("trois jours"), text.index("le mardi")]
    ranges = [(key, value) for start in starts for key, value in (("start", start), ("end", start + 8))]
    page.open(f"/documents/{documents[CHARTER]}?{urlencode(ranges)}")

    focused = "return document.activeElement.textContent"
    assert page.text(".counter") == "Passage cité 1 sur 2"
    assert page.script(focused) == "trois jo"
    page.all(".passages button")[1].click()
    assert page.script(focused) == "le mardi"
    page.all(".passages button")[1].click()
    assert page.script(focused) == "trois jo"


@pytest.mark.parametrize(
    "range_", ["?start=5&end=5", "?start=9&end=2", "?start=0&end=99999999", "?start=a&end=b", "#char=7,1"]
)
def test_a_range_that_does_not_exist_is_said_to_be_missing(
    page: Page, documents: dict[str, str], range_: str
) -> None:
    page.open(f"/documents/{documents[CHARTER]}{range_}")

    assert page.text("[role=alert] .error").startswith("Citation introuvable")
    assert not page.all("mark")
    assert page.texts("#text") == [text_of(page, documents[CHARTER])]


def test_a_citation_of_another_version_is_not_passed_off_as_this_one(
    page: Page, documents: dict[str, str]
) -> None:
    page.open(f"/documents/{documents[CHARTER]}?start=2&end=8&version={'0' * 64}")

    assert "a changé depuis la citation" in page.text("[role=alert] .error")


def test_an_unknown_document_is_said_in_the_words_of_the_service(page: Page) -> None:
    detail = httpx.get(f"{page.origin}/v1/documents/inconnu").json()["detail"]
    page.open("/documents/inconnu")

    assert page.text("[role=alert] .error") == detail
    assert page.text("h1") == "Document introuvable"
    assert not page.wait("#text").is_displayed()  # no blank sheet where there is nothing to read


def test_a_pdf_shows_its_pages_and_the_picture_of_the_cited_one(
    page: Page, documents: dict[str, str]
) -> None:
    page.resize(1440, 900)
    start = text_of(page, documents[REPORT]).index("14 250")
    page.open(f"/documents/{documents[REPORT]}?start={start}&end={start + 6}")

    assert page.text(".counter") == "Passage cité, page\u00a02"
    drawn = "return document.querySelector('img[src*=\"/pages/2.png\"]')?.naturalWidth"
    page.until(lambda: page.script(drawn) or None, "the picture of page 2")


def test_the_first_and_last_pages_are_ends(page: Page, documents: dict[str, str]) -> None:
    page.resize(1440, 900)
    page.open(f"/documents/{documents[REPORT]}")
    summary = "#page-view summary"
    assert page.text(summary) == "Image de la page\u00a01 (1 sur 4)"
    ends = """
      return [...document.querySelectorAll("#page-view button")].map(
        (button) => button.getAttribute("aria-disabled"),
      );
    """

    assert page.script(ends) == ["true", "false"]
    following = page.all("#page-view button")[1]
    following.click()
    assert page.script(ends) == ["false", "false"]
    for _ in range(3):
        following.click()
    assert page.text(summary) == "Image de la page\u00a04 (4 sur 4)"
    assert page.script(ends) == ["false", "true"]
    assert page.script("return document.activeElement.textContent") == "Page suivante"


TEXT_BEFORE_MARKERS = """
  const text = document.getElementById("text");
  return [...text.querySelectorAll(".page-marker")].map((marker) => {
    const before = document.createRange();
    before.setStart(text, 0);
    before.setEndBefore(marker);
    return [marker.getAttribute("aria-label"), before.toString()];
  });
"""


def test_each_page_is_announced_right_where_it_starts(page: Page, documents: dict[str, str]) -> None:
    page.open(f"/documents/{documents[REPORT]}")
    page.wait(".page-marker")

    text = text_of(page, documents[REPORT])
    pages = httpx.get(f"{page.origin}/v1/documents/{documents[REPORT]}").json()["pages"]
    assert len(pages) == 4
    expected = [[f"Page\u00a0{each['label']}", text[: each["start"]]] for each in pages]
    assert page.script(TEXT_BEFORE_MARKERS) == expected


def test_the_original_can_be_downloaded(page: Page, documents: dict[str, str]) -> None:
    page.open(f"/documents/{documents[REPORT]}")
    page.wait("#original:not([hidden])")

    address = page.script("return document.getElementById('original').href")
    assert address == f"{page.origin}/v1/documents/{documents[REPORT]}/source"
    assert httpx.get(address).content.startswith(b"%PDF")
