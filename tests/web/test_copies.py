"""What several documents say alike is shown once, with a way to each of the others."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from selenium.webdriver import Chrome

from index.folder import DataFolder
from index.sync import add_bytes
from index.types import Encoder
from service.settings import Settings
from tests.web.browsing import Page
from tests.web.conftest import fresh_tab, served

SENTENCE = "Les clefs du pavillon se retirent à la loge du gardien, contre signature."


@pytest.fixture
def twice(driver: Chrome, tmp_path: Path, encoder: Encoder) -> Iterator[Page]:
    """A service over two documents that hold the same sentence."""
    for name, date in (("ancien.md", "4 mars 2019"), ("nouveau.md", "8 avril 2024")):
        text = f"# Accès {name[:-3]}\n\nÉdition du {date}\n\n## Clefs\n\n{SENTENCE}\n"
        add_bytes(DataFolder(tmp_path), name, text.encode(), encoder)
    with served(Settings(data=tmp_path), encoder) as origin:
        yield from fresh_tab(driver, origin)


def test_the_other_document_is_named_under_the_passage_and_opens(twice: Page) -> None:
    twice.open("/")
    twice.wait(".documents")
    twice.ask("Où se retirent les clefs du pavillon ?")

    assert sum(SENTENCE in quote for quote in twice.texts(".citation .quote")) == 1
    assert twice.texts(".copies") == ["Aussi dans\u00a0: Accès ancien (4\u00a0mars 2019)"]

    twice.all(".copies a")[0].click()
    assert SENTENCE in twice.text("#passage")
