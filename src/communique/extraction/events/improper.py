"""What its clause shows to be no such act: questions asked of people, things spoken to, dangers that no one makes."""

from __future__ import annotations

from communique.extraction.events.negating import depends, is_negated
from communique.extraction.events.rhetoric import is_party
from communique.extraction.events.scene import Scene
from communique.extraction.events.triggers import Trigger

QUOTES = frozenset("“\"„«'‘")
"""Marks that open a quotation."""
EFFECTED = frozenset({"ACCUSE", "CONCEDE", "REQUEST"})
"""Types of verbs that tell as well what things bring about."""
ONESELF = frozenset({"SUPPORT", "AID", "ACCUSE", "RETREAT"})
"""Types of acts for another, which nobody does to himself."""


def improper(scene: Scene, trigger: Trigger) -> bool:
    """Tell whether a verb has beside it what makes its act another or none."""
    if trigger.adjective:
        return False
    if trigger.pattern.group.type == "CONSULT" and _of_one_party(scene, trigger):
        return True
    if trigger.anchor is not None:
        felt = _is_felt(scene, trigger) or _is_danger(scene, trigger) or _is_none(scene, trigger.token)
        return felt or _is_speech(scene, trigger) or _is_stirred(scene, trigger)
    group = trigger.pattern.group
    if group.type in ONESELF and not trigger.pattern.words and _of_oneself(scene, trigger.token):
        return True
    if group.type in ("SUPPORT", "AID") and trigger.object is not None and _is_told_of(scene, trigger, trigger.object):
        return True
    if _is_topic(scene, trigger.token):
        return True
    if group.mode == "arrest" and _of_thing(scene, trigger):
        return True
    if (group.type == "AID" and _helps_people(scene, trigger)) or (group.type == "COERCE" and _presses(scene, trigger)):
        return True
    if group.type == "REQUEST":
        if trigger.object is not None and _brings_about(scene, trigger):
            return True
        return group.stance == "demand" and (
            _asks_what(scene, trigger.token) or _tells_while(scene, trigger) or _hopes(scene, trigger)
        )
    if group.type == "ACCUSE" and _is_task(scene, trigger):
        return True
    if group.type in EFFECTED and _brings_about(scene, trigger):
        return True
    if group.type == "CONSULT":
        alone = trigger.symmetric and not trigger.recipients
        if _called(scene, trigger) or (alone and _unsaid(scene, trigger)):
            return True
        bare = alone and _with_thing(scene, trigger)
        return bare or _in_bout(scene, trigger.token) or _named_so(scene, trigger) or _tours(scene, trigger)
    if group.type == "COOPERATE" and trigger.symmetric and not trigger.recipients and _with_thing(scene, trigger):
        return True
    if group.type == "THREATEN" and (_warned_of(scene, trigger) or _warns_how(scene, trigger)):
        return True
    if group.stance == "refuse" and _stays_silent(scene, trigger.token):
        return True
    return _looms(scene, trigger.token if group.stance == "threaten" else _threatened_by(scene, trigger.token))


def _of_thing(scene: Scene, trigger: Trigger) -> bool:
    """Tell whether what is held or confined is a thing that somebody has (*her actions are not confined to Peru*)."""
    patient = scene.clauses.patient(trigger.token)
    if patient is None or scene.analysis.pos[patient] != "NOUN" or not trigger.recipients:
        return False
    return not scene.is_actor(patient) and set(trigger.recipients) <= set(scene.owners(patient))


def _of_oneself(scene: Scene, verb: int) -> bool:
    """Tell whether a verb is done to who does it (*the right to defend itself against attacks*)."""
    return any(scene.analysis.lower(j) in scene.words.selves for j in scene.analysis.having(verb, "obj", "iobj"))


def _is_told_of(scene: Scene, trigger: Trigger, noun: int) -> bool:
    """Tell whether support is another's (*showed Lind's support*), a share of votes, or a belief in something."""
    a = scene.analysis
    owners = [t for j in a.having(noun, "poss") if a.pos[j] != "PRON" for t in scene.carriers(j)]
    if owners and scene.lemma(trigger.token) in scene.words.showing and not set(owners) & set(trigger.actors):
        return True
    counted = (k for j in a.having(noun, "compound", "nmod", "amod", "nummod") for k in (j, *a.children[j]))
    if any(a.lower(k) in scene.words.shares and k < noun for k in counted):
        return True
    believed = scene.noun(noun) in scene.words.certainties
    return believed and any(scene.clauses.tensed(j) for j in a.having(noun, "acl", "comp", "relcl"))


