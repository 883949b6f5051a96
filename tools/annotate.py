"""Turn articles with inline attribution marks into gold JSON lines, and compare two passes of annotation.

    python tools/annotate.py convert MARKED.txt > GOLD.jsonl
    python tools/annotate.py strip MARKED.txt [ID …] > BARE.txt
    python tools/annotate.py compare FIRST.txt SECOND.txt

A marked file holds articles, each under a line ``=== id style``; the first line of an article is its headline. A mark
is ``{s1 words}``: a role, the numbers of the attributions that it belongs to (``s1+2``), perhaps attributes
(``q1:deny,by=Anna_Lind``), a space, the words. Roles: ``s`` source, ``c`` cue, ``q`` content, ``a`` addressee,
``o`` occasion, ``r`` relay. Marks nest and never cross. What the attributes mean stands in evaluation/gold/README.md.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import msgspec
from msgspec import Struct

from communique.records import Act, Certainty, Form

Range = tuple[int, int]

ROLES = {"s": "source", "c": "cue", "q": "content", "a": "addressee", "o": "occasion", "r": "relay_source"}
ACTS, CERTAINTIES, FORMS = get_args(Act), get_args(Certainty), get_args(Form)
PHENOMENA = (
    "according", "after-content", "carried", "colon", "dash", "document", "headline", "inverted", "medial", "nested",
    "nominal", "paragraphs", "passive", "relay", "signature", "sourceless",
)  # fmt: skip
"""Names that ``phenomenon`` may hold; all but ``nominal`` and ``passive`` are read off the spans."""
ACCORDING = ("according to", "enligt", "según", "de acuerdo con")

_MARK = re.compile(r"\{([scqaor])(\d+(?:\+\d+)*)(?::(\S+))? |\}")
_WORD = re.compile(r"\w+")
_OPEN, _CLOSE = '“«„"”»', '”»"“«'
_DASHES = "–—-"
_DASHED_SENTENCE = re.compile(r"^[–—-]\s*(?:.*[.!?]\s+(?:[–—-]\s*)?|.*\s[–—-]\s?)?$")


class Attribution(Struct, frozen=True, omit_defaults=True, kw_only=True):
    """Who said what; every span ``[start, end)`` in code points of the article's text."""

    id: str
    source: list[Range]
    cue: list[Range]
    content: list[Range]
    addressee: list[Range] = []
    occasion: list[Range] = []
    relay_source: list[Range] = []
    form: str = "indirect"
    act: str = "assert"
    certainty: str = "stated"
    speaker: str | None = None
    carried: str | None = None
    """The speaker of a quotation that no words of its own attribute, or of a verb without a subject."""
    carried_source: list[Range] = []
    """The words that name that speaker in the nearest attribution of theirs; without a cue they are ``source`` too."""
    document: str | None = None
    relay: list[str] = []
    """Outermost first, without the article's own outlet."""
    phenomenon: list[str] = []


class Article(Struct, frozen=True):
    """One line of a gold file."""

    doc_id: str
    style: str
    text: str
    attributions: list[Attribution]


class MarkError(ValueError):
    """Marks that cannot be read: the message names the article and the place."""


def parse_file(marked: str) -> list[Article]:
    """Read a marked file."""
    parts = re.split(r"^=== (\S+) (\S+)\n", marked, flags=re.MULTILINE)
    if parts[0].strip():
        raise MarkError("words before the first === line")
    return [parse(*parts[i : i + 3]) for i in range(1, len(parts), 3)]


def parse(doc_id: str, style: str, marked: str) -> Article:
    """Read one marked article; its text is stripped at both ends."""
    text, spans, attributes = _unmarked(doc_id, marked.strip())
    if unsaid := sorted(set(spans) - {number for number in spans if "q" in spans[number]}):
        raise MarkError(f"{doc_id}: attributions {unsaid} have no content")
    named = [_attribution(doc_id, text, n, spans[n], attributes.get(n, {})) for n in sorted(spans)]
    named.sort(key=lambda a: a.content[0])
    return Article(doc_id, style, text, [_in_company(text, a, named) for a in named])


