"""What stands about a cue: addressee, occasion, act, and how certain the attribution is."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from communique.extraction.statements.lexicon import Sense
from communique.extraction.statements.nounphrases import Source
from communique.extraction.statements.scene import Scene
from communique.records import Act, Certainty

Range = tuple[int, int]
TOLD_AT = frozenset({"obl", "nmod", "obj", "iobj"})
NEGATION_RELS = frozenset({"advmod", "det", "aux", "dep"})


def addressees(
    scene: Scene, cue: int | None, sense: Sense | None, content: Sequence[Range], source: Source | None
) -> tuple[int, ...]:
    """Return the heads of the phrases that name whom it was said to: under the cue, or right behind the source."""
    if cue is None:
        return ()
    a, out = scene.a, []
    behind = [k for k in a.children[source.head] if scene.left(k) == source.last] if source else []
    for k in (*a.children[cue], *behind):
        if _within(a.start[k], content):
            continue
        spoken_to = a.rel[k] in ("obl", "iobj", "nmod") and scene.case(k) in scene.lexicon.addressee_prepositions
        told = sense is not None and sense.addressee and a.rel[k] in ("obj", "iobj") and scene.case(k) is None
        told = told or (sense is not None and sense.addressee and a.rel[k] == "subj_pass")
        if spoken_to and (a.lemma[k] in scene.lexicon.cues.unaddressed or not _may_hear(scene, k)):
            continue
        if (spoken_to or told) and a.pos[k] in ("NOUN", "PROPN", "PRON") and a.lemma[k] not in scene.lexicon.occasions:
            out += a.conjuncts(k)
        if a.rel[k] in ("obl", "nmod"):
            out += _told_in(scene, k, content)
    return tuple(dict.fromkeys(out))


def _told_in(scene: Scene, occasion: int, content: Sequence[Range]) -> list[int]:
    """Return whom an occasion or document under a cue addresses: *in an interview with*, *in a letter to Lind*."""
    a, lex, out = scene.a, scene.lexicon, list[int]()
    spoken = a.lemma[occasion] in lex.cues.interviews
    if not spoken and a.lemma[occasion] not in lex.documents | lex.occasions:
        return out
    prepositions = lex.cues.interviewed_by if spoken else lex.spoken_to
    for k in a.children[occasion]:
        named = a.pos[k] == "PROPN" or k in scene.mentioned or a.lemma[k] in lex.outlets
        named = named and a.lower(k) not in scene.days
        if k > occasion and a.rel[k] in ("nmod", "obl") and named and scene.case(k) in prepositions:
            out += [c for c in a.conjuncts(k) if not _within(a.start[c], content)]
    if spoken and not out and (near := _right_behind(scene, occasion, prepositions)) is not None:
        out += [near] if not _within(a.start[near], content) else []
    return out


def _right_behind(scene: Scene, occasion: int, prepositions: Collection[str]) -> int | None:
    """Return the name behind the preposition that follows an interview, wherever the parser hung it."""
    a, i = scene.a, occasion + 1
    if i + 1 >= len(a) or a.lower(i) not in prepositions:
        return None
    k = a.head[i]
    return k if k > i and a.rel[i] == "case" and (a.pos[k] == "PROPN" or k in scene.mentioned) else None


def _may_hear(scene: Scene, k: int) -> bool:
    """Tell whether word k may be told something: no relative pronoun, and no thing that is only faced (*ante*)."""
    a = scene.a
    if a.lower(k) in scene.lexicon.relatives:
        return False
    return scene.case(k) in scene.lexicon.spoken_to or a.pos[k] != "NOUN" or k in scene.mentioned


def occasion(scene: Scene, cue: int | None, content: Sequence[Range]) -> Range | None:
    """Return the words that name the occasion or medium of speaking, without their preposition.

    What is told to a meeting is told at it (*told a press conference that*).
    """
    if cue is None:
        return None
    a = scene.a
    for k in a.children[cue]:
        occasional = a.rel[k] in TOLD_AT and a.lemma[k] in scene.lexicon.occasions
        if occasional and not _within(a.start[k], content):
            first = k
            while first > scene.left(k) and a.rel[first - 1] != "case":
                first -= 1
            return a.start[first], a.end[k]
    return None


def _within(char: int, content: Sequence[Range]) -> bool:
    return any(start <= char < end for start, end in content)


def _auxiliaries(scene: Scene, v: int) -> str:
    """Return the auxiliaries of verb v and theirs, in text order, joined by spaces."""
    a = scene.a
    own = [k for k in a.children[v] if a.rel[k] == "aux"]
    return " ".join(a.lower(k) for k in sorted(own + [j for k in own for j in a.children[k] if a.rel[j] == "aux"]))


def _asked(scene: Scene, cue: int) -> bool:
    """Tell whether the narrator asks: the cue's sentence ends in a question mark outside all quotations."""
    last = scene.a.sentence_at(cue).last - 1
    return scene.a.word(last) == "?" and scene.inside[last] < 0 and scene.inside[cue] < 0


def negated(scene: Scene, i: int) -> bool:
    """Tell whether a word is denied by a negation of its own."""
    a, words = scene.a, scene.lexicon.negations
    return any(a.rel[k] == "neg" or (a.rel[k] in NEGATION_RELS and a.lower(k) in words) for k in a.children[i])


def unwilling(scene: Scene, v: int) -> bool:
    """Tell whether somebody does not want to do what verb v says, by an auxiliary (*vill inte svara*)."""
    a, words = scene.a, scene.lexicon.wanting
    return negated(scene, v) and any(a.rel[k] == "aux" and a.lower(k) in words for k in a.children[v])


def act_of(scene: Scene, cue: int | None, sense: Sense | None) -> Act:
    """Return the act of a cue; a cue under a refusal (*declined to say*) declines."""
    if cue is None or sense is None:
        return "assert"
    h = scene.a.head[cue]
    if scene.a.rel[cue] == "xcomp" and scene.a.lemma[h] in scene.lexicon.refusals and sense.kind == "speech":
        return "decline"
    return "decline" if sense.kind == "speech" and unwilling(scene, cue) else sense.act


def certainty(scene: Scene, cue: int | None, sense: Sense | None) -> Certainty:
    """Return how certain it is that the attribution holds (not that the content does)."""
    if cue is None:
        return "stated"
    a, lex = scene.a, scene.lexicon
    h = a.head[cue]
    if negated(scene, cue) or (a.rel[cue] == "xcomp" and (negated(scene, h) or a.lemma[h] in lex.refusals)):
        return "denied"
    if any(a.lower(k) in lex.negations for k in a.children[cue] if a.rel[k] == "subj"):
        return "denied"
    helpers = [a.lower(k) for k in a.children[cue] if a.rel[k] in ("aux", "mark", "advmod", "case")]
    if lex.hedging_phrases and any(phrase in _auxiliaries(scene, cue) for phrase in lex.hedging_phrases):
        return "hedged"
    if scene.finite(cue) and a.head[cue] == cue and _asked(scene, cue):
        return "hypothetical"
    if any(w in lex.modals or w in lex.conditionals for w in helpers):
        return "hypothetical"
    if (sense is not None and sense.hedged) or any(w in lex.hedges for w in helpers):
        return "hedged"
    return "stated"
