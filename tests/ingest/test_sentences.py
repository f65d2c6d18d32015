"""Sentence ends in French administrative prose: each case is a list of whole sentences."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.sentences import sentences
from tests.ingest.strategies import documents

CASES = [
    ["M. Dupont est arrivé.", "Il repart demain."],
    ["MM. Petit et Grand signent.", "Mme Blanc aussi."],
    ["Mme. Roy préside.", "La séance est ouverte."],
    ["Le Dr. Weiss opère le Pr. Noir.", "Tout va bien."],
    ["Me Leroy plaide pour Mgr. Faure.", "Il gagne."],
    ["Voir l'art. L. 121-1 du code.", "Il est clair."],
    ["Les art. R. 12 et D. 14-2 s'appliquent.", "Pas les autres."],
    ["Le décret n° 2020-12 est abrogé.", "Le n° 13 demeure."],
    ["Il coûte 1,6 Md€.", "C'est beaucoup."],
    ["Un budget de 1,6 Md€. par an suffit."],
    ["Des stylos, des gommes, etc. sont fournis."],
    ["Des stylos, des gommes, etc.", "Les cahiers sont à part."],
    ["C'est dit plus haut (cf. p. 4).", "On y revient."],
    ["Cf. Annexe 2 pour le détail.", "Elle est longue."],
    ["Voir p. 12 et pp. 14-15.", "Ensuite, conclure."],
    ["L'article 22 bis. est modifié."],
    ["J.-P. Martin et A. Bernard ont voté.", "Le texte passe."],
    ["La rue J. Ferry est fermée.", "La place aussi."],
    ["Il vit à St. Augustin.", "Elle vit à Ste. Marie."],
    ["Que faire ?", "Attendre !", "Puis partir."],
    ["« Est-ce vrai ? » demande-t-il.", "Personne ne répond."],
    ["« Oui. » Il sourit."[:8], "Il sourit."],
    ["« Il part. Il revient. »", "Elle reste."],
    ["« Il part. Il revient », dit-elle.", "Elle reste."],
    ["“It works. It really does.” he said.", "Nobody moved."],
    ["Le site https://www.site.example/a.b?c=d.e est clos.", "Un autre ouvre."],
    ["Écrire à jean.petit@mairie.example. Merci."[:35], "Merci."],
    ["La version 3.5 sort.", "La 3.6 suivra."],
    ["Le taux est de 41,5 %.", "Il baisse."],
    ["Le taux est de 2.4 % environ.", "Il monte."],
    ["Il pèse 3 kg.", "Il mesure 2 m."],
    ["Il hésite… puis il entre.", "Il s'assied."],
    ["Il hésite…", "Puis il entre."],
    ["Il hésite...", "Puis il entre."],
    ["Le 1er janvier, tout change.", "Le 2, rien."],
    ["Le XIXe s. fut long.", "Le suivant fut court."],
    ["Les élus (maires, conseillers, etc.) votent.", "Ils signent."],
    ["Il vient (enfin. Presque.) ce soir.", "Elle non."],
    ["C'est l'annexe B.", "Les autres manquent."],
    ["Il prend la vitamine C.", "Elle lui fait du bien."],
    ["Voir vol. 2 et t. III.", "Le reste est perdu."],
    ["Il prend son vol.", "Elle attend."],
    ["L'objectif est atteint¹.", "Le suivant aussi²."],
    ["C'est en **gras.**", "Puis en maigre."],
    ["*Tout est dit.*", "Vraiment."],
    ["Les trois axes : a) former ; b) équiper ; c) suivre.", "Un quatrième viendra."],
    ["1. Allumer le poste."],
    ["a) Le dossier est complet."],
    ["Fondé en 1988.", "2 sites existent."],
    ["Il y a 5 agents.", "12 autres arrivent."],
    ["Le n. 3 de la revue est épuisé.", "On le réimprime."],
    ["La S.N.C.F. a répondu.", "Elle refuse."],
    ["Les É.-U. ont signé."],
    ["Yahoo! Mail ferme.", "Il rouvre."],
    ["Le § 4 et l'al. 2 suffisent.", "Le reste non."],
    ["Prix env. 30 euros.", "Port compris."],
    ["Une phrase\ncoupée par la ligne.", "Une autre\r\naussi."],
    ["Premier paragraphe sans point", "Second paragraphe"],
    ["État des lieux.", "Évaluation en cours.", "À suivre."],
    ["Il dit non !", "Elle dit oui ?", "Peut-être…"],
    ["Il a dit : « Non ! »", "Puis il est parti."],
    ["- Premier tiret.", "- Second tiret."],
    ["Tél. 01 23 45 67 89.", "Demander Anne."],
    ["Le Gén. Hoche et le Col. Fabien.", "Deux rues."],
    ["P. ex. le lundi.", "Ou le mardi."],
]  # fmt: skip


@pytest.mark.parametrize("expected", CASES, ids=lambda case: case[0][:40])
def test_french_sentences(expected):
    joint = "\n\n" if not expected[0].endswith((".", "!", "?", "…", "»", "*", "²", "”")) else " "
    text = joint.join(expected)
    assert [text[start:end] for start, end in sentences(text)] == expected


def test_there_are_enough_cases():
    assert len(CASES) >= 60


def test_a_quotation_too_long_to_be_highlighted_is_split_inside():
    quotation = "« " + "Cette phrase de la citation compte une soixantaine de signes. " * 7 + "Elle finit. »"
    assert len(sentences(quotation)) == 8


def test_a_blank_line_ends_a_sentence():
    assert len(sentences("sans point\r\n\r\nni ici")) == 2


@given(documents | st.text(max_size=300))
@settings(max_examples=300)
def test_ranges_are_exact_and_lose_nothing(text):
    end = 0
    for start, stop in sentences(text):
        assert end <= start < stop <= len(text)
        assert not text[end:start].strip()
        assert text[start:stop] == text[start:stop].strip()
        end = stop
    assert not text[end:].strip()
