import pytest

from index.vocabulary import Vocabulary
from service.understanding.keywords import unknown_share

VOCABULARY = Vocabulary(lambda: ["La carte d'achat a un plafond. La capitale est chère. Le CET est ouvert."])


@pytest.mark.parametrize(
    ("question", "share"),
    [
        ("capitale de la Mongolie", 0.5),
        ("plafond carte achat", 0.0),
        ("plafonds des cartes d'achat", 0.0),
        ("CET ou carte à plafond", 0.0),
        ("Carte-Plafond", 0.0),
        ("guitare électrique", 1.0),
        ("mdp longueur", 0.5),
        ("combien coûte une guitare ?", 0.0),
        ("la guitare est-elle permise", 0.0),
        ("Que signifie le sigle SIAO ?", 1.0),
        ("C'est quoi le SIAO ?", 1.0),
        ("Que signifie CET ?", 0.0),
        ("Qui est Ambroise Pellerin ?", 1.0),
        ("Qui est l'acheteur Ambroise Pellerin ?", 0.0),
        ("2024", 0.0),
        ("", 0.0),
    ],
)
def test_share_of_keywords_that_the_documents_do_not_know(question: str, share: float) -> None:
    assert unknown_share(question, {"mdp"}, VOCABULARY) == share