def _unmarked(doc_id: str, marked: str) -> tuple[str, dict[int, dict[str, list[Range]]], dict[int, dict[str, str]]]:
    pieces: list[str] = []
    length, last = 0, 0
    spans: dict[int, dict[str, list[Range]]] = {}
    attributes: dict[int, dict[str, str]] = {}
    stack: list[tuple[str, list[int], int]] = []
    for mark in _MARK.finditer(marked):
        piece = marked[last : mark.start()]
        pieces.append(piece)
        length, last = length + len(piece), mark.end()
        if mark.group(1):
            numbers = [int(n) for n in mark.group(2).split("+")]
            stack.append((mark.group(1), numbers, length))
            for number in numbers:
                spans.setdefault(number, {})
                attributes.setdefault(number, {}).update(_attributes(doc_id, mark.group(3)))
        elif stack:
            role, numbers, start = stack.pop()
            for number in numbers:
                spans[number].setdefault(role, []).append((start, length))
        else:
            raise MarkError(f"{doc_id}: a }} closes nothing after {marked[max(0, mark.start() - 40) : mark.start()]!r}")
    text = "".join(pieces) + marked[last:]
    if stack or "{" in text:
        raise MarkError(f"{doc_id}: an open mark in {text[:60]!r}")
    return text, spans, attributes


def _attributes(doc_id: str, words: str | None) -> Iterator[tuple[str, str]]:
    for word in words.split(",") if words else ():
        key, _, value = word.partition("=")
        if value and key in ("by", "carried", "doc", "relay"):
            yield key, value.replace("_", " ")
        elif word in ACTS:
            yield "act", word
        elif word in CERTAINTIES:
            yield "certainty", word
        elif word in FORMS:
            yield "form", word
        elif word in PHENOMENA:
            yield word, word
        else:
            raise MarkError(f"{doc_id}: unknown attribute {word!r}")


def _attribution(
    doc_id: str, text: str, number: int, spans: dict[str, list[Range]], attributes: dict[str, str]
) -> Attribution:
    by_role = {name: sorted(_trimmed(text, spans.get(role, []))) for role, name in ROLES.items()}
    source, content = by_role["source"], by_role["content"]
    if "carried" in attributes and source:
        raise MarkError(f"{doc_id}: attribution {number} has a source and is carried")
    relay = attributes["relay"].split(">") if "relay" in attributes else [text[s:e] for s, e in by_role["relay_source"]]
    words = " ".join(text[s:e] for s, e in source) or None
    return Attribution(
        id=f"A{number}",
        **by_role,
        form=attributes.get("form") or form(text, content),
        act=attributes.get("act", "assert"),
        certainty=attributes.get("certainty", "stated"),
        speaker=attributes.get("by") or attributes.get("carried") or words,
        carried=attributes.get("carried"),
        document=attributes.get("doc"),
        relay=relay,
        phenomenon=[name for name in PHENOMENA if name in attributes and name != "carried"],
    )


def _trimmed(text: str, spans: list[Range]) -> Iterator[Range]:
    """Yield the spans cut at paragraph ends, without space and opening dashes at their edges."""
    for start, end in spans:
        for piece in re.finditer(r"[^\n]+", text[start:end]):
            first, last = start + piece.start(), start + piece.end()
            while first < last and (text[first].isspace() or (text[first] in _DASHES and text[first + 1].isspace())):
                first += 1
            while first < last and text[last - 1].isspace():
                last -= 1
            yield first, last


def quoted(line: str) -> bytearray:
    """Return for each character of a line whether it stands in double quotation marks."""
    mask, start = bytearray(len(line)), None
    for i, char in enumerate(line):
        if start is None and char in _OPEN:
            start = i
        elif start is not None and char in _CLOSE:
            mask[start : i + 1] = b"\1" * (i + 1 - start)
            start = None
    if start is not None:
        mask[start:] = b"\1" * (len(line) - start)
    return mask


def form(text: str, content: list[Range]) -> str:
    """Return direct when nine words in ten stand in quotation marks or follow an opening dash, indirect when none."""
    mask = bytearray().join(quoted(line + "\n") for line in text.split("\n"))
    words = [mask[m.start()] for s, e in content for m in _WORD.finditer(text, s, e)]
    share = sum(words) / max(1, len(words))
    if share >= 0.9 or (not share and _dashed(text, content)):
        return "direct"
    return "mixed" if share else "indirect"


def _dashed(text: str, content: list[Range]) -> bool:
    """Return whether the content opens its line after a dash, or a sentence of a line that does."""
    start = content[0][0]
    line = text[text.rfind("\n", 0, start) + 1 : start]
    return bool(_DASHED_SENTENCE.search(line))


