"""Names in a row: those that the tree loses (*Ada Lind, Bo Ray och Eva Dahl*), and those of *two states: …*."""

from __future__ import annotations

from communique.extraction.events.parties import Parties

LONGEST = 24
"""Names of a row that are read at most."""
TITLES = 6
"""Words of title and state that may stand before a name of the row."""
POWERS = frozenset({"state", "bloc"})
NAMED = frozenset({"name", "acronym", "surname"})
OPENING = frozenset({",", ":", "-", "--", "–", "—", "("})
"""Marks before the names of those whom a plural noun means."""


def enumerated(scene: Parties, i: int) -> list[int]:
    """Return the heads of the names of one kind that follow name i, parted by commas and closed by *and*.

    Empty when the row is not closed, or has no comma: two names joined by *and* are the parser's. A headline needs no
    *and* (*France, Germany urge Iran*).
    """
    a, first = scene.analysis, scene.mention_at.get(i)
    if first is None or first.form not in NAMED:
        return []
    out: list[int] = []
    at, last = first.last, a.sentence_at(i).last
    while at < last and len(out) < LONGEST:
        closes = a.pos[at] == "CCONJ"
        if not closes and a.word(at) != ",":
            break
        following = _next_name(scene, at + 1, last, first.kind)
        if following is None:
            break
        out.append(following)
        if closes:
            return out if len(out) > 1 else []
        at = scene.mention_at[following].last
    return out if out and (at >= last or a.word(at) != ",") and _in_headline(scene, last) else []


def _in_headline(scene: Parties, last: int) -> bool:
    """Tell whether a sentence is closed by no mark, as headlines are."""
    return scene.analysis.word(last - 1)[-1:].isalnum()


def alike(one: str, other: str) -> bool:
    """Tell whether two kinds of actors stand in one row: the same, or states and blocs."""
    return one == other or {one, other} <= POWERS


def spelled_out(scene: Parties, i: int) -> list[int]:
    """Return the states that a noun for several is told to mean (*three countries: …*, *the four countries of …*)."""
    a = scene.analysis
    if a.lower(i) not in scene.collective or a.pos[i] not in ("NOUN", "PROPN"):
        return []
    behind = scene.mention_at.get(i + 2) if i + 2 < len(a) and a.word(i + 1) in (":", "–", "—", "-") else None
    if behind is not None and behind.first == i + 2 and _is_state(scene, behind.head):
        return [
            t
            for t in dict.fromkeys((*a.conjuncts(behind.head), *enumerated(scene, behind.head)))
            if _is_state(scene, t)
        ]
    for j in a.having(i, "appos", "nmod"):
        cases = [a.lower(k) for k in a.having(j, "case")]
        if j < i or not _is_state(scene, j) or any(case not in scene.words.proxies_of for case in cases):
            continue
        if a.rel[j] == "nmod" and not (cases and a.having(i, "nummod")):
            continue
        row = [t for t in dict.fromkeys((*a.conjuncts(j), *enumerated(scene, j))) if _is_state(scene, t)]
        if len(row) > 1:
            return row
    return []


def introduced(scene: Parties, i: int) -> list[int]:
    """Return the names of several people behind the noun for them (*both members, Ada Lind and Mayor Bo Ray*)."""
    a = scene.analysis
    described = a.pos[i] == "PROPN" and a.having(i, "det", "nummod", "amod")
    if not (a.pos[i] == "NOUN" or described) or "Number=Plur" not in a.morph[i]:
        return []
    for j in a.having(i, "appos"):
        mention = scene.mention_at.get(j)
        if mention is None or mention.kind != "person":
            continue
        before = mention.first - 1
        while before > i and a.rel[before] == "compound" and a.head[before] == j:
            before -= 1  # *Senator*
        if before == i or a.word(before) in OPENING:
            with_titles = [t for k in (j, *a.having(j, "appos")) for t in a.conjuncts(k)]
            names = [t for t in dict.fromkeys(with_titles) if _is_person(scene, t)]
            return names if len(names) > 1 else []
    return []


def _is_person(scene: Parties, i: int) -> bool:
    mention = scene.mention_at.get(i)
    return mention is not None and mention.kind == "person" and mention.form in NAMED


def _is_state(scene: Parties, i: int) -> bool:
    mention = scene.mention_at.get(i)
    return mention is not None and mention.kind == "state" and mention.form in NAMED | {"capital"}


def _next_name(scene: Parties, at: int, last: int, kind: str) -> int | None:
    """Return the name of a kind that begins at a token, or behind its title and state there."""
    a = scene.analysis
    for k in range(at, min(last, at + TITLES)):
        mention = scene.mention_at.get(k)
        if mention is not None and mention.form in NAMED and alike(mention.kind, kind) and mention.first == k:
            owner = "Case=Gen" in a.morph[mention.last - 1] and kind == "state"
            return None if owner else mention.head
        if mention is None and a.pos[k] not in ("ADJ", "NOUN", "DET"):
            return None
        if kind != "person":
            return None
    return None
