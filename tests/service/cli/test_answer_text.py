from dataclasses import replace

from service.answering import answer
from service.cli.answer_text import answer_text
from service.types import Answer, Copy, Correction, Expansion, Findings, Quote, Understanding
from tests.service.builders import hit, passage, words

TEXT = "Tout va bien. Le budget est de 3 M€.\nFin \x1b[31mrouge\x9b."


def given(question: str) -> Answer:
    return answer(
        question,
        Findings(
            Understanding(question, question),
            (hit(passage(TEXT, units=[(0, 13), (14, 36), (37, len(TEXT))])),),
        ),
        limit=5,
        refusal=lambda: "Je n'ai pas trouvé de réponse dans les documents (1 document consulté).",
        analyse=words,
        read=lambda *_: None,
    )


def test_the_quotation_is_whole_and_marked_where_it_answers() -> None:
    shown = answer_text(given("budget"), coloured=True)

    assert "Tout va bien. \x1b[1;33mLe budget est de 3 M€.\x1b[0m\n   Fin" in shown
    assert "1. Titre · a.txt" in shown
    assert "Surligné" not in shown


def test_without_colours_what_answers_is_said_again_under_the_quotation() -> None:
    shown = given("budget")
    lines = (Quote(0, 13, TEXT[:13]), Quote(14, 40, TEXT[14:40]))
    marked = replace(shown.citations[0], highlights=lines)
    unmarked = replace(marked, highlights=())

    text = answer_text(replace(shown, citations=(marked,)), coloured=False)

    assert "\n   Tout va bien. Le budget est de 3 M€.\n   Fin \ufffd[31mrouge\ufffd.\n" in text
    assert text.endswith("\n\n   Surligné\u00a0:\n   > Tout va bien.\n   > Le budget est de 3 M€.\n   > Fin")
    assert "Surligné" not in answer_text(replace(shown, citations=(unmarked,)), coloured=False)


def test_a_document_cannot_command_the_terminal() -> None:
    shown = answer_text(given("budget"), coloured=False)

    assert "\x1b" not in shown
    assert "\x9b" not in shown
    assert "\ufffd[31mrouge\ufffd." in shown


def test_what_was_read_into_the_question_is_said_first() -> None:
    understood = Understanding(
        "budget de l’agence",
        "budget",
        corrections=(Correction("c1", 0, 6, "budjet", "budget"),),
        expansions=(Expansion("e1", "ANSF", "Agence nationale des sources et fontaines"),),
    )

    shown = answer_text(replace(given("budget"), understanding=understood), coloured=False).splitlines()

    assert shown[:2] == [
        "Corrigé\u00a0: budjet → budget",
        "Cherché aussi\u00a0: Agence nationale des sources et fontaines",
    ]


def test_place_gives_page_as_printed_and_date() -> None:
    shown = given("budget")
    citation = shown.citations[0]
    dated = replace(citation.document, date="2025-01-31", title="a.txt")
    paged = replace(citation, document=dated, page=6, page_label="iv", section=("I. Un", "A. Deux"))

    lines = answer_text(replace(shown, citations=(paged,)), coloured=False).splitlines()
    assert lines[1] == "1. a.txt · p.\u00a0iv · 31 janvier 2025"
    assert lines[2] == "   I. Un › A. Deux"


def test_where_else_it_stands_is_said_under_the_quotation() -> None:
    shown = given("budget")
    citation = shown.citations[0]
    note = replace(citation.document, id="n", title="Note \x1b", date="2025-01-31")
    copied = replace(citation, copies=(Copy(note, 0, 6, "Budget"),))

    text = answer_text(replace(shown, citations=(copied,)), coloured=False)

    assert text.endswith("\n\n   Aussi dans\u00a0: Note \ufffd (31 janvier 2025)")
    assert "Aussi" not in answer_text(shown, coloured=False)
