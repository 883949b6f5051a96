"""The acceptance articles: everything that they describe must be in the record.

The gold (``expected.json``) lists per article what must be found; this module counts it. A statement is found when the
words of its content overlap those expected by at least .7; an event when it stands in a sentence with the expected
trigger, has an accepted type, and an actor and a recipient that are expected. ``x`` counts what is right of ``x_of``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

import msgspec
from msgspec import Struct

from communique.evaluation.measures import Input, fold, locate, overlap, ranges, tokens
from communique.records import ActorRef, Event, Reading, Role, Statement

FOUND = 0.7
"""Least overlap of the content of a found statement."""
NARRATOR = "narrator"


class ExpectedStatement(Struct, frozen=True):
    """A statement that must be found: pieces of its content as they stand in the text."""

    content: tuple[str, ...]
    speaker: str | None
    form: str
    date: str | None = None
    chain: tuple[str, ...] = ()
    document: bool = False
    issuer: str | None = None
    optional: bool = False


class ExpectedEvent(Struct, frozen=True):
    """An event that must be found; word: ``narrator`` or the name of the speaker who asserts it."""

    trigger: str
    type: str | tuple[str, ...]
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    word: str
    date: str | None = None
    issuer: str | None = None
    optional: bool = False
    recipient_inferred: bool | str | None = None


class ExpectedRole(Struct, frozen=True):
    """An office that somebody holds."""

    person: str
    office: str
    of: str


class Expected(Struct, frozen=True):
    """One acceptance article."""

    file: str
    language: str
    title: str
    authors: tuple[str, ...]
    published: str | None
    furniture: tuple[str, ...]
    captions: tuple[str, ...]
    statements: tuple[ExpectedStatement, ...]
    not_statements: tuple[str, ...]
    events: tuple[ExpectedEvent, ...]
    roles: tuple[ExpectedRole, ...]


class SeedCounts(Struct):
    """What was found (``x``) of what must be found (``x_of``); ``extra`` ones are not always wrong."""

    not_read: int = 0
    language: int = 0
    title: int = 0
    published: int = 0
    authors: int = 0
    furniture: int = 0
    furniture_of: int = 0
    statements: int = 0
    statements_of: int = 0
    statements_extra: int = 0
    forbidden_statements: int = 0
    speakers: int = 0
    speakers_of: int = 0
    forms: int = 0
    forms_of: int = 0
    dates: int = 0
    dates_of: int = 0
    relays: int = 0
    relays_of: int = 0
    events: int = 0
    events_of: int = 0
    events_extra: int = 0
    words: int = 0
    words_of: int = 0
    event_dates: int = 0
    event_dates_of: int = 0
    roles: int = 0
    roles_of: int = 0

    def add(self, other: SeedCounts) -> None:
        """Add another article's counts."""
        for field in self.__struct_fields__:
            setattr(self, field, getattr(self, field) + getattr(other, field))


class SeedScores(Struct, frozen=True):
    """Counts by article and in total; misses: one line for each thing that is missing, wrong or extra."""

    articles: dict[str, SeedCounts]
    total: SeedCounts
    misses: tuple[str, ...]


Say = Callable[[str], None]


def inputs(gold: Path) -> Iterator[Input]:
    """Yield the articles, which lie beside the gold file, with nothing but their text."""
    for article in expected(gold):
        yield Input(article.file, (gold.parent / article.file).read_bytes().decode("utf8"))


def expected(gold: Path) -> list[Expected]:
    """Read the gold file."""
    return msgspec.json.decode(gold.read_bytes(), type=list[Expected])


def score(gold: Path, readings: Iterable[Reading]) -> SeedScores:
    """Compare the readings with what is expected; articles are known by the beginning of their text."""
    found, misses, articles, total = list(readings), list[str](), dict[str, SeedCounts](), SeedCounts()
    for article in expected(gold):
        reading = next((r for r in found if r.article.text.startswith(article.title[:30])), None)
        counts = articles[article.file] = _article_counts(article, reading, misses.append)
        total.add(counts)
    return SeedScores(articles, total, tuple(misses))


def _article_counts(article: Expected, reading: Reading | None, say: Say) -> SeedCounts:
    if reading is None:
        return SeedCounts(not_read=1)
    counts = SeedCounts()
    _count_metadata(counts, article, reading)
    _count_furniture(counts, article, reading)
    _count_statements(counts, article, reading, say)
    _count_events(counts, article, reading, say)
    counts.roles_of = len(article.roles)
    counts.roles = sum(any(_same_role(want, role) for role in reading.roles) for want in article.roles)
    return counts


def _count_metadata(counts: SeedCounts, article: Expected, reading: Reading) -> None:
    found = reading.article
    counts.language = found.language == article.language
    counts.title = fold(article.title) == fold(found.title)
    counts.authors = all(any(fold(a) in fold(b) for b in found.authors) for a in article.authors)
    if article.published:
        counts.published = found.published is not None and found.published.first == article.published


def _count_furniture(counts: SeedCounts, article: Expected, reading: Reading) -> None:
    pieces = article.furniture + article.captions
    blocks = [b.span for b in reading.article.blocks if b.kind in ("furniture", "byline", "caption")]
    starts = [start for piece in pieces for start, _ in locate(reading.article.text, piece)[:1]]
    counts.furniture_of = len(pieces)
    counts.furniture = sum(any(b.start <= start < b.end for b in blocks) for start in starts)


