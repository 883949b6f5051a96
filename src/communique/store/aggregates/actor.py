"""An actor's card: what they said and did, with whom, who quotes them, which offices articles vouch for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, Row

from communique import gazetteer, records
from communique.store.aggregates import kept
from communique.store.aggregates.listing import listed
from communique.store.aggregates.selection import by_code_point, label, rows
from communique.store.aggregates.shapes import ActorCard, ActorHead, Evidence, Listing, OfficeSpan
from communique.store.aggregates.timeline import assembled
from communique.store.schema import EVENT, STATEMENT

TOP = 15
"""Values listed of each kind."""
OFFICES = 60
LATEST = 5
"""Statements and events that are shown."""
FREQUENT = 20_000
EVIDENCE = 12
"""Articles that are named for one office."""
WITH_PEOPLE = ("state", "bloc", "organisation")


def head(connection: Connection, id: str) -> ActorHead | None:
    """Return who an actor is, None when neither the record nor the gazetteer knows the identifier."""
    found = rows(connection, "SELECT kind, name, names, wikidata FROM actor WHERE id = :id", {"id": id})
    entry = gazetteer.load().entry(id)
    if found:
        row = found[0]
        names, kind, wikidata = tuple(msgspec.json.decode(row.names)), row.kind, row.wikidata
        return ActorHead(id, kind, label(id, row.name), names, wikidata, kind in WITH_PEOPLE)
    if entry:
        return ActorHead(id, entry.kind, label(id), (), entry.wikidata, entry.kind in WITH_PEOPLE)
    seen = rows(connection, "SELECT kind, name FROM party WHERE actor = :id ORDER BY n LIMIT 1", {"id": id})
    return ActorHead(id, seen[0].kind, seen[0].name, (), None, seen[0].kind in WITH_PEOPLE) if seen else None


def actor(connection: Connection, id: str) -> ActorCard | None:
    """Return an actor's card, None for an identifier that nobody knows."""
    who = head(connection, id)
    if who is None:
        return None
    offices, more = _offices(connection, id)
    by_value = [("statement", "", p, n) if v == "1" else ("event", v[2:], p, n) for v, p, n in _when(connection, id)]
    counts = _counts(connection, id)
    return ActorCard(
        actor=who,
        counts=counts,
        offices=offices,
        more_offices=more,
        partners=kept.named(connection, kept.sums(connection, "partner", id, TOP), True),
        quoted_by=kept.named(connection, kept.sums(connection, "its outlet", id, TOP), False),
        acts=kept.named(connection, kept.sums(connection, "its act", id, TOP), False),
        types=kept.named(connection, kept.sums(connection, "its type", id, TOP), False),
        speakers=kept.named(connection, kept.sums(connection, "its speaker", id, TOP), True),
        months=assembled("month", ((period, kind, group, n) for kind, group, period, n in by_value)),
        statements=_latest(connection, id, STATEMENT, ("speaker",), counts["speaker"]),
        events=_latest(connection, id, EVENT, ("actor", "recipient"), counts["actor"] + counts["recipient"]),
    )


def _when(connection: Connection, id: str) -> Sequence[tuple[str, str, int]]:
    return kept.periods(connection, "when", id)


_HAS_PART = "p.part IN :parts AND (p.actor = :id OR (p.of = :id AND p.kind NOT IN ('outlet', 'place')))"


def _latest(connection: Connection, id: str, kind: int, parts: Sequence[str], total: int) -> Listing:
    """Return the newest records of a kind in which an actor has one of the parts. total: how many there are, about.

    Of one who is everywhere, the newest records are looked through; of others, their own records are sorted.
    """
    exists = f"EXISTS (SELECT 1 FROM party p WHERE p.n = f.n AND {_HAS_PART})"
    gathered = f"f.n IN (SELECT p.n FROM party p WHERE {_HAS_PART})"
    newest = (
        f"SELECT f.n FROM found f WHERE f.kind = {kind} AND {exists if total > FREQUENT else gathered}"
        f" ORDER BY f.day DESC, f.n LIMIT {LATEST}"
    )
    found = rows(connection, newest, {"id": id, "parts": list(parts)}) if total else []
    return Listing(listed(connection, [row.n for row in found]), total)


def _counts(connection: Connection, id: str) -> dict[str, int]:
    counts = dict.fromkeys(("speaker", "addressee", "reporter", "actor", "recipient"), 0)
    counts |= dict(kept.sums(connection, "part", id, len(counts)))
    counts["articles"] = rows(connection, "SELECT count(*) AS n FROM appearance WHERE actor = :id", {"id": id})[0].n
    return counts


_DAY = """coalesce(r.{0}_seen, (SELECT {1}(f.{0}) FROM found f CROSS JOIN party p
        WHERE f.article = r.article AND p.n = f.n AND p.actor = r.person))"""
"""A day on which an article vouches for an office; without a date of its own, that of what it tells of the person."""
_FIRST, _LAST = _DAY.format("first", "min"), _DAY.format("last", "max")
_SPANS = """
    SELECT person, office, of, min({2}) AS first, max({3}) AS last, count(DISTINCT article) AS articles,
           count(*) OVER () AS spans
    FROM role r WHERE person = :id OR of = :id GROUP BY person, office, of
    ORDER BY count(DISTINCT article) DESC, person{0}, office{0}, of{0} LIMIT {1}"""
_EVIDENCE = """
    SELECT * FROM (
        SELECT r.*, row_number() OVER (PARTITION BY person, office, of, substr(first_day, 1, 4)
                                       ORDER BY first_day, article, position) AS place
        FROM (SELECT r.person, r.office, r.of, r.evidence, {0} AS first_day, {1} AS last_day, r.rule, r.position,
                     r.article, r.first_seen, a.id, a.title, a.outlet
              FROM role r JOIN article a ON a.n = r.article
              WHERE (r.person = :id OR r.of = :id) AND r.person IN :people) r) x
    WHERE place = 1 ORDER BY coalesce(first_day, ''), id"""


def _offices(connection: Connection, id: str) -> tuple[tuple[OfficeSpan, ...], int]:
    """Return the offices that articles vouch for, best vouched first, and how many are left out."""
    spans = rows(connection, _SPANS.format(by_code_point(connection), OFFICES, _FIRST, _LAST), {"id": id})
    if not spans:
        return (), 0
    people = [*dict.fromkeys(row.person for row in spans)]
    evidence: dict[tuple[str, str, str | None], list[Evidence]] = defaultdict(list)
    for row in rows(connection, _EVIDENCE.format(_FIRST, _LAST), {"id": id, "people": people}):
        evidence[row.person, row.office, row.of].extend(_evidence(row))
    names = kept.names(connection, [*people, *(row.of for row in spans)])
    offices = tuple(
        OfficeSpan(
            r.person, names[r.person], r.office, r.of, names.get(r.of), r.first, r.last, r.articles,
            tuple(evidence[r.person, r.office, r.of][:EVIDENCE]),
        )
        for r in spans
    )  # fmt: skip
    return offices, spans[0].spans - len(offices)


def _evidence(row: Row[Any]) -> list[Evidence]:
    spans = msgspec.json.decode(row.evidence, type=list[records.Evidence])
    told = row.first_seen is None and row.first_day is not None
    days = (row.first_day, row.last_day)
    return [Evidence(row.id, row.title, row.outlet, e.span, *days, told, row.rule) for e in spans[:1]]
