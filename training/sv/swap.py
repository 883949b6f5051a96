"""Put other names of the same type in the place of those in a sentence: real contexts, many names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache, cached_property
from pathlib import Path
from random import Random

from conllu import Sentence, Word

PACKAGE = Path(__file__).resolve().parents[2] / "models" / "sv" / "sv_communique_sm"
TABLES = (PACKAGE / "names.tsv", PACKAGE / "known.tsv")
PLACES = ("state", "state", "state", "city", "city", "city", "town")
"""How often each kind of place is drawn."""
WELL_SPREAD = (
    "sv", "own", "own", "en", "en", "es", "de", "fr", "it", "pl", "tr", "no", "da", "fi", "nl", "pt", "cs", "hr", "hu",
    "ro", "id", "az", "yo", "ig", "ha", "zu",
)  # fmt: skip
"""Origins of persons' names; those of the templates and the English ones are drawn twice as often."""
PARTICLES = ("al-", "van ", "von ", "de ", "da ", "bin ", "El ", "Mc", "O’")
ORGANISATIONS = (
    "{city} universitet", "{city}s universitet", "{city} FC", "{city} IF", "{surname} AB", "{surname} & {surname}",
    "{surname} Group", "{surname} Institute", "{city} Post", "{city} Times", "The {city} Herald",
    "University of {city}",
    "{state} Airlines", "Bank of {state}", "{city}polisen", "{city} kommun", "{city} tingsrätt", "{surname}stiftelsen",
    "{state}s centralbank", "{state}s utrikesdepartement", "{surname} Capital", "{city} Energy", "{surname} Foundation",
    "{city} Museum", "{surname}", "{surname}koncernen", "{city} United", "{surname} Motors", "{surname} Bank",
    "{acronym}", "{english}", "{swedish}",
)  # fmt: skip
ENGLISH = (
    ("International", "National", "European", "American", "Royal", "World", "Global", "United", "Central", "Federal"),
    ("Health", "Energy", "Trade", "Space", "Security", "Research", "Food", "Peace", "Press", "Media", "Investment"),
    ("Agency", "Organization", "Council", "Institute", "Commission", "Association", "Bank", "Committee", "Union"),
)
SWEDISH = (
    ("Svenska", "Internationella", "Nationella", "Europeiska", "Amerikanska", "Ryska", "Kinesiska", "Centrala"),
    ("fotbolls", "journalist", "energi", "läkar", "handels", "freds", "forsknings", "idrotts", "bönder", "kvinno"),
    ("förbundet", "rådet", "föreningen", "unionen", "byrån", "akademin", "institutet", "partiet", "rörelsen"),
)
LETTERS = "ABCDEFGHIKLMNOPRSTUV"


