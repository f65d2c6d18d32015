"""What is decided before anything changes; no file is touched here."""

from contextlib import closing
from dataclasses import dataclass, replace

import pytest

from index.errors import EmptyFolderError, ManyRemovalsError
from index.sync.arrivals import Arrivals
from index.sync.compare import compare
from index.sync.plan import Plan, ToRead, make_plan
from index.sync.scan import FoundFile, Scan
from index.types import KnownSource, Source
from ingest.errors import OcrMissingError

ROOT = "/partage"


def at(name: str, root: str = ROOT) -> Source:
    return Source(root, name)


def plan(
    files: dict[str, str],
    known: dict[str, str] | None = None,
    *,
    failures: dict[str, tuple[str, str]] | None = None,
    elsewhere: dict[Source, str] | None = None,
    gone: frozenset[Source] = frozenset(),
    unlisted: tuple[str, ...] = (),
    unfinished: frozenset[str] = frozenset(),
    confirm_removal: bool = True,
) -> Plan:
    """`files` and `known`: version by name; every known version is a document whose id is « d » + version.

    `read` of the plan holds its arrivals, too.
    """
    found = [
        FoundFile(at(name), f"{ROOT}/{name}", version, "Illisible." if not version else None)
        for name, version in files.items()
    ]
    found += [FoundFile(at(name), f"{ROOT}/{name}", "", "Fermé.", hidden=name) for name in unlisted]
    leads = {at(name): f"d{version}" for name, version in (known or {}).items()}
    leads |= {source: f"d{version}" for source, version in (elsewhere or {}).items()}
    store = InMemory(leads, {at(name): failure for name, failure in (failures or {}).items()}, unfinished)
    scan = Scan(sorted(found, key=lambda file: file.source), frozenset({ROOT}))
    with closing(Arrivals()) as arrivals:
        made = make_plan(
            compare(scan, store, arrivals),
            store,
            "default",
            is_gone=gone.__contains__,
            confirm_removal=confirm_removal,
        )
        return replace(made, read=tuple(made.contents()))


@dataclass(frozen=True)
class InMemory:
    """A store whose documents are named after their versions."""

    leads: dict[Source, str]
    failures: dict[Source, tuple[str, str]]
    unfinished: frozenset[str]

    def sources(self) -> list[KnownSource]:
        return [
            KnownSource(source, document, document[1:]) for source, document in sorted(self.leads.items())
        ]

    def document_at(self, source: Source) -> str | None:
        return self.leads.get(source)

    def document_of(self, version: str) -> str | None:
        return f"d{version}" if f"d{version}" in self.leads.values() else None

    def version_of(self, document: str) -> str:
        return document[1:]

    def sources_of(self, document: str) -> list[Source]:
        return sorted(source for source, led_to in self.leads.items() if led_to == document)

    def count(self) -> int:
        return len(set(self.leads.values()))


def to_read(version: str, *names: str, replaces: str | None = None) -> ToRead:
    return ToRead(version, f"{ROOT}/{names[0]}", tuple(map(at, names)), replaces)


def test_a_new_file_is_read() -> None:
    assert plan({"a": "1"}).read == (to_read("1", "a"),)


def test_identical_new_files_are_one_document() -> None:
    assert plan({"a": "1", "b": "1"}).read == (to_read("1", "a", "b"),)


def test_a_new_file_that_says_what_a_changed_one_says_is_read_with_it() -> None:
    assert plan({"a": "2", "b": "2"}, {"b": "1"}).read == (to_read("2", "a", "b", replaces="d1"),)
    assert plan({"a": "2", "b": "2"}, {"a": "1"}).read == (to_read("2", "a", "b", replaces="d1"),)


def test_an_unchanged_file_is_not_read() -> None:
    result = plan({"a": "1"}, {"a": "1"})
    assert result.unchanged == ("a",)
    assert not result.read


def test_a_changed_file_is_the_next_version_of_its_document() -> None:
    assert plan({"a": "2"}, {"a": "1"}).read == (to_read("2", "a", replaces="d1"),)


def test_new_documents_come_before_updates() -> None:
    result = plan({"a": "2", "b": "3"}, {"a": "1"})
    assert [content.replaces for content in result.read] == [None, "d1"]


def test_a_renamed_file_keeps_its_document() -> None:
    result = plan({"b": "1"}, {"a": "1"})
    assert result.attach == ((at("b"), "d1"),)
    assert result.detach == (at("a"),)
    assert (result.moved, result.removed) == (("b",), ())


def test_a_copy_is_another_source_of_the_same_document() -> None:
    result = plan({"a": "1", "b": "1"}, {"a": "1"})
    assert result.attach == ((at("b"), "d1"),)
    assert (result.added, result.moved, result.detach) == (("b",), (), ())


def test_one_of_two_copies_edited_leaves_the_other_its_document() -> None:
    result = plan({"a": "2", "b": "1"}, {"a": "1", "b": "1"})
    assert result.read == (to_read("2", "a"),)
    assert result.unchanged == ("b",)


def test_both_copies_edited_alike_update_their_document() -> None:
    result = plan({"a": "2", "b": "2"}, {"a": "1", "b": "1"})
    assert result.read == (to_read("2", "a", "b", replaces="d1"),)


def test_both_copies_edited_differently_update_it_once() -> None:
    result = plan({"a": "2", "b": "3"}, {"a": "1", "b": "1"})
    assert {content.version: content.replaces for content in result.read} == {"2": "d1", "3": None}


def test_moved_away_and_replaced_by_something_new() -> None:
    result = plan({"a": "2", "b": "1"}, {"a": "1"})
    assert result.read == (to_read("2", "a"),)
    assert result.attach == ((at("b"), "d1"),)
    assert (result.moved, result.removed) == (("b",), ())


