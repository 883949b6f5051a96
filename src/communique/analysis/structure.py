"""The structure of a plain-text article: title, byline, dateline, headings, body, captions and furniture.

Each paragraph or line becomes one block; a dateline that opens a paragraph becomes a block of its own. What is article
text and what is not is told by the language's cue words (``structure.toml``), by the look of a line and by where it
stands; amid the article a line is taken for something else than text only on strong evidence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct, structs

from communique.analysis.structure_cues import Cues, cues_of
from communique.analysis.structure_dateline import dateline
from communique.analysis.structure_lines import Line, lines_of, trimmed
from communique.analysis.structure_outlet import authors_of, outlet_of
from communique.analysis.structure_zones import mark
from communique.languages.structure import Structure
from communique.records import Article, Block, BlockKind, span_of


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
    lines = lines_of(article)
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
    lines = lines_of(article)
    mark(lines, cues, article.title)
    return tuple(_blocks(article.text, lines, cues))


def _blocks(text: str, lines: Sequence[Line], cues: Cues) -> Iterator[Labelled]:
    """Turn marked lines into blocks, and cut datelines off the paragraphs that they open."""
    first = True
    for line in lines:
        kind: BlockKind = line.kind or "body"
        if kind != "body" or not line.prose:
            yield _labelled(text, line.start, line.end, kind, line.rule)
            continue
        found = dateline(line.text, cues, first) if line.text[:1] == text[line.start] else None
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
