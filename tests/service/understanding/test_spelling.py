import time
from collections.abc import Iterator
from importlib import metadata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.vocabulary import Vocabulary
from service.understanding import dictionary
from service.understanding.spelling import correct

TEXTS = [
    "Le classement mondial des publications en intelligence artificielle, et celui des universités.",
    "Les agents demandent leurs congés annuels à l'accueil ; chaque congé est accordé par le responsable.",
    "Le budget du ministère de la recherche finance le développement professionnel et la formation.",
    "Le développement durable, la formation continue et le déplacement remboursé. Le déplacement aérien.",
    "Le remboursement des déplacements suit l'indemnité kilométrique ; l'appel est gratuit.",
    "La justice et le savoir, la montagne, le prologue, la merveille, les anges, la matrice, le séminaire.",
    "En Allemagne, en Islande et à Bologne. L'Allemagne. Le projet PUITS, en janvier, est à l'internat.",
    "Elle adresse une réponse : souscrire un contrat, une colline, une série brune, une charpente.",
    "La direction des ressources humaines dirige la direction. Une concession, une commission.",
    "Il est permis de télétravailler, et télétravailler se demande. Un chatbot, une cyberattaque.",
    "La restriction vise les fourrières, une restriction les seules fourrières.",
    "Une procédure et des procédures. Une subvention et la subversion. Une prévision, une provision.",
    "Il dit combien de compétences sont imposées et qui les ouvre.",
]
VOCABULARY = Vocabulary(lambda: TEXTS)


def changes(question: str) -> dict[str, str]:
    return {item.original: item.corrected for item in correct(question, VOCABULARY)}


@pytest.mark.parametrize(
    ("question", "corrected"),
    [
        # heard the same
        ("clasement mondiale", {"clasement": "classement"}),
        ("inteligence artificielle", {"inteligence": "intelligence"}),
        ("l'inteligence artificielle", {"inteligence": "intelligence"}),
        ("comment poser mes conjés", {"conjés": "congés"}),
        ("le budjet de la formation", {"budjet": "budget"}),
        ("dévelopement profesionnel", {"dévelopement": "développement", "profesionnel": "professionnel"}),
        ("dévellopement", {"dévellopement": "développement"}),
        ("une adréce", {"adréce": "adresse"}),
        ("rembourssement des frais", {"rembourssement": "remboursement"}),
        ("le responsabble", {"responsabble": "responsable"}),
        ("une recherrche", {"recherrche": "recherche"}),
        ("les publicassions", {"publicassions": "publications"}),
        ("la formassion", {"formassion": "formation"}),
        ("subvertion", {"subvertion": "subversion"}),
        ("conbien de jours", {"conbien": "combien"}),
        ("les conpétences inposées", {"conpétences": "compétences", "inposées": "imposées"}),
        # neighbours swapped
        ("acceuil du public", {"acceuil": "accueil"}),
        ("la recherhce publique", {"recherhce": "recherche"}),
        ("lcassement mondial", {"lcassement": "classement"}),
        ("en allemange", {"allemange": "Allemagne"}),
        # one letter too many or too few
        ("le minstère", {"minstère": "ministère"}),
        ("déplacment", {"déplacment": "déplacement"}),
        ("au responsabl", {"responsabl": "responsable"}),
        ("une procdure", {"procdure": "procédure"}),
        # one in place of another
        ("la formatiom", {"formatiom": "formation"}),
        ("remboursemeny", {"remboursemeny": "remboursement"}),
        ("dévelopoement", {"dévelopoement": "développement"}),
        # a neighbouring key with it
        ("développerment", {"développerment": "développement"}),
        # two slips in a long word
        ("renboursemment", {"renboursemment": "remboursement"}),
        ("dveloppemet", {"dveloppemet": "développement"}),
        # without its apostrophe
        ("laccueil", {"laccueil": "l'accueil"}),
        ("lintelligences", {"lintelligences": "l'intelligences"}),
        ("sadresse", {"sadresse": "s'adresse"}),
        ("Lintelligence artificielle", {"Lintelligence": "L'intelligence"}),
        ("quintelligence", {"quintelligence": "qu'intelligence"}),
        ("lAllemagne et le budjet", {"lAllemagne": "l'Allemagne", "budjet": "budget"}),
        ("le projet dIslande", {"dIslande": "d'Islande"}),
        # case, places, several
        ("Clasement mondial ?", {"Clasement": "Classement"}),
        ("en alemagne", {"alemagne": "Allemagne"}),
        ("« clasement »", {"clasement": "classement"}),
        (
            "clasement, budjet et minstère",
            {"clasement": "classement", "budjet": "budget", "minstère": "ministère"},
        ),
    ],
)
def test_slips_are_put_right(question: str, corrected: dict[str, str]) -> None:
    assert changes(question) == corrected


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        ("classement mondial", "used in the documents"),
        ("CLASSEMENTS MONDIAUX", "used in another form"),
        ("universite et developpement", "only accents are missing"),
        ("classer les chercheurs", "French"),
        ("télétravail", "French"),
        ("cybersécurité et webinaire", "French of today"),
        ("ils télétravaillent, nous télétravaillons", "a form of a verb of today"),
        ("elle a télétravaillé, télétravaillait, télétravaillera", "a form of a verb of today"),
        ("les chatbots et les cyberattaques", "plurals of words of today"),
        ("le budget de la Pologne", "a name"),
        ("le budget de la pologne", "a name without its capital"),
        ("Pologne", "a name that opens the question"),
        ("macron", "a name"),
        ("Emmanuel Macron", "a name"),
        ("la Saxe et la saxe", "a name"),
        ("savoie", "a name near « savoir »"),
        ("le maire de mortagne", "a name that no dictionary has: nobody types r for n"),
        ("le marché de montagnac", "a name that no dictionary has: nobody types c beside a"),
        ("le musée du louvre", "an article before it: not « l'ouvre »"),
        ("justine", "a name near « justice »"),
        ("adrien", "a name near « aérien »"),
        ("marseille", "a name near « merveille »"),
        ("patrice", "a name near « matrice »"),
        ("bretagne", "a name near « montagne »"),
        ("brunei, serbie, charente", "names near « brune », « série », « charpente »"),
        ("angers", "a name near « anges »"),
        ("irlande", "near a name, not misspelt"),
        ("boulogne", "near a name, not misspelt"),
        ("javier", "too short for a letter that is heard"),
        ("le Clasement", "a capital within the question: a name"),
        ("F-QE-04 Clasement", "a capital within the question: a name"),
        ("clasement-mondial", "a compound"),
        ("e\u0301colle", "too short once its accent is part of its letter"),
        ("CLASEMENT", "an acronym, or a cry"),
        ("lIA", "an apostrophe is missing, before what the documents do not have"),
        ("l IA", "an apostrophe is missing, before what the documents do not have"),
        ("dIA et qu IA", "an apostrophe is missing, before what the documents do not have"),
        ("LALLEMAGNE", "a cry"),
        ("sinscrire", "an apostrophe is missing: not « souscrire »"),
        ("mairie de cappel", "« c' » stands before « est » and « était » only"),
        ("nappela", "before a verb that documents have in another form: more often a name"),
        ("daccueill", "no word after the apostrophe, though its stem is"),
        ("clasement2", "a code"),
        ("clasement_mondial.pdf", "a file"),
        ("https://clasement.fr", "an address"),
        ("contact@clasement.fr", "an address"),
        ("1234567 F-QE-04", "numbers"),
        ("budjt", "too short"),
        ("la résurection des sources", "« résurrection », not « restriction »"),
        ("les espèces fouragères", "« fourragères », not « fourrières »"),
        ("l'accuei\ufffdl du public", "a letter lost in an encoding"),
        ("prvision", "as near to « prévision » as to « provision »"),
        ("zzyzzyva xylofort", "near nothing"),
        ("what is the clasement of the ministry", "English"),
        ("wie ist das clasement und die formatiom", "German"),
        ("clasement formatiom budjet minstère zzyzzyva blorptag", "hardly a word of it is French"),
        ("سؤال عن الميزانية", "Arabic"),
        ("бюджет министерства", "Cyrillic"),
        ("😀😀😀😀😀😀", "no word"),
        ("", "nothing"),
        ("   ", "nothing"),
    ],
)
def test_other_words_are_left_alone(question: str, reason: str) -> None:
    assert changes(question) == {}, reason


