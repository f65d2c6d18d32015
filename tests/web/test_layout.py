"""The pages hold on the narrowest screens, under any prefix, in the dark and without a mouse."""

import pytest

from tests.web.browsing import Page
from tests.web.corpus import CHARTER, HOSTILE, REPORT
from tests.web.test_chat import QUESTION, UNANSWERABLE

OVERFLOW = "return document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.mark.parametrize("width", [320, 768, 1440])
def test_the_chat_never_scrolls_sideways(chat: Page, width: int) -> None:
    chat.resize(width, 700)
    assert chat.script(OVERFLOW) == 0
    for question in (QUESTION, UNANSWERABLE, "m" * 300):
        chat.ask(question)
    chat.script("document.querySelectorAll('details').forEach((details) => (details.open = true))")

    assert chat.script(OVERFLOW) == 0


def test_the_composer_covers_the_cards_and_their_shadows(chat: Page) -> None:
    chat.resize(1280, 700)
    chat.ask(QUESTION)
    edges = """
      return [".composer", "main"].map((selector) => {
        const { left, right } = document.querySelector(selector).getBoundingClientRect();
        return [left, right];
      });
    """

    composer, column = chat.script(edges)
    assert composer == column


@pytest.mark.parametrize("source", [CHARTER, HOSTILE, REPORT])
@pytest.mark.parametrize("width", [320, 768, 1440])
def test_the_viewer_never_scrolls_sideways(
    page: Page, documents: dict[str, str], source: str, width: int
) -> None:
    page.resize(width, 700)
    page.open(f"/documents/{documents[source]}?start=2&end=30")
    page.wait("#passage")

    assert page.script(OVERFLOW) == 0


def test_the_pages_live_under_a_root_path(prefixed: Page) -> None:
    prefixed.open("/")
    prefixed.wait(".documents")
    prefixed.ask(QUESTION)
    prefixed.wait(".citation a.button").click()
    prefixed.wait("#passage")

    assert prefixed.script("return location.pathname").startswith(f"{prefixed.root}/documents/")
    prefixed.wait(".brand").click()
    prefixed.wait(".citation")
    outside = [
        url for url in prefixed.requested() if not url.startswith(f"{prefixed.origin}{prefixed.root}/")
    ]
    assert outside == []
    assert prefixed.console() == []


def test_dark_colours_follow_the_system(chat: Page) -> None:
    ground = "return getComputedStyle(document.documentElement).backgroundColor"
    light = chat.script(ground)
    feature = {"name": "prefers-color-scheme", "value": "dark"}
    chat.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [feature]})

    assert sum(colour(chat.script(ground))) < 150 < sum(colour(light))


def colour(css: str) -> list[int]:
    """Red, green and blue of `rgb(r, g, b)`."""
    return [int(part) for part in css.removeprefix("rgb(").removesuffix(")").split(",")]
