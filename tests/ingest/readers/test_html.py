"""Web pages: what they are about, not what surrounds it."""

import pytest

from ingest.errors import DamagedFileError
from ingest.readers import read
from ingest.types import BlockKind, Document
from tests.ingest.invariants import check_document


def html(body: str, head: str = "", encoding: str = "utf-8") -> Document:
    head = f"<meta charset='{encoding}'>{head}"
    page = f"<!DOCTYPE html><html lang='fr'><head>{head}</head><body>{body}</body></html>"
    document = read(page.encode(encoding), "page.html")
    check_document(document)
    return document


def blocks(document: Document) -> list[tuple[str, str]]:
    return [(block.kind.value, document.text[block.start : block.end]) for block in document.blocks]


def test_one_line_a_block() -> None:
    document = html("<h1>Congés</h1><p>Un  agent\n a <b>25</b> jours.</p><p>Il les demande.</p>")
    assert document.text == "Congés\nUn agent a 25 jours.\nIl les demande."


def test_menus_and_scripts_are_left_out() -> None:
    document = html(
        "<header><a href='/'>Accueil</a></header><nav>Menu</nav><script>var x</script><style>p{}</style>"
        "<p>Le texte.</p><aside>À voir</aside><form><label>Chercher</label><input></form>"
        "<p hidden>caché</p><p style='display: none'>caché</p>"
        "<div role='navigation'>Fil</div><footer>Pied</footer>"
    )
    assert document.text == "Le texte."


@pytest.mark.parametrize(
    "links",
    [
        "<ul><li><a accesskey='p' href='a.html'><b>Précédent</b></a></li>"
        "<li><a accesskey='u' href='#'>Niveau supérieur</a></li></ul>",
        "<p><a rel='prev' href='a.html'>Précédent</a> | <a rel='nofollow next' href='c.html'>Suivant</a></p>",
        "<div><span>[<a href='c.html'>Chapitre suivant</a>]</span></div>",
        "<div><p><a rel='up' href='.'>Haut</a></p><hr><p><a href='c.html'>Suivant</a></p></div>",
        "<ul><li><a href='a.html'>Précédent</a></li><li>Le guide\n des sources</li>"
        "<li><a href='c.html'>Suivant</a></li></ul>",
    ],
)
def test_links_from_page_to_page_are_left_out(links: str) -> None:
    head = (
        "<link rel='prev' href='a.html'><link rel='next' href='c.html'>"
        "<link rel='home' href='index.html' title='Le guide des sources'>"
        "<link rel='stylesheet' href='style.css'>"
    )
    assert html(f"{links}<p>Le texte.</p>{links}", head).text == "Le texte."


def test_links_that_the_text_speaks_of_are_kept() -> None:
    document = html(
        "<p>Voir la <a rel='next' href='c.html'>suite</a>.</p>"
        "<ul><li><a href='c.html'>Suite</a></li><li><a href='d.html'>Formulaire</a></li></ul>"
        "<ul><li><a href='c.html'>Suite</a></li><li>Annexe</li></ul><ul><li>Le guide</li></ul>",
        "<link rel='next' href='c.html'><link rel='home' href='index.html' title='Le guide'>",
    )
    assert document.text == "Voir la suite.\n• Suite\n• Formulaire\n• Suite\n• Annexe\n• Le guide"


def test_headers_footers_and_contents_that_libreoffice_saves_are_known() -> None:
    document = html(
        "<div title='header'><p>Agence des sources</p></div>"
        "<div id='Table of Contents1' dir='ltr'><div id='Table of Contents1_Head'><p>Sommaire</p></div>"
        "<p><a href='#a'>Conditions</a> 3</p></div><p>Le texte.</p><div title='footer'><p>Page 1</p></div>"
    )
    assert blocks(document) == [
        ("table_of_contents", "Sommaire"),
        ("table_of_contents", "Conditions 3"),
        ("paragraph", "Le texte."),
    ]


