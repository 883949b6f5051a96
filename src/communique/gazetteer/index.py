"""One language's surface forms, and longest-match search over tokens.

Names are cut into pieces (runs of letters and digits; every other sign by itself), and so are the tokens of the text:
``U.S.``, ``USA:s`` and ``Guinea-Bissau`` are found however the pipeline splits them. Pieces are compared in folded
case; a piece that the table writes with a capital must have one in the text, an acronym must stand in these letters.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from communique.gazetteer.entries import Candidate, Hit
from communique.gazetteer.names import plain
from communique.gazetteer.tables import Ambiguous, Inflection

PIECE = re.compile(r"[^\W_]+|[^\w\s]|_")
JOINTS = frozenset("-–—/‑")
"""Signs that join two names in one token."""
ARTICLES = frozenset({"the", "el", "la", "los", "las"})
"""Articles that begin some names (``the West``)."""
COMPOUND_KINDS = frozenset({"state", "bloc", "organisation", "group"})
"""Kinds that a later part of a compound may name; a surname after a hyphen is no compound (``al-Assad``)."""

KEPT = 20_000
"""Tokens whose pieces are remembered, 10 MB at most."""

NOBODY = Candidate("", "unnamed", "name")
"""What a phrase means that holds a name and names nobody; a find of it is passed over."""

Form = tuple[int, Candidate, tuple[str, ...] | None, bool]
"""Rank (lower is better), candidate, pieces as written where case matters, whether the case is exact."""


def fold(text: str) -> str:
    """Return the text in folded case, composed, with one kind of apostrophe."""
    if text.isascii():
        return text.lower()
    return unicodedata.normalize("NFC", text.replace("İ", "I")).casefold().replace("’", "'").replace("‑", "-")


def pieces(text: str) -> list[str]:
    """Return the pieces of a text without white space."""
    if text.isalnum():
        return [text]
    return PIECE.findall(text)


class Index:
    """Surface forms of one language. ``add`` fills it, ``seal`` orders it, ``find`` reads it."""

    def __init__(self, rules: Inflection, ambiguous: Ambiguous) -> None:
        self.capital = rules.capital
        self.genitive = rules.genitive
        self.weak = frozenset(map(fold, ambiguous.weak))
        self.shouted = frozenset(ambiguous.shouted)
        self.stance = frozenset(ambiguous.stance)
        self.context = {id: frozenset(words) for id, words in ambiguous.context.items()}
        self.behind = ambiguous.behind
        self.table: dict[str, list[Form]] = {}
        self.longest: dict[str, int] = {}
        self.seconds: dict[str, set[str]] = {}
        """The second pieces of names by their first."""
        self.kept: dict[str, _Token] = {}
        for phrase in ambiguous.nobody:
            self.add(phrase, NOBODY, 0)

    def add(self, surface: str, candidate: Candidate, rank: int, *, cased: bool = True, exact: bool = False) -> None:
        """Register a surface form. cased: capitals must be there; exact: the very letters must be there."""
        parts = pieces(surface)
        if not parts:
            return
        plainly = surface.isascii()
        folded = [p.lower() for p in parts] if plainly else [fold(p) for p in parts]
        key = folded[0] if len(folded) == 1 else " ".join(folded)
        if not exact and key in self.weak and not candidate.weak:
            candidate = Candidate(candidate.id, candidate.kind, candidate.form, weak=True)
        if candidate.weak:
            rank += 10
        written = tuple(parts) if cased or exact else None
        self._put(key, folded, (rank, candidate, written, exact))
        if cased and not plainly and candidate.kind != "outlet":
            bare = [plain(p) for p in folded]
            if bare != folded:
                self._put(" ".join(bare), bare, (rank, candidate, tuple(map(plain, parts)), exact))
        if "-" in surface and "-" in parts[1:-1]:
            kept = [i for i, p in enumerate(parts) if p != "-"]
            loose = tuple(parts[i] for i in kept) if written else None
            joined = [folded[i] for i in kept]
            self._put(" ".join(joined), joined, (rank, candidate, loose, exact))

    def _put(self, key: str, folded: list[str], form: Form) -> None:
        forms = self.table.get(key)
        if forms is None:
            self.table[key] = [form]
        else:
            forms.append(form)
        if self.longest.get(folded[0], 0) < len(folded):
            self.longest[folded[0]] = len(folded)
        if len(folded) > 1:
            self.seconds.setdefault(folded[0], set()).add(folded[1])

    def seal(self) -> None:
        """Order the candidates of each form, best first; a town that bears a state's name or a surname becomes weak."""
        for forms in self.table.values():
            if len(forms) > 1:
                if any(known.form == "surname" or known.kind == "state" for _, known, _, _ in forms):
                    forms[:] = map(_weakened, forms)
                forms.sort(key=lambda form: form[0])

    def lookup(self, name: str) -> tuple[Candidate, ...]:
        """Return the candidates for a whole name, best first; empty when it is unknown."""
        parts = pieces(name)
        if not parts:
            return ()
        found = self._match(parts, [fold(p) for p in parts], 0, len(parts))
        return found if found and found[0] is not NOBODY else ()

    def means_nobody(self, name: str) -> bool:
        """Tell whether a whole phrase is known to name nobody though it holds a name."""
        parts = pieces(name)
        found = self._match(parts, [fold(p) for p in parts], 0, len(parts)) if parts else None
        return found is not None and found[0] is NOBODY

    def _match(self, raw: Sequence[str], folded: Sequence[str], first: int, last: int) -> tuple[Candidate, ...] | None:
        """Return the candidates for pieces ``[first, last)``, genitive endings tried last; None when there are none."""
        key = folded[first] if last - first == 1 else " ".join(folded[first:last])
        forms = self.table.get(key)
        found = _fitting(forms, raw[first:last]) if forms else None
        if found:
            return found
        for ending in self.genitive:
            if key.endswith(ending) and len(key) > len(ending) + 1 and key[-len(ending) - 1] not in "sxz":
                forms = self.table.get(key[: -len(ending)])
                if forms:
                    words = [*raw[first : last - 1], raw[last - 1][: -len(ending)]]
                    found = _fitting(forms, words)
                    if found:
                        return found
        return None

    def may_go_on(self, first: str, second: str) -> bool:
        """Tell whether a name may begin with these two pieces; the second may carry a genitive ending."""
        return second in self.seconds.get(first, ()) or second.endswith(self.genitive)

    def reach(self, word: str) -> int:
        """Return how many pieces the longest name has that begins with this piece."""
        reach = self.longest.get(word, 0)
        if not reach:
            for ending in self.genitive:
                if word.endswith(ending) and self.longest.get(word[: -len(ending)]):
                    return 1
        return reach

    def token(self, word: str) -> _Token:
        """Return a token cut into pieces; the answers for the last KEPT words or fewer are kept."""
        known = self.kept.get(word)
        if known is None:
            if len(self.kept) >= KEPT:
                self.kept.clear()
            raw = pieces(word if word.isascii() else unicodedata.normalize("NFC", word))
            folded = [fold(p) for p in raw]
            known = self.kept[word] = _Token(raw, folded, len(raw) > 2 or any(map(self.reach, folded[:1])))
        return known

    def find(self, words: Sequence[str]) -> list[Hit]:
        """Return the longest names, left to right, none overlapping; a hit covers whole tokens."""
        return _Search(self, words).run()


