"""What was understood of a question is shown, and each piece can be undone and brought back."""

from typing import Any

import httpx
import pytest
from selenium.webdriver.common.keys import Keys

from tests.web.browsing import Page
from tests.web.test_layout import OVERFLOW

QUESTION = "Combien d'analyses le laboratoire a-t-il réalisées en 2024 ?"
FOLLOW_UP = "Et en 2022 ?"
CHIP = ".turn:last-child .chip"
RESTORE = ".turn:last-child .restore"
SHOWN = ".turn:last-child .result[aria-busy=false]"
TOP = "return document.querySelector('.turn:last-child').getBoundingClientRect().top"
FOCUS = "return document.activeElement.matches(arguments[0])"

DROPPED = [{"id": "k1", "name": "analyses du laboratoire"}]

SHOW = """
  const { Turn } = await import(new URL("static/turn.js", location.href));
  document.body.classList.remove("opening");
  const turn = new Turn(given[0].question, () => {});
  window.asked = [];
  const revise = (dropped) => window.asked.push(dropped.map(({ id }) => id));
  turn.showAnswer({ answer: given[0], dropped: given[1] }, revise);
  document.getElementById("thread").append(turn.node);
"""


def test_what_is_carried_over_is_shown_under_the_question(chat: Page) -> None:
    chat.ask(QUESTION)
    assert not any("suite de" in text for text in chat.texts(CHIP))
    chat.ask(FOLLOW_UP)

    texts = [item["text"] for item in answer(chat)["interpretation"]["carried"]]
    assert texts, "this question cannot be understood without the one before"
    assert {f"suite de\u00a0: {text}" for text in texts} <= set(chat.texts(CHIP))
    assert {f"Ne pas reprendre {text}" for text in texts} <= set(names(chat))
    assert not chat.all(".interpreted")
    assert not chat.all(".restore")


def test_a_piece_is_undone_and_brought_back_by_keyboard(chat: Page) -> None:
    chat.ask(QUESTION)
    chat.ask(FOLLOW_UP)
    before, dropped = answer(chat), answer(chat)["interpretation"]["carried"][0]
    focus_back_to(chat, f'{CHIP}[aria-label="Ne pas reprendre {dropped["text"]}"]')
    chat.press(Keys.ENTER)
    assert dropped["text"] in chat.text(RESTORE)

    asked = {"question": FOLLOW_UP, "history": [QUESTION]}
    assert chat.posted("/v1/ask")[-1] == {**asked, "drop": [dropped["id"]]}
    without = answer(chat, drop=[dropped["id"]])
    assert dropped["text"] not in [item["text"] for item in without["interpretation"]["carried"]]
    assert_shown(chat, without)
    assert f"suite de\u00a0: {dropped['text']}" not in chat.texts(CHIP)
    assert len(chat.all(".turn")) == 2
    assert "Recherche" not in chat.until(lambda: chat.texts("[role=status]")[0] or None, "an announcement")
    assert chat.script(FOCUS, f"{CHIP}, {RESTORE}")

    focus_back_to(chat, RESTORE)
    chat.press(Keys.ENTER)
    chat.until(lambda: not chat.all(RESTORE) or None, "the question as first understood")

    assert chat.posted("/v1/ask")[-1] == {**asked, "drop": []}
    assert_shown(chat, before)
    assert chat.script(FOCUS, CHIP)


def test_undoing_changes_nothing_to_the_conversation_that_follows(chat: Page) -> None:
    chat.ask(QUESTION)
    chat.ask(FOLLOW_UP)
    undo_first(chat)
    chat.script("document.getElementById('question').focus()")
    chat.ask("Et en 2023 ?")
    click(chat, ".turn:nth-of-type(2) .restore")
    chat.until(lambda: len(chat.posted("/v1/ask")) == 5 or None, "the question asked again")

    assert chat.posted("/v1/ask")[3] == {"question": "Et en 2023 ?", "history": [QUESTION, FOLLOW_UP]}
    assert chat.posted("/v1/ask")[4] == {"question": FOLLOW_UP, "history": [QUESTION], "drop": []}


def test_what_was_undone_stays_so_when_coming_back(chat: Page) -> None:
    chat.ask(QUESTION)
    chat.ask(FOLLOW_UP)
    undo_first(chat)
    chips = chat.texts(CHIP)
    chat.open("/")
    chat.wait(RESTORE)

    assert chat.texts(CHIP) == chips
    click(chat, RESTORE)
    chat.until(lambda: not chat.all(RESTORE) or None, "the question as first understood")
    assert_shown(chat, answer(chat))


def test_the_page_stays_where_it_is_when_the_answer_is_replaced(chat: Page) -> None:
    chat.ask(QUESTION)
    chat.ask(FOLLOW_UP)
    chip = chat.wait(CHIP)
    before = chat.script(TOP)
    chip.click()
    chat.wait(RESTORE)

    assert chat.script(TOP) == before


def test_an_answer_stays_when_asking_again_fails(chat: Page) -> None:
    chat.ask(QUESTION)
    chat.ask(FOLLOW_UP)
    offline(chat, True)
    click(chat, CHIP)
    chat.wait(".turn:last-child .error")
    offline(chat, False)

    assert_shown(chat, answer(chat))
    undo_first(chat)
    assert not chat.all(".turn:last-child .error")


