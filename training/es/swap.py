"""Give names their types where the table of names is sure of them, and put others of the same type in their place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from random import Random

from augment import NAMES
from conllu import Sentence, Word

TABLE = Path(__file__).resolve().parents[2] / "models" / "es" / "es_communique_sm" / "names.tsv"
PLACES = ("state", "state", "state", "city", "city", "town")
"""How often each kind of place is drawn."""
ORIGINS = ("es", "es", "es", "es", "en", "en", "own", "pt", "fr", "de", "it", "pl", "tr", "ro", "id", "yo", "ig", "nl")
"""Origins of persons' names, as often as they are drawn."""
ORGANISATIONS = (
    "Universidad de {city}", "Instituto {surname}", "Fundación {surname}", "Grupo {surname}", "Banco de {state}",
    "Club Deportivo {city}", "Atlético {city}", "Ayuntamiento de {city}",
    "Gobierno de {state}", "Ministerio de {thing}",
    "Partido {adjective}", "Movimiento {adjective}", "Frente {adjective}", "Asociación {adjective} de {thing}",
    "Consejo Nacional de {thing}", "Comisión de {thing}", "Organización {adjective} de {thing}", "Embajada de {state}",
    "{surname} S.A.", "{surname} y {surname}", "{surname} Group", "Alianza {adjective}", "Diario de {city}",
    "Hospital {surname}", "Federación {adjective} de {thing}", "Agencia {adjective} de {thing}",
    "{acronym}", "{acronym}",
    "Tribunal {adjective}", "Parlamento de {state}", "Policía de {city}", "Secretaría de {thing}", "Corte {adjective}",
)  # fmt: skip
THINGS = ("Salud", "Economía", "Energía", "Trabajo", "Defensa", "Justicia", "Educación", "Comercio", "Seguridad", "Agricultura", "Turismo", "Transporte", "Periodistas", "Derechos Humanos", "Desarrollo", "Cultura", "Paz")  # fmt: skip  # noqa: E501
ADJECTIVES = ("Nacional", "Popular", "Internacional", "Liberal", "Europea", "Americana", "Central", "Federal", "Democrático", "Socialista", "Republicano", "Mundial", "Bolivariano", "Indígena", "Verde", "Progresista")  # fmt: skip  # noqa: E501
LETTERS = "ABCDEFGHIJLMNOPRSTUV"
JOINING = frozenset({"de", "del", "la", "las", "los", "el", "y"})


