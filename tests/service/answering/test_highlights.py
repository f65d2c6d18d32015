import itertools
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from index.types import Reading, Span, StoredPassage
from service.answering.highlights import LONGEST, highlights
from service.answering.terms import QuestionTerms
from tests.service.builders import hit, passage, words

TEXT = "Le budget augmente. Le budget de 2024 est de 3 millions. Tout va bien."
UNITS = [(0, 19), (20, 56), (57, 70)]


def introduced(found: StoredPassage) -> StoredPassage:
    """Its first unit is a heading."""
    first, *others = found.units
    return replace(found, units=(replace(first, introduces=True), *others))


def test_the_sentence_that_covers_most_of_the_question_is_marked() -> None:
    question = QuestionTerms({"budget": 1.0, "2024": 2.0})
    marked = highlights(hit(passage(TEXT, units=UNITS)), "", question, words)

    assert [quote.text for quote in marked] == ["Le budget de 2024 est de 3 millions."]
    assert (marked[0].start, marked[0].end) == (20, 56)


def test_the_sentence_closest_in_meaning_is_marked_when_words_do_not_decide() -> None:
    found = replace(hit(passage(TEXT, units=UNITS)), units=(0.2, 0.8, 0.3))
    question = QuestionTerms({"budget": 1.0, "dépense": 2.0})

    assert [quote.start for quote in highlights(found, "", question, words)] == [20]


def test_the_sentence_where_the_reader_finds_the_answer_is_marked() -> None:
    found = replace(hit(passage(TEXT, units=UNITS)), reading=Reading(0.0, (0.1, 0.1, 0.8)))
    question = QuestionTerms({"dépense": 2.0})

    assert [quote.start for quote in highlights(found, "", question, words)] == [57]


def test_the_sentence_that_holds_what_is_asked_for_is_marked() -> None:
    text = "La carte sert aux petits achats. Son plafond est de 1 200 € par mois."
    question = QuestionTerms({"carte": 1.0, "agence": 5.0})
    found = hit(passage(text, units=[(0, 32), (33, 69)]))

    assert [q.start for q in highlights(found, "combien carte agence", question, words)] == [33]
    assert [q.start for q in highlights(found, "carte agence", question, words)] == [0]


def test_the_row_of_a_scale_that_holds_the_number_is_marked() -> None:
    text = "Jusqu'à 420 3,90 €\nDe 421 à 560 5,20 €\nPlus de 560 7,10 €"
    units = [(0, 18), (19, 38), (39, 57)]
    found = replace(hit(passage(text, units=units)), reading=Reading(0.0, (0.2, 0.3, 0.5)))

    marked = highlights(found, "Combien avec un indice de 500 ?", QuestionTerms({"indice": 1.0}), words)

    assert [quote.text for quote in marked] == ["De 421 à 560 5,20 €"]


def test_the_row_that_the_question_names_is_marked() -> None:
    text = "37 heures\t7 h 24\t12\n39 heures\t7 h 48\t22"
    found = replace(hit(passage(text, units=[(0, 19), (20, 39)])), reading=Reading(0.0, (0.7, 0.3)))

    marked = highlights(found, "rtt pour 39 heures", QuestionTerms({"rtt": 1.0}), words)

    assert [quote.text for quote in marked] == ["39 heures\t7 h 48\t22"]


def test_the_row_that_a_superlative_singles_out_is_marked() -> None:
    text = "37 heures\t12\n39 heures\t22\nForfait\t19"
    found = passage(text, units=[(0, 12), (13, 25), (26, 36)])
    rows = [
        replace(unit, indexed="Cycle : {} ; Jours de RTT : {}".format(*line.split("\t")))
        for unit, line in zip(found.units, text.split("\n"), strict=True)
    ]
    read = replace(hit(replace(found, units=tuple(rows))), reading=Reading(0.0, (0.2, 0.2, 0.6)))

    marked = highlights(read, "Quel cycle donne le plus de RTT ?", QuestionTerms({"rtt": 1.0}), words)

    assert [quote.text for quote in marked] == ["39 heures\t22"]


