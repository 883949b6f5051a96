"""Join a trigger with the stance above it: promised, refused, threatened, asked for, tried, stopped, denied.

``agreed to send troops`` is one event (AGREE), whose recipients are those of the sending; ``refused to meet`` is
REJECT, ``threatened to attack`` THREATEN, ``will meet`` AGREE (planned), ``will attack`` THREATEN (planned).
"""

from __future__ import annotations

from dataclasses import replace

from communique import ontology
from communique.extraction.events.addressed import withheld_from
from communique.extraction.events.ahead import puts_ahead
from communique.extraction.events.complements import complement_parties
from communique.extraction.events.fitting import restricted
from communique.extraction.events.outcome import Outcome as Outcome
from communique.extraction.events.outcome import Shift
from communique.extraction.events.phrases import SUFFERED
from communique.extraction.events.reaching import averts, is_conditional, on_condition
from communique.extraction.events.rhetoric import is_named
from communique.extraction.events.scene import Scene
from communique.extraction.events.shading import performed, shade
from communique.extraction.events.standing import by_name
from communique.extraction.events.status import Shade
from communique.extraction.events.triggers import Trigger
from communique.records import Status

FRIENDLY = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID", "RETREAT", "CONCEDE", "AGREE"})
HOSTILE = frozenset({"SANCTION", "COERCE", "ASSAULT", "MOBILIZE", "PROTEST"})
BACKING = frozenset({"051", "052", "054"})
"""Codes of support that are words alone: praise, defence, recognition."""
MARCHES = frozenset({None, "demo"})
"""Modes of a protest that threatens nobody while it lies ahead (*a rally is planned for Friday*)."""
REFUSABLE = FRIENDLY - {"CONSULT"}
"""What it is a refusal not to have done; not to have met is no event."""
DECIDED = frozenset({"CONCEDE", "REJECT", "ACCUSE"})
"""What is done with the decision to do it (*her decision to allow*)."""
UNSIGNED = frozenset({"RETREAT", "SANCTION", "COERCE", "MOBILIZE"})
"""What a passive without an agent only puts ahead (*the troops will be withdrawn*): nobody says that he will do it."""
COMPLEMENT = frozenset({"xcomp", "comp", "obj", "obl", "nmod", "acl", "subj_pass", "relcl"})
REACH = 3
NESTED = 6
"""How many stances, one under the other, are joined."""


def outcomes(scene: Scene, triggers: dict[int, Trigger]) -> list[Outcome]:
    """Return the events of a sentence's triggers, those under a stance joined with it."""
    above = {i: _stance_above(scene, trigger, triggers) for i, trigger in triggers.items()}
    under: dict[int, list[int]] = {}
    roots = []
    for i, stance in above.items():
        if stance is None or _deep(above, i):
            roots.append(i)
        else:
            under.setdefault(stance, []).append(i)
    return _voiced([outcome for i in roots for outcome in _fold(scene, triggers, under, i)])


def _deep(above: dict[int, int | None], i: int) -> bool:
    """Tell whether a trigger stands under more stances than anybody says in one breath."""
    at: int | None = i
    for _ in range(NESTED):
        if at is None:
            return False
        at = above[at]
    return at is not None


def _voiced(found: list[Outcome]) -> list[Outcome]:
    """Join a protest with what the same people demand or denounce by it: the protest takes over whom they address."""
    out: list[Outcome] = []
    for outcome in found:
        last = next((n for n, o in enumerate(out) if o.type == "PROTEST" and o.actors == outcome.actors), None)
        if last is None or outcome.type not in ("REQUEST", "ACCUSE", "PROTEST"):
            out.append(outcome)
        elif outcome.recipients:
            both = dict.fromkeys((*out[last].recipients, *outcome.recipients))
            out[last] = replace(out[last], recipients=tuple(both))
    return out


