"""W3C Web Annotations: each statement or event as a note on the words it stands on, one JSON-LD object a line."""

from __future__ import annotations

from typing import BinaryIO

from communique.export.base import Options, address, line, selected
from communique.records import Span
from communique.store import Hit, Record

CONTEXT = "http://www.w3.org/ns/anno.jsonld"


def write_annotations(record: Record, options: Options, out: BinaryIO) -> int:
    """Write an annotation for each record found."""
    count = 0
    for hit in selected(record, options):
        out.write(line(annotation(hit)))
        count += 1
    return count


def annotation(hit: Hit) -> dict[str, object]:
    """Return the annotation of a hit; a content in several pieces has a target for each."""
    spans = hit.statement.content if hit.statement and hit.statement.content else (hit.span,)
    return {
        "@context": CONTEXT,
        "id": f"urn:communique:{hit.kind}:{hit.id}",
        "type": "Annotation",
        "motivation": "identifying" if hit.kind == "article" else "classifying",
        "body": _body(hit),
        "target": [_target(hit, span, len(spans) == 1) for span in spans],
    }


def _body(hit: Hit) -> list[dict[str, object]]:
    purposes: list[tuple[str, str | None]] = [("tagging", hit.kind)]
    if hit.statement:
        speaker = hit.statement.speaker
        purposes += [("tagging", hit.statement.act), ("tagging", hit.statement.form)]
        purposes += [("identifying", speaker.name if speaker else None)]
    if hit.event:
        purposes += [("tagging", hit.event.type), ("tagging", hit.event.status)]
        purposes += [("identifying", ref.name) for ref in (*hit.event.actors, *hit.event.recipients)]
        purposes += [("describing", f"on the word of {hit.word.name}" if hit.word else None)]
    return [
        {"type": "TextualBody", "purpose": purpose, "value": value, "format": "text/plain"}
        for purpose, value in purposes
        if value
    ]


def _target(hit: Hit, span: Span, alone: bool) -> dict[str, object]:
    quote: dict[str, object] = {"type": "TextQuoteSelector", "exact": span.exact}
    if alone:
        quote |= {"prefix": hit.before.removeprefix("… "), "suffix": hit.after.removesuffix(" …")}
    position = {"type": "TextPositionSelector", "start": span.start, "end": span.end}
    return {"source": address(hit), "selector": [quote, position]}
