"""The phrases that stand at the places of a frame."""

from __future__ import annotations

from communique.extraction.events.clauses import prep_is
from communique.extraction.events.fitting import SPOKEN
from communique.extraction.events.negating import is_negated, is_opposed
from communique.extraction.events.omitted import left_out
from communique.extraction.events.plurals import is_one, is_single, together
from communique.extraction.events.scene import Scene
from communique.extraction.events.triggers import Trigger

FAR = 16
"""How many words after a trigger its recipient may stand."""
FAR_UP = 3
SUFFERED = frozenset({"SANCTION", "COERCE", "ASSAULT"})
"""Types whose recipient may be told by purpose or effect."""
THAT = frozenset({"att", "that", "que"})
SYNTAX = frozenset({"subj", "obj", "whose", "iobj", "poss", "mod", "comp", "speaker"})


def at_place(scene: Scene, trigger: Trigger, place: str) -> list[int]:
    """Return the heads of the phrases at one place of a frame."""
    a, clauses, i = scene.analysis, scene.clauses, trigger.token
    noun = trigger.anchor
    if trigger.attribute and place in SYNTAX:
        return some(trigger.object) if place == "obj" else []
    if place not in SYNTAX:
        pairs = [pair for site in sites_of(scene, trigger) for pair in clauses.prepositions(site)]
        met = noun is not None and trigger.pattern.frame.symmetric
        held = {prep for prep, nouns in trigger.pattern.preps if nouns is not None} if met else ()
        own = [j for prep, j in pairs if met and (j == i or prep in held)]  # *a round of talks on Chad*
        near = [_meant(scene, i, j) for prep, j in pairs if prep_is(prep, place) and j not in own]
        if trigger.pattern.group.type == "COOPERATE" and place in clauses.object_marks:
            near = near[-1:]  # *extraditó al sospechoso a Chad*
        near = near or right_behind(scene, noun, place)
        near = near or _in_clause_behind(scene, trigger, place) or _stranded(scene, trigger, place)
        trips = noun is not None and trigger.pattern.group.mode == "visit" and place not in scene.inside
        told = trigger.pattern.group.type == "CONSULT" and bool(a.having(i, "obj")) and not clauses.bare_objects
        talks = noun is not None or told
        partner = talks and trigger.symmetric and place not in scene.inside | scene.places
        return near or (_farther(scene, trigger, place) if partner or trips or place in scene.words.far else [])
    if noun is not None:
        return _at_noun(scene, trigger, place)
    if place == "subj":
        found = some(clauses.surface(i)) if trigger.adjective else subject_of(scene, i)
        found = [*found, *(j for j in along_with(scene, i) if j not in found)] if found else found
        return (
            found
            if trigger.pattern.group.type not in SPOKEN | {"COERCE"}
            else [j for j in found if _can_speak(scene, j)]
        )
    if place == "obj":
        if trigger.object is not None and (given := at_place(scene, trigger, "iobj")):
            return given  # *gave Lind an endorsement*
        patient = trigger.object if trigger.object is not None else clauses.patient(i)
        if patient is None and trigger.pattern.group.type == "ACCUSE":
            return _who_is_told(scene, i)
        return a.having(i, "obj") if patient in a.having(i, "obj") else some(patient)
    if place == "whose":
        return [j for j in some(trigger.object or clauses.patient(i)) if not scene.is_actor(j)]
    if place == "iobj":
        return clauses.indirect(i) or [
            j for j in a.having(i, "obj") if trigger.object is not None and j < trigger.object
        ]
    if place == "comp":
        below = [*a.having(i, "comp", "xcomp"), *(c for c in a.having(i, "advcl") if clauses.wished(c))]
        if trigger.adjective:
            complements = scene.words.complements
            below += [c for c in a.having(i, "advcl") if complements & {a.lower(k) for k in a.having(c, "mark")}]
        return [j for c in below for j in a.having(c, "subj") or some(clauses.agent(c))]
    if place == "speaker":
        verb = speech_above(scene, i)
        return [j for j in some(clauses.subject(verb) if verb is not None else None) if _can_speak(scene, j)]
    return []


