"""Networks of actors: GraphML and GEXF. Nodes are actors, edges are events from actor to recipient.

Of a shared event (two states met) the edge runs from the one named first. Nothing is held but the names of the nodes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO
from xml.sax.saxutils import escape, quoteattr

from communique.export.base import Options
from communique.export.events import pairs
from communique.records import ActorRef, Event
from communique.store import Hit, Record

NODE_FIELDS = ("name", "kind", "of")
EDGE_FIELDS = (
    ("event", "string"), ("type", "string"), ("mode", "string"), ("cameo", "string"), ("quad", "int"),
    ("goldstein", "double"), ("status", "string"), ("date", "string"), ("asserted_by", "string"), ("outlet", "string"),
    ("article", "string"),
)  # fmt: skip
UNKNOWN = "unknown"
"""Node that stands for an actor or recipient who is not named."""
_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

Node = tuple[str, tuple[str, ...]]
Edge = tuple[int, str, str, tuple[object, ...]]
"""Number, source, target, values of ``EDGE_FIELDS``."""


def _key(ref: ActorRef | None) -> str:
    return UNKNOWN if ref is None else ref.actor or f"name:{ref.name}"


def _edges(record: Record, options: Options) -> Iterator[Edge | Node]:
    """Yield each edge, and before it those of its nodes that are new."""
    seen: set[str] = set()
    number = 0
    for hit in record.events(options.query):
        assert hit.event is not None
        for first, second in pairs(hit.event):
            for ref in (first, second):
                if _key(ref) not in seen:
                    seen.add(_key(ref))
                    yield _key(ref), (ref.name, ref.kind, ref.of or "") if ref else (UNKNOWN, "unnamed", "")
            yield number, _key(first), _key(second), _values(hit, hit.event)
            number += 1


def _values(hit: Hit, event: Event) -> tuple[object, ...]:
    published = hit.article.published.first if hit.article.published else None
    date = event.when.first if event.when else published
    word = hit.word.name if hit.word else hit.article.outlet
    return (
        event.id, event.type, event.mode, event.cameo, event.quad, event.goldstein, event.status, date, word,
        hit.article.outlet, hit.article.id,
    )  # fmt: skip


def _attribute(value: object) -> str:
    return quoteattr(_ILLEGAL.sub("\ufffd", str(value)))


def _text(value: object) -> str:
    return escape(_ILLEGAL.sub("\ufffd", str(value)))


def write_graphml(record: Record, options: Options, out: BinaryIO) -> int:
    """Write GraphML: a directed graph with parallel edges, one for each event and pair. Returns the number of edges."""
    out.write(_graphml_head().encode())
    count = 0
    for item in _edges(record, options):
        out.write(_graphml_item(item).encode())
        count += len(item) == 4
    out.write(b"</graph>\n</graphml>\n")
    return count


def _graphml_head() -> str:
    keys = [f'<key id="{name}" for="node" attr.name="{name}" attr.type="string"/>' for name in NODE_FIELDS]
    keys += [f'<key id="e_{name}" for="edge" attr.name="{name}" attr.type="{kind}"/>' for name, kind in EDGE_FIELDS]
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
        + "\n".join(keys)
        + '\n<graph id="communique" edgedefault="directed">\n'
    )


def _graphml_item(item: Edge | Node) -> str:
    if len(item) == 2:
        key, values = item
        data = "".join(f'<data key="{n}">{_text(v)}</data>' for n, v in zip(NODE_FIELDS, values, strict=True))
        return f"<node id={_attribute(key)}>{data}</node>\n"
    number, first, second, facts = item
    data = "".join(
        f'<data key="e_{name}">{_text(value)}</data>'
        for (name, _), value in zip(EDGE_FIELDS, facts, strict=True)
        if value is not None
    )
    return f'<edge id="{number}" source={_attribute(first)} target={_attribute(second)}>{data}</edge>\n'


def write_gexf(record: Record, options: Options, out: BinaryIO) -> int:
    """Write GEXF 1.2, as Gephi and networkx read it. Returns the number of edges.

    GEXF wants all nodes before the edges: the events are walked through twice, with nothing held but the nodes.
    """
    out.write(_gexf_head().encode())
    out.write(b"<nodes>\n")
    for item in _edges(record, options):
        if len(item) == 2:
            out.write(_gexf_node(item).encode())
    out.write(b"</nodes>\n<edges>\n")
    count = 0
    for item in _edges(record, options):
        if len(item) == 4:
            out.write(_gexf_edge(item).encode())
            count += 1
    out.write(b"</edges>\n</graph>\n</gexf>\n")
    return count


def _gexf_head() -> str:
    nodes = "".join(f'<attribute id="{i}" title="{name}" type="string"/>' for i, name in enumerate(NODE_FIELDS))
    kinds = {"int": "integer"}
    edges = "".join(
        f'<attribute id="{i}" title="{name}" type="{kinds.get(kind, kind)}"/>'
        for i, (name, kind) in enumerate(EDGE_FIELDS)
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2">\n'
        '<graph mode="static" defaultedgetype="directed">\n'
        f'<attributes class="node">{nodes}</attributes>\n<attributes class="edge">{edges}</attributes>\n'
    )


def _gexf_node(item: Node) -> str:
    key, values = item
    data = "".join(f'<attvalue for="{i}" value={_attribute(value)}/>' for i, value in enumerate(values))
    return f"<node id={_attribute(key)} label={_attribute(values[0])}><attvalues>{data}</attvalues></node>\n"


def _gexf_edge(item: Edge) -> str:
    number, first, second, facts = item
    data = "".join(
        f'<attvalue for="{i}" value={_attribute(value)}/>' for i, value in enumerate(facts) if value is not None
    )
    ends = f"source={_attribute(first)} target={_attribute(second)}"
    return f'<edge id="{number}" {ends} label={_attribute(facts[1])}><attvalues>{data}</attvalues></edge>\n'
