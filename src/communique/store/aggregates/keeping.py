"""Keeping ties and tallies true while articles come, go and change: all in SQL, from the rows of what holds now.

The writer calls ``add`` after it has written the rows of articles, ``forget`` before it deletes them. What one added,
the other takes away, row by row, so that the counts stay those of the rows.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, bindparam, insert, select, text

from communique.store import rows, schema
from communique.store.packing import unpacked

CHUNK = 500
"""Articles that are counted at a time when the tables are filled anew."""

WITHIN = "f AS MATERIALIZED (SELECT n, kind, article, day, period, quad FROM found WHERE article IN :articles)"

SIDES = """side AS MATERIALIZED (
    SELECT p.n, p.part, p.position, 1 AS head,
           CASE WHEN p.of IS NULL OR p.kind IN ('outlet', 'place') THEN p.actor ELSE p.of END AS id
    FROM f JOIN party p ON p.n = f.n WHERE p.part IN ('speaker', 'addressee', 'actor', 'recipient')
    UNION ALL
    SELECT p.n, p.part, p.position, 0, p.actor
    FROM f JOIN party p ON p.n = f.n WHERE p.part IN ('speaker', 'addressee', 'actor', 'recipient')
      AND p.of IS NOT NULL AND p.kind NOT IN ('outlet', 'place') AND p.of <> p.actor
    UNION ALL
    SELECT a.n, 'about', a.position, 1, coalesce(a.of, a.actor) FROM f JOIN about a ON a.n = f.n
    UNION ALL
    SELECT a.n, 'about', a.position, 0, a.actor FROM f JOIN about a ON a.n = f.n WHERE a.of <> a.actor)"""
"""Everyone who has a part: as themselves, and for whom they serve (head 1: whoever serves nobody here)."""

_EXACT = "CASE WHEN f.period IN ('', '-') THEN 0 ELSE length(f.period) END"
_LABELLED = f"""kinds AS (
    SELECT f.n, f.kind, e.type AS label, f.quad, f.day, {_EXACT} AS exact FROM f JOIN event e ON e.n = f.n
    UNION ALL
    SELECT f.n, f.kind, s.act, f.quad, f.day, {_EXACT} FROM f JOIN statement s ON s.n = f.n)"""

_TIES = f"""INSERT INTO tie (n, a, b, level, kind, label, quad, day, exact)
    WITH {WITHIN}, {SIDES}, {_LABELLED}, pairs AS (
        SELECT x.n, x.id AS one, y.id AS other, x.head * y.head AS level
        FROM side x JOIN side y ON y.n = x.n AND y.id <> x.id AND (y.part <> x.part OR y.position <> x.position)
        WHERE (x.part = 'actor' AND y.part IN ('actor', 'recipient'))
           OR (x.part = 'speaker' AND y.part IN ('addressee', 'about')))
    SELECT k.n, CASE WHEN one < other THEN one ELSE other END, CASE WHEN one < other THEN other ELSE one END,
           max(p.level), k.kind, k.label, k.quad, k.day, k.exact
    FROM pairs p JOIN kinds k ON k.n = p.n
    GROUP BY k.n, CASE WHEN one < other THEN one ELSE other END, CASE WHEN one < other THEN other ELSE one END,
             k.kind, k.label, k.quad, k.day, k.exact"""

_ASSERTED = f"""INSERT INTO tie (n, a, b, level, kind, label, quad, day, exact)
    WITH {WITHIN}
    SELECT s.n, t.a, t.b, max(t.level), 1, s.act, 0, f.day, {_EXACT}
    FROM f JOIN statement s ON s.n = f.n JOIN event e ON e.article = s.article AND e.word = s.id JOIN tie t ON t.n = e.n
    WHERE t.kind = 2
    GROUP BY s.n, t.a, t.b, s.act, f.day, f.period
    ON CONFLICT DO NOTHING"""
"""A statement that asserts an event stands between those between whom the event stands."""

_MONTH = "substr(f.period, 1, 7)"
_OF_STATEMENTS = {
    "speaker": "coalesce(t.speaker, t.speaker_name)",
    "role": "t.speaker_role",
    "act": "t.act",
    "form": "t.form",
    "certainty": "t.certainty",
}
_OF_EVENTS = {
    "type": "t.type",
    "status": "t.status",
    "word": "CASE t.word WHEN 'narrator' THEN t.word ELSE coalesce(t.word_speaker, t.word_name) END",
}
_OF_ARTICLES = {"outlet": "t.outlet", "language": "t.language"}
_WHOLE = (
    f"SELECT f.n, 'month' AS field, '' AS owner, CAST(f.kind AS TEXT) AS value, {_MONTH} AS period"
    " FROM f WHERE f.kind <> 2",
    f"SELECT f.n, 'month', '', '2-' || CAST(f.quad AS TEXT), {_MONTH} FROM f WHERE f.kind = 2",
    *(f"SELECT f.n, '{k}', '', {v}, '' FROM f JOIN statement t ON t.n = f.n" for k, v in _OF_STATEMENTS.items()),
    *(f"SELECT f.n, '{k}', '', {v}, '' FROM f JOIN event t ON t.n = f.n" for k, v in _OF_EVENTS.items()),
    *(
        f"SELECT f.n, '{k}', '', {v}, CAST(f.kind AS TEXT) FROM f JOIN article t ON t.n = f.article"
        for k, v in _OF_ARTICLES.items()
    ),
    "SELECT DISTINCT f.n, 'actor', '', coalesce(p.actor, p.name), '' FROM f JOIN party p ON p.n = f.n"
    " WHERE p.part = 'actor'",
    "SELECT DISTINCT f.n, 'state', '', CASE WHEN p.kind = 'state' THEN p.actor ELSE p.of END, CAST(f.kind AS TEXT)"
    " FROM f JOIN party p ON p.n = f.n",
    "SELECT DISTINCT f.n, 'place', '', coalesce(p.actor, p.name), CAST(f.kind AS TEXT)"
    " FROM f JOIN party p ON p.n = f.n WHERE p.part = 'place'",
    "SELECT DISTINCT f.n, 'joined', '', CAST(t.kind AS TEXT), '' FROM f JOIN tie t ON t.n = f.n"
    " WHERE t.kind = 2 AND t.level = 1",
    "SELECT f.n, 'edge', t.a, t.b, CAST(t.quad AS TEXT) FROM f JOIN tie t ON t.n = f.n"
    " WHERE t.kind = 2 AND t.level = 1",
)
"""What the whole record is counted by: (n, field, owner, value, period) of each record, without doubles."""

_FACING = (
    "y.n = x.n AND y.head = 1 AND y.id <> x.id AND (y.part <> x.part OR y.position <> x.position) AND"
    " ((x.part = 'actor' AND y.part IN ('actor', 'recipient')) OR (x.part = 'recipient' AND y.part = 'actor'))"
)
_OWNED = (
    "SELECT DISTINCT s.n, 'part', s.id, s.part, '' FROM side s WHERE s.part <> 'about'",
    "SELECT DISTINCT f.n, 'part', p.actor, p.part, '' FROM f JOIN party p ON p.n = f.n WHERE p.part = 'reporter'",
    f"SELECT DISTINCT f.n, 'when', s.id, '1', {_MONTH} FROM side s JOIN f ON f.n = s.n WHERE s.part = 'speaker'",
    f"SELECT DISTINCT f.n, 'when', s.id, '2-' || CAST(f.quad AS TEXT), {_MONTH}"
    " FROM side s JOIN f ON f.n = s.n WHERE f.kind = 2",
    "SELECT DISTINCT s.n, 'its act', s.id, t.act, '' FROM side s JOIN statement t ON t.n = s.n"
    " WHERE s.part = 'speaker'",
    "SELECT DISTINCT s.n, 'its type', s.id, t.type, '' FROM side s JOIN event t ON t.n = s.n",
    "SELECT DISTINCT s.n, 'its outlet', s.id, a.outlet, '' FROM side s JOIN f ON f.n = s.n"
    " JOIN article a ON a.n = f.article WHERE s.part = 'speaker'",
    "SELECT DISTINCT s.n, 'its speaker', s.id, coalesce(t.speaker, t.speaker_name), ''"
    " FROM side s JOIN statement t ON t.n = s.n WHERE s.part = 'speaker' AND s.id <> coalesce(t.speaker, '')",
    f"SELECT DISTINCT x.n, 'partner', x.id, y.id, '' FROM side x JOIN side y ON {_FACING}",
)
"""What each actor is counted by."""

_COUNTED = f"""INSERT INTO tally (field, owner, value, period, times)
    WITH {WITHIN}, {SIDES}
    SELECT field, owner, value, period, CAST(:sign AS INTEGER) * count(*)
    FROM ({" UNION ALL ".join((*_WHOLE, *_OWNED))}) u
    WHERE owner IS NOT NULL AND value IS NOT NULL GROUP BY field, owner, value, period
    ON CONFLICT (field, owner, value, period) DO UPDATE SET times = tally.times + excluded.times"""


def add(connection: Connection, articles: Sequence[int]) -> None:
    """Count articles whose rows were just written, ``about`` among them."""
    if articles:
        _run(connection, _TIES, articles)
        _run(connection, _ASSERTED, articles)
        _run(connection, _COUNTED, articles, sign=1)


def forget(connection: Connection, articles: Sequence[int]) -> None:
    """Take away what articles were counted for, while their rows are still there."""
    _run(connection, _COUNTED, articles, sign=-1)
    connection.execute(text("DELETE FROM tally WHERE times <= 0"))
    for table in ("tie", "about"):
        _run(connection, f"DELETE FROM {table} WHERE n IN (SELECT n FROM found WHERE article IN :articles)", articles)


def refill(connection: Connection) -> None:
    """Make all three tables anew from the rows of what holds now."""
    for name in ("tally", "tie", "about"):
        connection.execute(text(f"DELETE FROM {name}"))
    articles = connection.execute(text("SELECT n FROM article ORDER BY n")).scalars().all()
    for first in range(0, len(articles), CHUNK):
        chunk = articles[first : first + CHUNK]
        _name(connection, chunk)
        add(connection, chunk)


def _run(connection: Connection, sql: str, articles: Sequence[int], **params: Any) -> None:
    query = text(sql).bindparams(bindparam("articles", expanding=True))
    connection.execute(query, {"articles": list(articles), **params})


def _name(connection: Connection, articles: Sequence[int]) -> None:
    """Write whom the statements of articles name, from their readings."""
    article, kept, statement = schema.article, schema.reading, schema.statement
    numbers = connection.execute(
        select(statement.c.article, statement.c.id, statement.c.n).where(statement.c.article.in_(articles))
    )
    ids = {(row.article, row.id): row.n for row in numbers}
    query = select(article.c.n, article.c.text, kept.c.json).join(kept, kept.c.id == article.c.reading)
    content: list[rows.Row] = []
    for row in connection.execute(query.where(article.c.n.in_(articles)).order_by(article.c.n)):
        reading = unpacked(row.json, row.text)
        named = rows.named(reading)
        for record in reading.statements:
            if n := ids.get((row.n, record.id)):
                content.extend(rows.about_rows(n, record, named))
    if content:
        connection.execute(insert(schema.about), content)
