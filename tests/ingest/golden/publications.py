"""The presentations, the letter, the message and the book of this folder (see make_sources)."""

import datetime

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.presentation import Presentation
from pptx.util import Cm

from tests.ingest import books, presentations, rtfs
from tests.ingest.messages import message
from tests.ingest.presentations import add_box, add_slide, add_table, frame, p, page, set_bullet

COVER, CONTENT = 0, 1


def bus_network() -> bytes:
    """A cover, nested bullets, two columns, a table, a chart, notes, a slide without a title."""

    def build(presentation: Presentation) -> None:
        core = presentation.core_properties
        core.title, core.author = "PowerPoint Presentation", "Service des transports"
        core.modified = datetime.datetime(2024, 10, 7, 15, 30)
        cover = add_slide(presentation, COVER, "Le nouveau réseau de bus")
        cover.placeholders[1].text = "Réunion publique du 3 octobre 2024"
        slide = add_slide(presentation, CONTENT, "Ce qui change en janvier")
        body = slide.placeholders[1].text_frame
        body.text = "Trois lignes sont prolongées :"
        for text, level in (
            ("la ligne 2 jusqu'à l'hôpital,", 1),
            ("la ligne 5 jusqu'à la zone des Aulnes,", 1),
            ("la ligne 9 jusqu'au lycée Marie-Noël.", 1),
            ("Le dernier départ passe de 21 h 10 à 22 h 40.", 0),
        ):
            paragraph = body.add_paragraph()
            paragraph.text, paragraph.level = text, level
        slide.notes_slide.notes_text_frame.text = (
            "Rappeler que la ligne 9 ne circule pas pendant les vacances scolaires.\n"
            "Ne pas annoncer de date pour la navette du marché."
        )
        slide = add_slide(presentation, presentations.TITLED, "Tarifs et fréquentation")
        rows = [
            ("Titre", "2024", "2025"),
            ("Ticket à l'unité", "1,40 €", "1,50 €"),
            ("Abonnement", "28 €", "29 €"),
        ]
        add_table(slide, rows, top=5)
        data = CategoryChartData()
        data.categories = ["2022", "2023"]
        data.add_series("Voyages (milliers)", (812, 934.5))
        slide.shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, Cm(1), Cm(10), Cm(12), Cm(7), data)
        slide = add_slide(presentation, presentations.BLANK)
        add_box(slide, "Vos questions : transports@vauclair.example", left=13, top=3.2, height=4)
        steps = add_box(
            slide, "Pour obtenir la carte :", "remplir le formulaire", "joindre une photo", top=3, height=4
        )
        for paragraph in steps.paragraphs[1:]:
            set_bullet(paragraph, '<a:buAutoNum type="arabicPeriod"/>')

    return presentations.saved(build)


def flood_plan() -> bytes:
    """Shapes out of order, nested lists, a table, a footer, notes."""
    places = [
        ("Quartier", "Point de ralliement"),
        ("Les Tanneries", "gymnase Pasteur"),
        ("Le Port", "salle des fêtes"),
    ]
    listed = presentations.bullets(
        p("couper le gaz et l'électricité ;"),
        p("monter à l'étage avec :")
        + presentations.bullets(p("une radio à piles,"), p("de l'eau potable ;")),
        p("attendre les consignes."),
    )
    return presentations.odp(
        [
            page(
                frame(p("Plan communal de sauvegarde"), kind="title"),
                frame(p("Volet inondation, version de mars 2025"), kind="subtitle", top=6),
            ),
            page(
                frame(p("Commune de Vauclair"), kind="footer", top=19),
                frame(p("Dès la sirène, chaque foyer doit :") + listed, kind="outline", top=4),
                frame(p("Les gestes à faire"), kind="title"),
                notes=p("Faire écouter le signal : trois fois une minute quarante et une secondes."),
            ),
            page(
                frame(presentations.odf_table(places), top=6),
                frame(p("Où se rendre"), kind="title"),
                frame(p("La cote d'alerte est de 3,20 mètres au pont Neuf."), top=4),
            ),
        ],
        meta="<dc:title>Plan communal de sauvegarde</dc:title><dc:date>2025-03-18T09:00:00</dc:date>"
        "<meta:initial-creator>Mairie de Vauclair</meta:initial-creator>",
    )


