"""An embedding of words by their parts: whole word, prefixes and suffixes of several lengths, and shape.

Swedish writes compounds in one word (samarbetsorganisation), whose last part decides how the word behaves; spaCy's own
embedding sees three letters of it, this one up to eight.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.strings import hash_string  # type: ignore[attr-defined]
from spacy.tokens import Doc
from spacy.util import registry
from thinc.api import HashEmbed, Maxout, Model, chain, concatenate, list2ragged, ragged2list, with_array

Features = NDArray[np.uint64]
DIGIT = str.maketrans("0123456789", "0000000000")


@registry.architectures("sv_communique.PartsEmbed.v1")  # type: ignore[untyped-decorator]
def parts_embed(
    width: int, table_width: int, word_rows: int, rows: int, prefixes: list[int], suffixes: list[int]
) -> Model[Any, Any]:
    """Embed each word by itself, its prefixes and suffixes of the given lengths, and its shape, mixed to `width`.

    Args:
        width: size of the vectors that come out.
        table_width: size of the vectors of each part.
        word_rows: rows of the table of whole words.
        rows: rows of the table of each prefix, suffix and shape.
        prefixes: lengths in letters.
        suffixes: lengths in letters.

    """
    sizes = [word_rows, *[rows] * (len(prefixes) + len(suffixes) + 1)]
    tables: list[Model[Any, Any]] = [
        HashEmbed(table_width, size, column=column, seed=column + 8, dropout=0.0) for column, size in enumerate(sizes)
    ]
    mix = Maxout(width, table_width * len(sizes), nP=3, dropout=0.0, normalize=True)
    extract: Model[Any, Any] = Model(
        "sv_parts", _forward, attrs={"prefixes": tuple(prefixes), "suffixes": tuple(suffixes)}
    )
    embed: Model[Any, Any] = concatenate(*tables)
    return chain(extract, list2ragged(), with_array(chain(embed, mix)), ragged2list())


def _forward(
    model: Model[Any, Any],
    docs: Sequence[Doc],
    is_train: bool,  # noqa: ARG001 (thinc's signature)
) -> tuple[list[Any], Callable[[list[Any]], list[Any]]]:
    prefixes, suffixes = tuple(model.attrs["prefixes"]), tuple(model.attrs["suffixes"])
    columns = len(prefixes) + len(suffixes) + 2
    rows: list[Any] = []
    for doc in docs:
        table: Any = np.zeros((len(doc), columns), dtype="uint64")
        for index, token in enumerate(doc):
            table[index] = parts(token.text, prefixes, suffixes)
        rows.append(model.ops.asarray(table))
    return rows, lambda _gradients: []


@lru_cache(maxsize=200_000)
def parts(text: str, prefixes: tuple[int, ...], suffixes: tuple[int, ...]) -> Features:
    """The hashes of a word, its prefixes, its suffixes and its shape, in that order."""
    word = text.lower().translate(DIGIT)
    strings = [word]
    strings += [f"{word[:size]}|{size}" for size in prefixes]
    strings += [f"{size}|{word[-size:]}" for size in suffixes]
    strings.append(shape(text))
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
