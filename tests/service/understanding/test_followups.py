import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.understanding.followups import REACH, carry

BUDGET = "Quel budget l'Allemagne consacre-t-elle à l'IA en 2024 ?"
RATE = "Quel est le taux de conformité de la délégation Nord en 2024 ?"
REMOTE = "Combien de jours de télétravail par semaine pour un agent à temps plein ?"
SAVINGS = "Comment ouvrir un compte épargne-temps ?"
LABORATORY = "Qui dirige le laboratoire national des eaux de source ?"
CYCLE = "Combien de jours de RTT pour un cycle de 37 heures ?"
BONUS = "Quelle prime pour un agent de catégorie A au siège ?"
CARD = "Quel est le plafond de la carte d'achat ?"


@pytest.mark.parametrize(
    "question",
    [
        "Quelle est la date d'entrée en vigueur de la charte de télétravail ?",
        "Et quelle est la date d'entrée en vigueur de la charte de télétravail ?",
        "Combien de publications en IA la France a-t-elle produites en 2023 ?",
        "Combien de lavoirs ont été restaurés en 2022 ?",
        "Qui dirige le ministère de la recherche ?",
        "Qui remplace Ambroise Pellerin ?",
        "Que signifie BMBF ?",
        "C'est quoi Gaia-X ?",
        "Qu'est-ce qu'une source de classe A ?",
        "Puis-je apporter mon chien au bureau ?",
        "Comment déclarer ses frais de mission à l'étranger ?",
        "Un stagiaire peut-il poser ses congés quand il veut ?",
        "Un fournisseur m'offre un stylo, puis-je le garder ?",
        "Un agent qui reçoit un stylo peut le garder ?",
        "Est-il possible de cumuler télétravail et temps partiel ?",
        "Y a-t-il une cantine au siège de Lyon ?",
        "Y a t il la fibre au siège de Lyon ?",
        "Où la délégation fait elle la paie ?",
        "En quelle année les communes repeignent elles le lavoir ?",
        "Comment appelle t on le gardien de la source ?",
        "Où en est le projet Euro-HPC ?",
        "Cette année, combien de jours fériés tombent un lundi ?",
        "La direction des travaux emploie-t-elle plus de monde que celle des finances ?",
        "Quelle version du règlement des absences a été remplacée, et de quand datait-elle ?",
        "Qui a écrit le rapport sur les supercalculateurs ?",
        "Mon ordinateur ne démarre plus, que faire ?",
        "C'est quand la paie de Noël ?",
        "Lequel est le plus haut, le mont Rond ou le mont Long ?",
        "Lequel des deux badges ouvre le portail ?",
        "En Savoie, le lavoir est-il gratuit ?",
        "Pour ouvrir un compte, quel imprimé remplir ?",
        "Est-ce que les animaux de compagnie sont admis ?",
        # « il » stands for nothing
        "Que se passe-t-il si la cuve fuit ?",
        "Qu'est-il arrivé au lavoir de Lyon ?",
        "Pourquoi est-il plus facile de vider la cuve ?",
        "Combien aurait-il fallu pour la cuve ?",
        "Comment vaut-il mieux vider la cuve ?",
        # its noun is told without an article, or under one that « combien de » does not bring in
        "Wallis reçoit-elle la dotation ?",
        "Pourquoi internet n'a-t-il pas atteint le lavoir ?",
        "Pourquoi des familles ont-elles boudé la cérémonie ?",
        "Combien d'élèves ont perdu leur badge ?",
        "Quelle part des élèves a perdu son badge ?",
        "Quelle part de son temps un élève passe-t-il au lavoir ?",
        "Que touche celui qui prend sa voiture ?",
        "Combien de fois dans sa vie a-t-on besoin du lavoir ?",
        "Combien d'élèves votent depuis chez eux ?",
        "Que coûte le badge quand on l'a perdu ?",
        "Combien coûte une salle pour y manger ?",
        "Qui la commission doit-elle entendre ?",
        # no pronoun, no demonstrative, no ellipsis
        "Quand le dernier groupe s'envolera-t-il ?",
        "Pourquoi le lavoir est-il en danger ?",
        "Quel lavoir a fermé ces dernières années ?",
        "plafond CET agents contractuels",
        "Combien d'œuvres peut-on toucher ?",
        "Qu'est-ce que le cayrou ?",
        "Quel est le taux de l'aide « Robot Premier » ?",
        "Que demande le Comité ?",
        "indemnité km vélo mission",
        "effectif direction",
        "jours cet payés categorie B montant",
    ],
)
def test_a_question_that_names_its_subject_carries_nothing(question: str) -> None:
    assert carry(question, [BUDGET]) == []


