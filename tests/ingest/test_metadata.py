import pytest

from ingest.language import language
from ingest.metadata import find_metadata
from ingest.readers import read
from ingest.structure import find_blocks
from ingest.types import Metadata


def metadata(text, properties=None):
    return find_metadata(text, find_blocks(text), properties or Metadata())


BODY = "\n\nLe présent texte décrit les règles de la maison et les horaires de chacun dans le service.\n"


@pytest.mark.parametrize(
    ("top", "date"),
    [
        ("Le règlement\n\n22 mai 2024", "2024-05-22"),
        ("Le règlement\n\nNovembre 2025", "2025-11"),
        ("Rapport rédigé en 2024 par :\n\nJeanne Le Goff\n\nMis à jour en 2025 par :\n\nPaul Aubin", "2025"),
        ("Publié le 3 mars 2020", "2020-03-03"),
        ("Sauve, le 4 mai 2025\n\nNote n° 3\n\nTexte modifié : guide du 1er mars 2023", "2025-05-04"),
        ("La ville en 2040", None),
        ("Le règlement", None),
    ],
)
def test_date_near_the_top(top, date):
    assert metadata(top + BODY).date == date


@pytest.mark.parametrize(
    ("rows", "date"),
    [
        ("Véhicule;Mise en circulation\nAB-123-CD;12/03/2019\nEF-456-GH;04/07/2021", None),
        ("Agent;Statut;Jour\nDupré;modifié;12/03/2019\nRoy;créé;04/07/2021", None),
        ("Date :;12/03/2019\nSite :;Kermor", "2019-03-12"),
        ("Référence;Note 12\nDate de publication;12/03/2019\nSite;Kermor", "2019-03-12"),
        ("Référence;Note 12\nDate de livraison;12/03/2019\nSite;Kermor", None),
        ("Date;12/03/2019;13/03/2019\nEau;12;14", None),
        ("Poste;Montant au 31/12/2023\nEau;120\nGaz;80", "2023-12-31"),
        ("Poste;Période\nEau;du 1er mars au 31/12/2023\nGaz;mars", None),
        ("Poste;Suivi\nEau;mis à jour le 31/12/2023\nGaz;mars", "2023-12-31"),
    ],
)
def test_the_date_of_a_table_is_told_as_such(rows, date):
    assert read(rows.encode(), "a.csv").metadata.date == date


def test_a_date_in_running_text_is_not_the_documents():
    text = (
        "Titre court"
        + BODY
        + "\n\nLe comité s'est réuni le 3 mars 2020 et il a voté le budget de la ville. " * 4
    )
    assert metadata(text).date is None


def test_properties_win():
    properties = Metadata(title="Titre du fichier", date="2001", authors=("Anne",))
    found = metadata("Autre titre\n\n22 mai 2024" + BODY, properties)
    assert (found.title, found.date, found.authors) == ("Titre du fichier", "2001", ("Anne",))


@pytest.mark.parametrize(
    ("declared", "date"),
    [
        ("1789-07", "1789-07"),
        ("2024-03-12T10:00:00Z", "2024-03-12"),
        ("12 mars 2024", "2024-03-12"),
        ("31/01/2025", "2025-01-31"),
        ("bientôt", "2024-05-22"),
    ],
)
def test_a_declared_date_is_read_however_it_is_written(declared, date):
    assert metadata("Titre court\n\n22 mai 2024" + BODY, Metadata(date=declared)).date == date


@pytest.mark.parametrize(
    ("top", "title"),
    [
        ("Le tri des déchets", "Le tri des déchets"),
        ("MINISTÈRE DES EAUX\n\nNote n° 12\n\nLe tri des déchets", "Le tri des déchets"),
        ("# Le tri des *déchets*", "Le tri des déchets"),
        ("**Le tri des déchets**", "Le tri des déchets"),
        ("1. Objet", None),
        ("I. Introduction", None),
        ("Introduction", None),
    ],
)
def test_title(top, title):
    assert metadata(top + BODY).title == title


def test_a_line_alone_is_no_title():
    assert metadata("Ouverture de 8 h à 20 h, tous les jours").title is None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Le conseil a voté les crédits de la commune pour cette année et il les a publiés.", "fr"),
        ("The council has voted the budget of the town for this year and it was published.", "en"),
        ("Der Rat hat das Budget der Stadt für dieses Jahr beschlossen und es ist nicht geheim.", "de"),
        ("GAIA-X 2024", "fr"),
    ],
)
def test_language(text, code):
    assert language(text) == code
    assert language("ELLIS 12", default="de") == "de"
