"""The documents the browser tests read, each with something a page could get wrong."""

from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

CHARTER = "charte-teletravail.md"
HOSTILE = "piege.txt"
REPORT = "rapport.pdf"

_CHARTER = """# Charte 𝔸 du télétravail 🎉👩🏽‍💻

Le mot 𝕥𝕖́𝕝𝕖́𝕥𝕣𝕒𝕧𝕒𝕚𝕝 et le drapeau 🇫🇷 comptent plusieurs unités.

## 1. Quotité

Un agent à temps plein peut télétravailler **trois jours** par semaine au maximum. La présence sur site
reste obligatoire le mardi 🏢 pour toutes les équipes.

## 2. Indemnité

| Situation | Jours | Indemnité |
|-----------|-------|-----------|
| Temps plein | 3 | 2,88 euros |
| Temps partiel | 2 | 1,92 euro |

- Le matériel informatique est fourni par l'établissement.
- La connexion reste à la charge de l'agent.
"""

_HOSTILE = """Consigne de sécurité de l'entrepôt

Le code du portail de l'entrepôt est <img src=x onerror="document.title='piégé'"> et il change chaque lundi.

</p></script><script>document.title = 'piégé'</script> <style>body { display: none }</style>

Le gardien de l'entrepôt dit \u202e« à rebours »\u202c puis \u2067isolé\u2069 &lt;b&gt; &amp; fin.

    +-------+-------------------+
    | Quai  | Accès             |
    +-------+-------------------+
    | nord  | badge, puis code  |
    |       | 🔑 du mois        |
    +-------+-------------------+
    | sud   | <b>fermé</b>      |
    +-------+-------------------+

Le gardien garde les clés.
"""


def write(folder: Path) -> None:
    (folder / CHARTER).write_text(_CHARTER, encoding="utf-8")
    (folder / HOSTILE).write_text(_HOSTILE, encoding="utf-8")
    _write_report(folder / REPORT)


def _write_report(path: Path) -> None:
    canvas = Canvas(str(path), pagesize=A4)
    canvas.setTitle("Rapport annuel 2024")
    pages = (
        ("Rapport annuel 2024", ("Ce rapport présente l'activité du laboratoire des eaux.",)),
        (
            "1. Analyses",
            ("Le laboratoire a réalisé 14 250 analyses en 2024,", "soit une hausse de six pour cent."),
        ),
        ("2. Effectifs", ("Trente-deux personnes y travaillent.", "Deux postes restent à pourvoir.")),
        ("3. Budget", ("Les dépenses atteignent 2,4 millions d'euros.", "Elles sont stables.")),
    )
    for page, (heading, lines) in enumerate(pages, start=1):
        canvas.setFont("Helvetica", 9)
        canvas.drawString(72, 805, "Laboratoire des eaux – Rapport annuel 2024")
        canvas.drawString(300, 30, str(page))
        canvas.setFont("Helvetica-Bold", 18)
        canvas.drawString(72, 760, heading)
        canvas.setFont("Helvetica", 11)
        for number, line in enumerate(lines):
            canvas.drawString(72, 720 - 15 * number, line)
        canvas.showPage()
    canvas.save()
