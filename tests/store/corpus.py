"""The record of ``tests/cases/search/corpus.toml``."""

from __future__ import annotations

import tomllib
from pathlib import Path

from communique.gazetteer import person_id
from communique.records import (
    Actor,
    ActorRef,
    Article,
    Block,
    Event,
    Reading,
    Statement,
    TimeSpan,
    span_of,
)

CASES = Path(__file__).parent.parent / "cases" / "search"


def corpus() -> list[Reading]:
    """Return the readings of the table."""
    return [_reading(row) for row in tomllib.loads((CASES / "corpus.toml").read_text("utf-8"))["article"]]


def queries() -> dict[str, list[str]]:
    """Return the queries, each with the articles that it finds."""
    found: dict[str, list[str]] = tomllib.loads((CASES / "queries.toml").read_text("utf-8"))["queries"]
    return found


def _reading(row: dict[str, str]) -> Reading:
    text = f"{row['speaker']}: {row['content']}."
    content = span_of(text, len(row["speaker"]) + 2, len(text) - 1)
    source = span_of(text, 0, len(row["speaker"]))
    day = TimeSpan(row["day"], row["day"], "day", None, "stated", "the table") if "day" in row else None
    speaker = ActorRef(
        person_id(row["speaker"]), "person", row["speaker"], source, "minister", row.get("state"), "named", "table"
    )
    outlets = [name for name in (row["outlet"], row.get("relay")) if name]
    geneva = ActorRef("place:geneva", "place", "Geneva", None, None, "CHE", "named", "table")
    statement = Statement(
        id=f"s-{row['id']}", content=(content,), form=row["form"], cue=(), source=source, speaker=speaker,  # type: ignore[arg-type]
        document=None, addressees=(), act=row["act"], said_on=None, said_in=geneva if "Geneva" in text else None,  # type: ignore[arg-type]
        occasion=None, reported_by=tuple(_outlet(name) for name in outlets), certainty="stated", headline=False,
        within=None, rule="table",
    )  # fmt: skip
    event = Event(
        id=f"e-{row['id']}", trigger=source, sentence=span_of(text, 0, len(text)), type="CONSULT", mode=None,
        contexts=(), cameo="040", quad=1, goldstein=1.0, actors=(speaker,), recipients=(), when=None, where=None,
        status="occurred", word=statement.id, mentions=(), rule="table",
    )  # fmt: skip
    article = Article(
        row["id"],
        text,
        row["language"],
        None,
        (),
        row["outlet"],
        None,
        day,
        (Block("body", span_of(text, 0, len(text))),),
    )
    actor = Actor(speaker.actor or "", "person", (row["speaker"],), None)
    return Reading(article, (statement,), (event,), (speaker,), (), (actor,), (), ())


def _outlet(name: str) -> ActorRef:
    return ActorRef("outlet:" + person_id(name).partition(":")[2], "outlet", name, None, None, None, "implied", "table")