@pytest.mark.parametrize(
    "question",
    [
        "Et en 2022 ?",
        "et pour les apprentis",
        "Mais avant ?",
        "Merci, et pour un chef de service à temps partiel ?",
        "Et un agent qui part en retraite anticipée, combien touche-t-il par mois ?",
        "Pourquoi ?",
        "Depuis quand ?",
        "Lesquelles ?",
        "combien en 2023",
        "Sous quelles conditions ?",
        "Quelle part vient des contrats ?",
        "Combien d'entreprises ont répondu à l'appel ?",
        "Qui sont les partenaires industriels du projet ?",
        "Quel est son budget pour la formation continue des agents ?",
        "Quels sont leurs principaux objectifs à moyen terme ?",
        "Comment expliquer cette forte baisse du nombre de dossiers ?",
        "Combien ont été remis en état par les communes cette année-là ?",
        "Combien de brevets déposés en Europe cela représente-t-il ?",
        "Que deviennent-ils ensuite ?",
        "Combien de temps dure-t-il en moyenne pour les nouveaux agents ?",
        "Est-elle plafonnée pour les agents de catégorie supérieure ?",
        "Est-il obligatoire ?",
        "C'est cumulable avec une bourse de la région ?",
        "Dans quel article du code général est-ce écrit ?",
        "Le premier est-il ouvert aux étrangers ?",
        "Qui la préside ?",
        "Est-ce que mon chef de service peut le relever ?",
        "Un agent d'un autre service va le faire ?",
        "Auprès de quel guichet ?",
        "Aux États-Unis ?",
        "Au-dessus de 800 euros par mois ?",
        "Pour les agents contractuels des musées ?",
        "Lequel protège le mieux les petits agents ?",
        "Dans lequel range-t-on les vieilles cartes ?",
        "c koi les conditions",
        "Comment les obtenir auprès du service des ressources humaines ?",
        "Dois-je le modifier chaque trimestre auprès du service informatique ?",
        "À partir de quand la surveille-t-on avec des capteurs automatiques ?",
        "À partir de quand la surveille t on avec des capteurs automatiques ?",
        "Combien de jours peut-on y stocker au maximum ?",
        "Quels laboratoires allemands y participent depuis le début ?",
        "Quel ministère fédéral allemand s'en occupe ?",
        "Qu'en pense la Cour des comptes européenne ?",
        "Quel est celui de la délégation Sud ?",
        "Quelle proportion de femmes parmi eux ?",
        "Quand la délégation territoriale du Sud recevra-t-elle la sienne ?",
        "Que vaut-il pour les agents contractuels ?",
        "Combien d'agents de la délégation y vont quand il pleut ?",
        "Quelle part de son budget va à la recherche publique ?",
        "Combien de jours durent ses stages d'été ?",
        "Combien de mois prend la mise en œuvre ?",
    ],
)
def test_a_question_that_leans_on_the_one_before_carries_its_subject(question: str) -> None:
    assert [item.text for item in carry(question, [CARD])] == ["plafond de la carte d'achat"]


