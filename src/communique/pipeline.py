"""Compose the stages: Article → Reading. The only module that knows them all.

    Article -> identify -> structure -> analyse -> find mentions, times, statements, events
            -> resolve times, cast, statements, events -> Reading

What cannot be read goes on as a Problem; nothing that one article holds can stop the next.
"""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from typing import TypeVar

from msgspec.structs import replace

from communique import gazetteer, ontology
from communique.analysis import Pipeline, analyse, first_pass
from communique.analysis import load as load_pipeline
from communique.analysis.identify import identify
from communique.analysis.structure.article import structure
from communique.annotation import Analysis, EventDraft, StatementDraft
from communique.extraction.events import find_events
from communique.extraction.mentions import find_mentions
from communique.extraction.statements import find_statements
from communique.extraction.times import find_sessions, find_times
from communique.languages import registry
from communique.languages.pack import Pack
from communique.languages.structure import Structure
from communique.records import Article, Problem, Reading, TimeSpan
from communique.resolution.actors import collect_actors
from communique.resolution.cast import Cast, build_cast
from communique.resolution.events import resolve_events
from communique.resolution.governing import Spoken, TimeLine
from communique.resolution.newsday import with_news_day
from communique.resolution.quoted import quoted_ranges
from communique.resolution.selves import doers, speakers
from communique.resolution.statements import resolve_statements
from communique.resolution.terms import office_terms
from communique.resolution.times import publication_from, resolve_times, year_facts
from communique.settings import Settings
from communique.sources import from_text

T = TypeVar("T")
DATES = frozenset({"date", "numeric"})
"""Ops of the times that count in a dateline: not how long ago a page was changed."""
TIMED = frozenset({"title", "heading", "body", "caption"})


def read(articles: Iterable[Article | Problem], settings: Settings | None = None) -> Iterator[Reading | Problem]:
    """Yield the Reading of each article, in order; a Problem passes through in its place."""
    settings = settings or Settings()
    for batch in _batches(articles, settings.batch_size):
        with _uncollected():
            readings = _read_batch(batch, settings)
        yield from readings


@contextmanager
def _uncollected() -> Iterator[None]:
    """Pause the search for reference cycles while a batch is read: of all that it makes, hardly anything is one."""
    active = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if active:
            gc.enable()


def read_text(text: str, settings: Settings | None = None, **metadata: str) -> Reading:
    """Read one text. metadata: language, title, published (ISO date), outlet, url, id."""
    article = from_text(text, **metadata)
    reading = next(read([article], settings))
    assert isinstance(reading, Reading)
    return reading


def _read_batch(batch: Sequence[Article | Problem], settings: Settings) -> list[Reading | Problem]:
    """Read up to ``batch_size`` articles; those of one language go through its pipeline together."""
    out: list[Reading | Problem] = list(batch)  # type: ignore[arg-type]
    by_language: dict[str, list[tuple[int, Article]]] = {}
    for place, item in enumerate(batch):
        if isinstance(item, Problem):
            continue
        article, pack = _prepare(item, settings)
        if pack is None:
            out[place] = _unread(article)
        else:
            by_language.setdefault(pack.code, []).append((place, article))
    for code, members in by_language.items():
        pack = registry.pack(code)
        assert pack is not None
        pipeline = load_pipeline(settings.pipelines.get(code) or pack.pipeline or "")
        for place, reading in _interpret_all(members, pack, pipeline, settings):
            out[place] = reading
    return out


def _interpret_all(
    members: Sequence[tuple[int, Article]], pack: Pack, pipeline: Pipeline, settings: Settings
) -> Iterator[tuple[int, Reading]]:
    """Yield place and Reading of each article of one language.

    An article on which a stage fails unforeseen keeps its blocks and gets an ``internal-error`` Problem; when the
    batch itself fails, its articles are analysed one by one, so that only the one at fault is affected.
    """
    try:
        gate = first_pass(pack, gazetteer.load(settings.gazetteer), pipeline) if settings.parse == "needed" else None
        analyses = list(analyse((article for _, article in members), pipeline, gate=gate))
    except Exception as fault:
        if len(members) == 1:
            yield members[0][0], _failed(members[0][1], fault)
            return
        for member in members:
            yield from _interpret_all([member], pack, pipeline, settings)
        return
    for (place, article), analysis in zip(members, analyses, strict=True):
        try:
            yield place, interpret(article, analysis, pack, settings)
        except Exception as fault:
            yield place, _failed(article, fault)


def _failed(article: Article, fault: Exception) -> Reading:
    """Return a Reading with the blocks and the Problem that the program itself failed."""
    where = f"{type(fault).__name__}: {fault}"
    message = f"the program failed on this article ({where}); please report it with the text"
    return Reading(article, (), (), (), (), (), (), (Problem("internal-error", message, article.id, None),))


