"""Whom an office without a name means ("the foreign minister"): who of the article's people holds it.

Of several holders the one spoken of last before the words is meant, one who was then the subject of a sentence, or
whose office or campaign was, first: an article about two foreign ministers goes on with the one who speaks.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from communique.annotation import Analysis, MentionDraft
from communique.resolution.people import Person

ALONE = frozenset({"president", "leader", "king", "queen", "chancellor", "premier"})
"""Offices that no other is called by: a senate president is not the president."""
LOWER = frozenset({"deputy", "vice", "assistant", "under", "acting"})
"""Words of an office below the one that the rest of its words means."""
REACH = 40
"""Mentions of holders back in which a subject is preferred."""


class _Mention(NamedTuple):
    token: int
    subject: bool
    state: str | None
    person: Person


class Incumbents:
    """The people of one article by the offices they hold, wherever they are mentioned."""

    def __init__(
        self,
        analysis: Analysis,
        drafts: Sequence[MentionDraft],
        whose: Mapping[int, Person],
        offices: Mapping[str, Iterable[tuple[str, str | None]]],
    ) -> None:
        """Index the mentions. offices: person's id → offices and the states they are of, as held in this article."""
        self._by_title: dict[str, list[_Mention]] = {}
        for n, person in whose.items():
            head = drafts[n].head
            for office, state in offices.get(person.id, ()):
                owns = analysis.rel[head] == "poss" and analysis.rel[analysis.head[head]] == "subj"
                mention = _Mention(drafts[n].first, owns or analysis.rel[head] == "subj", state, person)
                for title in _titles(office):
                    self._by_title.setdefault(title, []).append(mention)
        for mentions in self._by_title.values():
            mentions.sort(key=lambda m: (m.token, m.person.id))

    def last(self, title: str, state: str | None, token: int) -> Person | None:
        """Return who is meant by a title at a token; state: whose office it is, None where that is not said."""
        mentions = self._by_title.get(title, [])
        at = bisect_left(mentions, token, key=lambda m: m.token)
        before = [m for m in mentions[max(0, at - REACH) : at] if state in (None, m.state)]
        if before:
            subjects = [m for m in before if m.subject]
            return (subjects or before)[-1].person
        return next((m.person for m in mentions[at:] if state in (None, m.state)), None)

    def every(self, title: str, state: str | None) -> list[Person]:
        """Return the mentions of those who hold an office of a state, or of none that is told; one for each."""
        return [m.person for m in self._by_title.get(title, ()) if m.state == state]


def _titles(office: str) -> tuple[str, ...]:
    """Return what an office may be called: whole, or less fully ("the minister")."""
    words = office.split()
    if office == "prime minister" or (words[-1] in ALONE and len(words) > 1):
        return (office,)
    if words[0] in LOWER and len(words) > 2:
        return (office, words[-1])
    return tuple(" ".join(words[k:]) for k in range(len(words)))
