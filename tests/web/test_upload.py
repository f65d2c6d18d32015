"""Documents added from the page are answered from at once; those refused are named, with the reason."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from selenium.webdriver import Chrome
from selenium.webdriver.common.keys import Keys

from index.types import Encoder
from service.cli.ingest import DESCRIPTION
from service.settings import Settings
from tests.web.browsing import Page
from tests.web.conftest import fresh_tab, served
from tests.web.test_layout import OVERFLOW


@pytest.fixture
def empty(driver: Chrome, tmp_path: Path, encoder: Encoder) -> Iterator[Page]:
    """The chat of a service that holds no document yet."""
    with served(Settings(data=tmp_path / "data"), encoder) as origin:
        for page in fresh_tab(driver, origin):
            page.open("/")
            page.wait("#documents > *")
            yield page


def test_an_empty_base_says_how_to_add_documents(empty: Page) -> None:
    assert "sourcier ingest DOSSIER" in empty.text("#documents .notice")
    # In the sentence, and not a line of its own.
    assert empty.script("return getComputedStyle(document.querySelector('.notice code')).display") == "inline"


def test_an_added_document_answers(empty: Page, tmp_path: Path) -> None:
    note = tmp_path / "horaires.txt"
    note.write_text("La piscine municipale ouvre à sept heures trente le mercredi.\n", encoding="utf-8")
    choose(empty, note)

    assert empty.text("#upload-status.notice:not(.error)").startswith("Ajout")
    assert empty.text(".documents summary") == "1\u00a0document consultable"
    empty.script("document.getElementById('question').focus()")
    empty.ask("À quelle heure ouvre la piscine municipale le mercredi ?")
    assert "sept heures trente" in empty.text(".quote")


def test_a_refused_document_is_named_with_the_reason(empty: Page, tmp_path: Path) -> None:
    nothing = tmp_path / "vide.pdf"
    nothing.write_bytes(b"")
    choose(empty, nothing)

    message = empty.text("#upload-status.error")
    assert "vide.pdf" in message
    assert len(message) > len("vide.pdf")


def test_a_refusal_is_dismissed_by_keyboard(empty: Page, tmp_path: Path) -> None:
    nothing, note = tmp_path / "vide.pdf", tmp_path / "horaires.txt"
    nothing.write_bytes(b"")
    note.write_text("La piscine ouvre à sept heures.\n", encoding="utf-8")
    empty.resize(320, 700)
    choose(empty, nothing)

    assert empty.text("#upload-status.error button") == "Fermer"
    assert empty.script(OVERFLOW) == 0
    focused = "return document.activeElement.textContent"
    empty.until(lambda: empty.script(focused) == "Ajouter des documents" or None, "the end of the upload")
    empty.press(Keys.TAB)
    empty.press(Keys.ENTER)
    assert empty.script("return document.querySelector('#upload-status').checkVisibility()") is False
    assert empty.script(focused) == "Ajouter des documents"

    choose(empty, note)
    empty.wait("#upload-status:not([hidden], .error) button")


def test_what_was_added_is_told_beside_what_was_refused(empty: Page, tmp_path: Path) -> None:
    nothing, note = tmp_path / "vide.pdf", tmp_path / "horaires.txt"
    nothing.write_bytes(b"")
    note.write_text("La piscine ouvre à sept heures.\n", encoding="utf-8")
    choose(empty, note, nothing)

    told = "1\u00a0document ajouté. 1 fichier n’a pas pu être ajouté. «\u00a0vide.pdf\u00a0»"
    assert empty.text("#upload-status.error").startswith(told)
    assert empty.text(".documents summary") == "1\u00a0document consultable"


def test_the_dialogue_proposes_every_format_that_is_read(empty: Page) -> None:
    proposed = empty.wait("input[type=file]").get_attribute("accept") or ""
    formats = DESCRIPTION.partition("Formats :")[2].partition(". ")[0]

    assert set(re.findall(r"\.[a-z]+", formats)) <= set(proposed.split(","))


def test_a_refused_document_stays_listed_with_the_reason(empty: Page, tmp_path: Path) -> None:
    false = tmp_path / "<b>faux.pdf"
    false.write_text("Ceci n'est pas un PDF.", encoding="utf-8")
    choose(empty, false)
    empty.wait("#upload-status.error")

    assert empty.text(".failures summary") == "1\u00a0fichier illisible"
    assert empty.texts(".failures li bdi") == [
        "<b>faux.pdf",
        "Le fichier porte l’extension «\u00a0.pdf\u00a0» mais n’est pas un document PDF.",
    ]
    assert "sourcier ingest DOSSIER" in empty.text("#documents .notice")  # the base is still empty
    empty.open("/")
    assert empty.text(".failures summary") == "1\u00a0fichier illisible"


def choose(page: Page, *files: Path) -> None:
    """Pick files, which a keyboard can only do through a dialogue of the system."""
    page.wait("input[type=file]")
    page.all("input[type=file]")[0].send_keys("\n".join(map(str, files)))