def test_two_files_that_swap_their_contents_both_move() -> None:
    result = plan({"a": "2", "b": "1"}, {"a": "1", "b": "2"})
    assert result.attach == ((at("a"), "d2"), (at("b"), "d1"))
    assert result.moved == ("a", "b")
    assert not result.read
    assert not result.detach


def test_a_file_that_became_a_copy_of_another() -> None:
    result = plan({"a": "2", "b": "2"}, {"a": "1", "b": "2"})
    assert result.attach == ((at("a"), "d2"),)
    assert result.updated == ("a",)


def test_of_two_copies_one_moved_and_one_removed() -> None:
    result = plan({"c": "1"}, {"a": "1", "b": "1"})
    assert result.moved == ("c",)
    assert result.removed == ("b",)
    assert result.detach == (at("a"), at("b"))


def test_a_missing_file_is_removed() -> None:
    result = plan({"a": "1"}, {"a": "1", "b": "2"})
    assert result.removed == ("b",)
    assert result.detach == (at("b"),)


def test_other_roots_are_left_alone() -> None:
    result = plan({"a": "1"}, {"a": "1"}, elsewhere={at("b", "/ailleurs"): "2"})
    assert not result.removed
    assert not result.detach


def test_a_document_found_here_when_its_other_root_is_gone_has_moved() -> None:
    former = at("a", "/ancien")
    result = plan({"a": "1"}, elsewhere={former: "1"}, gone=frozenset({former}))
    assert result.moved == ("a",)
    assert result.detach == (former,)


def test_a_document_found_here_and_there_has_two_sources() -> None:
    result = plan({"a": "1"}, elsewhere={at("a", "/ailleurs"): "1"})
    assert result.added == ("a",)
    assert not result.detach


def test_a_folder_found_empty_must_be_confirmed() -> None:
    with pytest.raises(EmptyFolderError, match=r"« /partage » .*« --confirm »"):
        plan({}, {"a": "1"}, confirm_removal=False)
    assert not plan({}, elsewhere={at("a", "/ailleurs"): "1"}, confirm_removal=False).removed
    assert plan({}, {"a": "1"}, confirm_removal=True).removed == ("a",)


def test_what_lies_below_an_unlisted_folder_is_not_missing() -> None:
    result = plan({"a": "1"}, {"a": "1", "sous/b": "2", "sousb": "3"}, unlisted=("sous/",))
    assert result.removed == ("sousb",)


def test_many_removals_must_be_confirmed() -> None:
    known = {str(n): str(n) for n in range(10)}
    seven = {str(n): str(n) for n in range(7)}
    six = {str(n): str(n) for n in range(6)}
    assert len(plan(seven, known, confirm_removal=False).removed) == 3
    with pytest.raises(ManyRemovalsError, match="4 des 10 documents de la collection « default »"):
        plan(six, known, confirm_removal=False)
    assert len(plan(six, known, confirm_removal=True).removed) == 4


def test_moves_are_no_removals() -> None:
    known = {str(n): str(n) for n in range(10)}
    renamed = {f"sous/{n}": str(n) for n in range(10)}
    result = plan(renamed, known, confirm_removal=False)
    assert len(result.moved) == 10
    assert not result.removed


def test_a_copy_removed_is_no_document_lost() -> None:
    known = {"a": "1", "b": "1", "c": "1"}
    assert plan({"a": "1"}, known, confirm_removal=False).removed == ("b", "c")


def test_a_failure_is_not_tried_again_until_the_file_changes() -> None:
    failures = {"a": ("2", "Illisible.")}
    again = plan({"a": "2"}, failures=failures)
    assert not again.read
    assert [(file.source, reason) for file, reason in again.failed] == [(at("a"), "Illisible.")]
    assert plan({"a": "3"}, failures=failures).read == (to_read("3", "a"),)


def test_a_scan_that_lacked_character_recognition_is_tried_again() -> None:
    failures = {"a": ("2", str(OcrMissingError()))}
    assert plan({"a": "2"}, failures=failures).read == (to_read("2", "a"),)


def test_an_unreadable_file_keeps_its_document() -> None:
    result = plan({"a": ""}, {"a": "1"})
    assert not result.detach
    assert not result.removed
    assert [file.source for file, _ in result.failed] == [at("a")]


def test_a_failed_edit_does_not_lend_its_document_to_a_copy() -> None:
    result = plan({"a": "2", "b": "3"}, {"a": "1", "b": "1"}, failures={"a": ("2", "Illisible.")})
    assert result.read == (to_read("3", "b"),)


def test_the_failure_of_a_file_that_is_gone_is_forgotten() -> None:
    assert plan({"b": "1"}, failures={"a": ("2", "Illisible.")}).forget == (at("a"),)


def test_a_document_read_in_part_is_read_anew_under_all_its_names() -> None:
    result = plan(
        {"a": "1", "b": "1", "c": "2"}, {"a": "1", "b": "1", "c": "2"}, unfinished=frozenset({"d1"})
    )
    assert result.read == (to_read("1", "a", "b", replaces="d1"),)
    assert result.unchanged == ("c",)


def test_a_newer_version_of_a_document_read_in_part_replaces_it() -> None:
    result = plan({"a": "2"}, {"a": "1"}, unfinished=frozenset({"d1"}))
    assert result.read == (to_read("2", "a", replaces="d1"),)


def test_the_rest_of_a_document_that_cannot_be_read_is_not_tried_again() -> None:
    failures = {"a": ("1", "Trop long.")}
    result = plan({"a": "1"}, {"a": "1"}, failures=failures, unfinished=frozenset({"d1"}))
    assert not result.read
    assert not result.forget
    assert result.unchanged == ("a",)
