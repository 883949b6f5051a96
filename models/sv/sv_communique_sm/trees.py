"""Mends trees where the parser's single steps add up to what Swedish does not allow.

Stands after the parser. It never changes a word's tag, and leaves a tree alone that breaks none of its rules.
"""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc, Token

FUNCTION = frozenset({"aux", "aux:pass", "cop"})
"""Relations of words that serve another word, and so have nothing hanging on them."""

MOVED = frozenset(
    {"nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:agent", "advmod", "advcl", "ccomp", "xcomp", "parataxis"}
)
"""What is moved from such a word to the word it serves."""

NOMINALS = frozenset({"NOUN", "PROPN", "PRON"})
NOMINATIVES = frozenset({"jag", "du", "han", "hon", "vi", "ni", "de", "man"})
"""Pronouns that can only be subjects."""


@Language.component("sv_tree_guard", assigns=["token.dep", "token.head"])
def guard_trees(doc: Doc) -> Doc:
    """Apply both rules to every word."""
    if doc.has_annotation("DEP"):
        for token in doc:
            relieve_function_word(token)
        for token in doc:
            one_subject(token)
    return doc


def relieve_function_word(token: Token) -> None:
    """What hangs on an auxiliary or a copula goes to the word that it serves ("Enligt polisen har två män gripits")."""
    head = token.head
    if token.dep_ in MOVED and head.dep_ in FUNCTION and head.head is not token:
        token.head = head.head


def one_subject(verb: Token) -> None:
    """Of two subjects of a verb one is its object: the later one, unless its form says otherwise ("det vet vi")."""
    subjects = [child for child in verb.children if child.dep_ == "nsubj" and child.pos_ in NOMINALS]
    if len(subjects) < 2 or verb.pos_ != "VERB" or subjects[-1].i < verb.i:
        return
    nominative = [subject for subject in subjects if subject.lower_ in NOMINATIVES]
    kept = nominative[0] if nominative else subjects[0]
    for subject in subjects:
        if subject is not kept:
            subject.dep_ = "obj"
