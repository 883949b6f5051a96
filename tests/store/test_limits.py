"""A record that is opened for a limited time, the word for its state, and pages of its log."""

from __future__ import annotations

import pytest
from sqlalchemy import text

from communique import store
from communique.errors import SlowQueryError
from communique.store import Incoming
from tests.store.making import reading

ENDLESS = "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT count(*) FROM c"


def test_a_query_that_takes_too_long_is_stopped(address: str) -> None:
    with store.open(address, make=True) as record, record.within(0.2) as hurried:
        assert hurried.search("").total == 0
        with pytest.raises(SlowQueryError), hurried.database.reading() as connection:
            connection.execute(text(ENDLESS))
        assert hurried.search("").total == 0


def test_the_state_changes_with_what_is_added_and_corrected(address: str) -> None:
    with store.open(address, make=True) as record:
        states = [record.state()]
        made = reading(1, 3)
        record.writer({}, "2025-01-01T00:00:00Z").keep([Incoming(made, made.article)])
        states.append(record.state())
        number = record.remove(made.statements[0].id, who="a", why="b", at="2025-01-02T00:00:00Z")
        states.append(record.state())
        record.undo(number, who="a", why="c", at="2025-01-03T00:00:00Z")
        states.append(record.state())
        assert record.state() == states[-1]
    assert len(set(states)) == len(states)


def test_the_log_comes_in_pages_newest_first(address: str) -> None:
    with store.open(address, make=True) as record:
        made = [reading(number, 3) for number in (1, 2)]
        record.writer({}, "2025-01-01T00:00:00Z").keep([Incoming(item, item.article) for item in made])
        for item in made:
            for statement in item.statements[:2]:
                record.remove(statement.id, who="a", why="b", at="2025-01-02T00:00:00Z")
        numbers = [standing.correction.id for standing in record.corrections()]
        first = record.log(3)
        rest = record.log(3, before=first[-1].correction.id)
        assert [standing.correction.id for standing in (*first, *rest)] == numbers[::-1]
        assert len(first) == 3
        assert {s.correction.article for s in record.log(article=made[0].article.id)} == {made[0].article.id}
