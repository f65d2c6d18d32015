"""A real Chromium without a screen, driven as a person would: by keyboard first."""

import json
import shutil
from collections.abc import Callable
from typing import Any, TypeVar
from urllib.parse import urlsplit

from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.ui import WebDriverWait

T = TypeVar("T")

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
PATIENCE = 20
"""Seconds after which a test gives up waiting: it bounds a failure, no test passes or fails on speed."""

_ARGUMENTS = (
    "--headless=new",
    "--no-sandbox",  # Chromium's own sandbox refuses to run as root, as containers do
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-sync",
    "--no-first-run",
    "--force-prefers-reduced-motion",
)


def installed() -> tuple[str, str] | None:
    """Paths of the browser and of its driver, or None when one is missing."""
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    driver = shutil.which("chromedriver")
    return (browser, driver) if browser and driver else None


def start(browser: str, driver: str) -> webdriver.Chrome:
    options = webdriver.ChromeOptions()
    options.binary_location = browser
    for argument in _ARGUMENTS:
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    return webdriver.Chrome(options=options, service=Service(driver))


class Page:
    """One tab on the service at `origin` + `root`."""

    def __init__(self, driver: webdriver.Chrome, origin: str, root: str = "") -> None:
        self.driver = driver
        self.origin = origin
        self.root = root
        self._console: list[str] = []
        self._requests: list[dict[str, Any]] = []

    def open(self, path: str) -> None:
        self.driver.get(f"{self.origin}{self.root}{path}")

    def resize(self, width: int, height: int) -> None:
        size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)

    def all(self, selector: str) -> list[WebElement]:
        return self.driver.find_elements(By.CSS_SELECTOR, selector)

    def wait(self, selector: str) -> WebElement:
        return self.until(lambda: next(iter(self.all(selector)), None), selector)

    def until(self, condition: Callable[[], T | None], what: str) -> T:
        found = WebDriverWait(self.driver, PATIENCE).until(lambda _: condition(), f"jamais vu : {what}")
        assert found is not None
        return found

    def text(self, selector: str) -> str:
        """Text content of the first element, once there is one (the driver's own `text` alters spaces)."""
        self.wait(selector)
        return self.texts(selector)[0]

    def texts(self, selector: str) -> list[str]:
        """Text content, hidden signs included, of each element found."""
        return self.script(
            "return [...document.querySelectorAll(arguments[0])].map((n) => n.textContent)", selector
        )

    def script(self, source: str, *arguments: object) -> Any:
        return self.driver.execute_script(source, *arguments)

    def asynchronous(self, source: str, *arguments: object) -> Any:
        """Run `source`, an async function's body, and wait for what it returns."""
        call = "const done = [...arguments].pop(); run(...arguments).then(done);"
        wrapped = f"const run = async (...given) => {{ {source} }}; {call}"
        return self.driver.execute_async_script(wrapped, *arguments)

    def press(self, *keys: str) -> None:
        """Send keys to whatever has the focus, as a keyboard does."""
        self.driver.switch_to.active_element.send_keys(*keys)

    def ask(self, question: str) -> None:
        """Type a question where the focus is, send it with Enter and wait for what comes of it."""
        before = len(self.all(".turn"))
        self.press(question, Keys.ENTER)
        result = ".citation, .notice"
        self.until(lambda: self.all(f".turn:nth-of-type({before + 1}) :is({result})") or None, result)

    def console(self) -> list[str]:
        """Everything worse than a remark in the console since this page was made."""
        for entry in self.driver.get_log("browser"):
            if entry["level"] in ("WARNING", "SEVERE"):
                self._console.append(entry["message"])
        return self._console

    def requested(self) -> list[str]:
        """Every address asked for over the network since this page was made."""
        return [request["url"] for request in self._sent()]

    def posted(self, path: str) -> list[Any]:
        """The JSON bodies posted to `path` since this page was made."""
        url = f"{self.origin}{self.root}{path}"
        return [json.loads(request["postData"]) for request in self._sent() if request["url"] == url]

    def _sent(self) -> list[dict[str, Any]]:
        for entry in self.driver.get_log("performance"):
            message = json.loads(entry["message"])["message"]
            if message["method"] == "Network.requestWillBeSent":
                self._requests.append(message["params"]["request"])
        return self._requests

    def elsewhere(self) -> list[str]:
        """The addresses among them that are not the service's."""
        home = urlsplit(self.origin).netloc
        return [url for url in self.requested() if urlsplit(url).netloc != home]
