"""What somebody says of a power or its deed: blame (*"Peru's raid is a crime"*), praise, what will befall it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from communique import ontology
from communique.extraction.events.asides import is_inflicted
from communique.extraction.events.below import quoted_of
from communique.extraction.events.lexicon import Frame, NounSet, Pattern
from communique.extraction.events.phrases import subject_of
from communique.extraction.events.scene import Scene, between
from communique.extraction.events.stances import HOSTILE, Outcome
from communique.extraction.events.status import clause_shade
from communique.extraction.events.triggers import Trigger, fulfils
from communique.languages.events import Group
from communique.records import Status

SPEAKER = Frame(("subj",), ("subj",), False)
BLAME = Pattern("be", "be", Group(type="ACCUSE", mode="disapprove"), SPEAKER)
CHARGE = Pattern("do", "do", Group(type="ACCUSE", mode="allege"), SPEAKER)
MENACE = Pattern("will", "will", Group(type="THREATEN"), SPEAKER)
PRAISE = Pattern("be", "be", Group(type="SUPPORT", cameo="051"), SPEAKER)
RULES = {
    "MENACE": "threaten:will:spoken",
    "BLAME": "accuse:be:spoken",
    "CHARGE": "accuse:do:spoken",
    "PRAISE": "support:be:spoken",
}
JUDGED = frozenset(RULES.values())
"""Rules of blame and praise whose actor is whoever is quoted."""
NAMED = "accuse:call:quoted"
OPEN = frozenset({"VERB", "NOUN", "ADJ", "ADV", "PROPN"})
"""Parts of speech of what is said of somebody."""
REAL = frozenset({"occurred", "ongoing", "habitual"})
CLAUSES = frozenset({"root", "comp", "parataxis", "conj"})
DEEDS = HOSTILE | {"REJECT", "ACCUSE", "REQUEST", "THREATEN"}
"""Types of acts that one blames or defends also where nobody says whose they are (*the expulsions are unjustified*)."""


@dataclass(frozen=True)
class Judgement:
    """What is said of whom. who: empty where a deed is judged of which the clause does not say whose it is."""

    pattern: Pattern
    rule: str
    who: tuple[int, ...]


def judged(scene: Scene, told: Sequence[Outcome], first: int, last: int) -> Iterator[Outcome]:
    """Yield blame and praise of a power or a deed of one: that of whoever is quoted so.

    told: events that the sentence tells already; what another tells of its words needs no second one.
    """
    tokens = {outcome.trigger.token for outcome in told}
    types = {outcome.type for outcome in told}
    a = scene.analysis
    for i in between(scene.judging, first, last):
        if a.pos[i] not in OPEN or i in tokens:
            continue
        if "ACCUSE" not in types and (named := _named(scene, i)) is not None:
            types.add("ACCUSE")
            yield named
            continue
        verb = a.pos[i] == "VERB"
        found = _said_to_be(scene, i) or (_charged(scene, i) or _menaced(scene, i) if verb else _burdened(scene, i))
        if found is None or found.pattern.group.type in types:
            continue
        group = found.pattern.group
        assert group.type is not None
        types.add(group.type)
        code = group.cameo or ontology.load().cameo(group.type, group.mode)
        contexts = ontology.load().contexts_of(code)
        trigger = Trigger(i, found.pattern, recipients=list(found.who))
        yield Outcome(trigger, group.type, group.mode, code, contexts, (), found.who, False, _status(found), found.rule)


def _status(found: Judgement) -> Status:
    return "planned" if found.pattern is MENACE else "occurred"


def _named(scene: Scene, i: int) -> Outcome | None:
    """Return the blame of who calls a hostile act or a decision something in quotes (*called it "a low blow"*)."""
    a = scene.analysis
    if a.pos[i] != "VERB" or scene.lemma(i) not in scene.words.naming or scene.clauses.passive(i):
        return None
    thing = scene.clauses.patient(i)
    if thing is None or not _is_deed(scene, thing) or clause_shade(scene, i).status not in REAL:
        return None
    said = quoted_of(scene, i)
    good = any(scene.lexicon.praises.heads(form) for j in said for form in (scene.noun(j), a.lower(j)))
    speakers = [t for j in subject_of(scene, i) for t in scene.carriers(j)]
    who = tuple(t for t in scene.carriers(thing) if t not in speakers)
    own = not who and scene.noun(thing) in scene.lexicon.table.classes.get("decision", ())
    if not said or good or own or not speakers:
        return None
    code = ontology.load().cameo("ACCUSE", "disapprove")
    trigger = Trigger(i, BLAME, actors=speakers, recipients=list(who))
    contexts = ontology.load().contexts_of(code)
    return Outcome(trigger, "ACCUSE", "disapprove", code, contexts, tuple(speakers), who, False, "occurred", NAMED)


def _said_to_be(scene: Scene, i: int) -> Judgement | None:
    """Return what a predicate says of its subject (*is unacceptable*), or of the clause that it stands for."""
    a = scene.analysis
    if a.rel[i] not in CLAUSES or not a.having(i, "cop"):
        return None
    blame = _is_of(scene, i, scene.lexicon.slurs)
    if not (blame or _is_of(scene, i, scene.lexicon.praises)) or clause_shade(scene, i).status not in REAL:
        return None
    subjects = [j for j in a.having(i, "subj") if a.pos[j] not in ("PRON", "DET")]
    if not subjects:
        subjects = [j for c in a.having(i, "comp", "acl", "subj") for j in a.having(c, "subj")]
    if not blame and any(_is_meeting(scene, j) for j in subjects):
        return None  # *the talks were historic*
    who = tuple(t for t in _answering(scene, subjects) if not is_inflicted(scene, t))
    if not who and not any(_is_deed(scene, j) for j in subjects):
        return None
    kind = "BLAME" if blame else "PRAISE"
    return Judgement(BLAME if blame else PRAISE, RULES[kind], who)


def _charged(scene: Scene, i: int) -> Judgement | None:
    """Return what a verb of wrongdoing tells of its subject (*is undermining the talks*)."""
    a = scene.analysis
    patterns = scene.lexicon.misdeeds.get(scene.lemma(i), ())
    if not patterns or a.pos[i] != "VERB" or scene.clauses.passive(i) or a.rel[i] in ("relcl", "acl", "advcl", "amod"):
        return None
    found = [pattern for pattern in patterns if fulfils(scene, i, pattern)]
    if not found:
        return None
    tried = a.rel[i] in ("xcomp", "comp") and scene.lemma(a.head[i]) in scene.negation.attempts
    negated = "not" in found[0].needs  # *does not keep its promises*
    if not negated and clause_shade(scene, a.head[i] if tried else i).status not in REAL:
        return None
    who = _answering(scene, subject_of(scene, i))
    return Judgement(CHARGE, RULES["CHARGE"], who) if who else None


def _burdened(scene: Scene, i: int) -> Judgement | None:
    """Return on whom it is said that the responsibility lies."""
    a = scene.analysis
    if a.rel[i] != "subj" or a.pos[i] != "NOUN" or scene.noun(i) not in scene.lexicon.burdens:
        return None
    verb = a.head[i]
    if clause_shade(scene, verb).status not in REAL:
        return None
    behind = [j for _, j in scene.clauses.prepositions(verb) if j > verb]
    who = _answering(scene, [j for j in behind if j in scene.mention_at])
    return Judgement(CHARGE, RULES["CHARGE"], who) if who else None


def _menaced(scene: Scene, i: int) -> Judgement | None:
    """Return what somebody says will befall a power or answer a deed (*any attack will be met with* …)."""
    a = scene.analysis
    if a.pos[i] != "VERB" or a.rel[i] in ("relcl", "acl", "advcl", "amod"):
        return None
    patterns = scene.lexicon.menaces.get(scene.lemma(i), ())
    subjects = a.having(i, "subj", "subj_pass")
    if not subjects:
        return None
    answer = any(scene.in_set(j, scene.lexicon.reprisals) for j in subjects)
    if not (answer and clause_shade(scene, i).future) and not any(fulfils(scene, i, pattern) for pattern in patterns):
        return None
    who = tuple(t for t in _answering(scene, subjects) if not is_inflicted(scene, t))
    if not who and not answer and not any(_is_deed(scene, j) for j in subjects):
        return None
    return Judgement(MENACE, RULES["MENACE"], () if answer else who)


def _is_of(scene: Scene, i: int, nouns: NounSet) -> bool:
    """Tell whether a predicate, or an adjective of it, is of a class of words."""
    a = scene.analysis
    if scene.in_set(i, nouns) or (nouns.heads(a.lower(i)) and not a.having(i, "amod")):
        return True
    below = (j for j in a.having(i, "amod") if a.pos[i] in ("NOUN", "PROPN"))
    return any(
        option == ((), None) for j in below for form in (scene.noun(j), a.lower(j)) for option in nouns.heads(form)
    )


def _answering(scene: Scene, nouns: Sequence[int]) -> tuple[int, ...]:
    """Return the powers that the nouns name, or whose they are."""
    found = (t for j in nouns for t in scene.carriers(j) if not scene.is_speaker(t) and _answers(scene, t))
    return tuple(dict.fromkeys(found))


def _answers(scene: Scene, i: int) -> bool:
    """Tell whether token i names a power that can be blamed: a state, a bloc, a body, who governs, a person by name."""
    mention = scene.mention_at.get(i)
    if mention is None:
        return scene.is_state(i)
    if mention.form in ("pronoun", "inhabitant"):
        return False
    if mention.kind == "organisation":
        return bool(mention.candidates) or scene.is_state(i)
    person = mention.kind == "person" and (bool(mention.office) or mention.form in ("name", "surname"))
    return mention.kind in ("state", "bloc") or scene.is_state(i) or person


def _is_deed(scene: Scene, i: int) -> bool:
    """Tell whether a noun is an act of politics, or a decision."""
    noun = scene.noun(i)
    if noun in scene.lexicon.table.classes.get("decision", ()):
        return True
    return any(p.group.type in DEEDS and not p.before for p in scene.lexicon.noun_patterns(noun))


def _is_meeting(scene: Scene, i: int) -> bool:
    return any(p.group.type == "CONSULT" for p in scene.lexicon.noun_patterns(scene.noun(i)))