def _in_company(text: str, attribution: Attribution, all_of_them: list[Attribution]) -> Attribution:
    """Return the attribution with what follows from its spans and its neighbours."""
    seen = {*attribution.phenomenon, *_phenomena(text, attribution)}
    first, last = attribution.content[0][0], attribution.content[-1][1]
    if any(
        a is not attribution and s <= first and last <= e and (s, e) != (first, last)
        for a in all_of_them
        for s, e in a.content
    ):
        seen.add("nested")
    named = [a for a in all_of_them if attribution.carried and a.source and attribution.carried in (a.speaker or "")]
    nearest = min(named, key=lambda a: (a.source[0][0] > first, abs(a.source[0][0] - first)), default=None)
    carried = nearest.source if nearest else []
    return msgspec.structs.replace(
        attribution,
        source=attribution.source if attribution.cue else attribution.source or carried,
        carried_source=carried,
        phenomenon=[name for name in PHENOMENA if name in seen],
    )


def _phenomena(text: str, a: Attribution) -> Iterator[str]:
    first, last = a.content[0][0], a.content[-1][1]
    if last <= (text.find("\n") + 1 or len(text)):
        yield "headline"
    if a.carried:
        yield "carried"
    if not a.source and not a.carried and not a.speaker:
        yield "sourceless"
    if a.relay:
        yield "relay"
    if a.document:
        yield "document"
    if a.cue and text[slice(*a.cue[0])].lower().startswith(ACCORDING):
        yield "according"
    if a.form == "direct" and _dashed(text, a.content):
        yield "dash"
    if "\n" in text[first:last]:
        yield "paragraphs"
    yield from _order(a, first, last)


def _order(a: Attribution, first: int, last: int) -> Iterator[str]:
    if a.source and not a.cue and not a.carried:
        yield "colon" if a.source[0][0] < first else "signature"
    elif a.cue and first < a.cue[0][0] < last:
        yield "medial"
    elif a.cue and a.cue[0][0] >= last:
        yield "after-content"
    if a.cue and a.source and first < a.cue[0][0] < a.source[0][0]:
        yield "inverted"


def render(article: Article) -> str:
    """Return the article with its marks, so that ``parse`` gives the article back."""
    marks = []
    for a in article.attributions:
        number = a.id.removeprefix("A")
        for role, name in ROLES.items():
            if role == "s" and a.carried:
                continue
            for i, (start, end) in enumerate(getattr(a, name)):
                attributes = _attribute_words(article.text, a) if role == "q" and not i else ""
                marks.append((start, -end, f"{{{role}{number}{attributes} "))
    pieces, last, open_ends = [], 0, list[int]()
    for start, minus_end, mark in sorted(marks):
        while open_ends and open_ends[-1] <= start:
            pieces.append(article.text[last : open_ends[-1]] + "}")
            last = open_ends.pop()
        pieces.append(article.text[last:start] + mark)
        last = start
        open_ends.append(-minus_end)
    while open_ends:
        pieces.append(article.text[last : open_ends[-1]] + "}")
        last = open_ends.pop()
    return f"=== {article.doc_id} {article.style}\n{''.join(pieces)}{article.text[last:]}\n"


def _attribute_words(text: str, a: Attribution) -> str:
    words = [a.act, a.certainty, a.form, *(name for name in a.phenomenon if name != "carried")]
    pairs = {"carried": a.carried, "doc": a.document, "relay": ">".join(a.relay)}
    if not a.carried and a.speaker and a.speaker != " ".join(text[s:e] for s, e in a.source):
        pairs["by"] = a.speaker
    words += [f"{key}={value.replace(' ', '_')}" for key, value in pairs.items() if value]
    return ":" + ",".join(words)


def _content_words(article: Article, a: Attribution) -> frozenset[int]:
    return frozenset(m.start() for s, e in a.content for m in _WORD.finditer(article.text, s, e))