def _stance_above(scene: Scene, trigger: Trigger, triggers: dict[int, Trigger]) -> int | None:
    """Return the stance trigger in whose complement a trigger stands; a noun's may hang under its light verb."""
    a = scene.analysis
    carried = {t.light: n for n, t in triggers.items() if t.light is not None and t.pattern.group.stance}
    i = trigger.light if trigger.light is not None and trigger.light not in triggers else None
    if i is None or a.rel[i] in ("acl", "relcl"):
        i = trigger.anchor if trigger.anchor is not None else trigger.token
    for _ in range(REACH):
        while a.rel[i] == "conj" and a.head[i] != i and not a.having(i, "subj", "subj_pass"):
            i = a.head[i]
        head = a.head[i]
        if head == i or not _complement(scene, i):
            return None
        if head in triggers:
            raised = a.rel[i] == "subj_pass" and (a.having(head, "xcomp") or _by_nobody(trigger, triggers[head]))
            return head if triggers[head].pattern.group.stance and not raised else None
        if carried.get(head, i) not in (i, trigger.token) and a.rel[i] in ("comp", "xcomp"):
            return carried[head]
        if a.pos[head] not in ("NOUN", "ADJ") or a.rel[i] not in ("nmod", "acl"):
            return None
        if scene.lemma(head) in scene.words.reasons:
            return None
        i = head
    return None


def _by_nobody(trigger: Trigger, stance: Trigger) -> bool:
    """Tell whether a stance tells of nobody who takes it to an act that names its sides (*talks between … are set*)."""
    return trigger.symmetric and not stance.actors


def _complement(scene: Scene, i: int) -> bool:
    a = scene.analysis
    if a.rel[i] == "subj":  # *beslutade att skicka*, the infinitive taken for the subject
        return scene.words.bare_objects and i > a.head[i] and "VerbForm=Inf" in a.morph[i]
    if a.rel[i] in ("obl", "nmod"):
        preps = [a.lower(k) for k in a.having(i, "case")]
        return not preps or preps[-1] in scene.words.complements
    if a.rel[i] == "advcl":
        marks = {a.lower(k) for k in a.having(i, "mark")}
        if marks & scene.words.occasions and marks & scene.words.infinitives:
            return False  # *efter att*
        gerund = not scene.clauses.tensed(i) and not a.having(i, "subj") and not marks & set(scene.words.agents)
        return bool(marks & scene.words.infinitives) or (gerund and bool(marks & scene.words.complements))
    return a.rel[i] in COMPLEMENT


def _fold(scene: Scene, triggers: dict[int, Trigger], under: dict[int, list[int]], i: int) -> list[Outcome]:
    """Return the events of a trigger with all that stands in its complement."""
    trigger = triggers[i]
    inner = [outcome for j in under.get(i, ()) for outcome in _fold(scene, triggers, under, j)]
    shades = shade(scene, trigger)
    group = trigger.pattern.group
    if shades.obliged and shades.negated:
        return inner
    if "not" in trigger.pattern.needs:
        return [replace(_plain(trigger), status=_declined(shades)), *inner] if not shades.obliged else inner
    if group.stance is None and (group.type is None or (trigger.adjective and shades.negated)):
        return inner  # what somebody does not feel is no event
    if group.stance is None:
        own = _settle(_plain(trigger), shades)
        if own.type == "SANCTION" and own.status == "planned" and is_conditional(scene, trigger):
            own = own.shifted("threat", "planned")
        return [own, *inner]
    if group.type is None:
        passed = (_passed(scene, group.stance, outcome, trigger, shades) for outcome in inner)
        return [outcome for outcome in passed if outcome is not None]
    return _typed(scene, trigger, inner, shades)


def _declined(shades: Shade) -> Status:
    """Return the status of what a negated verb tells: said once, it is done (*will not recognise the vote*)."""
    return "occurred" if shades.negated else shades.status


def _plain(trigger: Trigger) -> Outcome:
    group = trigger.pattern.group
    assert group.type is not None
    code = group.cameo or ontology.load().cameo(group.type, group.mode)
    contexts = group.contexts or ontology.load().contexts_of(code)
    actors, recipients = tuple(trigger.actors), tuple(trigger.recipients)
    if trigger.symmetric:
        actors, recipients = tuple(dict.fromkeys(actors + recipients)), ()
    return Outcome(
        trigger, group.type, group.mode, code, contexts, actors, recipients, trigger.symmetric, "occurred",
        f"{group.type.lower()}:{trigger.pattern.text}",
    )  # fmt: skip


