"""The fields of a statement or an event as a page shows them, each with the words it stands on, and as a person types
them when they are wrong.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import get_args

from msgspec import Struct

from communique import ontology
from communique.records import (
    Act,
    ActorRef,
    Certainty,
    Event,
    Form,
    Reading,
    Span,
    Statement,
    Status,
    TimeSpan,
)
from communique.web.wording import called, called_actor, cameo_label, clean, day, gloss, joined, speaker, when

Item = Statement | Event
NOT_CORRECTED = frozenset({"occasion", "quad", "within"})
"""Fields that follow from others, or are words of the text."""

ALSO_SAID = frozenset({"speaker_role", "speaker_of", "cue", "cameo"})
"""Fields that another one shows too."""
USUAL = frozenset({("headline", "no"), ("certainty", "certainty:stated")})


class Fact(Struct, frozen=True):
    """One field. Empty when neither refs nor time nor text say anything."""

    field: str
    text: str = ""
    """What a code is called, or the words of a plain field."""
    code: str = ""
    """The code itself, or more about it, for a tooltip."""
    refs: tuple[ActorRef, ...] = ()
    time: TimeSpan | None = None
    spans: tuple[Span, ...] = ()
    """The words in the article that the field stands on."""
    how: str = ""
    """How the words lead to the value."""
    link: str = ""
    """Identifier of a statement that the field names."""

    @property
    def is_empty(self) -> bool:
        """Whether nothing is known."""
        return not (self.refs or self.text or (self.time and (self.time.first or self.time.last)))

    @property
    def is_usual(self) -> bool:
        """Whether it goes without saying, or is said in another field: left out where there is little room."""
        return self.is_empty or self.field in ALSO_SAID or (self.field, self.code or self.text) in USUAL

    @property
    def may_be_corrected(self) -> bool:
        """Whether people can set it."""
        return self.field not in NOT_CORRECTED


def facts(item: Item, reading: Reading) -> tuple[Fact, ...]:
    """Return the fields in the order in which one reads them: who, to whom, what, when, where, how certain."""
    if isinstance(item, Statement):
        return _of_statement(item, reading)
    return _of_event(item, reading)


def _of_statement(item: Statement, reading: Reading) -> tuple[Fact, ...]:
    names = names_of(reading)
    who = item.speaker
    return (
        _actors("speaker", (who,) if who else (), (item.source,)),
        Fact("speaker_role", clean(who.role) if who else ""),
        Fact("speaker_of", called_actor(who.of, names.get(who.of or "")) if who else ""),
        Fact("document", clean(item.document)),
        _actors("addressees", item.addressees),
        Fact("act", called(item.act, "act"), f"act:{item.act}", spans=item.cue),
        Fact("cue", joined(item.cue), spans=item.cue),
        Fact("form", called(item.form, "form"), f"form:{item.form}"),
        Fact("certainty", called(item.certainty, "certainty"), f"certainty:{item.certainty}"),
        _time("said_on", item.said_on),
        _actors("said_in", (item.said_in,) if item.said_in else ()),
        Fact("occasion", clean(item.occasion.exact) if item.occasion else "", spans=_there(item.occasion)),
        Fact("headline", "yes" if item.headline else "no"),
        _statement("within", item.within, reading),
    )


def _of_event(item: Event, reading: Reading) -> tuple[Fact, ...]:
    gold = "" if item.goldstein is None else f" · Goldstein {item.goldstein:g}"
    code = f"{item.cameo} {cameo_label(item.cameo)}{gold}" if item.cameo else ""
    return (
        Fact(
            "type",
            called(item.type, "type"),
            f"type:{item.type}",
            spans=(item.trigger,),
            how=gloss(item.type),
        ),
        Fact("mode", (item.mode or "").replace("-", " "), f"mode:{item.mode}" if item.mode else ""),
        _actors("actors", item.actors),
        _actors("recipients", item.recipients),
        _time("when", item.when),
        _actors("where", (item.where,) if item.where else ()),
        Fact("status", called(item.status, "status"), f"status:{item.status}"),
        _word(item, reading),
        Fact("contexts", ", ".join(called(context, "field") for context in item.contexts)),
        Fact("quad", called(item.quad, "quad"), f"quad:{item.quad}"),
        Fact("cameo", code),
    )


def _there(*spans: Span | None) -> tuple[Span, ...]:
    """Return the spans that are there, without those that lie in another."""
    found = [*dict.fromkeys(span for span in spans if span is not None)]
    return tuple(a for a in found if not any(b != a and b.start <= a.start and a.end <= b.end for b in found))


def _actors(field: str, refs: tuple[ActorRef, ...], others: Iterable[Span | None] = ()) -> Fact:
    spans = _there(*(ref.span for ref in refs), *others)
    how = "; ".join(dict.fromkeys(called(ref.how, "how") for ref in refs)) if not spans or len(refs) == 1 else ""
    return Fact(field, refs=refs, spans=spans, how=how)


def _time(field: str, time: TimeSpan | None) -> Fact:
    if time is None:
        return Fact(field)
    how = f"{called(time.basis, 'basis')}: {clean(time.because)}"
    return Fact(field, time=time, spans=_there(time.span), how=how)


def _statement(field: str, id: str | None, reading: Reading) -> Fact:
    found = next((statement for statement in reading.statements if id and statement.id == id), None)
    return Fact(field, f"a statement of {speaker(found)}", link=found.id) if found else Fact(field)


def _word(item: Event, reading: Reading) -> Fact:
    said = _statement("word", item.word, reading)
    outlet = clean(reading.article.outlet) or "the article"
    return Fact("word", f"{outlet} itself", "word:narrator") if said.is_empty else said


def names_of(reading: Reading) -> dict[str, str]:
    """Return the display names of an article's actors by identifier."""
    return {actor.id: actor.names[0] for actor in reading.actors if actor.names}


