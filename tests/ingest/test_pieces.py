from ingest.chunk import passages
from ingest.readers import read


def test_headings_captions_and_header_rows_introduce_what_follows() -> None:
    text = (
        "# Les cycles\n\nL'agent choisit son cycle de travail chaque année.\n\n"
        "Tableau 1 – Jours de repos selon le cycle\n\n"
        "| Cycle | Jours |\n|---|---|\n| 38 heures | 17 |\n| 39 heures | 22 |\n"
    )
    units = [unit for passage in passages(read(text.encode(), "note.md")) for unit in passage.units]
    introducing = {unit.indexed for unit in units if unit.introduces}
    saying = {unit.indexed for unit in units if not unit.introduces}
    assert introducing >= {"Les cycles", "Tableau 1 – Jours de repos selon le cycle"}
    assert "Cycle ; Jours" in introducing
    assert any("38 heures" in text for text in saying)
    assert "L'agent choisit son cycle de travail chaque année." in saying


def test_a_row_that_ends_early_or_begins_late_keeps_its_columns_names() -> None:
    text = "Site;Adresse;Accès\nMairie;1 place Haute;rampe\nPiscine;3 rue Basse;\n;;escalier\n"
    said = [unit.indexed for passage in passages(read(text.encode(), "sites.csv")) for unit in passage.units]
    assert "Site : Piscine ; Adresse : 3 rue Basse" in said
    assert "Accès : escalier" in said


def test_a_caption_below_its_table_is_quoted_with_its_last_rows() -> None:
    rows = "".join(f"| Salle {number} | {20 + number} places assises |\n" for number in range(8))
    text = f"# Salles\n\n| Salle | Places |\n|---|---|\n{rows}\nTableau 1 – Salles à louer\n\nLe prix suit.\n"
    captioned = [p for p in passages(read(text.encode(), "note.md")) if "Tableau 1" in p.indexed]
    assert len(captioned) == 1
    assert "Salle 7" in captioned[0].indexed
    assert "Le prix suit." not in captioned[0].indexed


def test_a_listing_is_cut_where_its_lines_end_and_nowhere_else() -> None:
    lines = [
        "# Sauvegarde. Chaque nuit. Voir le plan",
        'serveur = "archives". Puis = 4',
        "",
        "  chemin = /srv/partage. Et tous ses dossiers. Sauf un",
        "fin",
    ]
    page = f"<p>La commande. Elle copie tout.</p><pre>\n{chr(10).join(lines)}\n</pre>"
    document = read(page.encode(), "page.html")
    units = [document.text[u.start : u.end] for p in passages(document) for u in p.units]
    assert units == ["La commande.", "Elle copie tout.", *(line.strip() for line in lines if line)]


def test_prose_broken_for_want_of_room_keeps_its_sentences_in_a_listing() -> None:
    prose = (
        "Le conseil a adopté le budget de l'exercice. Il est arrêté\nà 48,6 millions d'euros. La station de"
        " pompage sera refaite\nen deux ans. Les travaux commencent au printemps et seront\nsuivis par"
        " l'agence. Le public sera tenu informé."
    )
    units = passages(read(f"<pre>{prose}</pre>".encode(), "page.html"))[0].units
    assert [unit.indexed for unit in units][1] == "Il est arrêté à 48,6 millions d'euros."


def test_a_sentence_that_a_page_cuts_in_two_knows_what_stands_between() -> None:
    text = (
        "Le programme soutient six projets dans des secteurs variés : automobile et\n\n"
        "¹ Voir le rapport de la mission.\n\nmétallurgie, textile et énergie. Il dure trois ans."
    )
    first, second = passages(read(text.encode(), "note.txt"))[0].units
    assert first.indexed.endswith("automobile et métallurgie, textile et énergie.")
    ((start, end),) = first.gaps
    assert text[start:end].strip() == "¹ Voir le rapport de la mission."
    assert second.gaps == ()


def test_a_sentence_over_a_blank_line_has_no_gap() -> None:
    text = (
        "Le programme soutient six projets dans des secteurs variés : automobile et\n\n"
        "métallurgie, textile et énergie. Il dure trois ans."
    )
    first, _ = passages(read(text.encode(), "note.txt"))[0].units
    assert first.indexed.endswith("automobile et métallurgie, textile et énergie.")
    assert first.gaps == ()