def _settle(outcome: Outcome, shades: Shade) -> Outcome:
    """Apply tense and negation: what lies ahead is promised or threatened, a friendly act not done is refused."""
    if shades.negated and not shades.obliged:
        willed = shades.future or (bool(outcome.recipients) and not shades.unable and not outcome.trigger.reversed)
        promise = outcome.trigger.pattern.group.stance == "agree" and not outcome.trigger.symmetric
        unwilling = promise and outcome.trigger.adjective
        unsaid = promise and not unwilling and not shades.future
        willed = willed or unwilling
        if willed and not unsaid and outcome.type in (FRIENDLY if shades.future else REFUSABLE):
            return _one_sided(outcome).shifted("refusal", "occurred")
        return replace(outcome, status="denied")
    if shades.future:
        return replace(outcome, status="planned") if _unwilled(outcome) else _ahead(outcome, "planned")
    return replace(outcome, status=shades.status)


def _unwilled(outcome: Outcome) -> bool:
    """Tell whether a noun or a passive puts an act ahead, so that nobody threatens it (*the coming sanctions*)."""
    trigger = outcome.trigger
    if trigger.anchor is None:
        return (trigger.unsigned and outcome.type in UNSIGNED) or (outcome.type == "ASSAULT" and not outcome.actors)
    return (trigger.light is None or trigger.occurs) and outcome.type in HOSTILE


def _one_sided(outcome: Outcome) -> Outcome:
    """Return what both sides do as what the subject would not do with the other (*does not want to meet Peru*)."""
    trigger = outcome.trigger
    if not outcome.symmetric or not trigger.actors or not trigger.recipients:
        return outcome
    return replace(outcome, actors=tuple(trigger.actors), recipients=tuple(trigger.recipients), symmetric=False)


def _ahead(outcome: Outcome, status: Status) -> Outcome:
    """Return what lies ahead as promised or threatened; backing and giving in are done by saying so."""
    if outcome.cameo in BACKING or outcome.type == "CONCEDE":
        return replace(outcome, status=status)
    if outcome.type in FRIENDLY:
        return outcome.shifted("promise", status)
    marched = outcome.type == "PROTEST" and outcome.mode in MARCHES
    if outcome.type in HOSTILE - {"SANCTION"} and not (marched or _on_nobody(outcome)):
        return outcome.shifted("threat", status)
    return replace(outcome, status=status)


def _on_nobody(outcome: Outcome) -> bool:
    """Tell whether a restriction is put on things alone (*vowed to curb pollution*)."""
    return outcome.type == "COERCE" and outcome.mode == "restrict" and not outcome.recipients


def _typed(scene: Scene, trigger: Trigger, inner: list[Outcome], shades: Shade) -> list[Outcome]:
    """Return the event of a stance that is an event itself, with code and recipients of what it is about."""
    own, kept = _plain(trigger), []
    if trigger.pattern.group.stance == "deny":
        return _denial(scene, own, inner, shades)
    shift: Shift | None = None
    match trigger.pattern.group.stance:
        case "agree" if inner and inner[0].type == "SANCTION":
            return [replace(_ordered(own, inner[0]), status="planned")]
        case "agree" if not inner and trigger.pattern.lemma in scene.words.hollow:
            return []
        case "agree":
            hostile = bool(inner) and inner[0].type in HOSTILE - {"MOBILIZE"} and not _on_nobody(inner[0])
            joint = hostile and own.symmetric  # *the generals agreed on an offensive*: among themselves
            shift = None if joint else "threat" if hostile else "promise"
        case "refuse":
            shift = "refusal"
            kept = [o for o in inner if o.trigger.anchor is not None and o.type in HOSTILE]
        case "discuss":
            kept = [o for o in inner if o.type not in FRIENDLY]
            inner = []
        case "threaten":
            shift = "threat"
        case "demand":
            shift = "request"
            kept = [replace(o, status="called_for") for o in inner if restricted(scene, o.trigger)]
            kept = kept or [o for o in (_asked_of(own, o) for o in inner) if o is not None]
            if trigger.pattern.lemma in scene.words.persuading and shades.status == "occurred":
                kept = [replace(o, status="occurred") for o in kept]
        case "order" if inner and inner[0].type in HOSTILE and not any(by_name(scene, t) for t in own.recipients):
            return [_ordered(own, inner[0])]
        case "order":
            shift = "request"
    if inner and shift:
        about = inner[0].shifted(shift, "occurred")
        own = replace(own, type=about.type, cameo=about.cameo, mode=about.mode, contexts=inner[0].contexts,
                      rule=f"{own.rule}:{inner[0].rule}")  # fmt: skip
    if not inner and not own.recipients and len(own.actors) == 1 and own.type != "REQUEST":
        touched = tuple(t for t in complement_parties(scene, trigger) if t not in own.actors)
        own = replace(own, recipients=touched, symmetric=own.symmetric and not touched)
    if inner and not own.recipients and not own.symmetric:
        own = replace(own, recipients=_about(scene, own, inner[0]))
    elif inner and own.symmetric and len(own.actors) == 1:
        own = replace(own, recipients=_about(scene, own, inner[0]), symmetric=False)
    if trigger.pattern.group.stance == "threaten" and not own.recipients:
        own = replace(own, recipients=tuple(on_condition(scene, trigger)))
    if trigger.pattern.group.stance == "refuse" and shades.negated and not shades.obliged:
        open_ = [replace(o, status="possible") for o in inner if o not in kept]
        return [*kept, *open_]  # who does not rule a thing out has not refused it
    empty = not inner and not own.recipients and not own.symmetric
    nobody = not any(scene.is_state(t) for t in own.actors)
    idle = own.type in ("REJECT", "THREATEN") or trigger.adjective  # *Lind is ready to go home*
    leaning = trigger.adjective and (scene.campaigning or all(is_named(scene, t) for t in own.actors))
    if empty and nobody and idle and (leaning or scene.analysis.having(trigger.token, "xcomp")):
        return kept
    settled = _settle(own, shades) if own.type not in ("REJECT", "THREATEN") else _soften(own, shades)
    return [settled, *kept]


