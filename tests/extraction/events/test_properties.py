"""What holds for any tree: nothing raises, tokens are in range, the work ends, twice gives the same."""

from __future__ import annotations

import gc

from hypothesis import given, settings
from hypothesis import strategies as st

from communique.annotation import Analysis, MentionDraft, Sentence
from communique.extraction.events import find_events
from communique.languages import registry
from communique.records import Block, span_of

WORDS = [
    ("France", "PROPN", "subj"), ("Iran", "PROPN", "obj"), ("agreed", "VERB", "root"), ("attack", "VERB", "xcomp"),
    ("talks", "NOUN", "obj"), ("sanctions", "NOUN", "obl"), ("to", "PART", "mark"), ("against", "ADP", "case"),
    ("not", "PART", "neg"), ("will", "AUX", "aux"), ("who", "PRON", "subj"), ("and", "CCONJ", "cc"),
    ("said", "VERB", "comp"), ("imposed", "VERB", "acl"), ("troops", "NOUN", "conj"), ("we", "PRON", "subj"),
    ("must", "AUX", "aux"), ("stop", "VERB", "conj"), ("their", "PRON", "poss"), ("thousands", "NOUN", "nmod"),
    ("EU", "PROPN", "agent"), ("sköt", "NOUN", "amod"), ("möttes", "VERB", "relcl"), ("s", "X", "dep"),
    (":", "PUNCT", "punct"),
]  # fmt: skip
TOKENS = st.lists(st.tuples(st.sampled_from(WORDS), st.integers(0, 40)), max_size=40)


def tree(tokens: list[tuple[tuple[str, str, str], int]], language: str) -> Analysis:
    """Return an Analysis of the words with arbitrary heads that form a tree."""
    words = [word for (word, _, _), _ in tokens]
    text = " ".join(words)
    start = [sum(len(w) + 1 for w in words[:i]) for i in range(len(words))]
    head = [min(h, i) if i else 0 for i, (_, h) in enumerate(tokens)]
    children: list[list[int]] = [[] for _ in words]
    for i, h in enumerate(head):
        if h != i:
            children[h].append(i)
    blocks = (Block("body", span_of(text, 0, len(text))),)
    sentences = (Sentence(0, len(words), 0, len(text), 0),) if words else ()
    end = [s + len(w) for s, w in zip(start, words, strict=True)]
    return Analysis(
        text, language, blocks, sentences, [0] * len(words), start, end,
        [w.lower() for w in words], [pos for (_, pos, _), _ in tokens], [""] * len(words), head,
        [rel for (_, _, rel), _ in tokens], [tuple(c) for c in children], (),
    )  # fmt: skip


def mentions(analysis: Analysis) -> list[MentionDraft]:
    """Return a mention for each proper noun."""
    return [
        MentionDraft(i, i + 1, i, "name", "state", ("FRA",), "test")
        for i, pos in enumerate(analysis.pos)
        if pos == "PROPN"
    ]


@settings(max_examples=150)
@given(TOKENS, st.sampled_from(["en", "sv"]))
def test_any_tree_ends_in_drafts_that_point_into_it(tokens: list[tuple[tuple[str, str, str], int]], code: str) -> None:
    pack = registry.pack(code)
    assert pack is not None
    analysis = tree(tokens, code)
    found = find_events(analysis, pack, mentions(analysis))
    for draft in found:
        assert all(0 <= t < len(analysis) for t in (draft.trigger, *draft.actors, *draft.recipients, *draft.places))
        assert draft.actors or draft.recipients
        assert not set(draft.actors) & set(draft.recipients)
    assert found == find_events(analysis, pack, mentions(analysis))


def test_a_long_chain_of_clauses_ends() -> None:
    tokens = [(("stop", "VERB", "xcomp"), i - 1) for i in range(3000)]
    pack = registry.pack("en")
    assert pack is not None
    assert find_events(tree(tokens, "en"), pack, []) == []


def test_a_long_coordination_is_read_in_bounded_time() -> None:
    tokens = [(("France", "PROPN", "subj"), 0)] + [(("Iran", "PROPN", "conj"), 0) for _ in range(3000)]
    pack = registry.pack("en")
    assert pack is not None
    assert find_events(tree(tokens, "en"), pack, []) == []


def test_nothing_is_left_to_the_collector_of_circles() -> None:
    pack = registry.pack("en")
    assert pack is not None
    words = [("France", "PROPN", "subj"), ("imposed", "VERB", "root"), ("sanctions", "NOUN", "obj")]
    analysis = tree([(word, min(n, 1)) for n, word in enumerate(words)], "en")
    find_events(analysis, pack, mentions(analysis))
    gc.collect()
    gc.disable()
    try:
        find_events(analysis, pack, mentions(analysis))
        assert gc.collect() == 0
    finally:
        gc.enable()