def test_a_correction_tells_where_and_keeps_the_capital() -> None:
    first, second = correct("Clasement et budjet", VOCABULARY)
    assert (first.id, first.start, first.end, first.original, first.corrected) == (
        "c1",
        0,
        9,
        "Clasement",
        "Classement",
    )
    assert (second.id, second.start, second.end) == ("c2", 13, 19)


def test_an_empty_base_corrects_nothing() -> None:
    assert correct("clasement mondiale", Vocabulary(lambda: [])) == []


@pytest.fixture
def no_dictionary(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    def files(name: str) -> None:
        raise metadata.PackageNotFoundError(name)

    caches = (dictionary._text, dictionary._beginning_with, dictionary._also_right, dictionary._has)
    with monkeypatch.context() as patched:
        patched.setattr(metadata, "files", files)
        for cache in caches:
            cache.cache_clear()
        yield
    for cache in caches:
        cache.cache_clear()


@pytest.mark.usefixtures("no_dictionary")
def test_without_its_dictionary_nothing_is_corrected() -> None:
    assert not dictionary.is_installed()
    assert not dictionary.has("chercheur")
    assert correct("clasement mondiale", VOCABULARY) == []


def test_two_thousand_characters_do_not_keep_anybody_waiting() -> None:
    started = time.process_time()
    correct("où est le clasement des universites " * 56, VOCABULARY)
    correct(
        " ".join(f"zzy{'abcdefghij'[n % 10]}{'klmnopqrst'[n // 10 % 10]}va" for n in range(250)), VOCABULARY
    )
    assert time.process_time() - started < 2


@given(
    st.lists(
        st.sampled_from(
            [
                "clasement",
                "Budjet",
                "l'",
                "l’inteligence",
                "e\u0301cole",
                "😀",
                "سؤال",
                "?",
                " ",
                "\t",
                "minste\u0300re",
            ]
        )
        | st.text(max_size=12),
        max_size=12,
    ).map(" ".join)
)
def test_ranges_are_exact(question: str) -> None:
    corrections = correct(question, VOCABULARY)
    assert [item.id for item in corrections] == [f"c{n + 1}" for n in range(len(corrections))]
    end = 0
    for item in corrections:
        assert question[item.start : item.end] == item.original != item.corrected
        assert item.start >= end
        end = item.end
