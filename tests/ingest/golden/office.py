"""Texts, workbooks and tables of this folder's sources, for `make_sources`."""

import csv
import datetime
import io

import odfdo
import xlsxwriter

from tests.ingest import workbooks


def parking_rules() -> bytes:
    """An OpenDocument text: title, headings, a note, a list, a table whose header repeats."""

    def build(document: odfdo.Document) -> None:
        document.meta.title = "Règlement du parc de stationnement"
        document.meta.initial_creator = "Service des moyens généraux"
        body = document.body
        body.append(odfdo.Paragraph("Règlement du parc de stationnement", style="Title"))
        body.append(odfdo.Paragraph("Version du 3 juin 2024"))
        body.append(odfdo.Header(1, "Accès"))
        access = odfdo.Paragraph(
            "Le parc compte quarante-deux places, dont trois réservées aux personnes handicapées. Il est "
            "ouvert aux agents munis d'un badge, de six heures à vingt-deux heures."
        )
        access.insert_note(
            after="badge", note_id="n1", citation="1", body="Délivré par l'accueil du bâtiment B."
        )
        body.append(access)
        body.append(odfdo.Paragraph("Pour obtenir un badge, l'agent présente :"))
        body.append(
            odfdo.List(["sa carte professionnelle ;", "la carte grise du véhicule ;", "une photographie."])
        )
        body.append(odfdo.Header(1, "Tarifs"))
        body.append(odfdo.Header(2, "Abonnements"))
        table = odfdo.Table("Tarifs")
        table.set_values(
            [
                ["Abonnement", "Agents", "Visiteurs"],
                ["Mensuel", "12,00 €", "35,00 €"],
                ["Annuel", "120,00 €", "non proposé"],
            ]
        )
        body.append(table)
        body.append(odfdo.Paragraph("Les vélos sont admis gratuitement dans le local du rez-de-chaussée."))

    return workbooks.opendocument("text", build)


def library_budget() -> bytes:
    """An Excel workbook: amounts, shares and dates, a formula, merged cells, a hidden sheet."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file) as workbook:
        workbook.set_properties(
            {"title": "Budget de la médiathèque", "author": "Régie", "created": datetime.datetime(2024, 6, 3)}
        )
        euros = workbook.add_format({"num_format": '#,##0.00\\ "€"'})
        share = workbook.add_format({"num_format": "0.0%"})
        day = workbook.add_format({"num_format": "dd/mm/yyyy"})
        spending = workbook.add_worksheet("Dépenses")
        spending.write(0, 0, "Dépenses de la médiathèque par poste")
        spending.write_row(2, 0, ["Poste", 2023, 2024, "Évolution", "Voté le"])
        for row, (post, before, after, voted) in enumerate(
            [
                ("Livres et revues", 18_450.5, 19_800, datetime.date(2024, 3, 14)),
                ("Informatique", 6_200, 5_580, datetime.date(2024, 3, 14)),
                ("Animations", 2_400, 3_000, datetime.date(2024, 5, 22)),
            ],
            3,
        ):
            spending.write(row, 0, post)
            spending.write(row, 1, before, euros)
            spending.write(row, 2, after, euros)
            spending.write_formula(row, 3, f"=C{row + 1}/B{row + 1}-1", share, after / before - 1)
            spending.write_datetime(row, 4, voted, day)
        spending.write(6, 0, "Total")
        spending.write_formula(6, 1, "=SUM(B4:B6)", euros, 27_050.5)
        spending.write_formula(6, 2, "=SUM(C4:C6)", euros, 28_380)
        spending.write(7, 0, "Source : délibérations du conseil municipal")
        staff = workbook.add_worksheet("Équipe")
        staff.write(0, 0, "Effectifs au 1er janvier")
        staff.merge_range("B2:C2", "Agents")
        staff.write(1, 0, "Site")
        staff.write_row(2, 1, ["Titulaires", "Contractuels"])
        staff.write_row(3, 0, ["Centre", 7, 2])
        staff.write_row(4, 0, ["Annexe des Tilleuls", 2, 1])
        lists = workbook.add_worksheet("Listes")
        lists.write(0, 0, "Ne pas modifier")
        lists.hide()
    return file.getvalue()


def room_bookings() -> bytes:
    """An OpenDocument workbook: two tables on one sheet."""

    def build(document: odfdo.Document) -> None:
        sheet = odfdo.Table("Salles")
        rows = [
            ["Réservation des salles"],
            [],
            ["Salle", "Places", "Tarif horaire", "Ouverte depuis"],
            ["Aubépine", 24, None, datetime.date(2019, 9, 2)],
            ["Églantine", 60, None, datetime.date(2022, 1, 10)],
            [],
            ["Matériel prêté"],
            ["Objet", "Quantité"],
            ["Vidéoprojecteur", 3],
            ["Paire de tréteaux", 18],
        ]
        for y, row in enumerate(rows):
            for x, value in enumerate(row):
                if value is not None:
                    sheet.set_value((x, y), value)
        for y, price in ((3, "12.50"), (4, "27.00")):
            sheet.set_cell((2, y), odfdo.Cell(float(price), cell_type="currency", currency="EUR", text=price))
        document.body.append(sheet)

    return workbooks.opendocument("spreadsheet", build)


def attendance() -> bytes:
    """A table as a French Excel exports it: semicolons, Windows-1252, a cell on two lines."""
    file = io.StringIO(newline="")
    csv.writer(file, delimiter=";", lineterminator="\r\n").writerows(
        [
            ["Équipement", "Visites 2023", "Visites 2024", "Remarque"],
            ["Piscine des Sources", "48 120", "51 377", ""],
            ["Médiathèque", "22 904", "23 610", "Fermée en août ;\nrouverte le 2 septembre"],
            ["Musée du Tissage", "9 415", "8 870", "Travaux de l'aile « Nord »"],
        ]
    )
    return file.getvalue().encode("cp1252")


def school_meals() -> bytes:
    """Groups of columns above their names, as a sheet whose merged cells were exported."""
    file = io.StringIO(newline="")
    csv.writer(file, delimiter=";", lineterminator="\r\n").writerows(
        [
            ["Repas servis dans les écoles", "", "", "", "", ""],
            ["École", "Maternelle", "", "Élémentaire", "", "Tarif moyen"],
            ["", "2023", "2024", "2023", "2024", ""],
            ["Les Acacias", "8 410", "8 655", "14 020", "13 870", "3,10 €"],
            ["Jean-Moulin", "6 975", "7 102", "11 480", "11 933", "2,85 €"],
        ]
    )
    return file.getvalue().encode("utf-8-sig")
