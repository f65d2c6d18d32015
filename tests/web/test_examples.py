"""The questions proposed on the sample corpus name documents that are in it."""

import re
from importlib.resources import files

from tests.web.browsing import Page


def test_every_example_names_a_document_of_the_sample_corpus() -> None:
    script = (files("service.web") / "static" / "examples.js").read_text(encoding="utf-8")
    named = re.findall(r'source: "([^"]+)"', script)

    assert len(named) == len(re.findall("question: ", script)) >= 3
    assert set(named) <= {file.name for file in (files("service.demo") / "corpus").iterdir()}


def test_none_is_proposed_on_other_documents(chat: Page) -> None:
    assert not chat.all(".example")
