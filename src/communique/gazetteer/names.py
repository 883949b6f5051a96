"""Names of people across spellings and scripts: Lavrov, Lawrow, Лавров; Putin, Poutine; Zelensky, Zelenskyy."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

LETTERS = str.maketrans(
    {"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ß": "ss", "ı": "i", "æ": "ae", "Æ": "Ae", "œ": "oe",
     "Œ": "Oe", "þ": "th", "Þ": "Th", "ð": "d", "’": "'", "ʻ": "'", "ə": "a", "Ə": "A"}
)  # fmt: skip
"""Latin letters that have no decomposition in Unicode."""

SOUNDS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), by)
    for pattern, by in (
        (r"sjtj|shch|schtsch|stj|chtch", "s"),
        (r"ch(?=[rl])", "k"),
        (r"tsch|tch|tj|ch|cz", "4"),
        (r"sch|sh|sj|sz", "s"),
        (r"zh|dzj|dj|j(?=[aeou])", "y"),
        (r"ph", "f"),
        (r"kh|gh|h(?=[^aeiou]|$)", "k"),
        (r"ck|qu|q|c(?=[aou])", "k"),
        (r"x", "ks"),
        (r"w", "v"),
        (r"ff?$", "v"),
        (r"y?[eo]v(?=a?$)|jov(?=a?$)", "ov"),
        (r"oe|ou|oo", "u"),
        (r"ee|ie|ei|ey|ai|ay|iy|ij|yy|yj|ii|j|y", "i"),
        (r"gu(?=[ei])", "g"),
        (r"z", "s"),
        (r"ae", "e"),
        (r"(in|is)e$", r"\1"),
        (r"(.)\1+", r"\1"),
    )
)
"""Spellings of one sound in the romanisations that newsrooms use, applied in this order to ASCII lower case."""

BETWEEN = re.compile(r"[\s\-–.'’,]+")
"""Stands between the words of a name."""
ALIKE = 84.0
"""Least rapidfuzz ratio of two surnames by sound; tuned on the pairs in ``tests/cases/en/gazetteer_names.toml``."""
ALIKE_GIVEN = 76.0
"""Least ratio of two given names: they vary more (Sergei, Serguéi, Serge), and the surname has agreed already."""
PARTICLES = frozenset(
    "al el ul ben bin ibn abu von van der den de da do dos del della la le du af ter di san".split()  # noqa: SIM905
)


def plain(name: str) -> str:
    """Return the name without accents on Latin letters; other scripts stay as they are."""
    if name.isascii():
        return name
    text = unicodedata.normalize("NFKD", name.translate(LETTERS))
    return "".join(c for c in text if not unicodedata.combining(c))


def person_id(name: str) -> str:
    """Return the identifier of a person by full name: ``person:nicolas-maduro``."""
    ascii_name = plain(name)
    if not ascii_name.isascii():
        from anyascii import anyascii

        ascii_name = str(anyascii(name))
    return "person:" + "-".join(re.findall(r"[a-z0-9]+", ascii_name.lower().replace("'", "")))


@lru_cache(maxsize=65_536)
def sound(word: str) -> str:
    """Return a word of a name as it sounds, roughly, in ASCII lower case."""
    from anyascii import anyascii

    text = re.sub(r"[^a-z]", "", str(anyascii(plain(word))).lower())
    for pattern, by in SOUNDS:
        text = pattern.sub(by, text)
    return text


class _Heard(NamedTuple):
    """The words of a name by sound, the same in order, and the first letters of those that may be its surname."""

    words: list[str]
    ordered: list[str]
    initials: frozenset[str]


@lru_cache(maxsize=16_384)
def _heard(name: str) -> _Heard:
    """Return how a name sounds, without particles; hyphens join (Jean-Claude is two words)."""
    words = [w for w in BETWEEN.split(name) if w]
    kept = [w for w in words if w.lower() not in PARTICLES] or words
    heard = [s for w in kept if (s := sound(w))]
    return _Heard(heard, sorted(heard), frozenset(heard[i][0] for i in _surnames(heard) if heard))


@lru_cache(maxsize=16_384)
def initials(name: str) -> frozenset[str]:
    """Return the first letters of a name's words by sound, particles included; ``similar_names`` share one."""
    return frozenset(heard[0] for word in BETWEEN.split(name) if (heard := sound(word)))


def _alike(a: str, b: str, least: float) -> bool:
    from rapidfuzz.fuzz import ratio

    if a == b:
        return True
    if min(len(a), len(b)) < 4 or a[0] != b[0]:
        return False
    return ratio(a, b) >= least


def _given_agree(a: list[str], b: list[str]) -> bool:
    """Tell whether given names may be one person's: an initial agrees with what it begins."""
    if not a or not b:
        return True
    short, long = (a, b) if len(a) <= len(b) else (b, a)
    for word in short:
        if any(len(word) == 1 and other[0] == word for other in long):
            continue
        if any(len(other) == 1 and word[0] == other for other in long):
            continue
        if not any(_alike(word, other, ALIKE_GIVEN) for other in long):
            return False
    return True


def similar_names(a: str, b: str) -> bool:
    """Tell whether two names may be one person's, across spellings and scripts.

    A bare surname agrees with any full name that holds it as a surname; two given names that differ do not agree. In
    a name of three or more words the surname may be any but the first (``Rafael Ramírez Carreño``).
    """
    one, other = _heard(a), _heard(b)
    first, second = one.words, other.words
    if not first or not second:
        return False
    if one.ordered == other.ordered:
        return True
    if one.initials.isdisjoint(other.initials):
        return False
    for i in _surnames(first):
        for j in _surnames(second):
            if _alike(first[i], second[j], ALIKE) and _others_agree(first, i, second, j):
                return True
    return False


def _others_agree(a: list[str], i: int, b: list[str], j: int) -> bool:
    """Tell whether two names agree before their surnames, and after them where both go on (Jong-il, Jong-un)."""
    rest_a, rest_b = a[i + 1 :], b[j + 1 :]
    return _given_agree(a[:i], b[:j]) and (not rest_a or not rest_b or _given_agree(rest_a, rest_b))


def _surnames(words: list[str]) -> range:
    """Return the places in a name where its surname may stand."""
    return range(min(1, len(words) - 1), len(words))
