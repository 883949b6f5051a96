"""The gazetteer is light: it loads fast, needs little memory, and a lookup costs next to nothing.

Limits are generous multiples of what docs/gazetteer.md measures: the tests run under coverage, on busy machines too.
"""

from __future__ import annotations

import time
import tracemalloc

from communique.gazetteer import load
from communique.gazetteer.gazetteer import _load

SENTENCE = (
    "Den ryske utrikesministern träffade sin venezuelanska kollega i Moskva och talade om handel , olja och "
    "sanktioner , sa talespersonen till Reuters medan ministrarna från EU:s medlemsländer väntade i Bryssel"
)
TEXT = SENTENCE.split()


def best_of(times: int, work: object) -> float:
    assert callable(work)
    spent = []
    for _ in range(times):
        start = time.process_time()
        work()
        spent.append(time.process_time() - start)
    return min(spent)


def test_loading_is_fast() -> None:
    def work() -> None:
        _load.cache_clear()
        load().find(["Moskva"], "sv")

    assert best_of(3, work) < 2.5


def test_lookups_are_fast() -> None:
    known = load()
    known.find(TEXT, "sv")

    def work() -> None:
        for _ in range(200):
            known.find(TEXT, "sv")

    assert best_of(3, work) / (200 * len(TEXT)) < 300e-6


def test_memory_is_small() -> None:
    _load.cache_clear()
    tracemalloc.start()
    try:
        known = load()
        for language in ("en", "sv", "es"):
            known.find(["Moskva"], language)
        size, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert size < 60e6