def lease_letter() -> bytes:
    """Styles, a list, a merged table, a note, accents by byte and by number, hidden text, a text box."""
    fees = (
        r"\trowd\trhdr\cellx2500\cellx5000\cellx7500\pard\intbl Jardin\cell Surface\cell Redevance\cell\row"
        r"\trowd\clvmgf\cellx2500\cellx5000\cellx7500\pard\intbl Les Pr\'e9s\cell 80 m\'b2\cell 42 \'80\cell"
        r"\row"
        r"\trowd\clvmrg\cellx2500\cellx5000\cellx7500\pard\intbl\cell 120 m\'b2\cell 60 \'80\cell\row\pard "
    )
    return rtfs.rtf(
        r"{\header Ville de Vauclair}\pard\plain\s10 R\'e8glement des jardins familiaux\par",
        rtfs.heading("Attribution", 1),
        r"\pard Les parcelles sont attribu\'e9es par ordre d\u8217\'92inscription{\super\chftn}{\footnote"
        r"\pard{\super\chftn} D\'e9lib\'e9ration du 12 f\'e9vrier 2024.\par}, {\v brouillon }aux "
        r"habitants de la commune. "
        r"{\shp{\*\shpinst{\shptxt\pard Permanence : le mercredi de 14 h \'e0 17 h.\par}}}\par ",
        rtfs.paragraph("Le jardinier s'engage :"),
        *map(
            rtfs.bullet,
            ("à cultiver toute l'année ;", "à ne pas brûler de déchets ;", "à fermer le portail."),
        ),
        rtfs.heading("Redevances", 2),
        fees,
        rtfs.paragraph("La redevance est due avant le 31 mars. Le cœur du règlement ne change pas."),
        information=r"{\title R\'e8glement des jardins}{\author Anne Dupr\'e9}{\creatim\yr2024\mo2\dy20}",
    )


def works_message() -> bytes:
    """A quoted answer, an attachment that is read, one that is not, a picture left out."""
    made = message(
        "Bonjour,\n\nLes travaux de la rue des Lavandières commencent lundi 16 septembre et durent trois "
        "semaines.\nLa circulation est déviée par le quai.\n\nPour les riverains :\n\n- les garages restent "
        "accessibles avant 8 heures ;\n- la collecte du verre est suspendue.\n\nBien à vous,\nAnne Dupré\n\n"
        "Le 4 septembre 2024, Jean Roy a écrit :\n> Quand les travaux débutent-ils ?\n> Les garages "
        "seront-ils fermés ?\n",
        To="Jean Roy <jean.roy@exemple.fr>, riverains@exemple.fr",
        Cc="voirie@exemple.fr",
        Subject="Travaux rue des Lavandières : calendrier et déviation",
        Date="Thu, 05 Sep 2024 17:45:00 +0200",
    )
    for data, kind, name in (
        (lease_letter(), "application/rtf", "règlement.rtf"),
        (b"PK\x05\x06" + bytes(18), "application/zip", "plans.zip"),
    ):
        main, sub = kind.split("/")
        made.add_attachment(data, maintype=main, subtype=sub, filename=name)
    made.add_attachment(
        b"\x89PNG\r\n", maintype="image", subtype="png", filename="logo.png", disposition="inline"
    )
    made.set_boundary("=-partie-=")
    return made.as_bytes()


def fountain_book() -> bytes:
    """Two chapters, a note, a table of contents that is not repeated."""
    return books.epub(
        [
            "<h1>La fontaine et son réseau</h1><p>Une fontaine de village reçoit l'eau d'un captage situé en "
            "amont<a epub:type='noteref' href='#n1'><sup>1</sup></a>. Son débit se mesure au seau et à la "
            "montre.</p>"
            "<h2>Mesurer le débit</h2><p>Il faut :</p><ol><li>vider le bassin,</li><li>compter les secondes "
            "qu'un seau de dix litres met à se remplir.</li></ol>"
            "<aside epub:type='footnote' id='n1'><p>1. Le captage est parfois à plusieurs kilomètres.</p>"
            "</aside>",
            "<h1>L'entretien</h1><table><tr><th>Geste</th><th>Fréquence</th></tr><tr>"
            "<td>Brosser la vasque</td><td>chaque mois</td></tr>"
            "<tr><td>Vérifier la crépine</td><td>deux fois par an</td></tr></table>"
            "<p>L'eau stagnante verdit en moins de dix jours.</p>",
        ]
    )
