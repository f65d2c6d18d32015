"""Spoilt files of every binary format are read soundly or refused with a reason (`make fuzz` reads more)."""

import pytest

from tests.ingest.fuzz.campaign import campaign, formats
from tests.ingest.fuzz.mutation import mutate

MUTATIONS = 50


def test_there_is_something_to_spoil() -> None:
    assert {"application/pdf", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"} <= {
        *formats()
    }


def test_a_mutation_repeats() -> None:
    data = bytes(range(256)) * 4
    spoilt = [mutate(data, seed) for seed in range(100)]
    assert spoilt == [mutate(data, seed) for seed in range(100)]
    assert len(set(spoilt)) > 90


@pytest.mark.parametrize("media_type", formats())
def test_spoilt_files_are_read_soundly_or_refused_with_a_reason(media_type: str) -> None:
    outcomes = list(campaign(media_type, MUTATIONS))
    assert len(outcomes) == MUTATIONS
    assert [outcome for outcome in outcomes if outcome.is_broken] == []
    assert {"read", "refused"} & {outcome.kind for outcome in outcomes}
