"""Find offices, organs, roles and pronouns: words that mean somebody without naming him."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from communique.annotation import Analysis, MentionDraft
from communique.languages.pack import Pack
from communique.languages.titles import Modifies

PAST: tuple[Modifies, ...] = ("former", "then")


def head_of(analysis: Analysis, first: int, last: int) -> int:
    """Return the token of ``[first, last)`` whose head lies outside: the one that stands for the words in the tree."""
    return next((i for i in range(first, last) if not first <= analysis.head[i] < last), last - 1)


def find_titles(analysis: Analysis, pack: Pack, known: Collection[int] = ()) -> Iterator[MentionDraft]:
    """Yield offices, organs and roles; ``former`` when a word before them says that they are past.

    known: tokens of known names, of which no title is made: in *ambassador to the UN* the title is the first word.
    """
    index = pack.title_index
    past = frozenset(w for key in PAST for w in pack.titles.modifiers.get(key, ()))
    for sentence in analysis.sentences:
        words = ["" if i in known else analysis.word(i) for i in range(sentence.first, sentence.last)]
        for t in index.find(words):
            first, last = sentence.first + t.first, sentence.first + t.last
            head = head_of(analysis, first, last)
            if analysis.pos[head] in ("VERB", "AUX", "ADV", "ADP"):
                continue
            before = {analysis.lower(i) for i in range(max(sentence.first, first - 3), first)}
            yield MentionDraft(
                first, last, head, "described", "group" if t.kind == "organ" else "person", (),
                f"title:{t.kind}:{t.name}", office=t.name if t.kind == "office" else None, sector=t.sector,
                plural=t.number == "plural", former=bool(before & past),
            )  # fmt: skip


def find_pronouns(analysis: Analysis, pack: Pack) -> Iterator[MentionDraft]:
    """Yield the pronouns of the third person; the rule tells number and gender (``pronoun:singular:f``)."""
    forms = {f: p for p in pack.titles.pronoun for f in p.forms if p.person == 3}
    for i in range(len(analysis)):
        p = forms.get(analysis.lower(i))
        if p and analysis.pos[i] in ("PRON", "DET", "NOUN", "X") and analysis.rel[i] != "det":
            rule = f"pronoun:{p.number}:{p.gender or ('any' if p.human else 'thing')}"
            yield MentionDraft(i, i + 1, i, "pronoun", "person", (), rule, plural=p.number == "plural")
