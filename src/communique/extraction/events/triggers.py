"""Find triggers: which pattern of the lexicon a token fulfils."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from communique.extraction.events.below import below, quoted_of
from communique.extraction.events.clauses import prep_is
from communique.extraction.events.lexicon import IS, NounSet, Pattern
from communique.extraction.events.lights import anchor_of, light_of, occurs_with
from communique.extraction.events.mistagged import attribute_of, taken_for_noun, taken_for_verb
from communique.extraction.events.scene import Scene

PARTICLES = frozenset(
    {"prt", "advmod", "obj", "expl", "case", "mark", "xcomp", "obl", "compound", "iobj", "amod", "dep", "comp", "neg"}
)
PREDICATED = frozenset({"xcomp", "comp", "obj", "advmod", "obl", "case", "mark"})
"""Relations to a verb of what it says of its object, or of what marks that."""


@dataclass
class Trigger:
    """A token that fulfils a pattern.

    token: the trigger. object, complements: the nouns that the pattern demands, bare and after prepositions. anchor:
    for a noun, the noun that stands for it in the clause (*series* of attacks). light: the verb that carries the noun;
    reversed when its subject is the recipient; occurs when the
    noun is its subject (*clashes broke out*). violent: the clause names the act of violence by which it was done.
    adjective: the trigger is a predicate, whose subject is the actor whatever the form (*is opposed to*). unsigned: a
    passive without an agent, so that nobody is said to will it. attribute: a participle before the noun to which it was
    done (*the jailed critic*). alone: a deed told by its noun, with who did it only from another word of the clause.
    """

    token: int
    pattern: Pattern
    object: int | None = None
    complements: list[int] = field(default_factory=list)
    anchor: int | None = None
    light: int | None = None
    reversed: bool = False
    occurs: bool = False
    actors: list[int] = field(default_factory=list)
    recipients: list[int] = field(default_factory=list)
    symmetric: bool = False
    violent: bool = False
    adjective: bool = False
    unsigned: bool = False
    attribute: bool = False
    alone: bool = False


Reader = Callable[[Scene, int, Pattern], "Trigger | None"]


def readings(scene: Scene, i: int) -> Iterator[Trigger]:
    """Yield the patterns that token i fulfils, narrowest first; roles are not filled yet."""
    a, lemma = scene.analysis, scene.lemma(i)
    pos = a.pos[i]
    if a.rel[i] in ("aux", "aux_pass", "cop", "case"):
        return
    misread = scene.clauses.misread(i)
    if misread:
        yield from _fulfilled(scene, i, _possible(scene, i, scene.lexicon.verbs.get(misread, ())), _verb)
    elif pos in ("VERB", "AUX") or (pos == "ADJ" and "VerbForm=Part" in a.morph[i]) or taken_for_noun(scene, i):
        yield from _fulfilled(scene, i, _possible(scene, i, scene.lexicon.verbs.get(lemma, ())), _verb)
    if a.rel[i] in ("amod", "acl") and not misread and (done := attribute_of(scene, i)) is not None:
        yield from _fulfilled(scene, i, scene.lexicon.verbs.get(done, ()), _attribute)
    gerund = taken_for_verb(scene, i)
    nominal = pos in ("NOUN", "PROPN") or gerund or (scene.words.noun_endings and pos in ("ADV", "X", "ADJ"))
    common = i not in scene.mention_at or scene.mention_at[i].form == "described" or scene.is_named_compound(i)
    if nominal and not misread and common and not _is_acronym(scene, i):
        patterns = scene.lexicon.noun_patterns(scene.noun(i))
        patterns = patterns or (scene.lexicon.noun_patterns(scene.lexicon.noun(a.lower(i))) if gerund else ())
        yield from _fulfilled(scene, i, patterns, _noun)
    if pos in ("ADJ", "VERB", "ADV"):
        yield from _fulfilled(
            scene, i, scene.lexicon.adjectives.get(a.lower(i), scene.lexicon.adjectives.get(lemma, ())), _adjective
        )


def fulfils(scene: Scene, i: int, pattern: Pattern) -> bool:
    """Tell whether verb i fulfils a pattern."""
    return _verb(scene, i, pattern) is not None


def _attribute(scene: Scene, i: int, pattern: Pattern) -> Trigger | None:
    """Return the trigger of a participle, whose object is the noun that it stands at."""
    noun = scene.analysis.head[i]
    if pattern.words or pattern.preps or pattern.needs:
        return None
    if pattern.object is not None and not _of_class(scene, noun, pattern.object):
        return None
    return Trigger(i, pattern, object=noun, attribute=True)


def _is_acronym(scene: Scene, i: int) -> bool:
    """Tell whether a word in capitals, among others that are not, is an abbreviation (*AIDS*, *the ACT exam*)."""
    a, sentence = scene.analysis, scene.analysis.sentence_at(i)
    if not a.word(i).isupper() or len(a.word(i)) == 1:
        return False
    words = [a.word(j) for j in range(sentence.first, sentence.last)]
    return any(len(word) > 1 and word.isalpha() and not word.isupper() for word in words)


def _possible(scene: Scene, i: int, patterns: Sequence[Pattern]) -> Iterator[Pattern]:
    """Yield the patterns of a verb of which the first words and the object may be there, by looks that cost little."""
    words, nouns = scene.words_around(i), None
    for pattern in patterns:
        if not words.issuperset(pattern.clues):
            continue
        if pattern.words and pattern.words[0] not in scene.once(_beside, i):
            continue
        if pattern.object is not None:
            nouns = _objects(scene, i) if nouns is None else nouns
            loose = not nouns and bool(pattern.words) and pattern.words[-1] in scene.words.particles
            if not (loose or (nouns and pattern.object.may_hold(nouns))):
                continue
        if not pattern.preps or pattern.preps[0][0] in scene.once(_joined, i):
            yield pattern


def _objects(scene: Scene, i: int) -> list[str]:
    """Return the nouns of the phrase that is the object of verb i."""
    patient = scene.clauses.patient(i)
    return [] if patient is None else [noun for _, noun in scene.members(patient)]


def _fulfilled(scene: Scene, i: int, patterns: Iterable[Pattern], reader: Reader) -> Iterator[Trigger]:
    for pattern in patterns:
        found = reader(scene, i, pattern)
        if found is not None:
            yield found


def _verb(scene: Scene, i: int, pattern: Pattern) -> Trigger | None:
    patient, words = _object(scene, i, pattern), pattern.words
    if pattern.object and patient is None:
        if (patient := _after_particle(scene, i, pattern)) is None:
            return None
        words = words[:-1]
    if words and patient is None and (taken := _taken_for_phrase(scene, i, words[-1])) is not None:
        patient, words = taken, words[:-1]
    if not _words(scene, i, words) or not _relations(scene, i, pattern):
        return None
    complements = _prepositions(scene, [i] if patient is None else [i, patient], pattern)
    return None if complements is None else Trigger(i, pattern, object=patient, complements=complements)


def _object(scene: Scene, i: int, pattern: Pattern) -> int | None:
    """Return the object that the pattern demands: of two (*gave Peru a loan*), the one that fits."""
    if pattern.object is None:
        return None
    patient = scene.clauses.patient(i)
    others = [] if scene.clauses.passive(i) else scene.analysis.having(i, "obj")
    return next((j for j in (patient, *others) if j is not None and _of_class(scene, j, pattern.object)), None)


def _of_class(scene: Scene, i: int, nouns: NounSet) -> bool:
    """Tell whether noun i, or the title before the name i (*the ambassador Ada Lind*), is of a class."""
    a = scene.analysis
    titles = a.having(i, "compound", "nmod", "appos") if a.pos[i] == "PROPN" else []
    return scene.in_set(i, nouns) or any(j < i and a.pos[j] == "NOUN" and scene.in_set(j, nouns) for j in titles)


def _after_particle(scene: Scene, i: int, pattern: Pattern) -> int | None:
    """Return the object after a particle that the parser took for a preposition (*took in refugees*)."""
    nouns = pattern.object
    if nouns is None or not pattern.words:
        return None
    return next(
        (j for p, j in scene.clauses.prepositions(i) if p == pattern.words[-1] and scene.in_set(j, nouns)), None
    )


def _taken_for_phrase(scene: Scene, i: int, particle: str) -> int | None:
    """Return the object right after a particle that the parser took for its preposition (*tog emot kollegan*)."""
    if particle not in scene.words.particles or scene.analysis.lowers[i + 1 : i + 2] != [particle]:
        return None
    return next((j for p, j in scene.clauses.prepositions(i) if p == particle), None)


def _adjective(scene: Scene, i: int, pattern: Pattern) -> Trigger | None:
    a = scene.analysis
    bare = scene.words.bare_objects and a.rel[i] == "acl" and a.rel[a.head[i]] == "root"  # *Peru och Chile överens*
    if not (bare or a.having(i, "cop", "subj", "subj_pass", "aux_pass") or a.rel[i] in ("xcomp", "conj")):
        return None
    if a.pos[i] == "VERB" and a.having(i, "obj"):
        return None  # *opens the door to* …, no *is open to*
    if _prepositions(scene, [i], pattern) is None or not _relations(scene, i, pattern):
        return None
    return Trigger(i, pattern, adjective=True)


def _noun(scene: Scene, i: int, pattern: Pattern) -> Trigger | None:
    if not scene.has_before(i, pattern.before) or _prepositions(scene, [i], pattern) is None:
        return None
    anchor = anchor_of(scene, i)
    if anchor is None:
        return None
    light, turned = light_of(scene, anchor)
    unsaid = light is None or (scene.analysis.rel[anchor] == "subj_pass" and scene.clauses.agent(light) is None)
    occurs = occurs_with(scene, anchor) if unsaid and not turned else None
    if pattern.group.idle and light is None and occurs is None:
        return None
    return Trigger(
        i, pattern, anchor=anchor, light=light if occurs is None else occurs, reversed=turned, occurs=occurs is not None
    )


def _words(scene: Scene, i: int, words: Sequence[str]) -> bool:
    """Tell whether each word stands under token i, or right after it."""
    return not words or scene.once(_beside, i).issuperset(words)


def _beside(scene: Scene, i: int) -> frozenset[str]:
    """Return the words that stand under token i as particles, in prepositions of several words, or right after it."""
    a = scene.analysis
    under = [j for j in a.children[i] if (a.rel[j] in PARTICLES or _says_of(scene, i, j)) and j not in scene.idle]
    found = {a.lower(j) for j in under} | {scene.lemma(j) for j in under}
    found.update(
        word for prep, j in scene.clauses.prepositions(i) if j > i and j not in scene.idle for word in prep.split()[:-1]
    )
    behind = (j for k in a.having(i, "obj") for j in a.having(k, "amod") if j > k and a.pos[j] == "ADJ")
    found |= {a.lower(j) for j in behind}  # *held Chad responsible*
    if a.pos[i] == "VERB":  # *gathered to demand elections*
        aims = [j for j in a.having(i, "advcl") if not scene.clauses.tensed(j)]
        found |= {scene.lemma(j) for j in aims for k in a.having(j, "mark") if a.lower(k) in scene.words.infinitives}
    loose = a.lower(i + 1) in scene.words.particles if i + 1 < len(a) else False
    if i + 1 < len(a) and (loose or a.rel[i + 1] not in ("case", "mark") or _is_loose(scene, i)):
        found.add(a.lower(i + 1))
    return frozenset(found)


def _says_of(scene: Scene, i: int, j: int) -> bool:
    """Tell whether adjective j, taken for a clause, says what verb i holds its object to be (*held Chad liable*)."""
    a = scene.analysis
    bare = a.rel[j] == "advcl" and a.pos[j] == "ADJ" and not a.having(j, "mark", "subj", "cop", "case")
    return bare and any(k == j - 1 or k in a.having(i, "obj") for k in range(i + 1, j) if a.rel[k] == "obj")


def _is_loose(scene: Scene, i: int) -> bool:
    """Tell whether the word after verb i was hung under the genitive before its object (*skrev under Perus avtal*)."""
    a, owner = scene.analysis, scene.analysis.head[i + 1]
    return a.rel[i + 1] == "case" and a.rel[owner] == "poss" and a.head[owner] in a.having(i, "obj")


def _joined(scene: Scene, i: int) -> frozenset[str]:
    """Return the prepositions and marks of all phrases that a pattern of verb i may demand, and their last words."""
    near, patient = scene.clauses.prepositions(i), scene.clauses.patient(i)
    objects = [*scene.analysis.having(i, "obj"), *(j for _, j in near), *(() if patient is None else (patient,))]
    found = {p for site in (i, *objects) for p, _ in (*scene.clauses.prepositions(site), *_said_of_object(scene, site))}
    found.update(prep for prep, _ in _gerunds(scene, i))
    return frozenset((*found, *(p.rpartition(" ")[2] for p in found)))


def _relations(scene: Scene, i: int, pattern: Pattern) -> bool:
    if not pattern.needs and not pattern.bars:
        return True
    present = scene.once(below, i)
    return present.issuperset(pattern.needs) and present.isdisjoint(pattern.bars)


def _prepositions(scene: Scene, sites: Sequence[int], pattern: Pattern) -> list[int] | None:
    """Return the nouns of the prepositional phrases that the pattern demands by class, None when one is wanting."""
    if not pattern.preps:
        return []
    found = [pair for site in sites for pair in scene.clauses.prepositions(site)]
    if any(nouns is not None for _, nouns in pattern.preps):
        found += [pair for site in sites for pair in _said_of_object(scene, site)]
    out, gerunds = [], _gerunds(scene, sites[0])
    for wanted, nouns in pattern.preps:
        fit = [
            j
            for prep, j in (found if nouns is not None else [*found, *gerunds])
            if prep_is(prep, wanted)
            and j not in scene.idle
            and (_is_so(scene, prep, j, nouns) if nouns is not None else j > sites[0] or _fronted(scene, j, sites[0]))
        ]
        if not fit:
            return None
        out += fit[:1] if nouns is not None else []
    return out


def _is_so(scene: Scene, prep: str, i: int, nouns: NounSet) -> bool:
    """Tell whether noun i is of a class, or what follows a mark of likeness is said to be so (*as a hostile act*)."""
    likened = prep in scene.words.likeness
    described = [i, *scene.analysis.having(i, "amod")] if likened else [i] if prep == IS else []
    return scene.in_set(i, nouns) or any(nouns.heads(form) for j in described for form in _forms(scene, j))


def _forms(scene: Scene, i: int) -> tuple[str, str]:
    return scene.noun(i), scene.analysis.lower(i)


def _gerunds(scene: Scene, i: int) -> list[tuple[str, int]]:
    """Return the clauses in -ing after a preposition under verb i (*agreed on sending troops*), with it.

    What one calls for, urges or wants so is told by its own verb.
    """
    a = scene.analysis
    if scene.lemma(i) in scene.negation.calls:
        return []
    clauses = [j for j in a.having(i, "advcl") if j > i and a.lower(j).endswith("ing") and not a.having(j, "aux")]
    return [(a.lower(k), j) for j in clauses for k in a.having(j, "mark") if a.pos[k] == "ADP"]


def _said_of_object(scene: Scene, i: int) -> list[tuple[str, int]]:
    """Return what verb i says of its object, worked out the first time only."""
    found = scene.said.get(i)
    if found is None:
        found = scene.said[i] = list(_predicated(scene, i)) if scene.analysis.children[i] else []
    return found


def _fronted(scene: Scene, noun: int, verb: int) -> bool:
    """Tell whether a phrase opens its clause before the verb, as any may in Swedish (*mot förslaget röstade Peru*)."""
    a = scene.analysis
    if not scene.words.bare_objects or a.rel[noun] != "obl" or a.head[noun] != verb:
        return False
    return any(j > verb for j in a.having(verb, "subj"))


def _predicated(scene: Scene, i: int) -> Iterator[tuple[str, int]]:
    """Yield what verb i says of its object (*called the vote a farce*, *described it as unlawful*), with its mark."""
    a = scene.analysis
    if PREDICATED.isdisjoint([a.rel[j] for j in a.children[i]]):
        yield from ((IS, j) for j in quoted_of(scene, i))
        return
    below = [*a.having(i, "xcomp", "comp"), *a.having(i, "obj")[1:]]
    below += [k for j in a.having(i, "obj") for k in a.having(j, "amod", "acl", "appos") if k > j]
    below += [k for j in below for k in a.having(j, "conj") if k > j and a.pos[k] == "ADJ"]
    yield from ((IS, k) for j in below if j > i for k in (j, *(m for m in a.having(j, "amod") if m > i)))
    yield from ((IS, j) for j in quoted_of(scene, i))
    hung = [pair for j in a.having(i, "obj") for pair in scene.clauses.prepositions(j)]
    yield from (pair for pair in hung if pair[0] in scene.words.likeness)
    marked = [j for j in a.having(i, "advmod", "obl", "xcomp") if a.pos[j] in ("ADJ", "NOUN")]
    yield from ((a.lower(k), j) for j in marked for k in a.having(j, "case", "mark"))
    objects = a.having(i, "obj") if scene.words.bare_objects else ()
    yield from ((IS, j) for j in a.having(i, "advmod") if any(k < j for k in objects))  # *kallade beslutet modigt*
    for mark in a.having(i, "advmod", "case", "mark", "obl"):
        yield from (("as", j) for j in a.having(mark, "amod", "obj", "xcomp") if a.lower(mark) == "as")