def _count_statements(counts: SeedCounts, article: Expected, reading: Reading, say: Say) -> None:
    left = list(reading.statements)
    for want in article.statements:
        counts.statements_of += not want.optional
        hit = _best_statement(reading.article.text, want, left)
        if hit is None:
            if not want.optional:
                say(f"missing statement: {want.content[0][:80]}")
            continue
        left.remove(hit)
        counts.statements += not want.optional
        _count_statement(counts, want, hit, say)
    counts.statements_extra = len(left)
    for statement in left:
        say("extra statement: " + " … ".join(span.exact for span in statement.content)[:100])
    counts.forbidden_statements = sum(
        any(span.exact.strip("“”\"'‘’") == bad for span in statement.content)
        for statement in reading.statements
        for bad in article.not_statements
    )


def _best_statement(text: str, want: ExpectedStatement, left: list[Statement]) -> Statement | None:
    wanted = tokens(text, [place for piece in want.content for place in locate(text, piece)[:1]])
    best, share = None, FOUND
    for statement in left:
        here = overlap(wanted, tokens(text, ranges(statement.content)))
        if here >= share:  # of equal ones the last, as the gold was made
            best, share = statement, here
    return best


def _count_statement(counts: SeedCounts, want: ExpectedStatement, found: Statement, say: Say) -> None:
    start = want.content[0][:50]
    counts.forms_of += 1
    counts.forms += found.form == want.form
    if want.speaker:
        right = same_name(found.speaker, want.speaker) or _is_document(want, found)
        counts.speakers_of += 1
        counts.speakers += right
        if not right:
            say(f"speaker: wanted {want.speaker}, got {_name(found.speaker)} ({found.document}): {start}")
    if want.date:
        right = _is_on(want.date, found)
        counts.dates_of += 1
        counts.dates += right
        if not right:
            say(f"date: wanted {want.date}, got {found.said_on and found.said_on.first}: {start}")
    if len(want.chain) > 1 and want.speaker != want.chain[-1]:
        right = any(same_name(ref, want.chain[-1]) for ref in found.reported_by)
        counts.relays_of += 1
        counts.relays += right
        if not right:
            say(f"relay: wanted {want.chain}, got {[ref.name for ref in found.reported_by]}: {start}")


def _is_document(want: ExpectedStatement, found: Statement) -> bool:
    issuers = {found.speaker.actor, found.speaker.of} if found.speaker else set()
    return bool(want.document and found.document and (not want.issuer or want.issuer in issuers))


def _is_on(day: str, found: Statement) -> bool:
    """Return whether the statement was made on the day, or in a stretch of its month that holds it."""
    first, last = (found.said_on.first or "", found.said_on.last or "") if found.said_on else ("", "")
    return first.startswith(day) or (first[:7] == day[:7] and first <= day <= last)


def _count_events(counts: SeedCounts, article: Expected, reading: Reading, say: Say) -> None:
    left = list(reading.events)
    speakers = {statement.id: statement.speaker for statement in reading.statements}
    for want in article.events:
        counts.events_of += not want.optional
        hits = [event for event in left if _is_event(reading.article.text, want, event)]
        if not hits:
            if not want.optional:
                say(f"missing event: {want.type} {want.trigger} {want.actors} → {want.recipients}")
            continue
        hit = next((event for event in hits if _same_word(want, event, speakers)), hits[0])
        left.remove(hit)
        counts.events += not want.optional
        counts.words_of += 1
        if _same_word(want, hit, speakers):
            counts.words += 1
        else:
            say(f"whose word: {want.type} {want.trigger}: wanted {want.word}, got {hit.word}")
        if want.date:
            counts.event_dates_of += 1
            counts.event_dates += bool(hit.when and hit.when.first and hit.when.first.startswith(want.date))
    counts.events_extra = len(left)
    for event in left:
        say(f"extra event: {event.type} {event.trigger.exact} {_ids(event.actors)} → {_ids(event.recipients)}")


def _is_event(text: str, want: ExpectedEvent, event: Event) -> bool:
    kinds = (want.type,) if isinstance(want.type, str) else want.type
    near = any(event.sentence.start <= start < event.sentence.end for start, _ in locate(text, want.trigger))
    recipients = want.recipient_inferred or not want.recipients or set(want.recipients) & set(_ids(event.recipients))
    return bool(near and event.type in kinds and set(want.actors) & set(_ids(event.actors)) and recipients)


def _same_word(want: ExpectedEvent, event: Event, speakers: dict[str, ActorRef | None]) -> bool:
    if NARRATOR in (want.word, event.word):
        return want.word == event.word
    speaker = speakers.get(event.word)
    issued = want.issuer in _ids([speaker]) if speaker else False
    return same_name(speaker, want.word) or issued or (not want.issuer and "announcement" in want.word)


def _same_role(want: ExpectedRole, role: Role) -> bool:
    family = fold(want.person).split()[1]
    offices = (want.office, fold(want.office).replace(" ", "_"))
    return family in fold(role.person) and role.of == want.of and fold(role.office) in offices


def same_name(ref: ActorRef | None, name: str | None) -> bool:
    """Return whether the last word of the name stands in the actor's name or identifier."""
    return ref is not None and bool(name) and fold(name).split()[-1] in fold(f"{ref.name} {ref.actor or ''}")


def _name(ref: ActorRef | None) -> str | None:
    return ref.name if ref else None


def _ids(refs: Sequence[ActorRef]) -> list[str]:
    return [key for ref in refs for key in (ref.actor, ref.of) if key]