@pytest.mark.parametrize(
    ("question", "history", "carried"),
    [
        # What is said before is taken over in phrases…
        (
            "Et les tarifs ?",
            ["Quels sont les horaires d'été de la piscine ?"],
            ["horaires d'été de la piscine/topic"],
        ),
        ("Et en couple ?", ["Quelle aide par personne âgée ?"], ["aide par personne âgée/topic"]),
        ("Et neuf ?", ["Qui vend un bien d'occasion ?"], ["vend un bien d'occasion/topic"]),
        ("Et un avocat ?", ["Le délai d'appel", "devant qui ?"], ["délai d'appel/topic"]),
        ("Combien de jours peut-on y stocker ?", [SAVINGS], ["ouvrir un compte épargne-temps/topic"]),
        ("Combien d'agents y travaillent ?", [LABORATORY], [f"{LABORATORY[14:-2]}/topic"]),
        ("Et sinon ?", ["C'est quoi  Gaia-X ?"], ["Gaia-X/topic"]),
        ("Pourquoi ?", ["Quel est le taux de chômage à Berlin ?"], ["taux de chômage/topic", "Berlin/place"]),
        ("Et après ?", ["Que faire avant le 31 mars 2025 ?"], ["31 mars 2025/date"]),
        (
            "Et pour un administrateur ?",
            ["Quelle longueur pour un mot de passe ?"],
            ["longueur pour un mot de passe/topic"],
        ),
        (
            "Et moi ?",
            ["Combien paie-t-on au restaurant La Cressonnière ?"],
            ["paie/topic", "restaurant La Cressonnière/topic"],
        ),
        ("Pourquoi ?", ["À combien s'élève le budget ?"], ["budget/topic"]),
        ("Et pour qui ?", ["Quel plafond ?", "Idem pour les chefs ?"], ["plafond/topic", "chefs/topic"]),
        # what is done, or can be, stays with who or what does it,
        ("Et la nôtre ?", ["Une commune peut-elle commencer ?"], ["commune peut-elle commencer/topic"]),
        ("Et après ?", ["L'École a-t-elle ouvert ?"], ["École a-t-elle ouvert/topic"]),
        ("Et après ?", ["Que le contrat vise-t-il en 2028 ?"], ["contrat vise/topic", "2028/date"]),
        # unless it stands alone,
        (
            "Et la Saxe ?",
            ["Combien de brevets la Hesse a-t-elle produits en 2022 ?"],
            ["brevets/topic", "2022/date"],
        ),
        ("Et la Saxe ?", ["Quand la Hesse a-t-elle adhéré ?"], ["adhéré/topic"]),
        ("Et Paul ?", ["Quel montant Luc peut-il signer ?"], ["montant/topic", "signer/topic"]),
        # an adjective with another, a noun with what is denied of it,
        ("Et le salarié ?", ["C'est quoi le travail non déclaré ?"], ["travail non déclaré/topic"]),
        ("Et ailleurs ?", ["Quelle bourse sanitaire et sociale ?"], ["bourse sanitaire et sociale/topic"]),
        ("Et ailleurs ?", ["Le badge, la clé et l'écran ?"], ["badge/topic", "clé/topic", "écran/topic"]),
        # and « à partir de » says nothing
        ("Et ailleurs ?", ["À partir de quel âge ?"], ["âge/topic"]),
        # … less the date that another replaces,
        ("Et en 2022 ?", [RATE], ["taux de conformité de la délégation/topic", "Nord/place"]),
        ("Et pour 2026 ?", ["Quel est le budget 2025 ?"], ["budget/topic"]),
        ("Et en mars ?", ["Combien de visiteurs en 2024 ?"], ["visiteurs/topic", "2024/date"]),
        ("Et en avril ?", ["Combien de visiteurs en mars 2024 ?"], ["visiteurs/topic", "2024/date"]),
        ("Et l'année d'avant ?", ["Combien de visiteurs en 2024 ?"], ["visiteurs/topic", "2024/date"]),
        (
            "Combien en ont profité cette année-là ?",
            ["Quelles aides en 2024 ?"],
            ["aides/topic", "2024/date"],
        ),
        # the place,
        ("Et dans le Sud ?", [RATE], ["taux de conformité de la délégation/topic", "2024/date"]),
        ("Et côté français ?", [BUDGET], ["budget/topic", "consacre/topic", "IA/topic", "2024/date"]),
        ("Et à Paris ?", ["Quel plafond d'hôtel à Bruxelles ?"], ["plafond d'hôtel/topic"]),
        ("Et à Berlin ?", ["Quelle aide en Allemagne ?"], ["aide/topic", "Allemagne/place"]),
        ("Et dans l'Ouest ?", ["Quel est le budget de l'Est ?"], ["budget/topic"]),
        # the number, the category or the colour,
        ("Et pour 38 heures ?", [CYCLE], ["jours de RTT pour un cycle/topic"]),
        ("Et avec deux heures de plus ?", [CYCLE], ["jours de RTT pour un cycle de 37 heures/topic"]),
        ("Et la catégorie B ?", [BONUS], ["prime pour un agent/topic", "siège/topic"]),
        ("Et le B ?", [BONUS], ["prime pour un agent de catégorie/topic", "siège/topic"]),
        (
            "Et en P3 ?",
            ["Où imprimer les documents de niveau P4 ?"],
            ["imprimer les documents de niveau/topic"],
        ),
        ("Et le bleu ?", ["Que signifie le panneau jaune ?"], ["panneau/topic"]),
        # and what the question says itself.
        ("Et le plafond en 2022 ?", ["Quel plafond pour une mission ?"], ["mission/topic"]),
        ("Et le budget du laboratoire ?", ["Quel est le budget ?"], []),
        # A follow-up of a follow-up goes back to where the subject is named.
        (
            "Et en 2021 ?",
            [RATE, "Et dans le Sud ?", "Et en 2022 ?"],
            ["taux de conformité de la délégation/topic", "Sud/place"],
        ),
        (
            "Et à mi-temps ?",
            [REMOTE, "Et pour un chef de service ?"],
            ["jours de télétravail par semaine pour un agent à temps plein/topic", "chef de service/topic"],
        ),
        (
            "Et en 2021 ?",
            [BUDGET, "Quel est le nombre de lavoirs de la délégation Nord en 2024 ?"],
            ["nombre de lavoirs de la délégation/topic", "Nord/place"],
        ),
        ("Quel est son budget ?", [LABORATORY, "Où est-il ?"], [f"{LABORATORY[4:-2]}/topic"]),
        # Nothing to take over.
        ("Et en 2022 ?", [], []),
        ("Et en 2022 ?", ["", "  "], []),
        ("Et en 2022 ?", ["Et ça ?"], []),
        ("", [BUDGET], []),
        ("👍", [BUDGET], []),
        ("Et ça ?", ["👍 🙂"], []),
        # However it is typed.
        ("et en 2022", ["quel budget pour l'ecole en 2024"], ["budget pour l'ecole/topic"]),
        ("ET EN 2022 ?", ["QUEL EST LE BUDGET DE L'ÉCOLE EN 2024 ?"], ["BUDGET DE L'ÉCOLE/topic"]),
        ("Et l’an dernier ?", ["Quel budget pour l’école ?"], ["budget pour l’école/topic"]),
    ],
)
def test_what_is_carried(question: str, history: list[str], carried: list[str]) -> None:
    assert [f"{item.text}/{item.kind}" for item in carry(question, history)] == carried


