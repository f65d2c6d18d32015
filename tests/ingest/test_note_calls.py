"""A note is quoted in the section that calls it, wherever it stands."""

import pytest
from reportlab.pdfgen.canvas import Canvas

from ingest.chunk import passages
from ingest.readers import read
from tests.ingest import pdfs


def sections(text: str, name: str = "reglement.md") -> dict[str, tuple[str, ...]]:
    """Section of each passage, by the last words of what it says."""
    return {p.indexed.split()[-1]: p.section for p in passages(read(text.encode(), name))}


def test_notes_at_the_end_of_a_chapter_belong_where_they_are_called() -> None:
    text = (
        "# Les jardins\n\n## Les parcelles\n\nChaque parcelle a 80 m² et une clôture[^1].\n\n"
        "## La cabane\n\nLa cabane[^2] ferme à clef.\n\n## Les abeilles\n\nTrois ruches sont admises.\n\n"
        "[^1]: La clôture est entretenue par le locataire.\n\n[^2]: Son toit est en tuiles plates.\n"
    )
    found = sections(text)
    assert found["locataire."] == ("Les parcelles",)
    assert found["plates."] == ("La cabane",)


def test_a_raised_number_is_a_call_but_not_a_unit() -> None:
    text = (
        "<h2>Tarifs</h2><p>La redevance² suit l'indice.</p><h2>Surfaces</h2><p>Une cave de 12 m².</p>"
        "<h2>Divers</h2><p>Les chiens sont tenus en laisse.</p>"
        '<div class="footnote"><p>² Elle est due en janvier.</p><p>Un retard coûte deux euros.</p></div>'
    )
    assert sections(text, "tarifs.html")["euros."] == ("Tarifs",)


def test_a_note_that_nothing_calls_belongs_where_it_stands() -> None:
    note = '<div class="footnote"><p>¹ Sa pente est faible.</p></div>'
    text = f"<h2>Accès</h2><p>Une rampe mène au hall.</p><h2>Suite</h2><p>Elle est large.</p>{note}"
    assert sections(text, "acces.html")["faible."] == ("Suite",)


def test_a_number_used_again_belongs_to_its_last_call() -> None:
    notes = (
        "<h2>{0}</h2><p>Le {1}¹ ferme tôt.</p><h2>Suite {0}</h2><p>Rien de plus.</p>"
        '<div class="footnote"><p>¹ Sauf le {2}.</p></div>'
    )
    found = sections(
        notes.format("Un", "parc", "lundi") + notes.format("Deux", "lac", "mardi"), "heures.html"
    )
    assert found["lundi."] == ("Un",)
    assert found["mardi."] == ("Deux",)


@pytest.mark.parametrize("mark", ["{}. ", "{} ", "({}) ", "[{}] "])
def test_a_note_at_the_foot_of_a_page_belongs_where_it_is_called_however_its_number_is_set(mark: str) -> None:
    notes = ("Sauf les jours de crue.", "Le registre est gardé dix ans.")

    def foot(canvas: Canvas, _: int) -> None:
        canvas.setFont("Helvetica", 7)
        for number, note in enumerate(notes, 1):
            canvas.drawString(72, 80 - 9 * number, mark.format(number) + note)

    story = [
        pdfs.title("Guide de la station"),
        pdfs.heading("Relevés"),
        pdfs.paragraph("Le garde relève le niveau de l'eau chaque matin<super>1</super>. " * 3),
        pdfs.heading("Registre"),
        pdfs.paragraph("Le niveau est noté dans le registre<super>2</super>. " * 3),
        pdfs.heading("Visites"),
        pdfs.paragraph("La station est ouverte aux visiteurs le premier dimanche du mois. " * 3),
    ]
    data = pdfs.build(story, foot)
    found = {passage.indexed.split()[-1]: passage.section for passage in passages(read(data, "a.pdf"))}
    assert found["crue."] == ("Relevés",)
    assert found["ans."] == ("Registre",)
