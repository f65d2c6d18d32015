import json

import pytest

from index.models.prompts import Prompts, find_prompts


@pytest.mark.parametrize(
    ("name", "prompts"),
    [
        ("intfloat/multilingual-e5-small", Prompts("query: ", "passage: ")),
        ("multilingual-e5-base", Prompts("query: ", "passage: ")),
        ("e5-base-v2", Prompts("query: ", "passage: ")),
        ("OrdalieTech/Solon-embeddings-large-0.1", Prompts("query : ", "")),
        ("BAAI/bge-m3", Prompts("", "")),
        ("BAAI/bge-small-en-v1.5", Prompts("Represent this sentence for searching relevant passages: ", "")),
        ("all-MiniLM-L6-v2", Prompts("", "")),
    ],
)
def test_families(tmp_path, name, prompts):
    assert find_prompts(name, tmp_path) == prompts


def test_an_instructed_model_gets_its_instruction(tmp_path):
    prompts = find_prompts("intfloat/multilingual-e5-large-instruct", tmp_path)
    assert prompts.query.startswith("Instruct: ")
    assert prompts.passage == ""


@pytest.mark.parametrize("side", ["passage", "document"])
def test_what_the_folder_says_comes_first(tmp_path, side):
    configuration = {"prompts": {"query": "Q : ", side: "P : "}}
    (tmp_path / "config_sentence_transformers.json").write_text(json.dumps(configuration))
    assert find_prompts("multilingual-e5-small", tmp_path) == Prompts("Q : ", "P : ")


def test_empty_prompts_in_the_folder_leave_the_family_its_own(tmp_path):
    (tmp_path / "config_sentence_transformers.json").write_text('{"prompts": {"query": "", "document": ""}}')
    assert find_prompts("multilingual-e5-small", tmp_path) == Prompts("query: ", "passage: ")
