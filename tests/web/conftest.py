"""One real service over a small base, one real browser; each test gets a fresh tab."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
import uvicorn
from selenium.webdriver import Chrome

from index.folder import DataFolder
from index.models import load_encoder, load_reader
from index.sync import synchronise
from index.types import Encoder
from service.http.app import create_app
from service.settings import Settings
from tests.web import corpus
from tests.web.browsing import Page, installed, start

ROOT_PATH = "/intranet/sourcier"


@pytest.fixture(scope="session")
def encoder() -> Encoder:
    return load_encoder()


@pytest.fixture(scope="session")
def data(tmp_path_factory: pytest.TempPathFactory, encoder: Encoder) -> Path:
    sources = tmp_path_factory.mktemp("sources")
    corpus.write(sources)
    data = tmp_path_factory.mktemp("data")
    report = synchronise(DataFolder(data), [sources], encoder)
    assert len(report.added) == 3
    assert not report.failed
    return data


@pytest.fixture(scope="session")
def origin(data: Path, encoder: Encoder) -> Iterator[str]:
    with served(Settings(data=data), encoder) as origin:
        yield origin


@pytest.fixture(scope="session")
def documents(origin: str) -> dict[str, str]:
    """Document identifiers by source name."""
    listed = httpx.get(f"{origin}/v1/documents").json()["documents"]
    return {document["source"]: document["id"] for document in listed}


@pytest.fixture(scope="session")
def driver() -> Iterator[Chrome]:
    paths = installed()
    if paths is None:
        pytest.skip(
            "les tests de pages demandent chromium et chromedriver (apt-get install chromium chromium-driver)"
        )
    driver = start(*paths)
    yield driver
    driver.quit()


@pytest.fixture
def page(driver: Chrome, origin: str) -> Iterator[Page]:
    yield from fresh_tab(driver, origin)


@pytest.fixture
def chat(page: Page) -> Page:
    """The chat, ready for a first question."""
    page.open("/")
    page.wait(".documents")
    return page


@pytest.fixture
def prefixed(driver: Chrome, data: Path, encoder: Encoder) -> Iterator[Page]:
    """A service published under a prefix by a reverse proxy."""
    with served(Settings(data=data, root_path=ROOT_PATH), encoder) as origin:
        yield from fresh_tab(driver, origin, ROOT_PATH)


@contextmanager
def served(settings: Settings, encoder: Encoder) -> Iterator[str]:
    config = uvicorn.Config(create_app(settings, encoder, load_reader()), port=0, log_level="warning")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        while not server.started:
            assert thread.is_alive(), "the service did not start"
            thread.join(0.05)
        port = server.servers[0].sockets[0].getsockname()[1]
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join()


def fresh_tab(driver: Chrome, origin: str, root: str = "") -> Iterator[Page]:
    """A tab of its own, hence a session storage and a console of its own."""
    first = driver.current_window_handle
    driver.switch_to.new_window("tab")
    for log in ("browser", "performance"):
        driver.get_log(log)  # what earlier tests left
    page = Page(driver, origin, root)
    page.resize(1000, 900)
    yield page
    driver.close()
    driver.switch_to.window(first)
