"""Writes the sources in binary formats of this folder: `python -m tests.ingest.golden.make_sources`.

The files are kept in the repository, so that the readers are tested on the same bytes whatever the versions
of python-docx and reportlab. charte-des-jardins.epub is not made here: LibreOffice 7.4 exported it.
"""

import datetime
import io
from pathlib import Path

import docx
from reportlab.pdfgen.canvas import Canvas

from tests.ingest import pdfs
from tests.ingest.golden import office, publications

SOURCES = Path(__file__).parent / "sources"

OPENING = (
    "La bibliothèque municipale est ouverte du mardi au samedi, de dix heures à dix-huit heures trente. "
    "Elle prête gratuitement ses ouvrages à toute personne inscrite, quel que soit son lieu de "
    "rési&shy;dence<super>1</super>. L'inscription est valable un an, de date à date, et se renouvelle au "
    "comptoir ou par courriel. "
)
FEES = [
    ["Retard", "Première fois", "Récidive"],
    ["Moins de huit jours", "rappel par courriel", "0,50 € par ouvrage"],
    ["De huit à trente jours, après deux rappels restés sans réponse", "1,00 €", "2,00 €"],
    ["Plus de trente jours", "suspension", "remboursement"],
]


def library_rules() -> bytes:
    """What makes PDFs hard: furniture, labels, an outline, a ruled table, a note, a sentence cut in two."""

    def furniture(canvas: Canvas, number: int) -> None:
        canvas.setFont("Helvetica", 8)
        canvas.drawString(72, 810, "Bibliothèque de Vauclair")
        canvas.drawRightString(522, 810, "Règlement intérieur")
        canvas.drawCentredString(297, 30, "i" if number == 1 else f"{number - 1}")
        if number == 2:
            canvas.drawString(72, 60, "1")
            canvas.drawString(80, 60, "Délibération n° 2024-18 du conseil municipal, article 4.")

    story = [
        pdfs.title("Règlement intérieur de la bibliothèque"),
        pdfs.paragraph("Adopté le 14 mars 2024"),
        pdfs.NEW_PAGE,
        pdfs.heading("I. Emprunter"),
        pdfs.paragraph(OPENING * 2, pdfs.JUSTIFIED),
        pdfs.paragraph("Chaque lecteur peut emporter :"),
        pdfs.bullets(
            "huit livres, pour trois semaines ;", "quatre revues, pour une semaine ;", "un jeu de société."
        ),
        pdfs.heading("A. Les retards", 2),
        pdfs.table(FEES, [180, 120, 120]),
        pdfs.paragraph(OPENING * 14, pdfs.JUSTIFIED),
        pdfs.heading("II. Étudier sur place"),
        pdfs.paragraph("La salle de lecture compte quarante places. " * 4, pdfs.JUSTIFIED),
    ]
    data = pdfs.build(story, furniture, title="Règlement intérieur", author="Ville de Vauclair")
    entries = [("I. Emprunter", 1, 2), ("A. Les retards", 2, 2), ("II. Étudier sur place", 1, 3)]
    return pdfs.labelled(pdfs.outlined(data, entries), roman_pages=1)


def two_columns() -> bytes:
    """A newsletter: two columns, justified."""
    story = [
        part
        for number, name in enumerate(["Les travaux", "La fête du livre", "Le club de lecture"], 1)
        for part in (
            pdfs.heading(f"{number}. {name}", 2),
            pdfs.paragraph(f"Nouvelle {number}. {OPENING}" * 5, pdfs.JUSTIFIED),
        )
    ]
    return pdfs.build(story, columns=2, title="Lettre d'information")


def minutes() -> bytes:
    document = docx.Document()
    document.core_properties.title = "Compte rendu du comité des usagers"
    document.core_properties.author = "Secrétariat"
    document.core_properties.modified = datetime.datetime(2024, 6, 3, 9, 0)
    document.add_heading("Compte rendu du comité des usagers", 0)
    document.add_paragraph("Séance du 28 mai 2024")
    document.add_heading("Horaires d'été", 1)
    paragraph = document.add_paragraph("Le comité demande une ouverture ")
    paragraph.add_run("le lundi").bold = True
    paragraph.add_run(" en juillet. La directrice répond que :")
    for text in ("deux agents sont absents ;", "le budget est voté ;", "la décision revient au maire."):
        document.add_paragraph(text, style="List Bullet")
    document.add_heading("Fréquentation", 2)
    table = document.add_table(0, 3)
    for row in (("Mois", "Entrées", "Prêts"), ("Mars", "2 140", "5 870"), ("Avril", "1 985", "5 312")):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    document.add_paragraph("Étapes suivantes :")
    for text in ("sonder les lecteurs", "chiffrer l'ouverture", "rendre compte en septembre"):
        document.add_paragraph(text, style="List Number")
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


if __name__ == "__main__":
    for name, make in (
        ("reglement-bibliotheque.pdf", library_rules),
        ("lettre-deux-colonnes.pdf", two_columns),
        ("compte-rendu.docx", minutes),
        ("reseau-de-bus.pptx", publications.bus_network),
        ("plan-inondation.odp", publications.flood_plan),
        ("jardins-familiaux.rtf", publications.lease_letter),
        ("travaux.eml", publications.works_message),
        ("manuel-du-fontainier.epub", publications.fountain_book),
        ("reglement-parking.odt", office.parking_rules),
        ("budget-mediatheque.xlsx", office.library_budget),
        ("reservation-salles.ods", office.room_bookings),
        ("frequentation.csv", office.attendance),
        ("repas-scolaires.csv", office.school_meals),
    ):
        (SOURCES / name).write_bytes(make())