class Names:
    """The tables of names, sorted for drawing."""

    def __init__(self, paths: Sequence[Path] = TABLES) -> None:
        self.by_kind: dict[str, list[str]] = {}
        self.people: dict[tuple[str, str], list[str]] = {}
        for line in (line for path in paths for line in path.read_text(encoding="utf-8").splitlines()):
            name, kind, origin = line.split("\t")
            self.by_kind.setdefault(kind, []).append(name)
            if kind in {"given", "surname"}:
                self.people.setdefault((kind, origin), []).append(name)

    def swapped(self, sentence: Sentence, random: Random) -> Sentence:
        """The sentence with every person, place and organisation under another name, genitives kept."""
        words: list[Word] = []
        for kind, span, following in _spans(sentence.words):
            if kind not in {"PER", "LOC", "ORG"}:
                words += span
                continue
            name = self._drawn(kind, len(span), random)
            if _is_genitive(span[-1].text, following):
                name = _genitive(name)
            parts = name.split(" ")
            first = replace(span[0], text=parts[0], space=True)
            words.append(first)
            words += [replace(first, text=part, entity=f"I-{kind}") for part in parts[1:]]
            words[-1] = replace(words[-1], space=span[-1].space)
        return replace(sentence, words=tuple(words))

    def renamed(self, tree: Sentence, random: Random) -> Sentence:
        """The tree under other names of as many words each, so that it holds as it stands; genitives are kept."""
        words: list[Word] = []
        for kind, span, _ in _spans(tree.words):
            names = self._alike(kind, span, random)
            words += [_called(word, name) for word, name in zip(span, names, strict=True)] if names else span
        return replace(tree, words=tuple(words))

    def _alike(self, kind: str, span: list[Word], random: Random) -> list[str]:
        """Another name of as many words as `span`; none where such names are rare or words have forms of their own."""
        if any(word.upos != "PROPN" for word in span):
            return []
        if kind == "PER" and len(span) <= 3:
            return [*self._person(2, random).split(" "), *self._person(1, random).split(" ")][-len(span) :]
        if kind in {"LOC", "ORG"} and len(span) == 1:
            known = "organisation" if kind == "ORG" else "state" if span[0].lemma in self._states else "city"
            return [random.choice(self._short(known))]
        return []

    @cached_property
    def _states(self) -> frozenset[str]:
        return frozenset(self.by_kind["state"])

    @cache  # noqa: B019 - one object a run
    def _short(self, kind: str) -> list[str]:
        """The names of a kind that are one word."""
        return [name for name in self.by_kind[kind] if " " not in name and name.replace("-", "").isalpha()]

    def _drawn(self, kind: str, length: int, random: Random) -> str:
        match kind:
            case "PER":
                return self._person(length, random)
            case "LOC":
                return random.choice(self.by_kind[random.choice(PLACES)])
            case _:
                return self._organisation(random)

    def _person(self, length: int, random: Random) -> str:
        origin = random.choice(WELL_SPREAD)
        given = random.choice(self.people.get(("given", origin), self.by_kind["given"]))
        surname = random.choice(self.people.get(("surname", origin), self.by_kind["surname"]))
        if random.random() < 0.06:
            surname = random.choice(PARTICLES) + surname
        if length == 1:
            return surname if random.random() < 0.75 else given
        return f"{given} {surname}"

    def _organisation(self, random: Random) -> str:
        if random.random() < 0.65:
            return random.choice(self.by_kind["organisation"])
        pattern = random.choice(ORGANISATIONS)
        return pattern.format(
            city=random.choice(self.by_kind["city"]),
            state=random.choice(self.by_kind["state"]),
            surname=random.choice(self.by_kind["surname"]),
            acronym="".join(random.choices(LETTERS, k=random.randint(2, 4))),
            english=" ".join(random.choice(part) for part in ENGLISH),
            swedish="{} {}{}".format(*(random.choice(part) for part in SWEDISH)),
        )


def _called(word: Word, name: str) -> Word:
    """The word with another name, in the case that it had."""
    return replace(word, text=_genitive(name) if word.xpos == "PM|GEN" else name, lemma=name)


def _spans(words: Sequence[Word]) -> Iterator[tuple[str, list[Word], str]]:
    """The names and the single words between them, each with its type and the word that follows."""
    start = 0
    while start < len(words):
        end = start + 1
        kind = words[start].entity[2:]
        while kind and end < len(words) and words[end].entity == f"I-{kind}":
            end += 1
        yield kind, list(words[start:end]), words[end].text if end < len(words) else ""
        start = end


def _is_genitive(last: str, following: str) -> bool:
    """Whether a name that ends in s stands before what it owns: a word of small letters that is no function word."""
    return last.endswith("s") and len(following) > 3 and following.islower() and following not in FUNCTION_WORDS


FUNCTION_WORDS = frozenset(
    {
        "från", "efter", "under", "över", "till", "inte", "också", "säger", "sade", "skriver", "hade", "skulle",
        "kommer", "blev", "blir", "mellan", "genom", "eller", "samt", "utan", "mycket", "redan", "både", "sedan",
        "innan", "enligt",
    }
)  # fmt: skip


def _genitive(name: str) -> str:
    if name.endswith(("s", "x", "z")):
        return name
    return name + (":s" if name[-1].isupper() else "s")
