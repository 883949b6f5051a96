"""Whose government a bare word means: not that of a state which only says where somebody is based."""

from __future__ import annotations

from communique.pipeline import read_text


def test_a_state_before_a_hyphen_governs_nothing() -> None:
    text = (
        "Rebels attacked the town of Arica in Chile on Monday. The Observatory, a British-based group, spoke. "
        "The rebels hit a government position."
    )
    hit = next(e for e in read_text(text, language="en").events if e.trigger.exact == "hit")
    assert [r.of for r in hit.recipients] == ["CHL"]
