"""Document text never becomes markup, and the pages ask nothing of anyone but their service."""

import httpx

from tests.web.browsing import Page
from tests.web.corpus import HOSTILE, REPORT

QUESTION = "Quel est le code du portail de l'entrepôt ?"
SMUGGLED = "return document.querySelectorAll('main :is(img[src=x], script, style)').length"


def test_markup_in_a_cited_passage_stays_text(chat: Page) -> None:
    chat.ask(QUESTION)

    answer = httpx.post(f"{chat.origin}/v1/ask", json={"question": QUESTION}).json()
    cited = [citation["text"] for citation in (answer["citations"] or answer["near_misses"])]
    assert any("<img src=x onerror=" in text for text in cited)
    assert chat.texts(".quote") == cited
    assert chat.script(SMUGGLED) == 0
    assert chat.driver.title == "Sourcier · Poser une question"


def test_markup_in_a_document_stays_text(page: Page, documents: dict[str, str]) -> None:
    page.open(f"/documents/{documents[HOSTILE]}?start=0&end=20")
    page.wait("#passage")

    assert "<script>document.title = 'piégé'</script>" in page.texts("#text")[0]
    assert page.script(SMUGGLED) == 0
    assert page.script("return getComputedStyle(document.body).display") != "none"
    assert "piégé" not in page.driver.title


def test_markup_in_a_question_stays_text(chat: Page) -> None:
    chat.ask("<img src=x onerror=alert(1)> ?")

    assert chat.script(SMUGGLED) == 0
    assert chat.texts(".question") == ["Question\u00a0: <img src=x onerror=alert(1)> ?"]


def test_nothing_is_asked_elsewhere_and_the_console_stays_silent(
    page: Page, documents: dict[str, str]
) -> None:
    page.open("/")
    page.wait(".documents")
    page.ask(QUESTION)
    page.open(f"/documents/{documents[REPORT]}?start=0&end=20")
    page.wait("#passage")

    assert len(page.requested()) > 10  # pages, style sheets, modules, API: the log does record
    assert page.elsewhere() == []
    assert page.console() == []
