"""Find offices, organs, roles and pronouns: words that mean somebody without naming him."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from communique.annotation import Analysis, MentionDraft
from communique.languages.pack import Pack
from communique.languages.titles import Modifies, TitleMatch

Matches = Mapping[int, Sequence[TitleMatch]]
PAST: tuple[Modifies, ...] = ("former", "then")
STANCES = {"opposition": frozenset({"to", "against", "mot", "contra"})}
"""Bodies whose noun is a stance before some prepositions (*their opposition to the plan*)."""
OF_BODIES = frozenset({"secretary"})
"""Offices only of the body that an of-phrase names (*secretary of the league*); alone the word is another's."""


def head_of(analysis: Analysis, first: int, last: int) -> int:
    """Return the token of ``[first, last)`` whose head lies outside: the one that stands for the words in the tree.

    One that shares the head of another adjective hangs on the words all the same (*local and federal judges*).
    """
    outside = [i for i in range(first, last) if not first <= analysis.head[i] < last]
    if len(outside) > 1:
        shared = {i for i in outside if analysis.pos[i] == "ADJ" and first <= analysis.head[analysis.head[i]] < last}
        outside = [i for i in outside if i not in shared] or outside
    return outside[0] if outside else last - 1


def match_titles(analysis: Analysis, pack: Pack) -> Matches:
    """Return the words that may be a title, by the number of their sentence."""
    find = pack.title_index.find
    found = ((n, find(analysis.words[s.first : s.last])) for n, s in enumerate(analysis.sentences))
    return {n: matches for n, matches in found if matches}


def find_titles(
    analysis: Analysis, pack: Pack, matches: Matches, known: frozenset[int] = frozenset()
) -> Iterator[MentionDraft]:
    """Yield offices, organs and roles; ``former`` when a word before them says that they are past.

    matches: those of ``match_titles``. known: tokens of known names, of which no title is made: in *ambassador to the
    UN* the title is the first word.
    """
    past = frozenset(w for key in PAST for w in pack.titles.modifiers.get(key, ()))
    for number, found in matches.items():
        sentence = analysis.sentences[number]
        tokens = range(sentence.first, sentence.last)
        if known and not known.isdisjoint(tokens):
            found = pack.title_index.find(["" if i in known else analysis.words[i] for i in tokens])
        for t in found:
            first, last = sentence.first + t.first, sentence.first + t.last
            head = head_of(analysis, first, last)
            if t.name in OF_BODIES and not _is_of_body(analysis, pack, first, last):
                continue
            if t.name in STANCES and last < sentence.last and analysis.lower(last) in STANCES[t.name]:
                continue
            if analysis.pos[head] in ("VERB", "AUX", "ADV", "ADP"):
                continue
            before = {analysis.lower(i) for i in range(max(sentence.first, first - 3), first)}
            yield MentionDraft(
                first, last, head, "described", "group" if t.kind == "organ" else "person", (),
                f"title:{t.kind}:{t.name}", office=t.name if t.kind == "office" else None, sector=t.sector,
                plural=t.number == "plural", former=bool(before & past),
            )  # fmt: skip


def _is_of_body(analysis: Analysis, pack: Pack, first: int, last: int) -> bool:
    """Tell whether an of-phrase follows a title, or a definite article says that it takes somebody up."""
    followed = last < len(analysis) and analysis.lower(last) in pack.discourse.of
    again = first > 0 and analysis.lower(first - 1) in pack.discourse.definite and last < len(analysis)
    return followed or (again and analysis.pos[last] != "PROPN")


def find_pronouns(analysis: Analysis, pack: Pack) -> Iterator[MentionDraft]:
    """Yield the pronouns of the third person; the rule tells number and gender (``pronoun:singular:f``)."""
    forms = {f: p for p in pack.titles.pronoun for f in p.forms if p.person == 3}
    for i in [i for i, lower in enumerate(analysis.lowers) if lower in forms]:
        p = forms[analysis.lowers[i]]
        if analysis.pos[i] in ("PRON", "DET", "NOUN", "X") and analysis.rel[i] != "det":
            rule = f"pronoun:{p.number}:{p.gender or ('any' if p.human else 'thing')}"
            yield MentionDraft(i, i + 1, i, "pronoun", "person", (), rule, plural=p.number == "plural")
