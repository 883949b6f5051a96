"""The record: runs, readings, articles, statements, events, and the word index.

Revision ID: 0001
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer, "sqlite")
WORDS = sa.Text(collation="C").with_variant(sa.Text(), "sqlite")
KEY: dict[str, Any] = {"primary_key": True, "autoincrement": False}

SEARCH = {
    "sqlite": (
        "CREATE VIRTUAL TABLE search USING fts5"
        "(words, around, parts, tags, content='', columnsize=0, tokenize='ascii')",
    ),
    "postgresql": (
        "CREATE TABLE search (n BIGINT PRIMARY KEY, vector TSVECTOR NOT NULL,"
        " words TEXT NOT NULL, around TEXT NOT NULL, tags TEXT NOT NULL)",
        "CREATE INDEX search_vector ON search USING gin (vector)",
    ),
}
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
}


def upgrade() -> None:
    """Make all tables."""
    _layer_of_what_happened()
    _articles()
    _statements()
    _events()
    _around_them()
    for command in SEARCH[op.get_bind().dialect.name]:
        op.execute(command)
    for name, query in VIEWS.items():
        op.execute(f"CREATE VIEW {name} AS {query}")
    op.execute("INSERT INTO counter (name, last) VALUES ('n', 0), ('reading', 0), ('run', 0)")


def _layer_of_what_happened() -> None:
    op.create_table(
        "meta",
        sa.Column("key", sa.String, primary_key=True),
        sa.Column("value", sa.Text, nullable=False),
    )
    op.create_table(
        "counter",
        sa.Column("name", sa.String, primary_key=True),
        sa.Column("last", NUMBER, nullable=False),
    )
    op.create_table(
        "run",
        sa.Column("id", NUMBER, **KEY),
        sa.Column("started", sa.String, nullable=False),
        sa.Column("finished", sa.String),
        sa.Column("versions", sa.Text, nullable=False),
    )
    op.create_table(
        "reading",
        sa.Column("id", NUMBER, **KEY),
        sa.Column("article", WORDS, nullable=False),
        sa.Column("run", NUMBER, sa.ForeignKey("run.id"), nullable=False),
        sa.Column("json", sa.LargeBinary, nullable=False),
    )
    op.create_index("reading_article", "reading", ["article"])


def _articles() -> None:
    op.create_table(
        "article",
        sa.Column("n", NUMBER, **KEY),
        sa.Column("id", WORDS, nullable=False, unique=True),
        sa.Column("address", WORDS, unique=True),
        sa.Column("url", sa.Text),
        sa.Column("title", sa.Text),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("language", WORDS),
        sa.Column("authors", sa.Text, nullable=False),
        sa.Column("outlet", sa.Text),
        sa.Column("published_first", WORDS),
        sa.Column("published_last", WORDS),
        sa.Column("published_grain", sa.String),
        sa.Column("published_basis", sa.String),
        sa.Column("reading", NUMBER, nullable=False),
        sa.Column("source", sa.LargeBinary, nullable=False),
    )
    op.create_index("article_language", "article", ["language"])


def _statements() -> None:
    op.create_table(
        "statement",
        sa.Column("n", NUMBER, **KEY),
        sa.Column("id", WORDS, nullable=False),
        sa.Column("article", NUMBER, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("content", sa.Text, nullable=False),
        sa.Column("content_spans", sa.Text, nullable=False),
        sa.Column("form", sa.String, nullable=False),
        sa.Column("act", sa.String, nullable=False),
        sa.Column("cue", sa.Text),
        sa.Column("cue_spans", sa.Text, nullable=False),
        sa.Column("source", sa.Text),
        sa.Column("source_start", sa.Integer),
        sa.Column("source_end", sa.Integer),
        sa.Column("speaker", WORDS),
        sa.Column("speaker_kind", sa.String),
        sa.Column("speaker_name", sa.Text),
        sa.Column("speaker_role", sa.Text),
        sa.Column("speaker_of", WORDS),
        sa.Column("speaker_how", sa.String),
        sa.Column("document", sa.Text),
        sa.Column("said_first", WORDS),
        sa.Column("said_last", WORDS),
        sa.Column("said_grain", sa.String),
        sa.Column("said_basis", sa.String),
        sa.Column("place", WORDS),
        sa.Column("place_name", sa.Text),
        sa.Column("occasion", sa.Text),
        sa.Column("occasion_start", sa.Integer),
        sa.Column("occasion_end", sa.Integer),
        sa.Column("reported_by", sa.Text, nullable=False),
        sa.Column("certainty", sa.String, nullable=False),
        sa.Column("headline", sa.Boolean, nullable=False),
        sa.Column("within", WORDS),
        sa.Column("rule", sa.String, nullable=False),
        sa.Column("corrected", sa.Text),
    )
    op.create_index("statement_article", "statement", ["article"])
    op.create_index("statement_id", "statement", ["id"])


def _events() -> None:
    op.create_table(
        "event",
        sa.Column("n", NUMBER, **KEY),
        sa.Column("id", WORDS, nullable=False),
        sa.Column("article", NUMBER, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("trigger_words", sa.Text, nullable=False),
        sa.Column("trigger_start", sa.Integer, nullable=False),
        sa.Column("trigger_end", sa.Integer, nullable=False),
        sa.Column("sentence", sa.Text, nullable=False),
        sa.Column("sentence_start", sa.Integer, nullable=False),
        sa.Column("sentence_end", sa.Integer, nullable=False),
        sa.Column("type", sa.String, nullable=False),
        sa.Column("mode", sa.String),
        sa.Column("contexts", sa.Text, nullable=False),
        sa.Column("cameo", sa.String),
        sa.Column("quad", sa.SmallInteger, nullable=False),
        sa.Column("goldstein", sa.Float),
        sa.Column("actors", sa.Text, nullable=False),
        sa.Column("recipients", sa.Text, nullable=False),
        sa.Column("when_first", WORDS),
        sa.Column("when_last", WORDS),
        sa.Column("when_grain", sa.String),
        sa.Column("when_basis", sa.String),
        sa.Column("place", WORDS),
        sa.Column("place_name", sa.Text),
        sa.Column("status", sa.String, nullable=False),
        sa.Column("word", WORDS, nullable=False),
        sa.Column("word_speaker", WORDS),
        sa.Column("word_name", sa.Text),
        sa.Column("mentions", sa.Text, nullable=False),
        sa.Column("rule", sa.String, nullable=False),
        sa.Column("corrected", sa.Text),
    )
    op.create_index("event_article", "event", ["article"])
    op.create_index("event_id", "event", ["id"])


def _around_them() -> None:
    op.create_table(
        "party",
        sa.Column("n", NUMBER, **KEY),
        sa.Column("part", sa.String, primary_key=True),
        sa.Column("position", sa.Integer, **KEY),
        sa.Column("actor", WORDS),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("role", sa.Text),
        sa.Column("of", WORDS),
        sa.Column("how", sa.String, nullable=False),
        sa.Column("span_start", sa.Integer),
        sa.Column("span_end", sa.Integer),
        sa.Column("rule", sa.String, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index("party_actor", "party", ["actor", "n"])
    op.create_table(
        "actor",
        sa.Column("id", WORDS, primary_key=True),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("names", sa.Text, nullable=False),
        sa.Column("wikidata", sa.String),
    )
    op.create_table(
        "appearance",
        sa.Column("actor", WORDS, primary_key=True),
        sa.Column("article", NUMBER, **KEY),
        sa.Column("times", sa.Integer, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index("appearance_article", "appearance", ["article"])
    op.create_table(
        "role",
        sa.Column("article", NUMBER, **KEY),
        sa.Column("position", sa.Integer, **KEY),
        sa.Column("person", WORDS, nullable=False),
        sa.Column("office", sa.Text, nullable=False),
        sa.Column("of", WORDS),
        sa.Column("first_seen", WORDS),
        sa.Column("last_seen", WORDS),
        sa.Column("evidence", sa.Text, nullable=False),
        sa.Column("rule", sa.String, nullable=False),
    )
    op.create_index("role_person", "role", ["person"])
    op.create_table(
        "problem",
        sa.Column("article", NUMBER, **KEY),
        sa.Column("position", sa.Integer, **KEY),
        sa.Column("code", sa.String, nullable=False),
        sa.Column("message", sa.Text, nullable=False),
        sa.Column("span_start", sa.Integer),
        sa.Column("span_end", sa.Integer),
    )
    op.create_table(
        "found",
        sa.Column("n", NUMBER, **KEY),
        sa.Column("kind", sa.SmallInteger, nullable=False),
        sa.Column("article", NUMBER, nullable=False),
        sa.Column("day", WORDS, nullable=False),
        sa.Column("first", WORDS),
        sa.Column("last", WORDS),
    )
    op.create_index("found_article", "found", ["article"])
    op.create_index("found_day", "found", [sa.text("day DESC"), "n"])
    op.create_index("found_kind", "found", ["kind", sa.text("day DESC"), "n"])