def _is_topic(scene: Scene, verb: int) -> bool:
    """Tell whether a gerund only names a matter of which one speaks (*on issues like banning arms*)."""
    a, above = scene.analysis, scene.analysis.head[verb]
    if a.pos[above] != "NOUN" or not a.lower(verb).endswith("ing") or scene.noun(above) not in scene.words.matters:
        return False
    marks = {a.lower(j) for j in a.having(verb, "mark", "case")}
    return bool(marks & scene.words.likening)


def _is_none(scene: Scene, noun: int) -> bool:
    """Tell whether a prefix with a hyphen says that a deed is not done (*her non-endorsement of Lind*)."""
    a = scene.analysis
    return noun > 1 and a.word(noun - 1) == "-" and a.lower(noun - 2) in scene.words.lacking


def _helps_people(scene: Scene, trigger: Trigger) -> bool:
    """Tell whether a verb of help has only people by name or parties as its object (*helped Lind win the vote*)."""
    plain = trigger.pattern.group.direct and trigger.pattern.object is None and bool(trigger.recipients)
    return plain and all(_is_politician(scene, t) for t in trigger.recipients)


def _presses(scene: Scene, trigger: Trigger) -> bool:
    """Tell whether candidates only have their hand forced or are kept from a seat (*forced Lind to spend money*)."""
    if not scene.campaigning or not trigger.recipients:
        return False
    bare = trigger.pattern.object is None and trigger.pattern.lemma in scene.words.pressing
    return bare and all(_is_politician(scene, t) for t in trigger.recipients)


def _is_politician(scene: Scene, i: int) -> bool:
    mention = scene.mention_at.get(i)
    named = mention is not None and mention.kind == "person" and mention.form != "described"
    return named or is_party(scene, i)


def _asks_what(scene: Scene, verb: int) -> bool:
    """Tell whether the infinitive under a verb is a question (*told them what to do*, *asked where to vote*)."""
    a = scene.analysis
    for below in a.having(verb, "xcomp", "comp"):
        marks = [j for j in a.having(below, "mark") if j > verb + 1 and a.lower(j) in scene.words.infinitives]
        if any(a.lower(j - 1) in scene.question_words for j in marks):
            return True
    return False


def _tells_while(scene: Scene, trigger: Trigger) -> bool:
    """Tell whether what stands for an infinitive goes on with the quotation (*told Reuters, saying …*)."""
    a, clauses = scene.analysis, scene.analysis.having(trigger.token, "xcomp")
    if "xcomp" not in trigger.pattern.needs or not clauses:
        return False
    return all(a.lower(j).endswith("ing") and a.word(j - 1) in (*QUOTES, ",") for j in clauses)


def _is_task(scene: Scene, trigger: Trigger) -> bool:
    """Tell whether one is charged with a task, and with no crime (*charged with overseeing the vote*)."""
    a, i = scene.analysis, trigger.token
    if trigger.pattern.lemma not in scene.words.tasking or not (scene.clauses.passive(i) or not a.having(i, "obj")):
        return False
    return any(
        a.lower(j).endswith("ing") and scene.lemma(j) in scene.words.tasks for j in a.having(i, "advcl", "xcomp")
    )


def _hopes(scene: Scene, trigger: Trigger) -> bool:
    """Tell whether what one wants of another is no act (*wanted her to win*)."""
    if "wish" not in trigger.pattern.needs:
        return False
    below = scene.analysis.having(trigger.token, "comp", "xcomp")
    return any(scene.lemma(j) in scene.words.minding for j in below)


def _brings_about(scene: Scene, trigger: Trigger) -> bool:
    """Tell whether a thing only stirs in others what a verb's object names, or allows it (*his words raised fears*).

    A participle behind a clause goes with all that the clause tells (*left early, allowing others to speak*).
    """
    a, i = scene.analysis, trigger.token
    blames = trigger.pattern.group.type != "CONCEDE"
    if trigger.pattern.lemma not in (scene.words.effects if blames else scene.words.enabling):
        return False
    if blames and trigger.object is None:
        return False
    if not blames and a.rel[i] == "advcl" and a.lower(i).endswith("ing") and not a.having(i, "subj", "mark"):
        return True
    subject = scene.clauses.surface(i)
    if subject is None or scene.clauses.passive(i):
        return blames
    return not _somebody(scene, subject)


def _stays_silent(scene: Scene, verb: int) -> bool:
    """Tell whether people who are no state would only not tell (*aides declined to confirm it*)."""
    a = scene.analysis
    told = [j for j in a.having(verb, "xcomp", "comp") if scene.clauses.bare_infinitive(j)]
    if not any(scene.lemma(j) in scene.words.silent for j in told):
        return False
    subject = scene.clauses.surface(verb)
    mentions = [scene.mention_at.get(t) for t in scene.carriers(subject)] if subject is not None else []
    return not any(m is not None and m.kind in ("state", "bloc") and m.form != "described" for m in mentions)