@pytest.mark.parametrize(
    ("attributes", "numbers"),
    [
        ("", ["1.", "5.", "6."]),
        ("start='3'", ["3.", "5.", "6."]),
        ("start='x'", ["1.", "5.", "6."]),
        ("type='a'", ["a.", "e.", "f."]),
        ("type='I' start='3'", ["III.", "V.", "VI."]),
        ("style='list-style-type: upper-latin'", ["A.", "E.", "F."]),
        ("type='a' style='list-style: inside decimal-leading-zero'", ["01.", "05.", "06."]),
    ],
)
def test_ordered_lists_are_numbered_as_shown(attributes: str, numbers: list[str]) -> None:
    document = html(f"<ol {attributes}><li>x</li><li value='5'>x</li><li>x</li></ol>")
    assert [text.split()[0] for _, text in blocks(document)] == numbers


def test_what_is_struck_out_is_left_out() -> None:
    document = html(
        "<p>Le délai est de <del>quarante jours</del><ins>trente jours</ins>, soit <s>dix</s> "
        "<strike>onze</strike> douze mois.</p><del><p>Abrogé.</p></del>"
        "<table><tr><th>Salle</th><th>Prix</th></tr><tr><td>Bleue</td><td><s>12 €</s> 15 €</td></tr></table>"
    )
    assert document.text == "Le délai est de trente jours, soit douze mois.\nSalle\tPrix\nBleue\t15 €"


@pytest.mark.parametrize("tag", ["main", "div role='main'", "article"])
def test_the_main_element_alone_is_read(tag: str) -> None:
    document = html(
        f"<div>Bandeau</div><{tag}><header><h1>Titre</h1></header><p>Texte.</p></{tag.split()[0]}><div>Bas</div>"
    )
    assert document.text == "Titre\nTexte."


def test_several_articles_are_all_read() -> None:
    assert html("<article>Un</article><article>Deux</article>").text == "Un\nDeux"


def test_a_form_that_wraps_the_page_is_read() -> None:
    assert html("<form><input><h2>Titre</h2><p>Texte.</p></form>").text == "Titre\nTexte."


def test_headings_and_levels() -> None:
    document = html("<h1>Guide</h1><h2>Un</h2><h3>Un un</h3><h2>Deux</h2>")
    assert [(b.kind.value, b.level) for b in document.blocks] == [
        ("title", 0),
        ("heading", 1),
        ("heading", 2),
        ("heading", 1),
    ]


def test_lists_with_their_lead_in_and_nesting() -> None:
    document = html(
        "<p>Il faut :</p><ul><li>un badge<ul><li>bleu</ul><li>un <i>code</i></ul><ol start=3><li>c<li>d</ol>"
    )
    found = [(b.level, b.lead, document.text[b.start : b.end]) for b in document.blocks[1:]]
    assert found == [
        (1, 0, "• un badge"),
        (2, 1, "• bleu"),
        (1, 0, "• un code"),
        (1, None, "3. c"),
        (1, None, "4. d"),
    ]


def test_tables_row_by_row_with_their_header() -> None:
    document = html(
        "<table><caption>Frais</caption><thead><tr><th>Ville<th>Nuit<th>Repas</thead>"
        "<tr><td>Paris<br>centre<td>110&nbsp;€<td>20&nbsp;€<tr><td>Lyon<td colspan=2>90&nbsp;€</table>"
    )
    assert blocks(document) == [
        ("caption", "Frais"),
        ("table_row", "Ville\tNuit\tRepas"),
        ("table_row", "Paris centre\t110\xa0€\t20\xa0€"),
        ("table_row", "Lyon\t90\xa0€"),
    ]
    assert [block.lead for block in document.blocks] == [None, None, 1, 1]


def test_an_empty_corner_keeps_the_columns_in_place() -> None:
    document = html("<table><tr><th><th>2023<th>2024<tr><td>Nord<td>1<td>2</table>")
    assert document.text == "\t2023\t2024\nNord\t1\t2"
    assert blocks(document)[0] == ("table_row", "2023\t2024")


def test_a_cell_that_spans_rows_is_in_each_of_them() -> None:
    document = html("<table><tr><th>A<th>B<tr><td rowspan=3>x<td>1<tr><td>2<tr><td>3</table>")
    assert document.text.split("\n")[1:] == ["x\t1", "x\t2", "x\t3"]


def test_absurd_spans_are_harmless() -> None:
    document = html("<table><tr><td rowspan=999999999999>a<td colspan=999999>b<tr><td>c<td>d</table>")
    assert "a" in document.text
    assert len(document.text) < 10_000