def test_what_an_acronym_stands_for_is_marked_where_its_meaning_is_asked() -> None:
    text = "La commission des achats (CDA) siège. Une autre CDA suivra."
    found = replace(hit(passage(text, units=[(0, 37), (38, 59)])), reading=Reading(0.0, (0.4, 0.6)))
    question = QuestionTerms({"cda": 1.0})

    marked = highlights(found, "CDA, ça veut dire quoi ?", question, words)

    assert [quote.start for quote in marked] == [0]


def test_words_of_the_heading_tell_the_passage_not_the_sentence() -> None:
    text = "La carte d'achat sert peu. Son plafond varie."
    found = replace(passage(text, units=[(0, 26), (27, 45)]), section=("La carte d'achat",))
    question = QuestionTerms({"carte": 1.0, "achat": 1.0, "plafond": 1.0, "agent": 6.0})

    marked = highlights(hit(found), "plafond carte achat agent", question, words)

    assert [quote.start for quote in marked] == [27]


def test_a_second_sentence_is_marked_for_what_it_adds() -> None:
    question = QuestionTerms({"2024": 2.0, "augmente": 1.0, "budget": 0.5})
    marked = highlights(hit(passage(TEXT, units=UNITS)), "", question, words)

    assert [(quote.start, quote.end) for quote in marked] == UNITS[:2]


def test_where_the_reader_is_sure_a_second_sentence_has_to_add_more() -> None:
    question = QuestionTerms({"budget": 3.0, "bien": 2.0})
    found = hit(passage(TEXT, units=UNITS))
    sure = replace(found, reading=Reading(0.0, (0.0, 0.96, 0.04)))

    assert [quote.start for quote in highlights(found, "", question, words)] == [0, 57]
    assert [quote.start for quote in highlights(sure, "", question, words)] == [20]


def test_the_sentence_beside_a_short_mark_is_marked_where_it_may_answer_too() -> None:
    text = "La commission examine les marchés. Elle siège le jeudi. Le service prépare les dossiers."
    question = QuestionTerms({"commission": 1.0, "marchés": 1.0})
    found = hit(passage(text, units=[(0, 34), (35, 55), (56, 88)]))

    def marked(*likely: float) -> list[int]:
        read = replace(found, reading=Reading(0.0, likely))
        return [quote.start for quote in highlights(read, "", question, words)]

    assert marked(0.8, 0.15, 0.05) == [0, 35]
    assert marked(0.8, 0.02, 0.18) == [0]


def test_a_heading_that_repeats_the_question_loses_to_the_sentence_that_answers() -> None:
    text = "Qui peut télétravailler\nLe télétravail depuis un autre pays est refusé."
    found = introduced(passage(text, units=[(0, 23), (24, 71)]))
    question = QuestionTerms({"télétravailler": 1.0, "pays": 1.5})

    assert [quote.start for quote in highlights(hit(found), "", question, words)] == [24]


def test_a_row_is_read_with_the_names_of_its_columns() -> None:
    text = "Jours de repos selon le cycle\n38 heures\t17"
    found = introduced(passage(text, units=[(0, 29), (30, 42)]))
    heading, row = found.units
    found = replace(found, units=(heading, replace(row, indexed="cycle : 38 heures ; jours de repos : 17")))
    question = QuestionTerms({"jours": 1.0, "repos": 1.0, "cycle": 1.0, "38": 1.0})

    assert [quote.text for quote in highlights(hit(found), "", question, words)] == ["38 heures\t17"]


def test_a_heading_alone_can_answer() -> None:
    text = "Grand Est – 75 M€\nLe pôle réunit des écoles."
    found = introduced(passage(text, units=[(0, 17), (18, 44)]))
    question = QuestionTerms({"grand": 1.0, "est": 1.0})

    assert [quote.text for quote in highlights(hit(found), "", question, words)] == ["Grand Est – 75 M€"]


