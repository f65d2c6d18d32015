"""The chat, as someone who has only a keyboard uses it."""

import httpx
from selenium.webdriver.common.keys import Keys

from tests.web.browsing import Page

QUESTION = "Combien de jours par semaine un agent à temps plein peut-il télétravailler ?"
UNANSWERABLE = "Qui a remporté la Coupe du monde de rugby de 1995 ?"


def test_first_screen_says_how_many_documents_there_are(chat: Page) -> None:
    assert chat.text(".documents summary") == "3\u00a0documents consultables"


def test_a_question_by_keyboard_gives_a_card_with_a_marked_passage(chat: Page) -> None:
    chat.ask(QUESTION)

    answer = httpx.post(f"{chat.origin}/v1/ask", json={"question": QUESTION}).json()
    cited = answer["citations"]
    assert cited, "the corpus answers this question"
    assert chat.texts(".citation .quote") == [citation["text"] for citation in cited]
    marked = [highlight["text"] for citation in cited for highlight in citation["highlights"]]
    assert "".join(chat.texts(".citation mark")) == "".join(marked)  # one mark for each cell of a row
    assert any("trois jours" in text for text in marked)
    assert chat.script("return document.activeElement.id") == "question"
    assert "citation" in chat.until(lambda: chat.texts("[role=status]")[0] or None, "an announcement")


def test_shift_enter_makes_a_new_line_and_sends_nothing(chat: Page) -> None:
    chat.press("Une ligne", Keys.SHIFT + Keys.ENTER + Keys.NULL, "une autre")

    assert chat.script("return document.getElementById('question').value") == "Une ligne\nune autre"
    assert not chat.all(".turn")


def test_the_citation_is_reached_and_opened_by_tabbing(chat: Page) -> None:
    chat.ask(QUESTION)
    for _ in range(30):
        chat.driver.switch_to.active_element.send_keys(Keys.SHIFT + Keys.TAB + Keys.NULL)
        if chat.script("return document.activeElement.matches('.citation[data-rank=\"1\"] a')"):
            break
    chat.press(Keys.ENTER)

    assert "trois jours" in chat.text("#passage")


def test_a_refusal_is_said_and_keeps_the_nearest_passages_folded(chat: Page) -> None:
    chat.ask(UNANSWERABLE)

    answer = httpx.post(f"{chat.origin}/v1/ask", json={"question": UNANSWERABLE}).json()
    assert not answer["answered"]
    assert chat.texts(".turn .notice p:first-child") == [answer["message"]]
    assert not chat.all(".result > .citation")
    assert [folded.get_attribute("open") for folded in chat.all(".near-misses")] == [None] * bool(
        answer["near_misses"]
    )
    assert chat.texts(".near-misses .quote") == [miss["text"] for miss in answer["near_misses"]]


def test_thanks_are_told_to_be_no_question(chat: Page) -> None:
    chat.ask("Merci !")

    answer = httpx.post(f"{chat.origin}/v1/ask", json={"question": "Merci !"}).json()
    assert answer["interpreted_question"] == ""
    assert chat.texts(".turn .notice") == [answer["message"]]
    assert not chat.all(".interpreted, .near-misses")


def test_the_nearest_passages_are_in_sight_once_unfolded(chat: Page) -> None:
    chat.resize(390, 500)
    chat.ask(UNANSWERABLE)
    chat.wait(".near-misses summary").click()

    seen = """
      const first = document.querySelector(".near-misses .citation").getBoundingClientRect().top;
      return first + 100 < document.querySelector(".composer").getBoundingClientRect().top;
    """
    chat.until(lambda: chat.script(seen) or None, "the first of the nearest passages")


def test_an_empty_question_is_asked_for_until_something_is_typed(chat: Page) -> None:
    chat.press("  ", Keys.ENTER)

    assert chat.texts("#lacking") == ["Écrivez d’abord votre question."]
    assert not chat.all(".turn")
    chat.press("B")
    assert chat.texts("#lacking") == [""]


def test_of_a_long_question_the_beginning_is_shown_and_the_rest_on_demand(chat: Page) -> None:
    chat.ask(QUESTION)
    chat.ask(f"{QUESTION} " * 20)
    height = "return document.querySelector('.turn:last-child .question').clientHeight"
    folded = chat.script(height)

    assert folded < 150
    assert not chat.wait(".question + .more").is_displayed()
    assert chat.texts(".question")[1].count(QUESTION) == 20
    button = chat.wait(".turn:last-child .question + .more")
    chat.script("arguments[0].click()", button)
    assert chat.script(height) > 2 * folded
    assert button.get_attribute("aria-expanded") == "true"
    chat.script("arguments[0].click()", button)
    assert chat.script(height) == folded


def test_the_conversation_is_found_again_when_coming_back(chat: Page) -> None:
    chat.ask(QUESTION)
    quotes = chat.texts(".quote")
    chat.wait(".citation a.button").click()
    chat.wait("#passage")
    chat.wait(".tools a").click()

    chat.wait(".citation")
    assert chat.texts(".quote") == quotes


def test_a_new_conversation_forgets_the_former(chat: Page) -> None:
    chat.ask(QUESTION)
    chat.wait("#restart").click()

    assert not chat.all(".turn")
    chat.open("/")
    chat.wait(".documents")
    assert not chat.all(".turn")
    assert chat.script("return document.activeElement.id") == "question"


def test_an_error_of_the_service_is_shown_in_its_own_words(chat: Page) -> None:
    too_long = {"question": "x" * 2001}
    detail = httpx.post(f"{chat.origin}/v1/ask", json=too_long).json()["detail"]
    chat.script("document.getElementById('question').removeAttribute('maxlength')")
    chat.script("document.getElementById('question').value = arguments[0]", too_long["question"])
    chat.press(Keys.ENTER)

    assert chat.text(".turn .error") == detail


def test_copying_gives_the_passage_to_the_character_and_where_it_stands(chat: Page) -> None:
    chat.ask(QUESTION)
    grant = {"permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"], "origin": chat.origin}
    chat.driver.execute_cdp_cmd("Browser.grantPermissions", grant)
    citation = httpx.post(f"{chat.origin}/v1/ask", json={"question": QUESTION}).json()["citations"][0]
    chat.wait(".citation button").click()
    chat.until(lambda: chat.texts(".citation button")[0] == "Citation copiée" or None, "the copy")

    copied = chat.asynchronous("return navigator.clipboard.readText()")
    assert f"«\u00a0{citation['text']}\u00a0»" in copied
    assert citation["document"]["source"] in copied
    assert f"{chat.origin}{citation['url']}" in copied