def test_a_layout_table_is_read_as_text() -> None:
    document = html("<table><tr><td><h2>Menu du jour</h2><p>Soupe</p><td><p>Autre colonne</p></table>")
    assert BlockKind.TABLE_ROW not in {block.kind for block in document.blocks}


def test_definitions_follow_their_term() -> None:
    document = html("<dl><dt>RTT<dd>Réduction du temps de travail<dt>CET<dd>Compte épargne-temps</dl>")
    assert [(b.kind.value, b.lead) for b in document.blocks] == [
        ("paragraph", None),
        ("list_item", 0),
        ("paragraph", None),
        ("list_item", 2),
    ]


def test_a_folded_answer_stands_under_its_question() -> None:
    document = html(
        "<h2>Badge</h2><details><summary>Et s'il est perdu ?</summary>Prévenez l'accueil.</details>"
    )
    assert blocks(document)[-2:] == [("heading", "Et s'il est perdu ?"), ("paragraph", "Prévenez l'accueil.")]


def test_links_into_the_page_are_its_table_of_contents() -> None:
    document = html(
        "<ul><li><a href='#a'>Un</a><li><a href='#b'>Deux</a></ul>"
        "<h2 id=a>Un</h2><p>Texte.</p><h2 id=b>Deux</h2>"
        "<ul><li><a href='/x'>Page x</a><li><a href='/y'>Page y</a></ul>"
    )
    assert [block.kind for block in document.blocks[:2]] == [BlockKind.TABLE_OF_CONTENTS] * 2
    assert [block.kind for block in document.blocks[-2:]] == [BlockKind.LIST_ITEM] * 2


def test_note_calls_do_not_change_numbers() -> None:
    assert (
        html("<p>en 2021<sup>1</sup>, 5<sup>e</sup> rang, 12 m<sup>2</sup></p>").text
        == "en 2021¹, 5e rang, 12 m²"
    )


def test_line_breaks_stay_in_their_paragraph() -> None:
    document = html("<p>3, quai des Lavandières<br> Montclair</p>")
    assert blocks(document) == [("paragraph", "3, quai des Lavandières\nMontclair")]


def test_markup_shown_as_text_stays_text() -> None:
    assert (
        html("<p>&lt;script&gt;alert(1)&lt;/script&gt; &amp; co</p>").text == "<script>alert(1)</script> & co"
    )


@pytest.mark.parametrize("encoding", ["utf-8", "iso-8859-15", "windows-1252", "macroman"])
def test_declared_encodings(encoding: str) -> None:
    assert (
        html("<p>L’œuvre coûte cher</p>".replace("œ", "oe").replace("’", "'"), encoding=encoding).text
        == "L'oeuvre coûte cher"
    )


def test_latin_1_means_windows_1252() -> None:
    page = (
        "<html><meta http-equiv=Content-Type content='text/html; charset=iso-8859-1'><p>l’œuvre – 5 €</html>"
    )
    assert read(page.encode("cp1252"), "a.html").text == "l’œuvre – 5 €"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig"])
def test_a_byte_order_mark_wins(encoding: str) -> None:
    page = "<html><head><meta charset='iso-8859-1'></head><body><p>L’été</body></html>"
    assert read(page.encode(encoding), "a.html").text == "L’été"


def test_a_wrong_declaration_is_put_right() -> None:
    assert read("<html><meta charset=utf-8><p>été</html>".encode("cp1252"), "a.html").text == "été"


def test_metadata() -> None:
    head = (
        "<title>Congés | Intranet</title><meta property='og:title' content='Les congés'>"
        "<meta name='author' content='DRH'><meta name='DCTERMS.date' content='2025-03-02T10:00:00Z'>"
    )
    metadata = html("<p>Texte.</p>", head).metadata
    assert (metadata.title, metadata.date, metadata.authors) == ("Les congés", "2025-03-02", ("DRH",))
    assert html("<h1>Les congés bonifiés</h1>", head).metadata.title == "Les congés bonifiés"


def test_a_declared_date_is_the_first_that_is_one() -> None:
    head = "<meta name='dcterms.date' content='bientôt'><meta name='date' content='le 12 mars 2024'>"
    assert html("<p>Texte du 3 mai 2021.</p>", head).metadata.date == "2024-03-12"


