"""The tables of a record, for both databases. docs/store.md describes them to people who open the file themselves.

Two layers. What happened, only ever added to: ``run``, ``reading`` (each Reading whole, compressed), ``correction``.
What holds now, derived from those two and rebuilt per article: all other tables. ``n`` numbers statements, events
and articles in one sequence, and no number is ever used again: the word index of SQLite keeps numbers that are gone.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    SmallInteger,
    String,
    Table,
    Text,
)

STATEMENT, EVENT, ARTICLE = 1, 2, 3
KINDS = {"statement": STATEMENT, "event": EVENT, "article": ARTICLE}
KIND_NAMES = {number: name for name, number in KINDS.items()}

metadata = MetaData()
Number = BigInteger().with_variant(Integer, "sqlite")
Words = Text(collation="C").with_variant(Text(), "sqlite")
"""Text that is compared by code point in both databases."""

meta = Table(
    "meta",
    metadata,
    Column("key", String, primary_key=True),
    Column("value", Text, nullable=False),
)

counter = Table(
    "counter",
    metadata,
    Column("name", String, primary_key=True),
    Column("last", Number, nullable=False),
)

run = Table(
    "run",
    metadata,
    Column("id", Number, primary_key=True, autoincrement=False),
    Column("started", String, nullable=False),
    Column("finished", String),
    Column("versions", Text, nullable=False),
)

article = Table(
    "article",
    metadata,
    Column("n", Number, primary_key=True, autoincrement=False),
    Column("id", Words, nullable=False, unique=True),
    Column("address", Words, unique=True),
    Column("url", Text),
    Column("title", Text),
    Column("text", Text, nullable=False),
    Column("language", Words),
    Column("authors", Text, nullable=False),
    Column("outlet", Text),
    Column("published_first", Words),
    Column("published_last", Words),
    Column("published_grain", String),
    Column("published_basis", String),
    Column("reading", Number, nullable=False),
    Column("source", LargeBinary, nullable=False),
)
Index("article_language", article.c.language)
Index("article_published", article.c.published_first, article.c.published_last)

reading = Table(
    "reading",
    metadata,
    Column("id", Number, primary_key=True, autoincrement=False),
    Column("article", Words, nullable=False),
    Column("run", Number, ForeignKey("run.id"), nullable=False),
    Column("json", LargeBinary, nullable=False),
)
Index("reading_article", reading.c.article)

statement = Table(
    "statement",
    metadata,
    Column("n", Number, primary_key=True, autoincrement=False),
    Column("id", Words, nullable=False),
    Column("article", Number, nullable=False),
    Column("position", Integer, nullable=False),
    Column("content", Text, nullable=False),
    Column("content_spans", Text, nullable=False),
    Column("form", String, nullable=False),
    Column("act", String, nullable=False),
    Column("cue", Text),
    Column("cue_spans", Text, nullable=False),
    Column("source", Text),
    Column("source_start", Integer),
    Column("source_end", Integer),
    Column("speaker", Words),
    Column("speaker_kind", String),
    Column("speaker_name", Text),
    Column("speaker_role", Text),
    Column("speaker_of", Words),
    Column("speaker_how", String),
    Column("document", Text),
    Column("said_first", Words),
    Column("said_last", Words),
    Column("said_grain", String),
    Column("said_basis", String),
    Column("place", Words),
    Column("place_name", Text),
    Column("occasion", Text),
    Column("occasion_start", Integer),
    Column("occasion_end", Integer),
    Column("reported_by", Text, nullable=False),
    Column("certainty", String, nullable=False),
    Column("headline", Boolean, nullable=False),
    Column("within", Words),
    Column("rule", String, nullable=False),
    Column("corrected", Text),
)
Index("statement_id", statement.c.id)
Index("statement_article", statement.c.article)

event = Table(
    "event",
    metadata,
    Column("n", Number, primary_key=True, autoincrement=False),
    Column("id", Words, nullable=False),
    Column("article", Number, nullable=False),
    Column("position", Integer, nullable=False),
    Column("trigger_words", Text, nullable=False),
    Column("trigger_start", Integer, nullable=False),
    Column("trigger_end", Integer, nullable=False),
    Column("sentence", Text, nullable=False),
    Column("sentence_start", Integer, nullable=False),
    Column("sentence_end", Integer, nullable=False),
    Column("type", String, nullable=False),
    Column("mode", String),
    Column("contexts", Text, nullable=False),
    Column("cameo", String),
    Column("quad", SmallInteger, nullable=False),
    Column("goldstein", Float),
    Column("actors", Text, nullable=False),
    Column("recipients", Text, nullable=False),
    Column("when_first", Words),
    Column("when_last", Words),
    Column("when_grain", String),
    Column("when_basis", String),
    Column("place", Words),
    Column("place_name", Text),
    Column("status", String, nullable=False),
    Column("word", Words, nullable=False),
    Column("word_speaker", Words),
    Column("word_name", Text),
    Column("mentions", Text, nullable=False),
    Column("rule", String, nullable=False),
    Column("corrected", Text),
)
Index("event_id", event.c.id)
Index("event_article", event.c.article)

party = Table(
    "party",
    metadata,
    Column("n", Number, primary_key=True, autoincrement=False),
    Column("part", String, primary_key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("actor", Words),
    Column("kind", String, nullable=False),
    Column("name", Text, nullable=False),
    Column("role", Text),
    Column("of", Words),
    Column("how", String, nullable=False),
    Column("span_start", Integer),
    Column("span_end", Integer),
    Column("rule", String, nullable=False),
    sqlite_with_rowid=False,
)
Index("party_actor", party.c.actor, party.c.n)
Index("party_of", party.c.of, party.c.n)

actor = Table(
    "actor",
    metadata,
    Column("id", Words, primary_key=True),
    Column("kind", String, nullable=False),
    Column("name", Text, nullable=False),
    Column("names", Text, nullable=False),
    Column("wikidata", String),
)

appearance = Table(
    "appearance",
    metadata,
    Column("actor", Words, primary_key=True),
    Column("article", Number, primary_key=True, autoincrement=False),
    Column("times", Integer, nullable=False),
    sqlite_with_rowid=False,
)
Index("appearance_article", appearance.c.article)

role = Table(
    "role",
    metadata,
    Column("article", Number, primary_key=True, autoincrement=False),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("person", Words, nullable=False),
    Column("office", Text, nullable=False),
    Column("of", Words),
    Column("first_seen", Words),
    Column("last_seen", Words),
    Column("evidence", Text, nullable=False),
    Column("rule", String, nullable=False),
)
Index("role_person", role.c.person)
Index("role_of", role.c.of)

problem = Table(
    "problem",
    metadata,
    Column("article", Number, primary_key=True, autoincrement=False),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("code", String, nullable=False),
    Column("message", Text, nullable=False),
    Column("span_start", Integer),
    Column("span_end", Integer),
)

found = Table(
    "found",
    metadata,
    Column("key", Number, primary_key=True, autoincrement=False),
    Column("n", Number, nullable=False),
    Column("kind", SmallInteger, nullable=False),
    Column("article", Number, nullable=False),
    Column("day", Words, nullable=False),
    Column("first", Words),
    Column("last", Words),
    Column("period", Words, nullable=False, server_default=""),
    Column("quad", SmallInteger, nullable=False, server_default="0"),
)
"""period: the day, month or year to which ``first`` and ``last`` are the same; ``-`` when they lie in two years, empty
when nothing is dated. quad: of an event its quad class, else 0."""
Index(
    "found_day",
    found.c.day.desc(),
    found.c.n,
    found.c.first,
    found.c.last,
    found.c.kind,
    found.c.article,
    found.c.period,
    found.c.quad,
)
Index("found_n", found.c.n, unique=True)
Index("found_article", found.c.article)

correction = Table(
    "correction",
    metadata,
    Column("id", Number, primary_key=True, autoincrement=False),
    Column("at", String, nullable=False),
    Column("who", Text, nullable=False),
    Column("why", Text, nullable=False),
    Column("action", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("record", Words, nullable=False),
    Column("article", Words, nullable=False),
    Column("words", Text, nullable=False),
    Column("field", String),
    Column("value", Text),
    Column("old", Text),
    Column("machine", Text),
    Column("undoes", Number),
)
Index("correction_article", correction.c.article)

about = Table(
    "about",
    metadata,
    Column("n", Number, primary_key=True, autoincrement=False),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("actor", Words, nullable=False),
    Column("of", Words),
    sqlite_with_rowid=False,
)
"""Whom a statement's content names; ``n`` is the statement's."""

tie = Table(
    "tie",
    metadata,
    Column("n", Number, primary_key=True, autoincrement=False),
    Column("a", Words, primary_key=True),
    Column("b", Words, primary_key=True),
    Column("level", SmallInteger, nullable=False),
    Column("kind", SmallInteger, nullable=False),
    Column("label", String, nullable=False),
    Column("quad", SmallInteger, nullable=False),
    Column("day", Words, nullable=False),
    Column("exact", SmallInteger, nullable=False),
    sqlite_with_rowid=False,
)
"""Two actors between whom a statement or event stands, a < b; a state stands for its people, and they for themselves.
level: 1 when neither serves another here; label: act or type; exact: characters of ``day`` that are certain."""
Index("tie_pair", tie.c.a, tie.c.b, tie.c.kind, tie.c.label, tie.c.day, tie.c.exact, tie.c.quad, tie.c.n)

tally = Table(
    "tally",
    metadata,
    Column("field", String, primary_key=True),
    Column("owner", Words, primary_key=True),
    Column("value", Words, primary_key=True),
    Column("period", Words, primary_key=True),
    Column("times", Number, nullable=False),
    sqlite_with_rowid=False,
)
Index("tally_empty", tally.c.field, sqlite_where=tally.c.times <= 0, postgresql_where=tally.c.times <= 0)
"""Counts that would be slow to make over a large record. owner: an actor, or empty for the whole record."""

DERIVED = (statement, event, role, problem, found)
"""Tables whose rows of an article are rebuilt when it is read again or corrected; each has a column ``article``."""

VIEWS = {
    "articles": """
        SELECT a.id, a.title, a.outlet, a.language, a.published_first AS published, a.published_grain, a.url,
               a.authors, length(a.text) AS characters,
               (SELECT count(*) FROM statement s WHERE s.article = a.n) AS statements,
               (SELECT count(*) FROM event e WHERE e.article = a.n) AS events
        FROM article a""",
    "statements": """
        SELECT s.id, s.content, s.speaker_name, s.speaker_role, s.speaker_of, s.speaker, s.form, s.act, s.certainty,
               s.said_first, s.said_last, s.place_name AS said_in, s.document, s.occasion, s.cue, s.source,
               s.reported_by, a.outlet, a.published_first AS published, a.language, a.title, a.url,
               a.id AS article, s.content_spans, s.rule, s.corrected
        FROM statement s JOIN article a ON a.n = s.article""",
    "events": """
        SELECT e.id, e.type, e.mode, e.actors, e.recipients, e.when_first, e.when_last, e.place_name, e.status,
               CASE e.word WHEN 'narrator' THEN a.outlet ELSE e.word_name END AS on_whose_word, e.word, e.cameo,
               e.quad, e.goldstein, e.contexts, e.sentence, e.trigger_words, a.outlet,
               a.published_first AS published, a.language, a.title, a.url, a.id AS article,
               e.trigger_start, e.trigger_end, e.rule, e.corrected
        FROM event e JOIN article a ON a.n = e.article""",
    "parties": """
        SELECT coalesce(s.id, e.id) AS record, p.part, p.position, p.actor, p.kind, p.name, p.role, p.of, p.how,
               p.span_start, p.span_end, p.rule
        FROM party p LEFT JOIN statement s ON s.n = p.n LEFT JOIN event e ON e.n = p.n""",
    "roles": """
        SELECT r.person, r.office, r.of, r.first_seen, r.last_seen, a.id AS article, a.outlet, r.evidence, r.rule
        FROM role r JOIN article a ON a.n = r.article""",
    "corrections": """
        SELECT c.id, c.at, c.who, c.why, c.action, c.kind, c.record, c.article, a.title, c.field, c.old, c.value,
               c.undoes
        FROM correction c LEFT JOIN article a ON a.id = c.article""",
}
"""Views for people and their own tools: the words first, the identifiers after."""
