"""Who runs for an office: whose campaign is told, of which party, and whom *the Republican nominee* means."""

from __future__ import annotations

import re

from communique.annotation import MentionDraft
from communique.resolution.company import Company
from communique.resolution.people import Person

CANDIDATE = "candidate"
PARTY = "PTY"
TITLED = 4
"""Words of titles at most between a party's adjective and a name (*Democratic state senator Ada Lind*)."""
LETTERS = re.compile(r"(?: \(|, )([A-Z]{1,4})[-.,)]")
"""The letters of a party behind a name (*Ada Lind (D-Ohio)*)."""


def with_campaigns(cast: Company, offices: dict[str, list[tuple[str, str | None]]]) -> None:
    """Add to the offices of each person that he or she runs, and for which party, as far as the article tells."""
    words, analysis = cast.pack.discourse, cast.analysis
    runs = {key for key, held in offices.items() if any(office == CANDIDATE for office, _ in held)}
    if words.campaigns:
        for n, person in cast.whose.items():
            noun = analysis.head[cast.drafts[n].head]
            owned = analysis.rel[cast.drafts[n].head] in ("poss", "compound")
            if owned and analysis.lower(noun) in words.campaigns:
                runs.add(person.id)
    if not runs:
        return
    parties = _parties(cast)
    for key in runs:
        held = offices.setdefault(key, [])
        told = next((of for office, of in held if office == CANDIDATE and of), None)
        held[:] = [h for h in held if h[0] != CANDIDATE]
        held.append((CANDIDATE, told or parties.get(key)))


def _parties(cast: Company) -> dict[str, str]:
    """Return the parties of people, by letters behind their names or an adjective before their titles."""
    analysis, letters = cast.analysis, cast.pack.discourse.lettered
    starts = {cast.drafts[n].first: person for n, person in cast.whose.items()}
    known = set(letters.values())
    found = {person: party for party in sorted(known) for person in cast.gazetteer.members(party)}
    for n, person in cast.whose.items() if letters else ():
        behind = LETTERS.match(analysis.text, analysis.end[cast.drafts[n].last - 1])
        if behind and behind[1] in letters:
            found.setdefault(person.id, letters[behind[1]])
    for d in cast.drafts:
        party = _party(cast, d)
        if party is None:
            continue
        for at in range(d.last, min(d.last + TITLED + 1, len(analysis))):
            if at in starts:
                found.setdefault(starts[at].id, party)
            if at in starts or analysis.pos[at] not in ("NOUN", "PROPN", "ADJ"):
                break
    return found


def _party(cast: Company, d: MentionDraft) -> str | None:
    """Return the party that a draft is the adjective of."""
    entry = cast.gazetteer.entry(d.candidates[0]) if d.form in ("adjective", "acronym") and d.candidates else None
    return entry.id if entry is not None and entry.sector == PARTY else None


def is_open(cast: Company, d: MentionDraft) -> bool:
    """Tell whether a candidate is yet to be chosen, or any (*the eventual nominee*, *the candidate who wins*)."""
    analysis = cast.analysis
    if d.office != CANDIDATE:
        return False
    told = analysis.having(d.head, "relcl", "acl", "nmod")
    words = {analysis.lower(j) for j in analysis.having(d.head, "amod", "compound", "det")}
    return bool(told) or not words.isdisjoint(cast.pack.discourse.undecided)


def runner(cast: Company, d: MentionDraft) -> Person | None:
    """Return the only one who runs and whose party is not told, whom *the Liberal candidate* means if nobody else."""
    free = {p.id: p for p in cast.incumbents.every(CANDIDATE, None)} if d.office == CANDIDATE and not d.plural else {}
    return next(iter(free.values())) if len(free) == 1 else None
