"""Indexed text: what goes, what stays, and the way back to the document."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.indexed_text import cut_words, indexed_text
from tests.ingest.strategies import documents

CASES = [
    ("**gras** et *italique* et __souligné__", "gras et italique et souligné"),
    ("au 5^e rang, le 1^{er} mars", "au 5e rang, le 1er mars"),
    ("### Les moyens", "Les moyens"),
    ("Les moyens\n----------", "Les moyens"),
    ("- un point", "un point"),
    ("• un point", "un point"),
    ("2. un point", "2. un point"),
    ("> une citation", "une citation"),
    ("co-publications¹. Ensuite²⁸", "co-publications. Ensuite"),
    ("mot de passe[^note].", "mot de passe."),
    ("¹² Voir l'annexe", "Voir l'annexe"),
    ("douze m² et 3 km³ de CO²", "douze m² et 3 km³ de CO²"),
    ("<p>Nord</p>\t<p>12 agents</p>", "Nord ; 12 agents"),
    ("Année\t2020\t2021", "Année ; 2020 ; 2021"),
    ("| a | b |", "a ; b"),
    ("| a | b |\n|---|--:|", "a ; b"),
    ("ligne une<br>ligne deux", "ligne une ligne deux"),
    ("voir <https://site.example/a_b_c>.", "voir https://site.example/a_b_c."),
    ("la [charte](https://site.example/c)", "la charte"),
    ("6 M \\$CAN", "6 M $CAN"),
    ("un   deux\n trois\u00a0quatre", "un deux trois quatre"),
    ("déve-\nloppement", "développement"),
    ("déve\u00ad\nloppement", "développement"),
    ("déve\u00adloppement", "développement"),
    ("déve-\r\n   loppement", "développement"),
    ("franco-\nallemand", "franco-allemand"),
    ("vice-\nprésident", "vice-président"),
    ("peut-\nil venir", "peut-il venir"),
    ("Aix-la-\nChapelle", "Aix-la-Chapelle"),
    ("arc-en-\nciel", "arc-en-ciel"),
    ("PME-\nETI", "PME-ETI"),
    ("snake_case et x * y", "snake_case et x y"),
    ("Un*x", "Un*x"),
    ("les fichiers debian/patches/*", "les fichiers debian/patches/*"),
    ("les commandes dh_ du *paquet*", "les commandes dh_ du paquet"),
    ("a < b et c > d", "a < b et c > d"),
]


@pytest.mark.parametrize(("raw", "expected"), CASES)
def test_markup_goes_and_words_stay(raw, expected):
    assert indexed_text(raw, 0, len(raw)).text == expected


def test_dropped_ranges_leave_a_sentence_whole():
    text = "une phrase\n\n¹ Une note.\n\nqui reprend, déve-\n\n3\n\nloppée ailleurs"
    drop = [(text.index("¹"), text.index("qui")), (text.index("3"), text.index("loppée"))]
    assert indexed_text(text, 0, len(text), drop).text == "une phrase qui reprend, développée ailleurs"


def test_the_map_leads_to_the_document():
    text = "le **budget** de l'année"
    found = indexed_text(text, 0, len(text))
    start = found.text.index("budget")
    assert text[found.to_document(start) : found.to_document(start + len("budget"))].startswith("budget")
    assert found.to_document(len(found.text)) == len(text)


@given(documents | st.text(max_size=400), st.data())
@settings(max_examples=300)
def test_every_character_is_the_documents(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    cuts = sorted(data.draw(st.sets(st.integers(start, end), max_size=6)))
    drop = list(zip(cuts[::2], cuts[1::2], strict=False))
    found = indexed_text(text, start, end, drop)
    assert len(found.offsets) == len(found.text) + 1
    assert list(found.offsets) == sorted(found.offsets)
    for index, character in enumerate(found.text):
        offset = found.to_document(index)
        assert start <= offset < end
        if any(low <= offset < high for low, high in drop):
            assert character == " "  # it stands for what was dropped
            continue
        original = text[offset]
        assert character == original or (
            (character == " " and not original.isalpha() and not original.isdecimal())
            or (character == ";" and (original == "|" or original.isspace()))
        )
    assert "  " not in found.text
    assert found.text == found.text.strip()


@given(documents, st.data())
@settings(max_examples=100)
def test_letters_and_digits_are_kept(text, data):
    """All that goes is marks: letters stay, but for the names of tags and the targets of links."""
    if "<" in text or "](" in text or "[^" in text or "\n" in text.strip() or "\r" in text.strip():
        return
    found = indexed_text(text, 0, len(text)).text
    kept = [character for character in text if character.isalpha()]
    assert [character for character in found if character.isalpha()] == kept or text.lstrip().startswith("o ")


def test_words_are_cut_where_the_index_joins_them() -> None:
    text = "Une publi-\ncation franco-\nallemande, peut-\nêtre en mi\u00ad\nlieu d'année, le Haut-\nRhin."
    assert [text[start - 2 : end + 2] for start, end in cut_words(text)] == ["li-\nca", "mi\u00ad\nli"]