def test_ids_count_from_one_and_do_not_change() -> None:
    first = carry("Et en 2022 ?", [RATE])
    assert [item.id for item in first] == ["k1", "k2"]
    assert carry("Et en 2022 ?", [RATE]) == first


def test_a_chain_is_followed_only_so_far() -> None:
    assert carry("Pourquoi ?", [CARD, *["Et ça ?"] * (REACH - 1)])
    assert not carry("Pourquoi ?", [CARD, *["Et ça ?"] * REACH])


_WORDS = """
et en 2022 2024 le la l' d' de du ce cette -là y -t-il il elle qui que quel combien A B Nord France ? , .
budget délégation Sud pour un à son leur celui P4 37 heures mars 31 « » - ' ’ œuvre s'élève C' La İ ß ² 👍
"""
_ROUGH = st.text(max_size=300) | st.lists(st.sampled_from(_WORDS.split()), max_size=60).map(" ".join)


@given(_ROUGH, st.lists(_ROUGH, max_size=8))
def test_anything_may_be_asked(question: str, history: list[str]) -> None:
    carried = carry(question, history)
    assert len({item.id for item in carried}) == len(carried)
    earlier = [" ".join(entry.split()) for entry in history]
    for item in carried:
        assert item.text.strip()
        assert any(item.text in entry for entry in earlier)
    assert sum(len(item.text) for item in carried) <= sum(map(len, earlier))


@pytest.mark.parametrize(
    "unit",
    ["a-", "l'", "2024 ", "et ", "de ", "budget de la ", "A37 ", "-t-il", "👍", "1er mars ", "il l'a la "],
)
def test_long_questions_take_linear_time(unit: str) -> None:
    def seconds(length: int) -> float:
        text = (unit * length)[:length]
        begun = time.process_time()
        carry("Et " + text, [text, "Et " + text])
        return time.process_time() - begun

    short = min(seconds(1_000) for _ in range(3))
    assert min(seconds(16_000) for _ in range(2)) < 60 * short + 0.01
