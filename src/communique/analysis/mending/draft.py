"""The tree of one sentence while rules put it right."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from msgspec import Struct

SUBJECTS = ("subj", "subj_pass")
STOPS = frozenset({".", "!", "?"})


class Draft(Struct, frozen=True):
    """What the parser says of the tokens ``[first, last)`` of an article.

    The lists have one item for each token of the article, and rules change them in place; heads are indices into them.
    parts: which parts of speech a dictionary knows for a word in small letters. people: tokens ``(first, last)`` of the
    names of people of two words and more, ``last`` not among them.
    """

    words: list[str]
    pos: list[str]
    morph: list[str]
    lemma: list[str]
    head: list[int]
    rel: list[str]
    parts: Callable[[str], Collection[str]]
    people: Sequence[tuple[int, int]] = ()
    first: int = 0
    last: int = 0

    @property
    def tokens(self) -> range:
        """The tokens of the sentence."""
        return range(self.first, self.last)

    @property
    def root(self) -> int | None:
        """The first root of the sentence."""
        return next((i for i in self.tokens if self.rel[i] == "root"), None)

    @property
    def ends(self) -> bool:
        """Whether a full stop closes the sentence: headlines and captions have none, and often no verb."""
        return any(self.words[i] in STOPS for i in self.tokens[-2:])

    def under(self, i: int, *rels: str) -> list[int]:
        """Return the tokens that hang on token i, in text order: all, or those with one of the relations."""
        head, rel = self.head, self.rel
        return [k for k in self.tokens if head[k] == i and k != i and (not rels or rel[k] in rels)]

    def has(self, i: int, feature: str) -> bool:
        """Tell whether token i has a feature, written as in UD (``VerbForm=Fin``)."""
        return feature in self.morph[i]

    def hang(self, i: int, above: int, rel: str) -> None:
        """Hang token i on another, in a relation to it."""
        self.head[i], self.rel[i] = above, rel

    def make_root(self, i: int) -> None:
        """Let token i head the sentence."""
        self.head[i], self.rel[i] = i, "root"

    def give_place(self, i: int, of: int) -> None:
        """Hang token i where another hangs; ``of`` is to be hung elsewhere."""
        if self.rel[of] == "root":
            self.make_root(i)
        else:
            self.hang(i, self.head[of], self.rel[of])

    def move(self, tokens: Collection[int], above: int) -> None:
        """Hang tokens on another in the relations that they have."""
        for i in tokens:
            self.head[i] = above

    def subject_of(self, verb: int, noun: int) -> None:
        """Make a noun the subject of a verb, which may be a passive."""
        self.hang(noun, verb, "subj_pass" if self.under(verb, "aux_pass") else "subj")


def cut_circles(head: list[int], rel: list[str]) -> None:
    """Make the first word of each circle of heads a root. Changes both lists; each token is visited twice at most.

    What walks up or down a tree ends only when no word hangs, over others, under itself.
    """
    walk = [-1] * len(head)  # from which word each was first come by
    for start in range(len(head)):
        i = start
        while walk[i] < 0:
            walk[i] = start
            i = head[i]
        if walk[i] == start and head[i] != i:
            circle = [i]
            while (above := head[circle[-1]]) != i:
                circle.append(above)
            first = min(circle)
            head[first], rel[first] = first, "root"