class _Token(NamedTuple):
    """A token's pieces, as they stand and in folded case, and whether a name may begin with them."""

    raw: list[str]
    folded: list[str]
    begins: bool


def _weakened(form: Form) -> Form:
    rank, known, written, exact = form
    if known.kind != "place" or known.form != "name" or known.weak:
        return form
    return rank + 10, Candidate(known.id, known.kind, known.form, weak=True), written, exact


def _fitting(forms: list[Form], words: Sequence[str]) -> tuple[Candidate, ...] | None:
    """Return the candidates whose case fits the words, one for each actor."""
    out: list[Candidate] = []
    for _, candidate, written, exact in forms:
        if written is not None and not _case_fits(written, words, exact):
            continue
        if all(candidate.id != other.id for other in out):
            out.append(candidate)
    return tuple(out) or None


def _case_fits(written: tuple[str, ...], words: Sequence[str], exact: bool) -> bool:
    if exact:
        return tuple(words) == written
    return all(not w[0].isupper() or t[0].isupper() for w, t in zip(written, words, strict=True))


class _Search:
    """One pass over one sequence of tokens."""

    def __init__(self, index: Index, words: Sequence[str]) -> None:
        self.index = index
        known = index.kept
        tokens = [known.get(word) or index.token(word) for word in words]
        self.beginning = [t for t, token in enumerate(tokens) if token.begins]
        self.raw: list[str] = []
        self.folded: list[str] = []
        self.owner: list[int] = []
        self.begin: list[int] = []
        if self.beginning:
            self._cut(tokens)

    def _cut(self, tokens: Sequence[_Token]) -> None:
        """Lay the pieces of all tokens out in a row. owner: the token of each; begin: the first piece of each token."""
        self.raw = [piece for token in tokens for piece in token.raw]
        self.folded = [piece for token in tokens for piece in token.folded]
        self.owner = [t for t, token in enumerate(tokens) for _ in token.raw]
        self.begin = list(accumulate((len(token.raw) for token in tokens), initial=0))

    def run(self) -> list[Hit]:
        hits: list[Hit] = []
        end = 0
        for t in self.beginning:
            hit = self._at(t) if t >= end else None
            if hit is None:
                continue
            outlet = bool(hit.candidates) and hit.candidates[0].kind == "outlet"
            if (outlet and self._within(t, hit)) or self._only_article(t, hit):
                continue
            if hit.candidates:
                hits.append(hit)
            end = hit.last
        return hits

    def _only_article(self, t: int, hit: Hit) -> bool:
        """Tell whether a name that an article begins ends inside a longer one (``the West African``)."""
        if hit.last - t < 2 or self.folded[self.begin[t]] not in ARTICLES:
            return False
        longer = self._at(t + 1)
        return longer is not None and bool(longer.candidates) and longer.last > hit.last

    def _within(self, t: int, hit: Hit) -> bool:
        """Tell whether a name as long begins inside an outlet's and ends after it (``La República`` Checa)."""
        others = (self._at(u) for u in range(t + 1, hit.last))
        return any(o and o.candidates and o.last > hit.last and o.last - o.first >= hit.last - t for o in others)

    def _at(self, t: int) -> Hit | None:
        """Return the hit that begins with token t; one without candidates tells to pass its tokens over."""
        start, stop = self.begin[t], self.begin[t + 1]
        if start == stop:
            return None
        found = self._longest(start, len(self.raw))
        if found is None:
            return self._compound(t, start, ()) if stop - start > 2 else None
        end, candidates = found
        if candidates[0] is NOBODY or self._shouted(start, end) or self._after_stance(start):
            return Hit(t, self.owner[end - 1] + 1, ())
        if self.folded[end - 1] in JOINTS and end - 1 > start:
            end -= 1
        last = self.owner[end - 1]
        if end < self.begin[last + 1] and self.folded[end] in JOINTS:
            return self._compound(t, end, candidates)
        while end - 1 > start and self.raw[end - 1] == "." and self.begin[last] == end - 1:
            end, last = end - 1, last - 1
        return Hit(t, last + 1, candidates)

    def _longest(self, start: int, limit: int) -> tuple[int, tuple[Candidate, ...]] | None:
        reach = min(self.index.reach(self.folded[start]), limit - start)
        if reach > 1 and not self.index.may_go_on(self.folded[start], self.folded[start + 1]):
            reach = 1
        for end in range(start + reach, start, -1):
            found = self.index._match(self.raw, self.folded, start, end)
            if found:
                return end, found
        return None

    def _compound(self, t: int, at: int, head: tuple[Candidate, ...]) -> Hit | None:
        """Read the parts of a hyphened token from piece ``at`` on; head: what its first part means."""
        last = self.owner[at]
        stop = self.begin[last + 1]
        parts: list[tuple[Candidate, ...]] = [head] if head else []
        if not head and self.folded[at] in self.index.stance:
            return None
        while at < stop:
            if self.folded[at] not in JOINTS:
                at += 1
                continue
            found = self._longest(at + 1, stop) if at + 1 < stop else None
            if found and found[1][0].kind in COMPOUND_KINDS and (found[0] == stop or self.folded[found[0]] in JOINTS):
                at = found[0]
                parts.append(found[1])
            else:
                at += 1
        if not parts:
            return None
        if len(parts) == 1:
            return Hit(t, last + 1, parts[0])
        actors = {part[0].id: part[0] for part in parts}
        return Hit(t, last + 1, tuple(actors.values()), joint=len(actors) > 1)

    def _shouted(self, start: int, end: int) -> bool:
        """Tell whether an acronym that is also a word stands among words in capitals (``LET US GO``)."""
        if end - start > 1 or self.raw[start] not in self.index.shouted:
            return False
        around = (*self.raw[max(0, start - 2) : start], *self.raw[end : end + 2])
        near = [w for w in around if w.isalpha() and len(w) > 1]
        return len(near) > 1 and all(w.isupper() and w not in self.index.shouted for w in near)

    def _after_stance(self, start: int) -> bool:
        """Tell whether ``pro-`` or its like stands before, joined by a hyphen."""
        return start >= 2 and self.folded[start - 1] in JOINTS and self.folded[start - 2] in self.index.stance