def _who_is_told(scene: Scene, verb: int) -> list[int]:
    """Return who does what a clause before a passive tells (*att Peru lämnar avtalet kritiseras av Chile*)."""
    a = scene.analysis
    if not scene.clauses.passive(verb):
        return []
    before = [c for c in a.having(verb, "advcl", "comp", "subj", "subj_pass") if c < verb and a.pos[c] == "VERB"]
    told = [c for c in before if any(a.lower(k) in THAT for k in a.having(c, "mark") if a.pos[k] == "SCONJ")]
    opened = [c for c in told if not any(a.pos[k] == "ADP" for k in a.having(c, "mark", "case"))]
    return [j for c in opened for j in a.having(c, "subj") or some(scene.clauses.agent(c))]


def _meant(scene: Scene, verb: int, j: int) -> int:
    """Return whom a marked relative pronoun under a verb means (*a la que entregó*), any other token itself."""
    told = scene.clauses.meant(j) if scene.clauses.marked_relative(verb) == j else None
    return j if told is None else told


def _in_clause_behind(scene: Scene, trigger: Trigger, place: str) -> list[int]:
    """Return who acts in the clause behind a preposition of opposition (*protesterade mot att Peru lämnar avtalet*)."""
    a = scene.analysis
    if place not in scene.words.opposed or not scene.clauses.bare_objects:
        return []
    sites = [site for site in (trigger.token, trigger.anchor) if site is not None]
    clauses = [c for site in sites for c in a.having(site, "advcl", "comp", "acl", "xcomp") if a.pos[c] == "VERB"]
    marked = [c for c in clauses if a.having(c, "mark", "case") and place in _marks(scene, c)]
    return [j for c in marked for j in a.having(c, "subj") or some(scene.clauses.agent(c))]


def right_behind(scene: Scene, noun: int | None, place: str) -> list[int]:
    """Return the name right behind a noun and a preposition, wherever a weak parser hung it (*kriget i Peru*)."""
    a = scene.analysis
    if noun is None or not scene.clauses.bare_objects or noun + 2 >= a.sentence_at(noun).last:
        return []
    mention = scene.mention_at.get(noun + 2)
    named = mention is not None and mention.first == noun + 2 and mention.form in ("name", "acronym", "capital")
    return [mention.head] if mention is not None and named and a.lower(noun + 1) == place else []


def _stranded(scene: Scene, trigger: Trigger, place: str) -> list[int]:
    """Return what a relative clause is about whose preposition stands alone (*som Peru inför sanktioner mot*)."""
    a, verb = scene.analysis, trigger.light if trigger.light is not None else trigger.token
    if not scene.clauses.bare_objects or a.rel[verb] not in ("relcl", "acl"):
        return []
    below = [verb, *a.having(verb, "obj")]
    alone = [k for site in below for k in a.children[site] if k > verb and a.lower(k) == place]
    last = a.sentence_at(verb).last
    ends = [k for k in alone if k + 1 >= last or a.pos[k + 1] in ("PUNCT", "VERB", "AUX", "CCONJ", "ADV")]
    return [a.head[verb]] if ends else []


def along_with(scene: Scene, i: int) -> list[int]:
    """Return who does what verb i says along with its subject (*Norge stöder tillsammans med Chile …*)."""
    felt = scene.clauses.patient(i)
    people = felt is not None and scene.is_people(felt)  # *killed members of the sect, along with Christians*
    beside = behind_along(scene, i)
    if felt is not None:
        beside = [j for j in beside if j < felt or not (people or scene.is_alike(felt, j))]
    return beside or _joined(scene, i)


def _joined(scene: Scene, i: int) -> list[int]:
    """Return whom the subject joins in what verb i says (*joined Chad in condemning the raid*)."""
    a, verb = scene.analysis, scene.analysis.head[i]
    if a.rel[i] not in ("advcl", "xcomp") or scene.lemma(verb) not in scene.words.joining or is_negated(scene, verb):
        return []
    if not _marks(scene, i) & set(scene.places) or scene.clauses.passive(verb):
        return []
    with_whom = [*a.having(verb, "obj"), *(j for p, j in scene.clauses.prepositions(verb) if p not in scene.places)]
    return [j for j in with_whom if verb < j < i and scene.is_actor(j)]


