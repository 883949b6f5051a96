"""Readings made up for tests and benchmarks: valid, varied, and the same for the same numbers.

Article ``i`` does not depend on the others, so that any part of a large record can be made again alone.
"""

from __future__ import annotations

import hashlib
import random
from bisect import bisect_left
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from itertools import accumulate

from communique.records import (
    Actor,
    ActorRef,
    Article,
    Block,
    Event,
    Evidence,
    Problem,
    Reading,
    Role,
    Span,
    Statement,
    TimeSpan,
    span_of,
)

STATES = (
    ("RUS", "Russia"), ("VEN", "Venezuela"), ("SWE", "Sweden"), ("USA", "United States"), ("CHN", "China"),
    ("DEU", "Germany"), ("FRA", "France"), ("IND", "India"), ("BRA", "Brazil"), ("ZAF", "South Africa"),
    ("TUR", "Turkey"), ("IRN", "Iran"), ("ISR", "Israel"), ("EGY", "Egypt"), ("KEN", "Kenya"), ("PER", "Peru"),
    ("JPN", "Japan"), ("KOR", "South Korea"), ("POL", "Poland"), ("UKR", "Ukraine"),
)  # fmt: skip
GIVEN = (
    "Anna",
    "Boris",
    "Carla",
    "Dmitri",
    "Elena",
    "Farid",
    "Greta",
    "Hugo",
    "Irina",
    "Jorge",
    "Karin",
    "Luis",
    "Maria",
)
OFFICES = ("president", "prime minister", "foreign minister", "defence minister", "spokesperson", "ambassador")
OUTLETS = tuple(
    f"{a} {b}" for a in ("Daily", "Evening", "North", "South") for b in ("Post", "Herald", "Courier", "Echo")
)
PLACES = ("Geneva", "Caracas", "Stockholm", "Vienna", "Nairobi", "Lima", "Ankara", "Tokyo")
CUES = {"en": ("said", "that"), "sv": ("sade", "att"), "es": ("dijo", "que"), "de": ("sagte", "dass")}
WORDS = {
    "en": "sanctions agreement talks border oil gas trade treaty troops embassy summit ceasefire talks election law",
    "sv": "sanktionerna handelsavtalet samtalen gränsen oljan gasen handeln fördraget trupperna ambassaden toppmötet",
    "es": "sanciones acuerdo negociaciones frontera petróleo gas comercio tratado tropas embajada cumbre",
    "de": "Sanktionen Abkommen Gespräche Grenze Öl Gas Handel Vertrag Truppen Botschaft Gipfel",
}
SYLLABLES = "ba de fi go ku la me ni po ru sa te vi zo dra kel mon pas rit sol tur ven gar lis".split()  # noqa: SIM905
ACTS = ("assert", "deny", "promise", "demand", "accuse", "praise", "warn", "propose", "announce", "reject")
FORMS = ("direct", "indirect", "mixed")
CERTAINTIES = ("stated", "stated", "stated", "hedged", "denied")
TYPES = (
    ("CONSULT", "visit", "042", 1, 1.9), ("AGREE", None, "057", 1, 8.0), ("SANCTION", "discontinue", "163", 4, -8.0),
    ("ACCUSE", None, "112", 3, -2.0), ("SUPPORT", None, "051", 1, 3.4), ("REQUEST", None, "020", 1, 3.0),
    ("AID", "economic", "071", 2, 7.4), ("THREATEN", "military", "138", 3, -7.0),
)  # fmt: skip
STATUSES = ("occurred", "occurred", "occurred", "ongoing", "planned", "called_for", "possible", "denied")
FIRST_DAY = date(2014, 1, 1)


@cache
def vocabulary(language: str, size: int = 20_000) -> tuple[list[str], list[float]]:
    """Return made-up words after the real ones, and the running sums of Zipf's weights."""
    chance = random.Random(f"words-{language}")
    made = ("".join(chance.choices(SYLLABLES, k=chance.randint(2, 4))) for _ in range(size))
    words = [*WORDS[language].split(), *made]
    return words, [*accumulate(1 / (rank + 8) for rank in range(len(words)))]


def _words(chance: random.Random, language: str, count: int) -> str:
    words, sums = vocabulary(language)
    return " ".join(words[bisect_left(sums, chance.random() * sums[-1])] for _ in range(count))


@cache
def person(number: int) -> tuple[Actor, str, str]:
    """Return the number-th person, the office held and the state served."""
    chance = random.Random(f"person-{number}")
    surname = "".join(chance.choices(SYLLABLES, k=3)).capitalize()
    given = chance.choice(GIVEN)
    state = chance.choice(STATES)[0]
    id = f"person:{given.lower()}-{surname.lower()}-{number}"
    return Actor(id, "person", (f"{given} {surname}", surname), None), chance.choice(OFFICES), state


class _Text:
    """A text that grows, and spans of it. A span's words are right once the text is whole."""

    def __init__(self) -> None:
        self.text = ""

    def put(self, words: str) -> Span:
        start = len(self.text)
        self.text += words
        return Span(start, len(self.text), words)

    def since(self, start: int) -> Span:
        return span_of(self.text, start, len(self.text))


def ref(actor: Actor, span: Span | None, role: str | None = None, of: str | None = None) -> ActorRef:
    """Return a mention of an actor."""
    return ActorRef(actor.id, actor.kind, actor.names[0], span, role, of, "named" if span else "implied", "made-up")


def day(value: date, span: Span | None = None) -> TimeSpan:
    """Return one day as a TimeSpan."""
    return TimeSpan(value.isoformat(), value.isoformat(), "day", span, "stated", "made up")