def _denial(scene: Scene, own: Outcome, inner: list[Outcome], shades: Shade) -> list[Outcome]:
    """Return the denial, towards who made the charge where that is told, and what is denied."""
    if (withheld := withheld_from(scene, own.trigger)) and not shades.negated:
        return [_soften(replace(own, recipients=tuple(withheld)), shades)]
    told = scene.clauses.patient(own.trigger.token) if own.trigger.anchor is None else own.trigger.token
    charge = told is not None and scene.noun(told) in scene.lexicon.table.classes.get("accusation", ())
    whose = [*scene.owners(told), *scene.modifiers(told)] if told is not None and charge else []
    to = dict.fromkeys(t for j in whose for t in scene.carriers(j) if t not in own.actors)
    denied = [replace(outcome, status="denied") for outcome in inner]
    return denied if shades.negated else [_soften(replace(own, recipients=tuple(to)), shades), *denied]


def _asked_of(own: Outcome, inner: Outcome) -> Outcome | None:
    """Return the act that is asked of another: it is told too, as called for, by those asked where it has no actor.

    Backing and promises that are asked for are told by the request alone.
    """
    if inner.trigger.pattern.group.type is None or set(inner.actors) & set(own.actors):
        return None
    plain = _plain(inner.trigger)
    if plain.type in ("SUPPORT", "AGREE") and plain.symmetric == (plain.type == "SUPPORT"):
        return None
    actors = inner.actors or tuple(t for t in own.recipients if t not in inner.recipients)
    return replace(plain, actors=actors, recipients=inner.recipients, status="called_for")


def _ordered(own: Outcome, inner: Outcome) -> Outcome:
    """Return a hostile act as that of who ordered it."""
    recipients = inner.recipients or own.recipients
    return replace(inner, actors=own.actors, recipients=tuple(t for t in recipients if t not in own.actors))


def _soften(outcome: Outcome, shades: Shade) -> Outcome:
    return replace(outcome, status=shades.status if shades.status != "called_for" else "possible")


def _is_left(scene: Scene, i: int) -> bool:
    """Tell whether a state is but where somebody is to be sent from (*wants her expelled from Chad*)."""
    return any(scene.analysis.lower(k) in scene.words.exits for k in scene.analysis.having(i, "case") if k < i)


def _about(scene: Scene, own: Outcome, inner: Outcome) -> tuple[int, ...]:
    """Return whom a promise, refusal, threat or demand is directed at: who should act, else whom it would touch."""
    others = not set(inner.actors) & set(own.actors)
    if own.type == "REJECT" and inner.trigger.anchor is not None and inner.type in SUFFERED:
        return tuple(t for t in inner.actors if t not in own.actors)  # *opposes sanctions on Chad*
    if own.type == "REQUEST" and not inner.symmetric:
        asked = tuple(t for t in inner.actors if t not in own.actors and not _is_left(scene, t))
        if asked or inner.trigger.pattern.group.mode == "release":
            return asked  # whom one wants to be freed is not asked
        return tuple(t for t in inner.recipients if t not in own.actors)
    verbs = own.trigger.anchor is None and inner.trigger.anchor is None
    if verbs and own.trigger.pattern.group.stance == "agree":
        others = False  # *promised that the state would help Chad*, not *agreed to US mediation*
    both = inner.actors + inner.recipients if inner.symmetric or others else inner.recipients
    return tuple(t for t in both if t not in own.actors)


