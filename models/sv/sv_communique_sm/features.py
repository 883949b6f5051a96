"""An embedding of words by their parts: the word, prefixes and suffixes of several lengths, shape, what they name.

Swedish writes compounds in one word (samarbetsorganisation), whose last part decides how the word behaves; spaCy's own
embedding sees three letters of it, this one up to seven. What a word may name (a given name, a surname, a place, an
organisation) is looked up in `names.tsv`, for names also in `known.tsv`; in training the answer is withheld now and
then, so that the recogniser can do without.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from importlib.resources import files
from itertools import chain as joined
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.lang.sv.stop_words import STOP_WORDS
from spacy.strings import hash_string  # type: ignore[attr-defined]
from spacy.tokens import Doc
from spacy.util import registry
from thinc.api import HashEmbed, Maxout, Model, chain, concatenate, list2ragged, ragged2list, with_array

Features = NDArray[np.uint64]
NAME_ROWS = 300
UNKNOWN = hash_string("?")
CODES = {"given": "g", "surname": "s", "state": "S", "city": "C", "town": "t", "organisation": "o"}
DIGIT = str.maketrans("0123456789", "0000000000")


@registry.architectures("sv_communique.PartsEmbed.v1")  # type: ignore[untyped-decorator]
def parts_embed(
    width: int,
    table_width: int,
    word_rows: int,
    rows: int,
    prefixes: list[int],
    suffixes: list[int],
    withheld: float,
    known: bool = False,
) -> Model[Any, Any]:
    """Embed each word by itself, its prefixes and suffixes of the given lengths, and its shape, mixed to `width`.

    Args:
        width: size of the vectors that come out.
        table_width: size of the vectors of each part.
        word_rows: rows of the table of whole words.
        rows: rows of the table of each prefix, suffix and shape.
        prefixes: lengths in letters.
        suffixes: lengths in letters.
        withheld: share of the words of training whose look-up among the names is withheld.
        known: look words up in `known.tsv` too, which came after the trees were trained.

    """
    sizes = [word_rows, *[rows] * (len(prefixes) + len(suffixes) + 1), NAME_ROWS]
    tables: list[Model[Any, Any]] = [
        HashEmbed(table_width, size, column=column, seed=column + 8, dropout=0.0) for column, size in enumerate(sizes)
    ]
    mix = Maxout(width, table_width * len(sizes), nP=3, dropout=0.0, normalize=True)
    extract: Model[Any, Any] = Model(
        "sv_parts",
        _forward,
        attrs={"prefixes": tuple(prefixes), "suffixes": tuple(suffixes), "withheld": withheld, "known": known},
    )
    embed: Model[Any, Any] = concatenate(*tables)
    return chain(extract, list2ragged(), with_array(chain(embed, mix)), ragged2list())


def _forward(
    model: Model[Any, Any],
    docs: Sequence[Doc],
    is_train: bool,
) -> tuple[list[Any], Callable[[list[Any]], list[Any]]]:
    prefixes, suffixes = tuple(model.attrs["prefixes"]), tuple(model.attrs["suffixes"])
    columns = len(prefixes) + len(suffixes) + 3
    rows: list[Any] = []
    for doc in docs:
        table: Any = np.zeros((len(doc), columns), dtype="uint64")
        for index, token in enumerate(doc):
            table[index] = parts(token.text, prefixes, suffixes, model.attrs["known"])
        if is_train:
            table[np.random.random(len(doc)) < model.attrs["withheld"], -1] = UNKNOWN
        rows.append(model.ops.asarray(table))
    return rows, lambda _gradients: []


@lru_cache(maxsize=200_000)
def parts(text: str, prefixes: tuple[int, ...], suffixes: tuple[int, ...], known: bool = False) -> Features:
    """The hashes of a word, its prefixes, its suffixes, its shape and what it names, in that order."""
    word = text.lower().translate(DIGIT)
    strings = [word]
    strings += [f"{word[:size]}|{size}" for size in prefixes]
    strings += [f"{size}|{word[-size:]}" for size in suffixes]
    strings += [shape(text), named(text, known)]
    return np.asarray([hash_string(string) for string in strings], dtype="uint64")


def shape(text: str) -> str:
    """The word with its letters as x, X, its digits as 0, each run cut to three: Moskva-baserade is Xxxx-xxx."""
    out: list[str] = []
    for character in text:
        mark = "0" if character.isdigit() else character
        if character.isalpha():
            mark = "X" if character.isupper() else "x"
        if out[-3:] != [mark] * 3:
            out.append(mark)
    return "".join(out)


def named(text: str, known: bool = False) -> str:
    """What a capitalised word may name, a letter each: "gs" for given name and surname, "-" nothing, "" lower case."""
    if not text[0].isupper():
        return ""
    table = names(known)
    bare = text.removesuffix("s").removesuffix(":")
    return table.get(text) or table.get(bare) or "-"


@lru_cache(maxsize=2)
def names(known: bool = False) -> dict[str, str]:
    """The words of `names.tsv` (and `known.tsv`), each with the letters of its classes; + for parts of longer names."""
    single: dict[str, set[str]] = {}
    partial: set[str] = set()
    tables = ("names.tsv", "known.tsv") if known else ("names.tsv",)
    lines = (files("sv_communique_sm").joinpath(table).read_text(encoding="utf-8").splitlines() for table in tables)
    for line in joined.from_iterable(lines):
        name, kind, _ = line.split("\t")
        words = [word for word in name.split(" ") if word[0].isupper() and word.lower() not in STOP_WORDS]
        if " " in name:
            partial.update(words)
        else:
            for word in words:
                single.setdefault(word, set()).add(CODES[kind])
    return dict.fromkeys(partial, "+") | {word: "".join(sorted(marks)) for word, marks in single.items()}
