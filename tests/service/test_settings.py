from pathlib import Path

import pytest

from service.errors import SettingsError
from service.settings import Settings, load_settings


def test_the_command_line_has_the_last_word(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCIER_PORT", "9000")
    monkeypatch.setenv("SOURCIER_HOST", "[::1]")

    assert load_settings(port=None).port == 9000
    assert load_settings(port=9001).port == 9001
    assert load_settings().origin == "http://[::1]:9000"


def test_data_lies_where_the_system_wants_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", "/srv/share")
    assert Settings().data == Path("/srv/share/sourcier")
    monkeypatch.delenv("XDG_DATA_HOME")
    monkeypatch.setenv("HOME", "/home/moi")
    assert Settings().data == Path("/home/moi/.local/share/sourcier")


@pytest.mark.parametrize(
    ("host", "loopback"),
    [
        ("127.0.0.1", True), ("127.1.2.3", True), ("localhost", True), ("LOCALHOST", True), ("::1", True),
        ("0.0.0.0", False), ("::", False), ("192.168.1.2", False), ("intranet.example", False), ("", False),
    ],
)  # fmt: skip
def test_what_only_this_machine_can_reach(host: str, loopback: bool) -> None:
    assert Settings(host=host).loopback is loopback


@pytest.mark.parametrize("given", ["sourcier", "/sourcier", "sourcier/", "//sourcier//"])
def test_a_prefix_has_one_leading_slash(given: str) -> None:
    assert Settings(root_path=given).root_path == "/sourcier"
    assert Settings(root_path="/").root_path == ""


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("SOURCIER_PORT", "abc"),
        ("SOURCIER_PORT", "70000"),
        ("SOURCIER_UPLOAD_LIMIT", "0"),
        ("SOURCIER_TOKEN", "court"),
    ],
)
def test_a_refused_setting_is_named(monkeypatch: pytest.MonkeyPatch, variable: str, value: str) -> None:
    monkeypatch.setenv(variable, value)

    with pytest.raises(SettingsError, match=variable) as refused:
        load_settings()
    # A token is never shown, not even a bad one.
    assert (value in str(refused.value)) is (variable != "SOURCIER_TOKEN")