def _is_speech(scene: Scene, trigger: Trigger) -> bool:
    """Tell whether a noun of meetings, which has one party and is one, is but speech (*his tough talk*)."""
    a, i = scene.analysis, trigger.token
    if trigger.pattern.group.type != "CONSULT" or trigger.pattern.lemma not in scene.words.speeches:
        return False
    had = trigger.light is None or scene.lemma(trigger.light) in scene.words.having
    return "Number=Plur" not in a.morph[i] and had and len({*trigger.actors, *trigger.recipients}) < 2


def _is_felt(scene: Scene, trigger: Trigger) -> bool:
    """Tell whether a noun of fighting is in the singular, which means what somebody feels."""
    felt = trigger.pattern.lemma in scene.words.plurals
    return felt and "Number=Plur" not in scene.analysis.morph[trigger.token]


def _is_danger(scene: Scene, trigger: Trigger) -> bool:
    """Tell whether a threat in the singular, of nothing that is told, is but a danger (*face the threat from Chad*)."""
    a, i = scene.analysis, trigger.token
    if trigger.pattern.lemma not in scene.words.dangers or trigger.pattern.preps or "Number=Plur" in a.morph[i]:
        return False
    made = trigger.light is not None and scene.lemma(trigger.light) in scene.words.voicing
    return not made and not a.having(i, "xcomp", "comp") and not any(a.having(j, "mark") for j in a.having(i, "acl"))


def _is_stirred(scene: Scene, trigger: Trigger) -> bool:
    """Tell whether a thing only stirs what others demand or blame (*her visit brought allegations*)."""
    light = trigger.light
    if light is None or trigger.reversed or trigger.occurs or trigger.pattern.group.type not in ("ACCUSE", "REQUEST"):
        return False
    if scene.lemma(light) not in scene.words.effects or scene.clauses.passive(light):
        return False
    subject = scene.clauses.surface(light)
    return subject is not None and not _somebody(scene, subject)


def _somebody(scene: Scene, i: int) -> bool:
    return scene.is_actor(i) or scene.is_people(i) or i in scene.mention_at


def _with_thing(scene: Scene, trigger: Trigger) -> bool:
    """Tell whether what one speaks or meets with is a thing (*spoke to the matter*, *met with a shrug*)."""
    bare = {prep for prep, words in trigger.pattern.preps if words is None}
    if not bare:
        return False
    a = scene.analysis
    others = [j for prep, j in scene.clauses.prepositions(trigger.token) if prep in bare]
    return bool(others) and all(
        a.pos[j] == "NOUN" and j not in scene.mention_at and not scene.is_people(j) and not scene.carriers(j)
        for j in others
    )


def _of_one_party(scene: Scene, trigger: Trigger) -> bool:
    """Tell whether those who meet are only those of one party (*Democrats gathered for their convention*)."""
    return not trigger.recipients and len(trigger.actors) == 1 and is_party(scene, trigger.actors[0])


def _in_bout(scene: Scene, verb: int) -> bool:
    """Tell whether those who meet do so in a debate before an audience, or in sport (*met in the final debate*)."""
    if scene.lemma(verb) not in scene.words.contests | scene.words.meets:
        return False
    return any(p in scene.places and scene.noun(j) in scene.words.bouts for p, j in scene.clauses.prepositions(verb))


def _tours(scene: Scene, trigger: Trigger) -> bool:
    """Tell whether a candidate only goes to towns and counties, as all do (*visited all 99 counties*)."""
    sites = trigger.complements or trigger.recipients
    if trigger.pattern.group.mode != "visit" or not sites or not scene.campaigning:
        return False
    if any((m := scene.mention_at.get(t)) is None or m.kind != "person" for t in trigger.actors):
        return False
    return all(_is_site(scene, t) for t in sites)


def _is_site(scene: Scene, i: int) -> bool:
    mention = scene.mention_at.get(i)
    return not scene.is_actor(i) if mention is None else mention.kind == "place"


def _named_so(scene: Scene, trigger: Trigger) -> bool:
    """Tell whether a quotation behind the object is what somebody is called (*calling her “a liar”*)."""
    if trigger.pattern.group.mode != "phone":
        return False
    a, last = scene.analysis, scene.analysis.sentence_at(trigger.token).last
    objects = a.having(trigger.token, "obj", "comp", "xcomp")
    behind = [j for j in range(trigger.token + 1, min(last, trigger.token + 7)) if a.word(j) in QUOTES]
    return bool(objects and behind) and all(
        a.pos[j] in ("PROPN", "NOUN", "PRON", "DET", "ADJ") for j in range(trigger.token + 1, behind[0])
    )


