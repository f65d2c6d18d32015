"""A quotation looks like the document without ceasing to be its text."""

from typing import Any

import pytest

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


def test_a_year_that_ends_a_sentence_opens_no_item(chat: Page) -> None:
    show(chat, "application/pdf", "Suivi depuis\n1974. Il reprend\n2. Le débit")

    assert len(chat.all(".quote .break")) == 1


def test_a_word_that_the_end_of_a_line_cuts_is_shown_whole(chat: Page) -> None:
    text = "Au 1er mai, dix ap-\nprentis du centre franco-\nallemand"
    start = 100 + text.index("-\nprentis")
    show(chat, "application/pdf", text, cuts=[{"start": start, "end": start + 2}])

    assert chat.texts(".quote .sign") == ["-\n", "\n"]


def test_raised_letters_are_raised_without_their_sign(chat: Page) -> None:
    text = "La 1^{ère} école, **42^e** mondiale, était 6^e ; « 2 ^ 3 » reste un calcul."
    show(chat, "text/plain", text)

    assert chat.texts(".quote sup") == ["^{ère}", "^e", "^e"]
    chat.script("document.querySelectorAll('.quote .sign').forEach((sign) => sign.remove())")
    assert chat.texts(".quote") == ["La 1ère école, 42e mondiale, était 6e ; « 2 ^ 3 » reste un calcul."]


def test_no_line_begins_with_a_sign_that_follows_a_space(chat: Page) -> None:
    text = "Le tarif « plein » est fixé à 1 250 000 € : c'est le prix ; il monte de 11 % !"
    show(chat, "application/pdf", text)
    bounds = """
      const quote = document.querySelector(".quote");
      quote.style.width = "1px";
      quote.style.overflowWrap = "normal";
      const walker = document.createTreeWalker(quote, NodeFilter.SHOW_TEXT);
      const lines = new Map();
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        for (let at = 0; at < node.length; at++) {
          const range = document.createRange();
          range.setStart(node, at);
          range.setEnd(node, at + 1);
          const { top } = range.getBoundingClientRect();
          lines.set(top, (lines.get(top) ?? "") + node.data[at]);
        }
      }
      return [...lines.values()].map((line) => line.trim());
    """

    lines = chat.script(bounds)
    assert "« plein »" in lines
    assert "1 250 000 € :" in lines
    assert "prix ;" in lines
    assert "11 % !" in lines


SHOW_CARD = """
  const { citationCard } = await import(new URL("static/citation.js", location.href));
  document.getElementById("thread").replaceChildren(citationCard(given[0], () => {}));
"""


def test_nor_does_a_line_of_a_title_or_of_a_heading(chat: Page) -> None:
    title, heading = "Rue des Tanneurs : dates", "Plus de 40 000 euros"
    document = {"media_type": "text/plain", "title": title, "source": "a.txt", "date": None, "version": "0"}
    text = {"text": "Fermée.", "start": 0, "end": 7}
    place = {"rank": 1, "page": None, "section": [heading], "url": "/documents/a", "context": []}
    chat.asynchronous(SHOW_CARD, {"document": document, "highlights": [], "answer": None} | text | place)

    assert chat.texts(".citation h3 bdi") == [title]
    assert chat.texts(".section bdi") == [heading]
    assert len(chat.all(".citation h3 .unbroken")) == len(chat.all(".section .unbroken")) == 1


FEES = """\
    Bateau               Longueur     Tarif
    Barque               4 m           12 €
    Voilier de course    9 m            3 €
"""


@pytest.mark.parametrize("before", ["", "Les droits de quai sont fixés par le conseil.\n\n"])
def test_columns_parted_by_spaces_stand_below_each_other(chat: Page, before: str) -> None:
    # A quotation begins at its first character: without the space before it.
    text = f"{before}{FEES}\n1.   Payer avant le départ\n2.   Garder le reçu".lstrip()
    start = 100 + text.index("Barque")
    row = {"start": start, "end": start + len("Barque               4 m")}
    show(chat, "text/plain", text, highlights=[row])

    assert [table.strip() for table in chat.texts(".quote .drawn")] == [FEES.strip()]
    assert chat.texts(".quote .drawn mark") == ["Barque               4 m"]
    lost = "return parseFloat(getComputedStyle(document.querySelector('.quote .drawn')).textIndent)"
    assert (chat.script(lost) > 0) == (before == "")


LAY_OUT = """
  const { renderDocument } = await import(new URL("static/document-text.js", location.href));
  document.getElementById("thread").replaceChildren(renderDocument(given[0]));
"""


def test_the_viewer_sets_such_columns_below_each_other_too(chat: Page) -> None:
    text = f"Tarifs :\n{FEES}"
    block = {"kind": "paragraph", "start": 0, "end": len(text), "level": 0}
    none: dict[str, list[object]] = {"pages": [], "cuts": [], "marks": []}
    chat.asynchronous(LAY_OUT, {"text": text, "mediaType": "text/plain", "blocks": [block]} | none)

    assert chat.texts("#thread") == [text]
    assert chat.texts("#thread .paragraph .drawn") == [FEES]


def test_spaces_between_sentences_and_after_numbers_part_no_cells(chat: Page) -> None:
    for text in (
        "Le quai est ouvert.  Il ferme à midi.\nLe pont est ouvert.  Il ferme le soir.",
        "1.   Payer avant le départ\n2.   Garder le reçu",
        "    Une ligne en retrait\n    et une autre ligne en retrait",
    ):
        show(chat, "text/plain", text)
        assert not chat.all(".quote .drawn")
    show(chat, "application/pdf", "Barque      4 m\nVoilier     9 m")
    assert not chat.all(".quote .drawn")
