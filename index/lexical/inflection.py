"""Feminines and plurals that Snowball's French stemmer keeps apart: « directrice », « travaux »."""

import re

# Folded; whatever stands after the first word of an entry is searched as that first word.
_LISTED = """
travail travaux · bail baux · vitrail vitraux · corail coraux · soupirail soupiraux · oeil yeux · euro euros ·
lieu lieux · jeu jeux · enjeu enjeux · feu feux · milieu milieux · voeu voeux · neveu neveux · aveu aveux ·
cheveu cheveux · pneu pneus · bleu bleue bleus bleues · public publique publics publiques ·
caduc caduque caducs caduques · turc turque turcs turques · grec grecque grecs grecques ·
franc franche francs franches · blanc blanche blancs blanches · sec seche secs seches ·
frais fraiche fraiches · long longue longs longues · bref breve brefs breves · beau bel belle beaux belles ·
nouveau nouvel nouvelle nouveaux nouvelles · vieux vieil vieille vieilles · jumeau jumelle jumeaux jumelles ·
fou folle fous folles · doux douce douces · faux fausse fausses · roux rousse rousses · epoux epouse epouses ·
favori favorite favoris favorites · maitre maitresse maitres maitresses · maire mairesse maires mairesses ·
hote hotesse hotes hotesses · conseiller conseillere conseillers conseilleres ·
etranger etrangere etrangers etrangeres · boulanger boulangere boulangers boulangeres ·
boucher bouchere bouchers boucheres · leger legere legers legeres · passager passagere passagers passageres ·
berger bergere bergers bergeres · menager menagere menagers menageres
"""
_SAME = {
    form: forms[0]
    for forms in (entry.split() for entry in _LISTED.replace("\n", " ").split("·"))
    for form in forms
}
# « directric » is « directeur », « chercheux » (what Snowball makes of « chercheuse ») « chercheur », and
# « sportif » « sportiv ».
_ENDING = re.compile(r"(?<=..)(?:tric|eux|(?<=[iu])f)$")
_ENDINGS = {"tric": "teur", "eux": "eur", "f": "v"}


def base_form(word: str) -> str:
    """The form that stands for folded `word` and its irregular feminine and plurals; mostly `word` itself."""
    return _SAME.get(word, word)


def join_genders(stem: str) -> str:
    """One stem for masculine and feminine where Snowball's French rules leave two."""
    return _ENDING.sub(lambda match: _ENDINGS[match[0]], stem)