class Names:
    """The table of names, sorted for drawing and for looking up."""

    def __init__(self, path: Path = TABLE) -> None:
        self.by_kind: dict[str, list[str]] = {}
        self.people: dict[tuple[str, str], list[str]] = {}
        for line in path.read_text(encoding="utf-8").splitlines():
            name, kind, origin = line.split("\t")
            self.by_kind.setdefault(kind, []).append(name)
            self.people.setdefault((kind, origin), []).append(name)
        self.sets = {kind: frozenset(names) for kind, names in self.by_kind.items()}
        NAMES["slots"].setdefault("country", self.by_kind["state"])

    def typed(self, sentence: Sentence) -> Sentence | None:
        """The sentence with the types of its names, None when the table is not sure of one of them."""
        words = [replace(word, entity="O") for word in sentence.words]
        for start, end in _proper(words):
            kind = self._kind([word.text for word in words[start:end]])
            if kind is None:
                return None
            for index in range(start, end):
                words[index] = replace(words[index], entity=f"{'I' if index > start else 'B'}-{kind}")
        return replace(sentence, words=tuple(words))

    def _kind(self, parts: Sequence[str]) -> str | None:
        name = " ".join(parts)
        place = any(name in self.sets[kind] for kind in ("state", "city", "town"))
        given, surname = parts[0] in self.sets["given"], parts[-1] in self.sets["surname"]
        if name in self.sets["organisation"]:
            return "ORG"
        if place and not (len(parts) == 1 and (given or surname)):
            return "LOC"
        return "PER" if 2 <= len(parts) <= 4 and given and surname else None

    def swapped(self, sentence: Sentence, random: Random) -> Sentence:
        """The sentence with every person, place and organisation under another name."""
        words: list[Word] = []
        for kind, span in _spans(sentence.words):
            if kind not in {"PER", "LOC", "ORG"}:
                words += span
                continue
            parts = self.drawn(kind, len(span), random).split(" ")
            first = replace(span[0], text=parts[0], space=True)
            words.append(first)
            words += [replace(first, text=part, entity=f"I-{kind}") for part in parts[1:]]
            words[-1] = replace(words[-1], space=span[-1].space)
        return replace(sentence, words=tuple(words))

    def renamed(self, tree: Sentence, random: Random) -> Sentence:
        """The tree under other names of as many words each, so that it holds as it stands."""
        words: list[Word] = []
        for kind, span in _spans(tree.words):
            names = self._alike(kind, span, random)
            words += [replace(w, text=name, lemma=name) for w, name in zip(span, names, strict=True)] if names else span
        return replace(tree, words=tuple(words))

    def _alike(self, kind: str, span: Sequence[Word], random: Random) -> list[str]:
        """Another name of as many words as `span`; none where such names are rare."""
        if any(word.upos != "PROPN" for word in span):
            return []
        if kind == "PER" and len(span) <= 3:
            full = [*self._person(2, random).split(" ")[:2], self._person(1, random).split(" ")[0]]
            return full[: len(span)] if len(span) > 1 else full[2:]
        if kind in {"LOC", "ORG"} and len(span) == 1:
            state = span[0].text in self.sets["state"]
            return [random.choice(self._short["organisation" if kind == "ORG" else "state" if state else "city"])]
        return []

    @cached_property
    def _short(self) -> dict[str, list[str]]:
        """The names of each kind that are one word."""
        return {kind: [name for name in names if name.isalpha()] for kind, names in self.by_kind.items()}

    def drawn(self, kind: str, length: int, random: Random) -> str:
        """Another name of the type; `length` words for a person when that is one."""
        match kind:
            case "PER":
                return self._person(length, random)
            case "LOC":
                return random.choice(self.by_kind[random.choice(PLACES)])
            case _:
                return self._organisation(random)

    def _person(self, length: int, random: Random) -> str:
        origin = random.choice(ORIGINS)
        given = random.choice(self.people.get(("given", origin), self.by_kind["given"]))
        surname = random.choice(self.people.get(("surname", origin), self.by_kind["surname"]))
        if length == 1:
            return surname if random.random() < 0.75 else given
        if random.random() < 0.12:
            surname += " " + random.choice(self.people["surname", "es"])
        return f"{given} {surname}"

    def _organisation(self, random: Random) -> str:
        if random.random() < 0.55:
            return random.choice(self.by_kind["organisation"])
        return random.choice(ORGANISATIONS).format(
            city=random.choice(self.by_kind["city"]),
            state=random.choice(self.by_kind["state"]),
            surname=random.choice(self.by_kind["surname"]),
            acronym="".join(random.choices(LETTERS, k=random.randint(2, 5))),
            thing=random.choice(THINGS),
            adjective=random.choice(ADJECTIVES),
        )


def _proper(words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """Runs of proper nouns, joined by small words between them."""
    start = 0
    while start < len(words):
        if words[start].upos != "PROPN":
            start += 1
            continue
        end = start + 1
        while end < len(words):
            if words[end].upos == "PROPN":
                end += 1
            elif words[end].text in JOINING and end + 1 < len(words) and words[end + 1].upos == "PROPN":
                end += 2
            else:
                break
        yield start, end
        start = end


def _spans(words: Sequence[Word]) -> Iterator[tuple[str, list[Word]]]:
    """The names and the single words between them, each with its type."""
    start = 0
    while start < len(words):
        end = start + 1
        kind = words[start].entity[2:]
        while kind and end < len(words) and words[end].entity == f"I-{kind}":
            end += 1
        yield kind, list(words[start:end])
        start = end