def _state(chance: random.Random) -> Actor:
    code, name = STATES[min(int(chance.expovariate(0.25)), len(STATES) - 1)]
    return Actor(code, "state", (name,), None)


def _place(name: str) -> ActorRef:
    return ref(Actor(f"place:{name.lower()}", "place", (name,), None), None)


def _statement(chance: random.Random, text: _Text, article: str, language: str, outlet: Actor, told: date) -> Statement:
    actor, role, of = person(min(int(chance.expovariate(0.004)), 1999))
    cue, that = CUES[language]
    source = text.put(actor.names[0])
    text.put(" ")
    said = text.put(cue)
    text.put(f" {that} ")
    content = text.put(_words(chance, language, chance.randint(8, 22)))
    text.put(".\n\n")
    relay = (Actor("outlet:wire", "outlet", ("Wire Agency",), None),) if chance.random() < 0.1 else ()
    chain = tuple(ref(a, None) for a in (outlet, *relay))
    place = _place(chance.choice(PLACES)) if chance.random() < 0.2 else None
    return Statement(
        id=f"s-{hashlib.blake2s(f'{article}-{content.start}'.encode(), digest_size=6).hexdigest()}",
        content=(content,),
        form=chance.choice(FORMS),  # type: ignore[arg-type]
        cue=(said,),
        source=source,
        speaker=ref(actor, source, role, of),
        document=None,
        addressees=(ref(_state(chance), None),) if chance.random() < 0.1 else (),
        act=chance.choice(ACTS),  # type: ignore[arg-type]
        said_on=day(told) if chance.random() < 0.7 else None,
        said_in=place,
        occasion=None,
        reported_by=chain,
        certainty=chance.choice(CERTAINTIES),  # type: ignore[arg-type]
        headline=False,
        within=None,
        rule="made-up",
    )


def _event(chance: random.Random, text: _Text, article: str, language: str, told: date, words: list[str]) -> Event:
    kind, mode, cameo, quad, goldstein = chance.choice(TYPES)
    actor, recipient = _state(chance), _state(chance)
    start = len(text.text)
    subject = text.put(actor.names[0])
    text.put(" ")
    trigger = text.put(_words(chance, language, 1))
    text.put(" ")
    target = text.put(recipient.names[0])
    text.put(f" {_words(chance, language, chance.randint(4, 14))}.")
    sentence = text.since(start)
    text.put("\n\n")
    return Event(
        id=f"e-{hashlib.blake2s(f'{article}-{trigger.start}'.encode(), digest_size=6).hexdigest()}",
        trigger=trigger,
        sentence=sentence,
        type=kind,
        mode=mode,
        contexts=("diplomatic",) if chance.random() < 0.3 else (),
        cameo=cameo,
        quad=quad,
        goldstein=goldstein,
        actors=(ref(actor, subject),),
        recipients=(ref(recipient, target),),
        when=day(told) if chance.random() < 0.6 else None,
        where=None,
        status=chance.choice(STATUSES),  # type: ignore[arg-type]
        word=chance.choice([*words, "narrator"]) if words else "narrator",
        mentions=(),
        rule="made-up",
    )


def reading(number: int, statements: int | None = None, events: int | None = None) -> Reading:
    """Return the number-th article's Reading. statements: how many, else 4 to 16; events: else half as many."""
    chance = random.Random(f"article-{number}")
    language = chance.choices(list(CUES), weights=(5, 3, 1, 1))[0]
    name = chance.choice(OUTLETS)
    outlet = Actor(f"outlet:{name.lower().replace(' ', '-')}", "outlet", (name,), None)
    published = FIRST_DAY + timedelta(days=chance.randrange(3650))
    id = f"a-{number:07d}"
    text = _Text()
    title = text.put(_words(chance, language, 6).capitalize())
    text.put("\n\n")
    body = len(text.text)
    count = chance.randint(4, 16) if statements is None else statements
    said = [
        _statement(chance, text, id, language, outlet, published - timedelta(days=chance.randrange(4)))
        for _ in range(count)
    ]
    ids = [statement.id for statement in said]
    happened = count // 2 if events is None else events
    done = [_event(chance, text, id, language, published, ids) for _ in range(happened)]
    return _whole(id, text, title, body, language, name, published, said, done)


def _whole(
    id: str, text: _Text, title: Span, body: int, language: str, outlet: str, published: date,
    said: list[Statement], done: list[Event],
) -> Reading:  # fmt: skip
    whole = text.text.rstrip()
    mentions = [s.speaker for s in said if s.speaker] + [r for e in done for r in (*e.actors, *e.recipients)]
    actors = {m.actor or "": Actor(m.actor or "", m.kind, (m.name,), None) for m in mentions}
    roles = tuple(
        Role(s.speaker.actor or "", s.speaker.role or "", s.speaker.of, published.isoformat(), published.isoformat(),
             (Evidence(id, s.source),), "made-up")
        for s in said[:2] if s.speaker and s.source
    )  # fmt: skip
    article = Article(
        id=id,
        text=whole,
        language=language,
        title=title.exact,
        authors=("A. Writer",),
        outlet=outlet,
        url=f"https://www.{outlet.lower().replace(' ', '')}.example/{id}?utm_source=feed",
        published=day(published),
        blocks=(Block("title", title), Block("body", span_of(whole, body, len(whole)))),
    )
    problems = (Problem("made-up", "nothing is wrong", id, None),) if len(said) > 15 else ()
    return Reading(article, tuple(said), tuple(done), tuple(mentions), (), tuple(actors.values()), roles, problems)


def readings(count: int, first: int = 0) -> Iterator[Reading]:
    """Yield Readings ``first`` to ``first + count - 1``."""
    yield from (reading(number) for number in range(first, first + count))
