"""Which language a text is written in.

py3langid (Naive Bayes over byte n-grams, 139 languages, offline, deterministic) with its probabilities normalised. Its
model takes a third of a second to load, so that longer texts are first asked for words that are common in one language
and hardly occur in any other.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

_SAMPLE = 3000
"""Letters judged; more change nothing but the time."""
_WINDOW = 20 * _SAMPLE
"""Code points searched for them."""
_ENOUGH = 12
"""Letters below which nothing is said."""
_SURE = 0.5
"""Least probability. On 497 parallel sentences no answer in English, Swedish, Spanish, French or German was wrong from
here on, and 98.8 to 99.6 of 100 got one; five sentences together always did, and always the right one."""
_NO_LANGUAGE = "zxx"
_NEWS = frozenset({
    "ar", "bg", "bn", "ca", "cs", "cy", "da", "de", "el", "en", "es", "et", "eu", "fa", "fi", "fr", "ga", "gl", "he",
    "hi", "hr", "hu", "hy", "id", "is", "it", "ja", "ka", "kk", "km", "ko", "lo", "lt", "lv", "mk", "mn", "mr", "ms",
    "mt", "my", "nb", "ne", "nl", "nn", "no", "pl", "ps", "pt", "ro", "ru", "si", "sk", "sl", "sq", "sr", "sv", "sw",
    "ta", "te", "th", "tl", "tr", "uk", "ur", "uz", "vi", "zh",
})  # fmt: skip
"""Languages in which many news are written."""
_SELDOM = 0.05
"""Weight of all other languages: the model takes its languages for equally likely, but few news are written in most.
It matters for texts of a sentence or less, half of whose words are foreign names."""
_PLAIN = {
    "en": (frozenset({"the"}), frozenset({"the", "of", "and", "to", "was", "is"})),
    "sv": (frozenset({"och"}), frozenset({"och", "att", "som", "är", "på", "för"})),
    "es": (frozenset({"y"}), frozenset({"y", "los", "las", "del", "el", "una"})),
}
"""Words that hardly another language has, and these with others that are common beside them."""
_WORDS = 60
"""Words below which counting says nothing."""
_OWN, _COMMON = 0.015, 0.09
"""Least shares of those words among all."""


def identify(text: str) -> str | None:
    """Return the ISO 639-1 code of the text's language, None when the text is too short or the answer unsure.

    A long text is judged by its first 3,000 letters.
    """
    sample = _sample(text)
    if sum(map(str.isalpha, sample)) < _ENOUGH:
        return None
    if plain := _plain(sample.lower().split()):
        return plain
    ranked = [(float(p) * (1 if code in _NEWS else _SELDOM), code) for code, p in _identifier().rank(sample)]
    best, language = max(ranked)
    sure = best >= _SURE * sum(weight for weight, _ in ranked)
    return language if sure and language != _NO_LANGUAGE else None


def _plain(words: Sequence[str]) -> str | None:
    """Return the language whose commonest words are common here, when it is one only."""
    if len(words) < _WORDS:
        return None
    count = Counter(words)
    found = [
        language
        for language, (own, common) in _PLAIN.items()
        if sum(count[w] for w in own) >= _OWN * len(words) and sum(count[w] for w in common) >= _COMMON * len(words)
    ]
    return found[0] if len(found) == 1 else None


def _sample(text: str) -> str:
    """The words that hold letters, in order, up to the sample's size; addresses say nothing of the language."""
    size = 0
    words: list[str] = []
    for word in islice(text[:_WINDOW].split(), _SAMPLE):
        if "://" in word or "@" in word or not any(map(str.isalpha, word)):
            continue
        words.append(word[:_SAMPLE])
        size += len(word)
        if size >= _SAMPLE:
            break
    return " ".join(words).encode("utf-8", "replace").decode()


@cache
def _identifier() -> LanguageIdentifier:
    """Load the model (half a second), held to the languages that have a code of two letters."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages([label for label in identifier.labels if len(label) == 2 or label == _NO_LANGUAGE])
    return identifier