def _called(scene: Scene, trigger: Trigger) -> bool:
    """Tell whether *called* tells a name, a wish or a view (*a group called Hydra*, *leaders called for war*)."""
    if trigger.pattern.group.mode != "phone" or trigger.anchor is not None or trigger.complements:
        return False
    if trigger.pattern.words or trigger.pattern.needs:
        return False
    if scene.clauses.passive(trigger.token) and scene.clauses.agent(trigger.token) is None:
        return True
    patient = scene.clauses.patient(trigger.token)
    if patient is not None and scene.analysis.pos[patient] == "NOUN" and not _somebody(scene, patient):
        return True  # *called her squabble with the union unusual*
    return any(prep in scene.words.calls_for for prep, _ in scene.clauses.prepositions(trigger.token))


def _unsaid(scene: Scene, trigger: Trigger) -> bool:
    """Tell whether one side would or could only not talk of a thing (*was not authorized to discuss the case*)."""
    if trigger.anchor is not None or trigger.pattern.group.stance != "discuss":
        return False
    a, i = scene.analysis, trigger.token
    return is_negated(scene, i) or (a.rel[i] in ("xcomp", "comp", "advcl") and is_negated(scene, a.head[i]))


def _threatened_by(scene: Scene, verb: int) -> int | None:
    """Return the verb of threatening over an infinitive."""
    a, above = scene.analysis, scene.analysis.head[verb]
    if a.rel[verb] != "xcomp" or a.pos[above] != "VERB":
        return None
    patterns = scene.lexicon.verbs.get(scene.lemma(above), ())
    return above if any(p.group.stance == "threaten" for p in patterns) else None


def _warned_of(scene: Scene, trigger: Trigger) -> bool:
    """Tell whether what one warns of is another's (*warned of Russian attacks*), or an attack that nobody threatens.

    Who warns of an attack or a war threatens with it only where it hangs on what another does (*if the drills go on*).
    """
    warning = [prep for prep, nouns in trigger.pattern.preps if nouns is not None]
    warning = [prep for prep in warning if f"{trigger.pattern.lemma} {prep}" in scene.words.warned_of]
    named = [j for prep, j in scene.clauses.prepositions(trigger.token) if prep in warning]
    others = [t for j in named for t in (*scene.modifiers(j), *scene.owners(j), *_from_whom(scene, j))]
    if any(t not in trigger.actors and not _of_the_same(scene, t, trigger) for t in others):
        return True
    deeds = any(p.group.type == "ASSAULT" for j in named for p in scene.lexicon.noun_patterns(scene.noun(j)))
    return deeds and not depends(scene, trigger.token)


def _warns_how(scene: Scene, trigger: Trigger) -> bool:
    """Tell whether one only warns of how another is or was (*warned that the deal was a mistake*)."""
    a, i = scene.analysis, trigger.token
    if (
        trigger.pattern.words
        or trigger.pattern.needs
        or trigger.pattern.preps
        or scene.lemma(i) not in scene.words.warns
    ):
        return False
    clauses = [c for c in a.having(i, "comp") if c > i]
    return bool(clauses) and all(_is_state_of(scene, c, trigger) for c in clauses)


def _is_state_of(scene: Scene, clause: int, trigger: Trigger) -> bool:
    """Tell whether a clause says, without a modal, what somebody or something else is or was."""
    a = scene.analysis
    if a.having(clause, "aux") or not (a.having(clause, "cop") or scene.clauses.tensed(clause)):
        return False
    subjects = [t for j in a.having(clause, "subj", "subj_pass") for t in scene.carriers(j)]
    mentions = [scene.mention_at.get(t) for t in subjects]
    own = any(t in trigger.actors for t in subjects)
    return not own and not any(m is not None and m.form == "pronoun" for m in mentions)


def _from_whom(scene: Scene, noun: int) -> list[int]:
    doers = {*scene.words.agents, *scene.words.sources}
    return [t for prep, j in scene.clauses.prepositions(noun) if prep in doers for t in scene.carriers(j)]


def _of_the_same(scene: Scene, i: int, trigger: Trigger) -> bool:
    """Tell whether a name means the state of who warns, as far as the words tell."""
    one = scene.mention_at.get(i)
    mentions = [scene.mention_at.get(j) for t in trigger.actors for j in (t, *scene.modifiers(t), *scene.owners(t))]
    known = {c for m in mentions if m is not None for c in m.candidates}
    return one is not None and not known.isdisjoint(one.candidates)


def _looms(scene: Scene, verb: int | None) -> bool:
    """Tell whether a thing threatens to bring something about (*the vote threatens to end his career*)."""
    a = scene.analysis
    if verb is None or scene.clauses.passive(verb) or not a.having(verb, "xcomp"):
        return False
    subject = scene.clauses.surface(verb)
    if subject is None or a.pos[subject] != "NOUN" or subject in scene.mention_at:
        return False
    return not _somebody(scene, subject)
