"""The structure of a plain-text article: title, byline, dateline, headings, body, captions and furniture.

Each paragraph or line becomes one block; a dateline that opens a paragraph becomes a block of its own. What is article
text and what is not is told by the language's cue words (``structure.toml``), by the look of a line and by where it
stands; amid the article a line is taken for something else than text only on strong evidence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct, structs

from communique.analysis.structure.cues import Cues, cues_of
from communique.analysis.structure.dateline import SPEAKER, dateline
from communique.analysis.structure.lines import Line, lines_of, trimmed
from communique.analysis.structure.outlet import authors_of, outlet_of
from communique.analysis.structure.pieces import credit_at, cut
from communique.analysis.structure.rules import known_opening
from communique.analysis.structure.zones import mark
from communique.languages.structure import Structure
from communique.records import Article, Block, BlockKind, span_of

RULES: dict[str, str] = {
    "markup": "the input's own markup tells the kind",
    "paragraph": "text, as nothing speaks against it",
    "title": "the first line above the text that is no mere label",
    "title-sentence": "a title that ends like a sentence",
    "repeated-title": "the title once more",
    "kicker": "a label above the title: a section, a path to the page",
    "deck": "a short line without a stop between title and text",
    "heading": "a short line without a stop between paragraphs",
    "dateline": "place, date or agency before the first sentence",
    "dateline-line": "a dateline on a line of its own",
    "date": "a line that holds nothing but a date",
    "byline": "a name after a word such as by",
    "credits": "names after a kind of work, such as translation",
    "name": "a name alone above the text, of whom the text does not speak, or with a dash or an address",
    "role": "a role or an agency alone above the text",
    "signature": "a name alone below the text, of whom the text does not speak",
    "agency-signoff": "the signature of a news agency",
    "caption-label": "a label such as photo opens the line",
    "caption-credit": "a photographer's credit closes the line",
    "caption-note": "a note in brackets about a picture",
    "caption-words": "words that only captions use, such as in this photo",
    "caption-above": "words above a credit that stands alone",
    "caption-agency": "a first paragraph that an agency in brackets closes",
    "caption-twin": "the words of a caption beside it once more",
    "caption-names": "names alone above the text, of people of whom it speaks",
    "caption-phrase": "a phrase without a verb about somebody of whom the text speaks",
    "biography": "a paragraph about the author",
    "outlet-self": "a paragraph at the end about what kind of outlet this is",
    "repeated-text": "a paragraph that stands there twice, or a teaser of the next",
    "reader-address": "an appeal to the reader to give, subscribe or follow",
    "editorial-note": "a note in brackets",
    "decoration": "a line without letters and digits, or a lone number beside the text",
    "address": "a line of nothing but addresses or handles",
    "label": "a whole line that the table knows",
    "prefix": "an opening that the table knows",
    "phrase": "a phrase that the table knows, in a short paragraph",
    "list-label": "a label that opens a list of links",
    "linked": "a link below such a label",
    "link-list": "short lines without a stop below the text",
    "about": "words about the outlet or the author at the end",
    "after-end": "what follows a label such as leave a comment",
}
"""Name → meaning of every rule that tells a block's kind."""


_LOOKED_AT = 200
"""Lines among which answers of an interview are sought."""
_NEAR = 20_000
"""Code points in which the text may name the place of its dateline again."""


class Labelled(Struct, frozen=True):
    """A block, and the name of the rule that told its kind."""

    block: Block
    rule: str


def structure(article: Article, table: Structure) -> Article:
    """Return the article with its blocks, and its title, authors and outlet where the input gave none.

    Blocks stand in text order and never overlap; each covers one paragraph or line without the white space around it.
    Blocks that the article already has (from its markup) are kept, and those of kind ``body`` looked at further. Takes
    time linear in the length of the text; any text will do. ``Structure()`` serves a language without a table.
    """
    cues = cues_of(table)
    lines = _lines(article, cues)
    title = mark(lines, cues, article.title)
    authors = article.authors or authors_of(lines, cues)
    blocks = tuple(labelled.block for labelled in _blocks(article.text, lines, cues))
    agencies = [line.agency for line in lines if line.agency]
    return structs.replace(
        article,
        blocks=blocks,
        title=article.title or (title.text if title is not None else None),
        authors=authors,
        outlet=article.outlet or outlet_of(lines, cues, authors, agencies),
    )


def labelled(article: Article, table: Structure) -> tuple[Labelled, ...]:
    """Return the blocks that ``structure`` finds, each with the rule that told its kind."""
    cues = cues_of(table)
    lines = _lines(article, cues)
    mark(lines, cues, article.title)
    return tuple(_blocks(article.text, lines, cues))


def _lines(article: Article, cues: Cues) -> list[Line]:
    return list(cut(lines_of(article, lambda line: known_opening(line, cues)), cues))


def _blocks(text: str, lines: Sequence[Line], cues: Cues) -> Iterator[Labelled]:
    """Turn marked lines into blocks, and cut datelines off the paragraphs that they open."""
    first = True
    colon = sum(1 for line in lines[:_LOOKED_AT] if SPEAKER.match(line.text)) == 1
    for line in lines:
        kind: BlockKind = line.kind or "body"
        if line.rule == "caption-credit" and (at := credit_at(line, cues)):
            start, end = trimmed(text, line.start, at)
            yield _labelled(text, start, end, kind, line.rule)
            yield _labelled(text, at, line.end, kind, line.rule)
            continue
        if kind != "body" or not line.prose:
            yield _labelled(text, line.start, line.end, kind, line.rule)
            continue
        whole = line.text[:1] == text[line.start]
        found = dateline(line.text, cues, first, colon, text[:_NEAR]) if whole else None
        first = False
        start, _ = trimmed(text, line.start + (found.length if found else 0), line.end)
        if found and start < line.end:
            line.agency = found.agency
            begin, stop = trimmed(text, line.start, line.start + found.length)
            yield _labelled(text, begin, stop, "dateline", "dateline")
            yield _labelled(text, start, line.end, "body", line.rule)
        else:
            yield _labelled(text, line.start, line.end, "body", line.rule)


def _labelled(text: str, start: int, end: int, kind: BlockKind, rule: str) -> Labelled:
    return Labelled(Block(kind, span_of(text, start, end)), rule)
