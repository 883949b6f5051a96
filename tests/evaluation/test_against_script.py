"""The scorers give the figures of the script that comes with the gold data, where that is at hand."""

from __future__ import annotations

import importlib.util
import os
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import msgspec
import pytest

from communique.evaluation import entities, gsr, kinds, parallel, plv, quotes, seeds, times
from communique.records import Reading
from tests.evaluation.making import day, event, reading, ref, statement

SHARED = Path(os.environ.get("COMMUNIQUE_GOLD", Path(__file__).parents[3] / "shared"))
SCRIPT = SHARED / "tools" / "score.py"
pytestmark = [
    pytest.mark.skipif(not SCRIPT.exists(), reason="no gold data beside the project"),
    # the script leaves its files to be closed by the garbage collector
    pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning"),
]

MANY = 150
"""Texts to compare: enough for every case, few enough to be quick."""


@pytest.fixture(scope="module")
def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def written(tmp_path: Path, readings: list[Reading], name: str = "readings.jsonl") -> Path:
    path = tmp_path / name
    path.write_bytes(b"\n".join(map(msgspec.json.encode, readings)))
    return path


def blurred(start: int, end: int, turn: int) -> tuple[int, int]:
    """Return a span that is right, too long, too short or elsewhere, by turns."""
    return (
        [(start, end), (max(0, start - 9), end), (start, (start + end + 1) // 2), (end, end + 20)][turn % 4]
        if end > start
        else (start, end)
    )


def quote_readings(gold: Path) -> list[Reading]:
    out = []
    for article in quotes.gold_articles(gold)[:MANY]:
        kept = [a for i, a in enumerate(article.attributions) if i % 5]
        statements = [
            statement(
                article.text,
                [blurred(*c, turn=i) for c in a.content],
                blurred(*a.source[0], turn=i // 2) if a.source else None,
            )
            for i, a in enumerate(kept)
        ]
        out.append(reading(article.doc_id, article.text, statements))
    return out[:-1]


def plv_readings(gold: Path) -> list[Reading]:
    out = []
    for i, row in enumerate(plv.rows(gold)):
        text, kind = row["sentence"], row["gold_root"] if i % 3 else "CONSULT"
        word = text.split()[0]
        who = ref("X", words=statement(text, [(0, len(text) // (1 + i % 4))]).content[0])
        out.append(
            reading(plv.sentence_id(text), text, events=[event(text, word, kind, (who,), (who,) if i % 2 else ())])
        )
    return out


def gsr_readings(gold: Path) -> list[Reading]:
    out = []
    for i, record in enumerate(gsr.records(gold)):
        kind = gsr.RENAMED.get(record.event, record.event) if i % 3 else "CONSULT"
        who = (ref("USA"), ref("person:x", of="GBR"), ref("RUS"))
        found = [event(record.text, record.text[:3], kind, who, who[: i % 3])]
        out.append(reading(record.id, record.text, events=found if i % 4 else []))
    return out


def time_readings(gold: Path) -> list[Reading]:
    out = []
    for document in times.documents(gold):
        found = []
        for i, timex in enumerate(document.times):
            first, last = times.days_of(timex.value) or ("1998-01-01", "1998-01-01")
            words = statement(document.text, [blurred(timex.start, timex.end, turn=i // 3)]).content[0]
            found.append(day(first, words, last if i % 5 else first))
        out.append(reading(document.name, document.text, times=found))
    return out[:-1]


def entity_readings(gold: Path) -> list[Reading]:
    kind_of = {"PER": "person", "LOC": "state", "ORG": "outlet"}
    out: list[Reading] = []
    for sentence in entities.sentences(gold):
        mentions = [
            ref(
                None,
                kind=kind_of[name.label if i % 3 else "ORG"],  # type: ignore[arg-type]
                words=statement(sentence.text, [blurred(name.start, name.end, turn=i % 2)]).content[0],
            )
            for i, name in enumerate(sentence.names, len(out))
        ]
        out.append(reading(sentence.id, sentence.text, mentions=mentions))
    return out[:-1]


def seed_readings(gold: Path) -> list[Reading]:
    out = []
    for article, text in zip(seeds.expected(gold), seeds.inputs(gold), strict=True):
        found = []
        for i, want in enumerate(article.statements):
            start = text.text.index(want.content[0])
            speaker = ref("person:x", want.speaker or "", "person") if i % 3 else None
            found.append(
                statement(
                    text.text,
                    [(start + i % 4 * 5, start + len(want.content[0]))],
                    key=f"s{i}",
                    form=want.form if i % 2 else "indirect",  # type: ignore[arg-type]
                    speaker=speaker,
                    document="message" if want.document else None,
                    said_on=day(want.date if len(want.date) == 10 else f"{want.date}-01") if want.date else None,
                    reported_by=tuple(ref("outlet:x", name, "outlet") for name in want.chain[i % 2 :]),
                )
            )
        events = []
        for i, expected in enumerate(article.events):
            kind = expected.type if isinstance(expected.type, str) else expected.type[0]
            actors = tuple(ref(code) for code in expected.actors)
            word = ("narrator", "s1", "s2")[i % 3]
            events.append(event(text.text, expected.trigger, kind, actors, actors[: i % 3], word=word))
        blocks = tuple(("furniture", piece) for piece in article.furniture[1:] + article.captions)
        out.append(
            reading(
                article.file,
                text.text,
                found,
                events,
                title=article.title,
                language=article.language,
                authors=article.authors,
                published=day(article.published) if article.published else None,
                blocks=blocks,  # type: ignore[arg-type]
            )
        )
    return out


def lists(value: Any) -> Any:
    """Return the scores as the script prints them: figures as lists."""
    if isinstance(value, dict):
        return (
            [value["precision"], value["recall"], value["f1"]]
            if set(value) == {"precision", "recall", "f1"}
            else {key: lists(inner) for key, inner in value.items()}
        )
    return value


@pytest.mark.parametrize(
    ("kind", "gold", "make"),
    [
        ("quotes", "gold/quotes/polnear_train.jsonl", quote_readings),
        ("quotes", "gold/quotes/german_train.jsonl", quote_readings),
        ("plv", "gold/events/PLV_train.tsv", plv_readings),
        ("gsr", "gold/events/plover-gsr-dev.json", gsr_readings),
        ("time", "gold/time", time_readings),
        ("entities", "gold/entities/sv-uner-pud-half.iob2", entity_readings),
    ],
)
def test_same_figures(
    script: ModuleType, tmp_path: Path, kind: str, gold: str, make: Callable[[Path], list[Reading]]
) -> None:
    readings = make(SHARED / gold)
    theirs = getattr(script, f"score_{kind}")(str(SHARED / gold), str(written(tmp_path, readings)))
    ours = msgspec.to_builtins(kinds.KINDS[kind].score(SHARED / gold, readings))
    assert lists(ours) == theirs
    assert any(
        value not in (0, 0.0, 100.0) for value in kinds.flat(kinds.KINDS[kind].score(SHARED / gold, readings)).values()
    )


def test_same_figures_of_the_acceptance_articles(script: ModuleType, tmp_path: Path) -> None:
    gold = SHARED / "seeds" / "expected.json"
    readings = seed_readings(gold)
    theirs = script.score_seeds(str(gold), str(written(tmp_path, readings)))
    ours = seeds.score(gold, readings)
    for name, counts in {**ours.articles, "total": ours.total}.items():
        found = {key: int(value) for key, value in msgspec.to_builtins(counts).items() if value}
        assert found == {key: int(value) for key, value in theirs[name].items() if value}
    assert 0 < ours.total.events < ours.total.events_of


def test_same_agreement_of_languages(script: ModuleType, tmp_path: Path) -> None:
    gold = SHARED / "gold" / "parallel" / "pud-dev.jsonl"
    sides = []
    for language, step in (("en", 2), ("sv", 3)):
        sides.append(
            [
                reading(
                    x.id, x.text, [statement(x.text, [(0, 3)], speaker=ref("A") if i % step else None)] * (i % step)
                )
                for i, x in enumerate(parallel.inputs(gold, language))
            ]
        )
    files = [str(written(tmp_path, side, f"{i}.jsonl")) for i, side in enumerate(sides)]
    assert msgspec.to_builtins(parallel.score(*sides)) == script.score_parallel(*files)
