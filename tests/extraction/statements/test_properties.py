"""What holds for any text: spans match, contents do not overlap, nothing raises."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from communique.annotation import StatementDraft
from communique.extraction.statements import decide, find_candidates
from communique.languages import registry
from tests.making import analysed

PIECES = [
    "“", "”", '"', "’", "‘", "''", "»", "«", "– ", "— ", "-", ":", ",", ".", "?", "\n", "(", ")", " said ", " Lind ",
    " that ", "according to ", " he told them ", " and added ", "We agree", " the talks ", " Oslo ", " skriver ",
    " att ", " sa ", " enligt ",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES), max_size=25).map("".join)


def check(text: str, drafts: list[StatementDraft]) -> None:
    for draft in drafts:
        assert draft.content
        for start, end in (*draft.content, *draft.cue, *([draft.source] if draft.source else [])):
            assert 0 <= start < end <= len(text)
            assert text[start:end] == text[start:end].strip()
        assert 0 <= draft.score <= 1
        assert (draft.source is None) == (draft.source_head is None)
    spans = sorted(span for draft in drafts for span in draft.content)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))


@settings(max_examples=60, derandomize=True)
@given(text=TEXTS, language=st.sampled_from(["en", "sv"]))
def test_any_arrangement_of_marks_and_cues(text: str, language: str) -> None:
    pack = registry.pack(language)
    assert pack is not None
    analysis = analysed(text, language)
    check(text, decide(find_candidates(analysis, pack, ())))