def _prepare(article: Article, settings: Settings) -> tuple[Article, Pack | None]:
    """Tell the language and find the blocks; the pack is None when the language is not read in full."""
    language = article.language or identify(article.text)
    wanted = not settings.languages or language in settings.languages
    pack = registry.pack(language) if language and wanted else None
    article = replace(article, language=language)
    return structure(article, pack.structure if pack else Structure()), pack


def _unread(article: Article) -> Reading:
    """Return a Reading that holds the blocks and one Problem: there is no pack for the language."""
    known = ", ".join(registry.codes())
    if not article.text.strip():
        code, message = "empty", "the text is empty; nothing to read"
    elif article.language is None:
        code, message = "language-unknown", f"the language could not be told; name one of {known} with --language"
    else:
        code, message = (
            "language-not-read",
            f"the language {article.language!r} has no pack (there are {known}); only the blocks were found",
        )
    return Reading(article, (), (), (), (), (), (), (Problem(code, message, article.id, None),))


def interpret(article: Article, analysis: Analysis, pack: Pack, settings: Settings) -> Reading:
    """Turn one article's Analysis into its Reading."""
    known = gazetteer.load(settings.gazetteer)
    article = _dated(article, pack)
    mentions = find_mentions(analysis, pack, known)
    cast = build_cast(article, analysis, mentions, pack, known)
    times, problems = _times(article, pack, cast, quoted_ranges(article.text, analysis.blocks))
    heads = _ranges(article, frozenset({"dateline"}))
    told = [t for t in times if not (t.span and any(a <= t.span.start < b for a, b in heads))]
    until = article.published.last if article.published else None
    timeline = TimeLine(analysis, told, until, Spoken.of(pack))
    read = any(analysis.pos)  # or else the first pass has put it aside
    said, done = (
        (find_statements(analysis, pack, mentions), find_events(analysis, pack, mentions)) if read else ([], [])
    )
    said, done = speakers(analysis, cast, _without_blows(said, done)), doers(analysis, cast, done)
    statements = resolve_statements(article, analysis, said, cast, timeline)
    events = resolve_events(article, analysis, done, cast, statements, timeline, ontology.load())
    statements, events = with_news_day(analysis, timeline, pack, article.published, statements, events)
    return Reading(
        article, tuple(statements), tuple(events), cast.mentions, tuple(times),
        collect_actors(cast.mentions, statements, events, known, analysis.language), cast.roles,
        tuple(replace(p, article=article.id) for p in problems),
    )  # fmt: skip


def _without_blows(said: Sequence[StatementDraft], done: Sequence[EventDraft]) -> list[StatementDraft]:
    """Return the statements whose cue is no act of war: *attacked the plan* is said, *attacked the port* is done."""
    blows = {e.trigger for e in done if e.type == "ASSAULT"}
    return [s for s in said if s.act != "accuse" or s.cue_head not in blows or s.form != "indirect"]


def _times(
    article: Article, pack: Pack, cast: Cast, quoted: Sequence[tuple[int, int]]
) -> tuple[list[TimeSpan], list[Problem]]:
    """Find and resolve the time expressions; with no date of publication, the text's own facts limit the year."""
    ranges = _ranges(article, TIMED)
    drafts = find_times(article.text, ranges, pack.times)
    datelines = _ranges(article, frozenset({"dateline"}))
    heads = find_times(article.text, datelines, pack.times)
    drafts = sorted([*drafts, *(d for d in heads if d.op in DATES)], key=lambda d: d.start)
    if article.published:
        return resolve_times(article.text, drafts, article.published, quoted=quoted, datelines=datelines)
    facts = year_facts(find_sessions(article.text, ranges, pack.times), office_terms(cast))
    return resolve_times(article.text, drafts, None, facts, quoted)


def _dated(article: Article, pack: Pack) -> Article:
    """Fill ``published`` from the dateline or byline when the input did not give it."""
    if article.published:
        return article
    for kind in ("dateline", "byline", "furniture"):
        drafts = find_times(article.text, _ranges(article, frozenset({kind})), pack.times)
        found = publication_from(article.text, drafts)
        if found:
            return replace(article, published=found)
    return article


def _ranges(article: Article, kinds: frozenset[str]) -> list[tuple[int, int]]:
    return [(b.span.start, b.span.end) for b in article.blocks if b.kind in kinds]


def _batches(items: Iterable[T], size: int) -> Iterator[list[T]]:
    iterator = iter(items)
    while batch := list(islice(iterator, size)):
        yield batch
