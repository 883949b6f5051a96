"""What a speaker does by what is said: *said it would retaliate* threatens, *said they must leave* demands.

Only where the cue is neutral. Whether a deed is the speaker's own or another's is for resolution to decide; each claim
names the subject and whose it must be.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from msgspec import Struct

from communique.annotation import Claim
from communique.extraction.statements.circumstances import negated
from communique.extraction.statements.frames import frames
from communique.extraction.statements.scene import CLOSING_MARKS, Scene
from communique.languages.acts import ActRule

OWN = 0.4
"""Least weight of a complement with which a verb of the content is itself a cue (*said it rejects the plan*)."""
GAP = " … "
"""What stands in a phrase for any words."""
CHAIN = 4
"""How many verbs deep the predicate of a clause is looked for."""
COMPLEMENTS = frozenset({"obj", "obl", "xcomp", "comp", "nmod", "iobj"})
CLAUSAL = frozenset({"cop", "subj", "subj_pass", "aux"})


class _Clause(Struct, frozen=True):
    """The first clause of a content. text: its words in lower case; helpers: auxiliaries and features."""

    predicate: int
    subject: int | None
    helpers: frozenset[str]
    denied: bool
    passive: bool
    text: str


WORDS = 100
"""Words at the beginning of a content that tell its act; bounds the time in sentences without end."""


def claims(scene: Scene, content: Sequence[tuple[int, int]]) -> tuple[Claim, ...]:
    """Return the acts that a content may be, likeliest first. content: its characters, in text order."""
    return tuple(_claims(scene, content))


def _claims(scene: Scene, content: Sequence[tuple[int, int]]) -> Iterator[Claim]:
    words = _first_sentence(scene, content)
    if not words:
        return
    if scene.text[content[-1][0] : content[-1][1]].rstrip(CLOSING_MARKS).endswith("?") and scene.inside[words[0]] >= 0:
        yield Claim("ask", "any", None, True, "question-mark")
    clause = _clause(scene, words)
    if clause is None:
        return
    said = frozenset(clause.text.split(" "))
    for rule, begun in _rules(scene, clause):
        if begun is not None and begun.isdisjoint(said):
            continue
        if _fits(scene, rule, clause):
            yield Claim(rule.act, rule.side, clause.subject, scene.inside[clause.predicate] >= 0, rule.name)
    yield from _own_cue(scene, clause)


def _first_sentence(scene: Scene, content: Sequence[tuple[int, int]]) -> list[int]:
    """Return the words of a content that stand in the sentence in which it begins."""
    found: list[int] = []
    for start, end in content:
        tokens = scene.tokens(start, end)[: WORDS - len(found)]
        found += [i for i in tokens if not found or scene.a.sentence_of[i] == scene.a.sentence_of[found[0]]]
    return found


def _clause(scene: Scene, words: Sequence[int]) -> _Clause | None:
    """Return the clause of the topmost predicate, past modals with infinitives and verbs of thinking."""
    a, inner, table = scene.a, frozenset(words), scene.acts
    tops = [i for i in words if a.pos[i] != "PUNCT" and (a.head[i] == i or a.head[i] not in inner)]
    v = next((i for i in tops if scene.is_verb(i) or scene.child(i, *CLAUSAL) is not None), None)
    if v is None:
        return None
    subject: int | None = None
    helpers: set[str] = set()
    denied = False
    finite: int | None = None
    for _ in range(CHAIN):
        finite = finite if finite is not None else _finite(scene, v)
        subject = next((k for k in a.children[v] if a.rel[k] in ("subj", "subj_pass") and k in inner), subject)
        denied = denied or negated(scene, v)
        helpers |= _helpers(scene, v)
        below = _below(scene, v)
        if below is None:
            break
        if (modal := table.modals.get(a.lemma[v]) or table.modals.get(a.lower(v))) is not None:
            helpers |= {modal} if not helpers & scene.lexicon.modals else set()
        else:
            subject, finite, helpers, denied = None, None, set(), False
        v = below
    if scene.inside[v] >= 0 and subject is None and _bare(scene, v) and v == next(iter(words_of(scene, words)), v):
        helpers.add("Mood=Imp")
    if subject is None and scene.lexicon.free_subjects:
        subject = finite
    return _Clause(v, subject, frozenset(helpers), denied, scene.passive(v), _text(scene, words))


def _text(scene: Scene, words: Sequence[int]) -> str:
    """Return words in lower case with a blank around each."""
    lowers = scene.a.lowers
    return f" {' '.join([lowers[i] for i in words])} "


def _finite(scene: Scene, v: int) -> int | None:
    """Return the finite word of predicate v: itself or an auxiliary."""
    helping = (k for k in scene.a.children[v] if scene.a.rel[k] in ("aux", "aux_pass", "cop"))
    return next((k for k in (v, *helping) if scene.finite_word(k)), None)


def words_of(scene: Scene, tokens: Sequence[int]) -> Iterator[int]:
    """Yield the tokens that are words."""
    return (i for i in tokens if scene.a.pos[i] not in ("PUNCT", "INTJ"))


def _bare(scene: Scene, v: int) -> bool:
    """Tell whether verb v stands without auxiliary or mark, as imperatives do where they look like infinitives."""
    return "VerbForm=Inf" in scene.a.morph[v] and scene.child(v, "aux", "mark", "cop") is None


def _helpers(scene: Scene, v: int) -> set[str]:
    a = scene.a
    helping = [k for k in a.children[v] if a.rel[k] in ("aux", "aux_pass")]
    features = {f for i in (v, *helping) for f in a.morph[i].split("|") if f in ("Tense=Fut", "Mood=Cnd", "Mood=Imp")}
    return {a.lower(k) for k in helping if a.rel[k] == "aux"} | features


def _below(scene: Scene, v: int) -> int | None:
    """Return the infinitive of a modal, or the clause of a verb of thinking."""
    a, table = scene.a, scene.acts
    if (a.lemma[v] in table.modals or a.lower(v) in table.modals) and scene.child(v, "obj") is None:
        return next((k for k in a.children[v] if k > v and a.rel[k] in ("xcomp", "comp", "advcl", "acl")), None)
    if a.lemma[v] in table.thinking and scene.inside[v] >= 0:
        return next((k for k in a.children[v] if k > v and a.rel[k] == "comp"), None)
    return None


def _rules(scene: Scene, clause: _Clause) -> Sequence[tuple[ActRule, frozenset[str] | None]]:
    """Return the rules that a clause may fit by its denial and voice; those by phrases ask for neither.

    With each goes of which words there must be one: those that begin its phrases. None when it has no phrases.
    """
    key = clause.denied, clause.passive
    if key not in scene.act_rules:
        scene.act_rules[key] = [
            (rule, frozenset(p.split(" ")[0] for p in rule.phrases) if rule.phrases else None)
            for rule in scene.acts.rules
            if rule.phrases
            or (clause.denied == rule.negated and rule.voice in ("any", "passive" if clause.passive else "active"))
        ]
    return scene.act_rules[key]


def _fits(scene: Scene, rule: ActRule, clause: _Clause) -> bool:
    if rule.phrases:
        return any(_stands_in(phrase, clause.text) for phrase in rule.phrases)
    helped = clause.helpers.intersection(rule.auxiliaries) and not clause.helpers.intersection(scene.acts.perfects)
    if rule.auxiliaries and not helped:
        return False
    a, v = scene.a, clause.predicate
    if rule.words and a.lemma[v] not in rule.words and a.lower(v) not in rule.words:
        return False
    return not rule.objects or any(
        a.lemma[k] in rule.objects or a.lower(k) in rule.objects for k in a.children[v] if a.rel[k] in COMPLEMENTS
    )


def _stands_in(phrase: str, text: str) -> bool:
    """Tell whether the parts of a phrase stand in a text one after the other."""
    at = 0
    for part in _parts(phrase):
        at = text.find(part, at)
        if at < 0:
            return False
        at += len(part) - 1
    return True


@lru_cache(maxsize=4096)
def _parts(phrase: str) -> tuple[str, ...]:
    return tuple(f" {part} " for part in phrase.split(GAP))


def _own_cue(scene: Scene, clause: _Clause) -> Iterator[Claim]:
    """Yield the act that the verb of the content itself names when its subject is the speaker (*said it rejects …*)."""
    v = clause.predicate
    if clause.denied or clause.passive or not scene.is_verb(v) or clause.subject is None:
        return
    if scene.child(clause.subject, "conj") is not None:  # *said Oslo and Lima both supported it*
        return
    if not clause.helpers <= frozenset(scene.acts.helpers):
        return
    filled = [frame.name for frame in frames(scene, v)]
    for sense in scene.senses(v):
        fits = any(sense.weights.get(name, 0.0) > OWN or sense.prepositions.get(name[5:], 0.0) > OWN for name in filled)
        thought = sense.kind == "thought" and scene.inside[v] >= 0
        if fits and sense.act != "assert" and not thought:
            yield Claim(sense.act, "speaker", clause.subject, scene.inside[v] >= 0, f"own:{sense.name}")
            return