def test_equal_sentences_favour_the_earlier() -> None:
    assert highlights(hit(passage(TEXT, units=UNITS)), "", QuestionTerms({}), words)[0].start == 0


def test_an_overlong_row_is_marked_where_it_answers() -> None:
    cells = [f"cellule {number} {'mot ' * 20}".strip() for number in range(12)]
    text = "avant\n" + "\t".join(cells)
    row = (6, len(text))
    marked = highlights(hit(passage(text, *row)), "", QuestionTerms({"7": 1.0}), words)

    assert len(marked) == 1
    assert len(marked[0].text) <= LONGEST
    assert "cellule 7" in marked[0].text
    assert text[marked[0].start : marked[0].end] == marked[0].text


def test_an_overlong_sentence_is_marked_where_the_reader_finds_the_answer() -> None:
    text = (
        f"Le poème du recueil {'si connu ' * 30}, dont le titre {'fut perdu ' * 30}, est de William Henley."
    )
    found = hit(passage(text, units=[(0, len(text))]))
    question = QuestionTerms({"poème": 1.0})
    read = replace(found, reading=Reading(0.0, (1.0,), Span(0, "William Henley", 0.6)))

    assert "William Henley" not in highlights(found, "", question, words)[0].text
    marked = highlights(read, "", question, words)
    assert "William Henley" in marked[0].text
    assert sum(len(quote.text) for quote in marked) <= LONGEST


@given(
    st.text(alphabet="ab \n.,;\t🏠", min_size=1, max_size=1200),
    st.lists(st.integers(0, 1200), max_size=10),
    st.integers(0, 50),
)
def test_marks_are_exact_inside_the_passage_and_short(text: str, cuts: list[int], before: int) -> None:
    whole = "p" * before + text
    edges = sorted({before, len(whole), *(before + cut % len(text) for cut in cuts)})
    units = list(itertools.pairwise(edges))
    found = passage(whole, before, len(whole), units)
    marked = highlights(hit(found), "", QuestionTerms({"a": 1.0, "b": 1.0, "ab": 2.0}), words)

    assert all(whole[quote.start : quote.end] == quote.text for quote in marked)
    assert all(before <= quote.start <= quote.end <= len(whole) for quote in marked)
    assert sum(len(quote.text) for quote in marked) <= LONGEST
    assert all(a.end <= b.start for a, b in itertools.pairwise(marked))
    assert marked or not text.strip()


def test_a_running_head_is_not_marked_with_the_sentence_it_stands_in() -> None:
    text = "La cotisation des communes est\n12\nRAPPORT ANNUEL\nde trois euros par habitant. Due en mai."
    found = passage(text, units=[(0, 77), (78, 89)])
    first, *others = found.units
    found = replace(found, units=(replace(first, gaps=((30, 49),)), *others))
    marked = highlights(hit(found), "", QuestionTerms({"cotisation": 1.0, "habitant": 1.0}), words)

    assert [quote.text for quote in marked] == [
        "La cotisation des communes est",
        "de trois euros par habitant.",
    ]
    assert [text[quote.start : quote.end] for quote in marked] == [quote.text for quote in marked]


def test_what_stands_where_a_page_turns_does_not_make_a_sentence_too_long_to_mark() -> None:
    before, between, after = (
        "Le loyer " + "mensuel " * 20,
        "note " * 60,
        "et le chauffage sont payés en janvier.",
    )
    text = before + between + after
    found = passage(text)
    unit = replace(found.units[0], gaps=((len(before), len(before + between)),))
    found = replace(found, units=(unit,))
    marked = highlights(hit(found), "", QuestionTerms({"chauffage": 1.0}), words)

    assert [quote.text for quote in marked] == [before.strip(), after]