class Entry(Struct, frozen=True):
    """How a field is asked for. value: what stands in it now, as typed; choices: code → what it is called, none when
    any words will do; hint: what can be written.
    """

    field: str
    value: str
    choices: dict[str, str]
    hint: str


_ACTOR = "An actor by name or identifier; a new one as Jan Ek <person:jan-ek>; none."
_DAYS = "2023, 2023-11, 2023-11-16, 2023-11-01..2023-11-05, or none."
HINTS = {
    "speaker": _ACTOR, "said_in": _ACTOR, "where": _ACTOR,
    "addressees": f"{_ACTOR} Several with ; between them.",
    "actors": f"{_ACTOR} Several with ; between them.",
    "recipients": f"{_ACTOR} Several with ; between them.",
    "speaker_role": "The office in English: foreign minister; or none.",
    "speaker_of": "The state or organisation served, by name or identifier; or none.",
    "cue": "The words as they stand in the article, those nearest to the statement; [...] between two parts; none.",
    "said_on": _DAYS, "when": _DAYS,
    "document": "The kind of document that speaks: declaration; or none.",
    "cameo": "A CAMEO code: 057.",
    "contexts": "PLOVER's terms with commas between them: military, economic; or none.",
}  # fmt: skip


SIGNS = {"contexts": ", ", "cue": " [...] "}
"""What stands between several values of a field; else a semicolon."""


def entry(item: Item, reading: Reading, field: str) -> Entry | None:
    """Return how a field is asked for; None when the record has no such field that people can set."""
    if not any(fact.field == field and fact.may_be_corrected for fact in facts(item, reading)):
        return None
    return Entry(field, typed(item, field), _choices(item, reading, field), HINTS.get(field, ""))


def typed(item: Item, field: str) -> str:
    """Return what a field holds, as a person would type it."""
    if field in ("speaker_role", "speaker_of"):
        who = item.speaker if isinstance(item, Statement) else None
        found = who and (who.role if field == "speaker_role" else who.of)
        return found or "none"
    value = getattr(item, field)
    if isinstance(value, tuple):
        parts = [part if isinstance(part, str) else _typed(part) for part in value]
        return SIGNS.get(field, "; ").join(parts) or "none"
    return _typed(value)


def _typed(value: object) -> str:
    if isinstance(value, ActorRef):
        return value.actor or clean(value.name)
    if isinstance(value, TimeSpan):
        return _typed_days(value)
    if isinstance(value, Span):
        return value.exact
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "none" if value is None else str(value)


def _typed_days(time: TimeSpan) -> str:
    first, last = time.first or "", time.last or ""
    if first == last:
        return first or "none"
    whole = {first[:4]: first[:4], day(first[:7]): first[:7]}
    return whole.get(when(time), f"{first}..{last}")


def _choices(item: Item, reading: Reading, field: str) -> dict[str, str]:
    """Return the values that a field can have."""
    tables: Mapping[str, tuple[str, ...]] = {
        "act": get_args(Act), "form": get_args(Form), "certainty": get_args(Certainty), "status": get_args(Status),
        "type": tuple(ontology.load().types),
    }  # fmt: skip
    if field in tables:
        return {code: called(code, field) for code in tables[field]}
    if field == "headline":
        return {"yes": "yes", "no": "no"}
    if field == "mode" and isinstance(item, Event):
        modes = ontology.load().types[item.type].modes
        return {"none": "none", **{mode: mode.replace("-", " ") for mode in modes}}
    if field == "word":
        said = {s.id: f"{speaker(s)}: {joined(s.content, 60)}" for s in reading.statements}
        return {"narrator": f"{clean(reading.article.outlet) or 'the article'} itself", **said}
    return {}