def behind_along(scene: Scene, i: int) -> list[int]:
    """Return the names under verb i that stand behind *along with*."""
    a = scene.analysis
    found = [j for _, j in scene.clauses.prepositions(i) if j in scene.mention_at]
    cases = [(j, k) for j in found for k in a.having(j, "case") if a.sentence_at(i).first < k < j]
    return list(dict.fromkeys(j for j, k in cases if f"{a.lower(k - 1)} {a.lower(k)}" in scene.words.alongside))


def _marks(scene: Scene, clause: int) -> set[str]:
    a = scene.analysis
    return {a.lower(k) for k in a.having(clause, "mark", "case") if k < clause}


def _can_speak(scene: Scene, i: int) -> bool:
    """Tell whether noun i is neither a hostile act (*attacks claimed lives*) nor a share of a poll (*40 percent*)."""
    if scene.lemma(i) in scene.words.norms:
        return False
    if scene.people.is_share(i):
        return False
    if i in scene.mention_at or scene.is_people(i):
        return True
    counted = [k for p, k in scene.clauses.prepositions(i) if scene.lemma(i) in scene.lexicon.heads and p == "of"]
    deeds = [p for k in (i, *counted) for p in scene.lexicon.noun_patterns(scene.noun(k))]
    return not any(p.group.type in SUFFERED for p in deeds)


def subject_of(scene: Scene, i: int) -> list[int]:
    """Return the subject of verb i; for *a report accusing …* and *it*, who made the report, whom *it* means."""
    if elided := elided_subject(scene, i):
        return elided
    if is_opposed(scene, i):
        return []
    a, subject = scene.analysis, scene.clauses.subject(i)
    if subject is None:
        return some(left_out(scene, i))
    mention = scene.mention_at.get(subject)
    if scene.lemma(subject) in scene.words.impersonal and (speaker := _who_says(scene, i)) is not None:
        return [speaker]
    if mention is not None and mention.form == "pronoun" and (mention.plural or mention.rule.endswith(":thing")):
        above = _clause_above(scene, i, quoted=not mention.plural)
        named = scene.clauses.subject(above) if above is not None else None
        said = above is not None and scene.lemma(above) in scene.speech and not together(scene, subject)
        others = mention.plural and named is not None and (is_one(scene, named) if said else is_single(scene, named))
        return [subject] if named is None or others else [named]  # *they* of a spokesman are his, not of *he said*
    if a.rel[i] == "acl" and subject == a.head[i] and not scene.carriers(subject):
        if a.pos[subject] in ("PRON", "DET"):
            return []  # *those backing Peru*
        return some(scene.clauses.owner(subject)) or [subject]
    if a.rel[i] == "relcl" and subject == a.head[i] and _is_uttered(scene, subject) and not scene.carriers(subject):
        return some(scene.clauses.owner(subject)) or [subject]
    return [subject]


def possessor(scene: Scene, noun: int) -> list[int]:
    """Return whose a noun is by a possessive that is a mere article (Spanish *su reunión con*): the subject above."""
    a = scene.analysis
    if not any("Poss=Yes" in a.morph[j] and a.lower(j) not in scene.words.first_person for j in a.having(noun, "det")):
        return []
    above = [j for j in list(a.ancestors(noun))[:FAR_UP] if scene.clauses.verbal(j)]
    doers = (s for v in above for s in a.having(v, "subj") if s != noun and scene.is_actor(s))
    subject = next(doers, None)
    return scene.carriers(subject) if subject is not None else []


def blamed_owner(scene: Scene, noun: int) -> list[int]:
    """Return whose a deed is by a possessive that is a mere article: of whom one blames for it (*por sus ataques*)."""
    a = scene.analysis
    if not any("Poss=Yes" in a.morph[j] and a.lower(j) not in scene.words.first_person for j in a.having(noun, "det")):
        return []
    verb = a.head[noun]
    prep = next((a.lower(k) for k in a.having(noun, "case")), "")
    if a.rel[noun] != "obl" or prep not in scene.words.blame_marks or not scene.is_blame(verb):
        return []
    blamed = scene.clauses.patient(verb)
    return [] if blamed is None else scene.carriers(blamed)


