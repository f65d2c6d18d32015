from pathlib import Path

import pytest

from index.encoders import Answering
from service.encoder import chosen_encoder
from service.settings import load_settings
from tests.toy_weights import write_toy_weights


def test_the_option_comes_before_the_setting_and_both_before_the_base_s_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folders = [tmp_path / name for name in ("option", "réglage")]
    for folder in folders:
        folder.mkdir()
        write_toy_weights(folder)
    option, setting = folders

    monkeypatch.delenv("SOURCIER_ENCODER", raising=False)
    assert isinstance(chosen_encoder(load_settings(encoder=None)), Answering)
    monkeypatch.setenv("SOURCIER_ENCODER", str(setting))
    for given, wanted in ((None, setting), (str(option), option)):
        chosen = chosen_encoder(load_settings(encoder=given), replace_lost=True)
        assert not isinstance(chosen, Answering)
        assert chosen.folder == wanted
