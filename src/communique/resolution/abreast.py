"""Names abreast of a title: one joined with another before it, one that is a party of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.annotation import Analysis, MentionDraft

if TYPE_CHECKING:
    from communique.resolution.offices import OfficeReader


def joined_before(reader: OfficeReader, n: int, at: int, found: int) -> int:
    """Return where the name ends that is coordinated with the one that begins at a token, -1 for none.

    Commas join the names before a plural title once two are found (*German, Swedish and Polish diplomats*); a
    second article stands before one of two (*a German and a Polish diplomat*).
    """
    analysis, draft = reader.analysis, reader.drafts[n]
    listed = found > 1 and analysis.word(at - 1) == "," and at - 1 in reader.ends
    listed = listed and (draft.plural or "Case=Gen" in analysis.morph[at - 2])
    if listed and reader.drafts[reader.ends[at - 1]].form == reader.drafts[reader.starts.get(at, n)].form:
        return at - 1
    if at >= 2 and analysis.pos[at - 1] == "DET" and analysis.rel[at - 2] == "cc" and at - 2 in reader.ends:
        other = reader.drafts[reader.ends[at - 2]]
        return at - 2 if other.form == "adjective" and analysis.pos[other.first - 1] == "DET" else -1
    before = reader.ends.get(at - 1)
    if analysis.rel[at - 1] != "cc" or (before is not None and reader.drafts[before].form == "metonym"):
        return -1  # *the White House and Norwegian leaders*
    return at - 2 if analysis.word(at - 2) == "," and at - 2 in reader.ends else at - 1


def alone(analysis: Analysis, name: MentionDraft, title: int) -> bool:
    """Tell whether the name right before a title is a subject or object itself (*stöder Norge rebellerna*)."""
    top = name.head
    if name.form != "name" or "Case=Gen" in analysis.morph[name.last - 1]:
        return False
    while analysis.rel[top] == "conj" and analysis.head[top] < top:
        top = analysis.head[top]
    verb = analysis.head[top]
    return verb < top and analysis.rel[top] in ("subj", "obj") and analysis.head[title] == verb


def acts(analysis: Analysis, title: int, right: int) -> bool:
    """Tell whether a title is the subject right before its verb: "While receiving Ana Ruiz, the president said"."""
    closed = right >= len(analysis) or not analysis.word(right)[:1].isalnum()
    return analysis.rel[title] in ("subj", "subj_pass") and analysis.head[title] >= right and not closed
