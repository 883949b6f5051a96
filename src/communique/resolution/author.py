"""Who says *I* and *we* outside all quotation: the one whom the head of a document names (*Statement by Ana Ruiz*)."""

from __future__ import annotations

from msgspec.structs import replace

from communique.records import ActorRef, Article
from communique.resolution.company import Company

TITLED = 9
"""Words of the longest title before the author's name."""
HEADS = 3
"""Blocks at the beginning in which the head of a document is looked for."""


def author(cast: Company, article: Article) -> ActorRef | None:
    """Return the author of a document of somebody's own words, else the one author named above the text.

    Behind a preposition that stands in no title stands what the document is about (*Statement by Peru on Ana Ruiz*).
    """
    analysis, words = cast.analysis, cast.pack.discourse
    kinds = frozenset((*cast.pack.cues.documents, *cast.pack.cues.occasions))
    for sentence in analysis.sentences:
        if sentence.block >= HEADS or sentence.last - sentence.first < HEADS:
            continue
        at = sentence.first
        if analysis.lemma[at].lower() in kinds and analysis.lower(at + 1) in words.issuer:
            for token in range(at + 2, min(at + 2 + TITLED, sentence.last)):
                titled = analysis.lower(token) in words.issuer or token in cast.at_token
                if analysis.pos[token] == "ADP" and not titled:
                    break
                if (found := _person(cast, token)) is not None:
                    return found
    if len(article.authors) != 1:
        return None
    people = (_person(cast, token) for token in range(len(analysis)))
    return next((p for p in people if p is not None and p.name == article.authors[0]), None)


def _person(cast: Company, token: int) -> ActorRef | None:
    """Return the person by name for whom a token stands."""
    named = any(n in cast.whose for n in cast.at_token.get(token, ()))
    found = [r for r in cast.one(token) if r.kind == "person" and r.actor and r.how == "named"] if named else []
    return found[0] if len(found) == 1 else None


def in_first_person(cast: Company, token: int) -> bool:
    """Tell whether a token is *I* or *we* in the words of the text itself, as far as quotation marks tell."""
    pronoun = cast.analysis.pos[token] in ("PRON", "DET")
    return pronoun and cast.analysis.lower(token) in cast.pack.events.words.first_person and not cast.is_quoted(token)


def as_author(cast: Company, token: int, who: ActorRef) -> ActorRef:
    """Return the author as whom a pronoun of the first person means."""
    return replace(who, span=cast.analysis.span(token, token + 1), how="pronoun", rule="first-person:author")
