import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.lexical.analyser import analyse
from service.understanding.frames import asks_nothing, unframed


@pytest.mark.parametrize(
    ("question", "searched"),
    [
        ("Tu sais combien coûte le badge, stp ?", "combien coûte le badge ?"),
        ("je cherche le montant de la bourse", "le montant de la bourse"),
        ("Bonjour, je recherche la date du marché, merci d'avance !", "la date du marché"),
        ("est-ce que tu peux me dire quand ouvre la cantine", "quand ouvre la cantine"),
        ("Est ce que vous pourriez m'indiquer le délai svp", "le délai"),
        ("j aimerais savoir qui dirige le laboratoire", "qui dirige le laboratoire"),
        ("jaimerais bien connaitre le prix", "le prix"),
        ("Pouvez-vous nous rappeler la règle ?", "la règle ?"),
        ("savez-vous où se gare le car", "où se gare le car"),
        ("Auriez-vous une idée du prix", "prix"),
        ("quelqu'un sait où est la salle Mésange ?", "où est la salle Mésange ?"),
        ("je sais pas comment renouveler mon badge", "comment renouveler mon badge"),
        ("Dis-moi le prix", "le prix"),
        ("Question : qui signe ?", "qui signe ?"),
        ("bonjour, s'il vous plaît, quel est le prix ?", "quel est le prix ?"),
        ("j'ai besoin d'infos sur la prime", "la prime"),
        ("Quel est le prix, s'il vous plaît ? Merci.", "Quel est le prix ?"),
    ],
)
def test_what_frames_a_question_is_not_searched(question: str, searched: str) -> None:
    assert unframed(question) == searched


@pytest.mark.parametrize(
    "question",
    [
        "Combien coûte le badge ?",
        "Tu peux prendre combien de jours ?",
        "Peut-on télétravailler ?",
        "Bon de commande : qui signe ?",
        "Question prioritaire de constitutionnalité",
        "dispositif d'aide",
        "Qui cherche un stage ?",
        "Le savoir-faire des agents",
        "dites-le avec des fleurs",
        "bonjourno",
        # nothing else would be left to search
        "Merci",
        "Bonjour !",
        "je cherche",
        "dis-moi combien",
        "",
    ],
)
def test_a_question_that_is_not_framed_is_left_alone(question: str) -> None:
    assert unframed(question) == question


@pytest.mark.parametrize(
    "message",
    [
        "Merci",
        "ok merci",
        "OK, merci beaucoup !",
        "un grand merci à vous",
        "merci bcp",
        "bonjour",
        "Bonjour !",
        "d'accord",
        "D’accord, c'est noté. Bonne journée",
        "super, ça marche",
        "???",
        "…",
        "👍",
        "",
    ],
)
def test_greetings_thanks_and_punctuation_ask_nothing(message: str) -> None:
    assert asks_nothing(message)


@pytest.mark.parametrize(
    "question",
    [
        "ok et en 2022 ?",
        "merci, et pour les apprentis",
        "bonjour, la cantine ?",
        "pourquoi ?",
        "comment ça marche ?",
        "prime de fin de journée",
        "accord collectif",
        "d'accord-cadre",
        "okapi",
        "2024 ?",
        "سؤال",
    ],
)
def test_a_question_beside_them_does_ask(question: str) -> None:
    assert not asks_nothing(question)


@given(
    st.text(max_size=60)
    | st.lists(st.sampled_from(["bonjour", "svp", "?", "!", ",", "je cherche", "tu sais", "prix"])).map(
        " ".join
    )
)
def test_what_is_searched_is_part_of_the_question(question: str) -> None:
    searched = unframed(question)
    assert searched.removesuffix(" ?") in question
    assert set(analyse(searched)) <= set(analyse(question))
    assert bool(analyse(searched)) == bool(analyse(question))


@pytest.mark.parametrize(
    "word", ["bonjour ", "merci", "!", "svp !", "je cherche ", "tu ", "s'il ", "est-ce que "]
)
def test_a_pasted_page_is_read_too(word: str) -> None:
    assert "prix" in unframed(f"{word * 20_000} prix {word * 20_000}")
    assert not asks_nothing(f"{word * 20_000} prix {word * 20_000}")