def _who_says(scene: Scene, i: int) -> int | None:
    """Return who says the clause of verb i, and so means itself by *one* in it (*Peru meddelar att man skickar*)."""
    a = scene.analysis
    behind = [j for j in a.having(i, "parataxis") if j > i and scene.lemma(j) in scene.speech]
    said = scene.clauses.subject(behind[0]) if a.rel[i] == "root" and behind else None
    if said is not None and scene.is_actor(said):
        return said  # *Man har utvisat en diplomat, säger ministern*
    above: int | None = i
    for _ in range(FAR_UP):
        if above is None or a.rel[above] not in ("comp", "conj", "xcomp", "advcl"):
            return None
        above = _clause_above(scene, above)
        if above is not None and scene.lemma(above) in scene.speech:
            speaker = scene.clauses.subject(above)
            return speaker if speaker is not None and scene.is_actor(speaker) else None
    return None


def elided_subject(scene: Scene, i: int) -> list[int]:
    """Return the name before a colon and a verb without subject: it acts itself (*Lindh: Har talat med Oslo*)."""
    a = scene.analysis
    first = min((i, *a.having(i, "aux")))
    last = a.sentence_at(i).first
    if not scene.clauses.bare_objects or first - 2 < last or a.word(first - 1) != ":" or a.having(i, "subj_pass"):
        return []
    own = [j for j in a.having(i, "subj") if j > first]
    named = first - 2 in scene.mention_at and "VerbForm=Inf" not in a.morph[i] and "Mood=Imp" not in a.morph[i]
    return [scene.mention_at[first - 2].head] if named and not own else []


def _is_uttered(scene: Scene, noun: int) -> bool:
    """Tell whether a text is the object of who utters it, and not of who turns it down (*tabled a draft that …*)."""
    a = scene.analysis
    if a.rel[noun] != "obj" or a.having(noun, "poss") or not scene.lexicon.texts.heads(scene.noun(noun)):
        return False
    patterns = scene.lexicon.verbs.get(scene.lemma(a.head[noun]), ())
    return not any(p.group.type in ("REJECT", "ACCUSE") and p.text == p.lemma for p in patterns)


def _clause_above(scene: Scene, i: int, quoted: bool = True) -> int | None:
    """Return the verb over the clause of verb i. quoted: also one that only hangs on its words (*…, said Lund*)."""
    a = scene.analysis
    for j in (i, *list(a.ancestors(i))[:FAR_UP]):
        if a.rel[j] in ("comp", "advcl", "relcl", "acl") and a.head[j] != j:
            head = a.head[j]
            return head if scene.clauses.verbal(head) else None
    below = a.having(i, "parataxis", "comp") if quoted else ()
    return next((j for j in below if scene.lemma(j) in scene.speech), None)


def _at_noun(scene: Scene, trigger: Trigger, place: str) -> list[int]:
    nouns = list(dict.fromkeys(n for n in (trigger.token, trigger.anchor) if n is not None))
    if place == "poss":
        return [k for n in nouns for j in scene.owners(n) or scene.split_genitive(n) for k in _owner(scene, n, j)]
    if place == "mod":
        held = trigger.pattern.group.type in ("ASSAULT", "CONSULT", "AGREE")
        patterns = scene.lexicon.noun_patterns(scene.noun(trigger.token))
        own = {word for p in patterns if scene.has_before(trigger.token, p.before) for word in p.before}
        found = [j for n in nouns for j in scene.modifiers(n) if scene.lemma(j) not in own]  # no *house* makes arrests
        found = found or [n for n in nouns if scene.is_named_compound(n)]
        found = [j for j in found if not (held and is_site(scene, j)) and j not in aimed_at(scene, trigger)]
        return [j for j in found if not _is_scene(scene, trigger, j)]
    return []


def _owner(scene: Scene, noun: int, i: int) -> list[int]:
    """Return the possessor of a noun; of a reflexive one the subject above (*var tydliga i sitt stöd till Peru*)."""
    a = scene.analysis
    if a.lower(i) not in scene.words.own:
        return [i]
    above = list(a.ancestors(noun))[:FAR_UP]
    return next((found for j in above if (found := a.having(j, "subj"))), [i])


