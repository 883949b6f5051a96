"""Searches give what they should, and the same in both databases, order included."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from communique.errors import QueryError
from communique.records import Reading
from communique.store.hits import Hit
from communique.store.record import Record
from communique.store.search import Order
from communique.store.writer import Incoming
from tests.store.corpus import corpus, queries
from tests.store.making import readings

QUERIES = queries()
ORDERS: tuple[Order, ...] = ("relevance", "newest", "oldest", "added")


def filled(address: str, items: list[Reading]) -> Record:
    record = Record(address, make=True)
    record.writer({}, "2025-01-01T00:00:00Z").keep([Incoming(item, item.article) for item in items])
    return record


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory, new_database: Callable[[], str]) -> Iterator[tuple[Record, Record]]:
    """The corpus in both databases."""
    one = filled(str(tmp_path_factory.mktemp("corpus") / "record.db"), corpus())
    two = filled(new_database(), corpus())
    yield one, two
    one.close()
    two.close()


def test_the_corpus_is_wide_enough() -> None:
    assert len(QUERIES) >= 60
    assert len({reading.article.language for reading in corpus()}) >= 15


@pytest.mark.parametrize("query", QUERIES)
def test_a_query_finds_its_statements_in_order(pair: tuple[Record, Record], query: str) -> None:
    for record in pair:
        found = [hit.article.id for hit in record.search(query, size=1000).hits if hit.kind == "statement"]
        assert found == QUERIES[query], record.database.dialect


@pytest.mark.parametrize("order", ORDERS)
def test_both_databases_give_the_same_hits_of_all_kinds(pair: tuple[Record, Record], order: Order) -> None:
    for query in QUERIES:
        one, two = (record.search(query, order, 1000) for record in pair)
        assert one == two, query


def test_every_hit_leads_to_its_words(pair: tuple[Record, Record]) -> None:
    texts = {reading.article.id: reading.article.text for reading in corpus()}
    for query in QUERIES:
        for hit in pair[0].search(query, size=1000).hits:
            text = texts[hit.article.id]
            assert text[hit.span.start : hit.span.end] == hit.span.exact
            assert hit.before.removeprefix("… ") + hit.span.exact + hit.after.removesuffix(" …") in text


def test_an_article_is_shown_by_the_word_that_was_sought(pair: tuple[Record, Record]) -> None:
    (hit,) = [hit for hit in pair[0].search("handel avtal", size=10).hits if hit.kind == "article"]
    assert hit.span.exact == "handelsavtalet"
    (hit,) = pair[0].search("kind:article outlet:kuriren 2019").hits
    assert hit.span.exact.startswith("Nils Ek")


@pytest.mark.parametrize("order", ORDERS)
def test_pages_follow_each_other_without_gap_or_repetition(address: str, order: Order) -> None:
    record = filled(address, [*readings(30)])
    for query in ("", "sanctions OR talks", "form:direct 2014..2018"):
        whole = record.search(query, order, 1000).hits
        pages: list[Hit] = []
        token = None
        while True:
            page = record.search(query, order, 7, token)
            pages += page.hits
            token = page.next
            if token is None:
                break
        assert pages == [*whole]
        assert len({hit.n for hit in pages}) == len(pages) == page.total
    record.close()


def test_oldest_is_newest_turned_round(pair: tuple[Record, Record]) -> None:
    newest, oldest = (pair[0].search("", order, 1000).hits for order in ("newest", "oldest"))
    assert [*newest] == [*reversed(oldest)]


def test_counts_are_capped_and_said_so(pair: tuple[Record, Record], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("communique.store.search.MOST_COUNTED", 5)
    for record in pair:
        page = record.search("")
        assert (page.total, page.capped) == (5, True)
        page = record.search("whales kind:statement")
        assert (page.total, page.capped) == (1, False)
        assert record.count("") == 3 * len(corpus())


@pytest.mark.parametrize("order", ORDERS)
def test_the_database_sorts_as_we_do(
    pair: tuple[Record, Record], order: Order, monkeypatch: pytest.MonkeyPatch
) -> None:
    for query in ("", "sanctions OR oil OR talks", "oil sanctions", "state:SWE", "2014..2020"):
        whole = pair[0].search(query, order, 1000).hits
        with monkeypatch.context() as patched:
            patched.setattr("communique.store.search.MOST_COUNTED", 0)  # now the database has to sort
            for record in pair:
                assert record.search(query, order, 1000).hits == whole
                second = record.search(query, order, 2)
                assert second.hits == whole[:2]
                if second.next:
                    assert record.search(query, order, 1000, second.next).hits == whole[2:]


def test_selections_are_walked_in_the_order_of_adding(pair: tuple[Record, Record]) -> None:
    for record in pair:
        found = record.statements("language:en")
        assert [hit.article.id for hit in found] == ["en1", "en2", "en3", "none1"]
        assert len(found) == 4
        assert [hit.statement for hit in found if hit.statement] == [
            reading.statements[0] for reading in corpus() if reading.article.language == "en"
        ]
        assert [hit.event.id for hit in record.events('word:"j.k. berg"') if hit.event] == ["e-en3"]
        assert [hit.article.id for hit in record.articles("制裁")] == ["zh1"]


def test_records_are_got_by_identifier(pair: tuple[Record, Record]) -> None:
    for record in pair:
        assert [hit.kind for hit in record.get("s-en1")] == ["statement"]
        assert [hit.id for hit in record.get("s-zh")] == ["s-zh1"]  # the only one that begins so
        assert record.get("s-") == ()
        assert [hit.kind for hit in record.get("ka1")] == ["article"]
        assert record.reading("ka1") == next(r for r in corpus() if r.article.id == "ka1")


def test_wrong_requests_are_told(pair: tuple[Record, Record]) -> None:
    with pytest.raises(QueryError, match="a page holds 1 to 1000"):
        pair[0].search("", size=0)
    with pytest.raises(QueryError, match="no place in a list"):
        pair[0].search("", after="somewhere")
    with pytest.raises(QueryError, match="no state is known by that name"):
        pair[0].search("state:Atlantis")
    with pytest.raises(QueryError, match="holds no word"):
        pair[0].search("!!! ...")


def test_what_the_word_index_still_holds_of_older_readings_leads_nowhere(tmp_path: Path) -> None:
    record = filled(str(tmp_path / "record.db"), corpus()[:3])
    item = corpus()[0]
    record.writer({}, "2025-01-02T00:00:00Z").keep([Incoming(item, item.article)], again=True)
    assert [hit.id for hit in record.search("geneva kind:statement").hits] == ["s-en1"]
    record.close()