def paired(first: Article, second: Article) -> list[tuple[Attribution, Attribution]]:
    """Pair the attributions of two passes over one text whose contents share at least .8 of their words."""
    shares = []
    for i, a in enumerate(first.attributions):
        for j, b in enumerate(second.attributions):
            x, y = _content_words(first, a), _content_words(second, b)
            shares.append((-len(x & y) / len(x | y), i, j))
    pairs: dict[int, int] = {}
    for share, i, j in sorted(shares):
        if share <= -0.8 and i not in pairs and j not in pairs.values():
            pairs[i] = j
    return [(first.attributions[i], second.attributions[j]) for i, j in pairs.items()]


def same_source(a: Attribution, b: Attribution) -> bool:
    """Return whether the words of two sources overlap, or both are carried from the same speaker or absent."""
    unsaid = [bool(x.carried) or not x.source for x in (a, b)]
    if any(unsaid):
        return all(unsaid) and _last_word(a.carried) == _last_word(b.carried)
    return any(s < f and t < e for s, e in a.source for t, f in b.source)


def _last_word(name: str | None) -> str:
    return (name or "").split(" ")[-1]


def compare(first: list[Article], second: list[Article]) -> Iterator[str]:
    """Yield lines: counts, strict and joint F1 of the second pass against the first, by form; then each difference."""
    counts = {name: [0, 0, 0, 0] for name in ("all", *FORMS)}
    agreed = {"act": 0, "certainty": 0, "document": 0, "relay": 0}
    differences = []
    originals = {article.doc_id: article for article in first}
    for b in second:
        a = originals[b.doc_id]
        if a.text != b.text:
            raise MarkError(f"{b.doc_id}: the texts of the passes differ")
        pairs = paired(a, b)
        for x, y in pairs:
            agreed = {key: n + (getattr(x, key) == getattr(y, key)) for key, n in agreed.items()}
        for slot, attributions in ((0, a.attributions), (1, b.attributions)):
            for one in attributions:
                counts["all"][slot] += 1
                counts[one.form][slot] += 1
        for x, y in pairs:
            for name in ("all", x.form):
                counts[name][2] += 1
                counts[name][3] += same_source(x, y)
        differences += list(_differences(a, b, pairs))
    yield f"{'form':10}{'first':>7}{'second':>7}{'strict F1':>11}{'joint F1':>10}"
    for name, (n, m, strict, joint) in counts.items():
        yield f"{name:10}{n:7}{m:7}{200 * strict / max(1, n + m):11.1f}{200 * joint / max(1, n + m):10.1f}"
    yield "same, of the paired: " + ", ".join(
        f"{k} {100 * n / max(1, counts['all'][2]):.0f} %" for k, n in agreed.items()
    )
    yield from differences


def _differences(a: Article, b: Article, pairs: list[tuple[Attribution, Attribution]]) -> Iterator[str]:
    firsts, seconds = {id(x) for x, _ in pairs}, {id(y) for _, y in pairs}
    for label, article, done in (("first only ", a, firsts), ("second only", b, seconds)):
        for one in article.attributions:
            if id(one) not in done:
                yield f"{a.doc_id} {label} {_words(article.text, one)}"
    for x, y in pairs:
        if not same_source(x, y):
            yield f"{a.doc_id} source      {_words(a.text, x)} | {_words(b.text, y)}"
        for key in ("act", "certainty"):
            if getattr(x, key) != getattr(y, key):
                yield f"{a.doc_id} {key}: {getattr(x, key)} | {getattr(y, key)}: {_words(a.text, x)}"


def _words(text: str, a: Attribution) -> str:
    return " / ".join(" … ".join(text[s:e] for s, e in spans) or "–" for spans in (a.source, a.cue, a.content))


def main() -> None:
    """Run one of the three commands."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("convert").add_argument("marked", type=Path)
    strip = commands.add_parser("strip")
    strip.add_argument("marked", type=Path)
    strip.add_argument("ids", nargs="*")
    both = commands.add_parser("compare")
    both.add_argument("marked", type=Path)
    both.add_argument("second", type=Path)
    chosen = parser.parse_args()
    articles = parse_file(chosen.marked.read_text("utf-8"))
    if chosen.command == "convert":
        sys.stdout.buffer.writelines(msgspec.json.encode(article) + b"\n" for article in articles)
    elif chosen.command == "strip":
        for article in articles:
            if not chosen.ids or article.doc_id in chosen.ids:
                print(f"=== {article.doc_id} {article.style}\n{article.text}\n")
    else:
        print("\n".join(compare(articles, parse_file(chosen.second.read_text("utf-8")))))


if __name__ == "__main__":
    main()