def test_each_piece_says_what_it_is_and_asks_to_drop_itself_besides_the_former(chat: Page) -> None:
    chat.asynchronous(SHOW, made_up("clasement BMBF"), DROPPED)

    assert chat.texts(CHIP) == [
        "clasement\u00a0→ classement",
        "suite de\u00a0: publications en IA",
        "BMBF\u00a0= ministère de la recherche",
    ]
    assert names(chat) == [
        "Annuler la correction de clasement en classement",
        "Ne pas reprendre publications en IA",
        "Ne pas développer BMBF",
    ]
    assert not chat.all(".interpreted")
    assert chat.wait(RESTORE).accessible_name == "Rétablir «\u00a0analyses du laboratoire\u00a0»"
    for chip in chat.all(f"{CHIP}, {RESTORE}"):
        chip.click()
    assert chat.script("return window.asked") == [["k1", "c1"], ["k1", "k2"], ["k1", "e1"], []]


def test_everything_that_was_undone_is_named_to_be_brought_back(chat: Page) -> None:
    names = ("clasement\u00a0→ classement", "publications en IA", "BMBF\u00a0= ministère de la recherche")
    dropped = [{"id": f"x{number}", "name": name} for number, name in enumerate(names)]
    chat.asynchronous(SHOW, made_up("clasement BMBF"), dropped)

    first, second, third = (f"«\u00a0{name}\u00a0»" for name in names)
    assert chat.texts(RESTORE) == [f"Rétablir {first}, {second} et {third}"]


def test_what_was_searched_is_said_when_no_piece_explains_it(chat: Page) -> None:
    nothing: dict[str, Any] = {"corrections": [], "expansions": [], "carried": []}
    unexplained = {**made_up("clasement"), "interpretation": nothing}
    chat.asynchronous(SHOW, unexplained, [])

    said = [f"Recherché\u00a0: {unexplained['interpreted_question']}"]
    assert chat.texts(".interpreted p") == said
    assert not chat.all(".interpretation")
    chat.asynchronous(SHOW, {**unexplained, "question": unexplained["interpreted_question"] + " \n"}, [])
    assert chat.texts(".interpreted p") == said  # the same words need no line
    chat.asynchronous(SHOW, unexplained, DROPPED)
    assert chat.texts(".interpreted p") == said * 2
    assert len(chat.all(RESTORE)) == 1


def test_markup_in_what_was_understood_stays_text(chat: Page) -> None:
    hostile = "<img src=x onerror=\"document.title='piégé'\">"
    chat.asynchronous(SHOW, made_up("clasement", replaced=hostile), [])

    assert len(chat.all(CHIP)) == 3
    assert all(hostile in text for text in chat.texts(CHIP))
    assert not chat.all("main img")
    assert "piégé" not in chat.driver.title


@pytest.mark.parametrize("width", [320, 360, 1440])
def test_long_pieces_hold_on_any_screen(chat: Page, width: int) -> None:
    chat.resize(width, 700)
    for long in ("m" * 300, "Quels sont les engagements pris pour les agents ? " * 12):
        chat.asynchronous(SHOW, made_up("clasement", replaced=long), [{"id": "k1", "name": long}])

        assert chat.script(OVERFLOW) == 0
        heights = [button.size["height"] for button in chat.all(f"{CHIP}, {RESTORE}")]
        assert all(24 <= height <= 60 for height in heights)  # WCAG 2.2, 2.5.8; two lines


def answer(page: Page, **more: object) -> dict[str, Any]:
    """What the service answers to the follow-up."""
    body = {"question": FOLLOW_UP, "history": [QUESTION], **more}
    answered: dict[str, Any] = httpx.post(f"{page.origin}/v1/ask", json=body).json()
    return answered


def assert_shown(page: Page, expected: dict[str, Any]) -> None:
    cited = expected["citations"] or expected["near_misses"]
    assert page.texts(".turn:last-child .quote") == [citation["text"] for citation in cited]
    interpretation = expected["interpretation"]
    assert len(page.all(CHIP)) == sum(len(pieces) for pieces in interpretation.values())


def names(page: Page) -> list[str]:
    return [chip.accessible_name for chip in page.all(CHIP)]


def focus_back_to(page: Page, selector: str) -> None:
    for _ in range(60):
        if page.script(FOCUS, selector):
            return
        page.press(Keys.SHIFT + Keys.TAB + Keys.NULL)
    raise AssertionError(f"hors d'atteinte au clavier : {selector}")


def undo_first(page: Page) -> None:
    click(page, CHIP)
    page.wait(RESTORE)
    page.wait(SHOWN)


def click(page: Page, selector: str) -> None:
    """Click the first such element, away from the bar that sticks at the bottom."""
    first = page.wait(selector)
    page.script("arguments[0].scrollIntoView({ block: 'center' })", first)
    first.click()


def offline(page: Page, is_offline: bool) -> None:
    conditions = {"offline": is_offline, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1}
    page.driver.execute_cdp_cmd("Network.emulateNetworkConditions", conditions)


def made_up(question: str, replaced: str | None = None) -> dict[str, Any]:
    """A refusal to a question understood in three pieces, whose words are all `replaced` when given."""
    return {
        "question": question,
        "interpreted_question": "publications en IA classement BMBF ministère de la recherche",
        "interpretation": {
            "corrections": [{"id": "c1", "from": replaced or "clasement", "to": replaced or "classement"}],
            "expansions": [
                {"id": "e1", "from": replaced or "BMBF", "to": replaced or "ministère de la recherche"}
            ],
            "carried": [{"id": "k2", "text": replaced or "publications en IA", "kind": "topic"}],
        },
        "answered": False,
        "message": "Vos documents ne répondent pas à cette question.",
        "citations": [],
        "near_misses": [],
    }