def aimed_at(scene: Scene, trigger: Trigger) -> list[int]:
    """Return the state whose bare name stands before a sanction: it suffers it (*the Chad sanctions*, not *US*).

    So it does before some nouns for force that name nobody else (*the Iraq invasion*).
    """
    a, kind = scene.analysis, trigger.pattern.group.type
    if trigger.anchor is None or not scene.words.subject_needed:
        return []
    if kind != "SANCTION" and not (
        scene.noun(trigger.token) in scene.words.inflicted and _names_no_victim(scene, trigger)
    ):
        return []
    named = [j for j in a.having(trigger.token, "compound") if (m := scene.mention_at.get(j)) and m.form == "name"]
    return [j for j in named if scene.mention_at[j].kind == "state"]


def _names_no_victim(scene: Scene, trigger: Trigger) -> bool:
    """Tell whether no phrase behind the noun of an attack says on whom it was."""
    preps = {prep for prep, _ in scene.clauses.prepositions(trigger.token)}
    return trigger.pattern.group.type == "ASSAULT" and preps.isdisjoint(scene.words.far | scene.words.belongs)


def _farther(scene: Scene, trigger: Trigger, place: str) -> list[int]:
    """Return the phrase with a preposition that the parser has hung under a noun between it and the trigger."""
    a, token = scene.analysis, trigger.token
    begin, noun = token if trigger.occurs else max(token, trigger.light or 0), trigger.anchor is not None
    for j in range(begin + 1, min(begin + FAR, a.sentence_at(token).last)):
        if a.pos[j] == "VERB" and j != trigger.light and (a.rel[j] not in ("acl", "amod") or noun):
            break
        if not noun and a.pos[j] == "AUX":
            break  # *rejected the idea that he is a drag on Peru*
        if a.lower(j) == place and a.rel[j] == "case" and j not in scene.mention_at:
            return [] if _of_other_deed(scene, trigger, a.head[j]) else [a.head[j]]
    return []


def _of_other_deed(scene: Scene, trigger: Trigger, i: int) -> bool:
    """Tell whether a phrase is that of a deed or a border told beside the trigger (*despite protests from the church*).

    What the trigger itself governs is no such deed, nor what is joined to it by *of* (*a wave of attacks on Peru*).
    """
    a, above = scene.analysis, scene.analysis.head[i]
    preps = {a.lower(k) for k in a.having(above, "case") if k < above}
    if trigger.symmetric or a.rel[i] != "nmod" or above in sites_of(scene, trigger) or above < trigger.token:
        return False
    if not preps or preps & scene.words.belongs or above in scene.mention_at:
        return False
    noun, borders = scene.noun(above), scene.lexicon.table.classes.get("border", ())
    return noun in borders or any(p.group.type for p in scene.lexicon.noun_patterns(noun))


def _is_scene(scene: Scene, trigger: Trigger, i: int) -> bool:
    """Tell whether an adjective says where wars were, or of which faith a meeting was (*Balkan wars*, *an Islamic*)."""
    mention = scene.mention_at.get(i)
    if mention is None or mention.form != "adjective":
        return False
    if trigger.pattern.group.type == "ASSAULT":
        return mention.kind == "bloc" and trigger.pattern.lemma in scene.words.wars
    return mention.kind == "group" and trigger.pattern.group.type == "CONSULT"


def is_site(scene: Scene, i: int) -> bool:
    """Tell whether a name before an act of violence says where it was (*the Paris attacks*) rather than by whom."""
    mention = scene.mention_at.get(i)
    return mention is not None and (mention.form == "capital" or mention.kind == "place")


def sites_of(scene: Scene, trigger: Trigger) -> list[int]:
    """Return the tokens under which a prepositional phrase of the frame may stand, a verb's objects last."""
    objects = scene.analysis.having(trigger.token, "obj") if trigger.anchor is None else []
    sites = (trigger.token, trigger.object, trigger.anchor, trigger.light, *trigger.complements, *objects)
    return list(dict.fromkeys(site for site in sites if site is not None))


def speech_above(scene: Scene, i: int) -> int | None:
    """Return the verb of saying over the clause of token i."""
    a = scene.analysis
    if a.rel[i] in ("comp", "parataxis") and scene.lemma(a.head[i]) in scene.speech:
        return a.head[i]
    return next((j for j in a.having(i, "parataxis", "comp") if scene.lemma(j) in scene.speech), None)


def some(i: int | None) -> list[int]:
    """Return the token in a list, which is empty for None."""
    return [] if i is None else [i]
