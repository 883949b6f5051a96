"""Fill fragments of attributions ("{title}:noun>2:nmod {first}:name>0:") with names and hang them into a tree.

A fragment is a little tree: FORM:TAG>HEAD:RELATION, heads counted from 1 inside the fragment, 0 for its top. Slots in
braces are filled from a table of names and keep their type for the entity recogniser.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from random import Random
from typing import Any

from conllu import ROOT, Word

Lemma = Callable[[str, str, str], str]
"""From a word, its universal part of speech and its tag in the fragment to its lemma."""


def plain_lemma(text: str, upos: str, _tag: str) -> str:
    """A name as it is, other words in small letters."""
    return text if upos == "PROPN" else text.lower()


class Templates:
    """Fragments of a language: `tags` of the words (universal part of speech, treebank tag, features), and names."""

    def __init__(self, tags: dict[str, Any], names: dict[str, Any], lemma: Lemma = plain_lemma) -> None:
        self.tags = tags
        self.names = names
        self.lemma = lemma

    def fill(self, template: str, random: Random, start: int, head: int, dep: str) -> list[Word]:
        """Fill a fragment and hang its top on `head`; its first word has the number `start`."""
        people = random.choice(self.names["people"])
        rows: list[tuple[str, str, int, str, str, int]] = []
        first_row: list[int] = []
        for item in template.split(" "):
            form, _, rest = item.partition(":")
            tag, _, rest = rest.partition(">")
            parent, _, relation = rest.partition(":")
            slot = form.strip("{}") if form.startswith("{") else ""
            if slot == "first":
                people = random.choice(self.names["people"])
            choices = people[slot] if slot in people else self.names["slots"].get(slot, [form])
            kind = self.names["kinds"].get(slot, "")
            first_row.append(len(rows))
            for offset, text in enumerate(random.choice(choices).split(" ")):
                rows.append((text, tag, int(parent) if not offset else -len(first_row), relation, kind, offset))
        return self._words(rows, first_row, start, head, dep)

    def _words(
        self, rows: list[tuple[str, str, int, str, str, int]], first_row: list[int], start: int, head: int, dep: str
    ) -> list[Word]:
        words: list[Word] = []
        for index, (text, tag, parent, relation, kind, offset) in enumerate(rows):
            upos, xpos, feats = self.tags[tag]
            if parent < 0:
                target, name = start + first_row[-parent - 1], "flat:name" if upos == "PROPN" else "nmod"
            elif parent == 0:
                target, name = head, dep
            else:
                target, name = start + first_row[parent - 1], relation
            joined = offset or (relation in {"flat", "flat:name"} and kind)
            entity = f"{'I' if joined else 'B'}-{kind}" if kind else "O"
            space = not (index + 1 < len(rows) and rows[index + 1][0] == ",")
            lemma = self.lemma(text, upos, tag)
            words.append(Word(text, lemma, upos, xpos, feats, target, name, space, entity))
        return words


def shifted(words: list[Word], by: int) -> list[Word]:
    """The words with every head `by` words further on."""
    return [word if word.head == ROOT else replace(word, head=word.head + by) for word in words]


def root_of(words: list[Word], start: int = 0) -> int:
    """Number of the root; the first word has the number `start`."""
    return start + next((index for index, word in enumerate(words) if word.head == ROOT), 0)


def capitalised(words: list[Word]) -> list[Word]:
    """The words, the first with a capital."""
    return [replace(words[0], text=words[0].text[0].upper() + words[0].text[1:]), *words[1:]]


def uncapitalised(word: Word) -> str:
    """The first word of a sentence as it is written inside one."""
    if word.upos == "PROPN" or (word.text.isupper() and len(word.text) > 1):
        return word.text
    return word.text[0].lower() + word.text[1:]