def _passed(scene: Scene, stance: str, outcome: Outcome, trigger: Trigger, shades: Shade) -> Outcome | None:
    """Return what a stance that is no event makes of the event under it."""
    if stance == "avert":
        if shades.negated and not shades.obliged:
            return replace(outcome, status="occurred" if outcome.status == "possible" else outcome.status)
        return replace(outcome, status="possible" if outcome.status == "occurred" else outcome.status)
    others = bool(trigger.actors and outcome.actors) and not set(outcome.actors) & set(trigger.actors)
    outcome = outcome if averts(scene, trigger) else _with_actors(outcome, trigger)
    if puts_ahead(scene, trigger.token) or (stance == "try" and performed(scene, outcome.trigger)):
        return outcome
    if shades.status == "denied" and not shades.negated and stance in ("intend", "decide", "try"):
        return replace(outcome, status="denied")  # *no sign that he plans to sign*
    undone = outcome.status == "denied" or outcome.rule.endswith(":refusal")
    match stance:
        case "intend" if undone and outcome.type in HOSTILE and not shades.negated:
            return replace(outcome, status="denied")  # *will ensure that they are not targeted*
        case "intend" | "decide" if others and "comp" in trigger.pattern.needs:
            return None if shades.negated else replace(outcome, status="possible")
        case "decide" if outcome.type in HOSTILE and not shades.negated:
            return replace(outcome, status="planned") if outcome.status in ("occurred", "ongoing") else outcome
        case "intend" | "decide" if undone and outcome.type not in HOSTILE and not shades.negated:
            return outcome if outcome.type == "REJECT" else _one_sided(outcome).shifted("refusal", "occurred")
        case "decide" if outcome.type in DECIDED and shades.status == "occurred":
            return replace(outcome, status="occurred") if outcome.status in ("planned", "possible") else outcome
        case "intend" | "decide":
            if shades.negated and outcome.type in HOSTILE and outcome.recipients:
                return replace(outcome, status="denied")  # *has no plans to invade Peru*
            if shades.negated:
                return outcome.shifted("refusal", "occurred") if outcome.type in FRIENDLY else None
            return _ahead(outcome, "possible" if shades.status == "possible" else "planned")
        case "try" if trigger.pattern.lemma in scene.negation.hopes:
            return replace(outcome, status="possible" if outcome.status == "occurred" else outcome.status)
        case "stop":
            return _stopped(outcome, trigger, shades)
        case "deny":
            return replace(outcome, status="denied")
        case "fail" if averts(scene, trigger):
            return replace(outcome, status="occurred" if outcome.status == "possible" else outcome.status)
        case "fail":
            if outcome.type == "AGREE" or (outcome.type == "SUPPORT" and not trigger.adjective):
                return outcome.shifted("refusal", "occurred")
            return replace(outcome, status="denied")
    return _settle(outcome, shades) if outcome.status in ("occurred", "ongoing") else outcome


def _with_actors(outcome: Outcome, trigger: Trigger) -> Outcome:
    if outcome.actors or not trigger.actors:
        return outcome
    return replace(outcome, actors=tuple(t for t in trigger.actors if t not in outcome.recipients))


def _stopped(outcome: Outcome, trigger: Trigger, shades: Shade) -> Outcome | None:
    """Return the end of an act by those who did it; to stop another's act is no event of its own."""
    if trigger.actors and set(outcome.actors) != set(trigger.actors):
        return None
    if shades.negated:
        return replace(outcome, status="ongoing")
    if outcome.type in HOSTILE:
        ended = replace(outcome, type="RETREAT", mode=None, cameo="08", rule=outcome.rule + ":stopped")
    elif outcome.type in FRIENDLY:
        ended = replace(outcome, type="SANCTION", mode=None, cameo="160", rule=outcome.rule + ":stopped")
    else:
        return None
    return _settle(ended, shades)