def test_elements_nested_too_deep_are_refused_rather_than_lost() -> None:
    with pytest.raises(DamagedFileError, match="imbriqués"):
        html("<div>" * 5_000 + "fond" + "</div>" * 5_000 + "<p>après</p>")
    assert html("<div>" * 150 + "fond" + "</div>" * 150 + "<p>après</p>").text == "fond\naprès"


def test_navigation_is_told_by_its_class_too() -> None:
    document = html(
        "<div class='navheader'><table><tr><td>Précédent<td>Suivant</table></div>"
        "<p>La piscine ferme à midi.</p><div class='breadcrumb'>Accueil &gt; Sports</div>"
    )
    assert document.text == "La piscine ferme à midi."


def test_a_table_that_lays_out_a_picture_beside_a_warning_is_text() -> None:
    document = html(
        "<table><tr><td rowspan=2><img alt='!'><th>Attention</tr><tr><td><p>Le portail est fermé.</p></table>"
    )
    assert blocks(document) == [("paragraph", "Attention"), ("paragraph", "Le portail est fermé.")]


def test_a_marked_table_of_contents_is_one_whatever_it_is_made_of() -> None:
    document = html(
        "<h1>Guide</h1><div class='toc'><p>Table</p><dl><dt><a href='g#a'>Un</a><dd><dl>"
        "<dt><a href='#b'>Un bis</a></dl></dl></div><div role='doc-toc'><h2>Plan</h2><ol><li>Deux</ol></div>"
        "<h2 id=a>Un</h2><p>Non.</p>"
    )
    assert {kind for kind, _ in blocks(document)[1:6]} == {"table_of_contents"}
    assert blocks(document)[6:] == [("heading", "Un"), ("paragraph", "Non.")]
    assert all(block.lead is None for block in document.blocks)


def test_a_book_on_one_page_is_no_table_of_contents_though_sphinx_marks_it_as_one() -> None:
    document = html(
        "<h1>Guide</h1><div class='toctree-wrapper'><section><h2>Un</h2>"
        "<p>Le portail ouvre à huit heures, voir <a href='#deux'>Deux</a>.</p></section></div>"
    )
    assert blocks(document)[1:] == [
        ("heading", "Un"),
        ("paragraph", "Le portail ouvre à huit heures, voir Deux."),
    ]


@pytest.mark.parametrize(
    "notes",
    [
        "<div class='footnotes'><div class='footnote'><p><sup>[1]</sup> Sauf le lundi.</p></div></div>",
        "<section class='footnotes' role='doc-endnotes'><hr><ol><li>Sauf le lundi."
        " <a href='#r1'>↩</a></ol></section>",
        "<aside class='footnote'><span>[1]</span><p>Sauf le lundi.</p></aside>",
        "<div id='sdfootnote1'><p><a class='sdfootnotesym' href='#s1anc'>1</a>Sauf le lundi.</p></div>",
    ],
)
def test_notes_as_programs_mark_them(notes: str) -> None:
    found = blocks(html(f"<p>Ouvert tous les jours.</p>{notes}"))
    assert {kind for kind, _ in found[1:]} == {"footnote"}
    assert found[-1][1].endswith("Sauf le lundi.")


def test_the_number_of_a_note_of_libreoffice_is_raised() -> None:
    note = "<div id='sdendnote1'><p><a class='sdendnotesym' href='#s1anc'>2</a>Sauf le lundi.</p></div>"
    assert blocks(html(note)) == [("footnote", "²Sauf le lundi.")]


def test_signs_to_click_on_are_no_text() -> None:
    document = html("<h1>Bail<a href='#bail'>¶</a></h1><p>Voir <a href='#a'>le prix</a>.</p>")
    assert document.text == "Bail\nVoir le prix."
    assert document.metadata.title == "Bail"


def test_a_page_may_begin_at_any_level() -> None:
    document = html("<h2>Le marché</h2><h3>Jours</h3><h4>Été</h4><h3>Places</h3>")
    assert [(b.kind.value, b.level) for b in document.blocks] == [
        ("title", 0),
        ("heading", 1),
        ("heading", 2),
        ("heading", 1),
    ]
