"""A stream of articles of which one in five is political: our examples among generated weather, recipes and the like.

The same seed gives the same articles. The neutral texts hold what makes a first pass stumble: names of states in
tables of results, verbs of speech in recipes (*add*, *note*), triggers in their harmless senses (*strike*, *hold*).
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from pathlib import Path

EXAMPLES = Path(__file__).parents[1] / "examples"
TEAMS = ("Sweden", "Norway", "Denmark", "Finland", "Iceland", "Estonia", "Latvia", "Poland", "Ireland", "Scotland")
TOWNS = ("Oslo", "Bergen", "Malmö", "Turku", "Cork", "Leeds", "Gdansk", "Tartu", "Aarhus", "Riga")
FOODS = ("onions", "carrots", "leeks", "potatoes", "mushrooms", "lentils", "parsnips", "chickpeas", "beetroots")
SKIES = ("Cloud will hold over the coast", "Showers are expected inland", "Fog may linger in the valleys",
         "A front moves in from the west", "Sunny spells break through after noon")  # fmt: skip
STEPS = ("Add the {} and let them simmer for {} minutes.", "Note that the {} should stay firm after {} minutes.",
         "Chop the {} and leave them for {} minutes in cold water.", "Stir the {} in and cook for another {} minutes.",
         "Serve the {} with Greek yoghurt once they have cooled for {} minutes.",
         "Strike the pan on the table so that the {} settle, and wait {} minutes.")  # fmt: skip
THINGS = ("kettle", "rucksack", "desk lamp", "bicycle pump", "raincoat", "toaster", "headphones", "tent")
TRAITS = ("It holds {} litres and weighs little more than a book.", "The handle stays cool for {} minutes.",
          "A guarantee of {} months comes with it.", "It was tested {} times in wind and rain.",
          "The cable measures {} inches and supports fast charging.",
          "It meets the highest standard for daily use.")  # fmt: skip


def weather(pick: random.Random) -> str:
    """A forecast of several days."""
    days = [
        f"{day} in {pick.choice(TOWNS)}: {pick.choice(SKIES)}, with highs of {pick.randint(-5, 28)} degrees and winds "
        f"of {pick.randint(1, 18)} metres per second. {pick.choice(SKIES)}. Lows of {pick.randint(-15, 12)} degrees."
        for day in ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
    ]
    return "\n\n".join((f"The weather in {pick.choice(TOWNS)} this week", *days))


def recipe(pick: random.Random) -> str:
    """A dish in several steps."""
    foods = pick.sample(FOODS, 4)
    parts = [" ".join(pick.choice(STEPS).format(food, pick.randint(2, 40)) for _ in range(3)) for food in foods * 2]
    return "\n\n".join((f"Stew of {foods[0]} and {foods[1]}", *parts))


def results(pick: random.Random) -> str:
    """A table of results with a few words on each match."""
    rows = []
    for _ in range(9):
        home, away = pick.sample(TEAMS, 2)
        rows.append(
            f"{home} {pick.randint(0, 5)}–{pick.randint(0, 5)} {away}. The goalkeeper of {home} saved a penalty in "
            f"minute {pick.randint(1, 90)}, and {away} hit the post {pick.randint(1, 4)} times in the second half."
        )
    return "\n\n".join(("Results of the round", *rows))


def product(pick: random.Random) -> str:
    """What a shop writes of a thing."""
    thing = pick.choice(THINGS)
    parts = [" ".join(pick.choice(TRAITS).format(pick.randint(2, 60)) for _ in range(3)) for _ in range(7)]
    return "\n\n".join((f"A {thing} for every season", f"This {thing} makes an ideal gift.", *parts))


NEUTRAL: tuple[Callable[[random.Random], str], ...] = (weather, recipe, results, product)


def political() -> list[str]:
    """Our own English examples in plain text."""
    return [file.read_text(encoding="utf8") for file in sorted(EXAMPLES.glob("en-*.txt"))]


def stream(articles: int, seed: int = 7, ours: list[str] | None = None) -> Iterator[str]:
    """Yield English articles: every fifth is political, the kinds of the others take turns.

    ours: the political ones, taken in turn; by default the examples. The four articles before one are about as long as
    it is. A line with the article's number makes each new.
    """
    pick = random.Random(seed)
    ours = ours or political()
    for n in range(articles):
        text = ours[(n // 5) % len(ours)]
        if n % 5 < 4:
            text = as_long(NEUTRAL[n % 5], len(text.split()), pick)
        yield f"{text}\n\nPage {n + 1}.\n"


def as_long(kind: Callable[[random.Random], str], words: int, pick: random.Random) -> str:
    """Return texts of one kind put together until there are that many words, or one."""
    text = kind(pick)
    while len(text.split()) < words:
        text += "\n\n" + kind(pick)
    return text
