"""A quotation looks like the document without ceasing to be its text."""

from typing import Any

from tests.web.browsing import Page

SHOW = """
  const { passage } = await import(new URL("static/passage.js", location.href));
  const quote = passage({ highlights: [], answer: null, url: "#", ...given[0] });
  document.getElementById("thread").replaceChildren(quote);
"""


def show(page: Page, media_type: str, text: str, **members: Any) -> None:
    """Quote a text made up, which begins at character 100 of its document."""
    quoted = {"document": {"media_type": media_type}, "text": text, "start": 100}
    page.asynchronous(SHOW, quoted | members)
    assert page.texts(".quote") == [text]


def test_page_furniture_is_set_apart_and_is_no_table(chat: Page) -> None:
    heads = "4\n\nGuide des achats\tSeconde partie"
    text = f"🧾 Le relevé est justifié\n\n{heads}\n\navant le 10 du mois suivant."
    start = 100 + text.index(heads)
    mark = {"start": 100 + text.index("avant"), "end": 100 + len(text)}
    furniture = [{"start": start, "end": start + len(heads)}]
    show(chat, "application/pdf", text, highlights=[mark], furniture=furniture)

    assert chat.texts(".quote .page-furniture") == [heads]
    assert chat.texts(".quote mark") == ["avant le 10 du mois suivant."]
    assert not chat.all(".quote .table")
    size = "return parseFloat(getComputedStyle(document.querySelector(arguments[0])).fontSize)"
    assert chat.script(size, ".page-furniture") < chat.script(size, ".quote")
