"""What introduces a block, and which items are nested in which."""

from ingest.structure import find_blocks
from ingest.types import BlockKind
from tests.ingest.structure.texts import BODY


def test_a_caption_ends_a_list_however_far_it_is_set_in():
    text = "Il faut :\n\n- un sac ;\n  - léger.\n\n    Tableau 1 : les sacs\n\n  - une corde ;\n\n" + BODY
    *_, last = (block for block in find_blocks(text) if block.kind is BlockKind.LIST_ITEM)
    assert (last.level, last.lead) == (1, None)


def test_items_with_letters_stay_items_though_others_are_nested_under_them():
    text = "Il faut :\n\nA. un sac :\n   - léger ;\nB. une corde :\n   - neuve ;\nC. une lampe.\n\n" + BODY
    blocks = find_blocks(text)
    items = [block for block in blocks if block.kind is BlockKind.LIST_ITEM]
    assert [(block.level, block.lead) for block in items] == [(1, 0), (2, 1), (1, 0), (2, 3), (1, 0)]


def test_items_know_their_lead_in_across_notes_and_their_parent():
    text = "Il faut :\n\n- un sac ;\n  - léger ;\n\n¹ Voir la carte.\n\n- une corde.\n\n- sans lien"
    blocks = find_blocks(text)
    items = [block for block in blocks if block.kind is BlockKind.LIST_ITEM]
    assert [block.lead for block in items] == [0, 1, 0, 0]
    assert [block.level for block in items] == [1, 2, 1, 1]


def test_a_paragraph_set_in_below_an_item_leaves_the_list_as_nested_as_it_was():
    text = "Il faut :\n\n- un sac ;\n\n  - léger ;\n\n  Le sac est prêté.\n\n  - étanche ;\n\n- une corde."
    blocks = find_blocks(text)
    items = [block for block in blocks if block.kind is BlockKind.LIST_ITEM]
    assert [(block.level, block.lead) for block in items] == [(1, 0), (2, 1), (2, 1), (1, 0)]


def test_rows_know_their_header():
    text = f"{BODY}Année\t2020\t2021\nAgents\t12\t14\nÉlus\t7\t7\n\n{BODY}Nom\tPoste\nAnne\tSud"
    blocks = find_blocks(text)
    leads = [(index, block.lead) for index, block in enumerate(blocks) if block.kind is BlockKind.TABLE_ROW]
    assert leads == [(1, None), (2, 1), (3, 1), (5, None), (6, 5)]


def leads(text):
    """What introduces each block that something introduces: their first words."""
    blocks = find_blocks(text)
    words = [text[block.start : block.end].split()[0] for block in blocks]
    return [(words[index], words[block.lead]) for index, block in enumerate(blocks) if block.lead is not None]


def test_what_plain_text_sets_in_below_a_line_left_open_is_introduced_by_it():
    inside = "    Elle décrit le robinet.\n\n    Deux clefs l'ouvrent.\n\n"
    text = f"{BODY}Notice\n\n{inside}{BODY}Lancez la commande\n\n    cp plans /archives\n\n{BODY}"
    assert leads(text) == [("Elle", "Notice"), ("Deux", "Notice"), ("cp", "Lancez")]


def test_what_is_set_in_below_a_sentence_stands_for_itself():
    assert leads(f"{BODY}Lancez la commande.\n\n    cp plans /archives\n\n{BODY}") == []


def test_a_list_goes_on_after_what_is_set_in_below_an_item():
    items = "  * copier :\n\n        cp plans\n\n  * ranger.\n\n    Chaque soir.\n\n  * lire.\n"
    text = f"{BODY}Il faut :\n\n{items}"
    assert [lead for word, lead in leads(text) if word == "*"] == ["Il"] * 3
    assert ("cp", "*") in leads(text)
