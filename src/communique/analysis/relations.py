"""Map the two label schemes of dependency pipelines to the one set of ``annotation``.

ClearNLP (spaCy's English): prepositions head their nouns, *be* heads its predicate; ``to_relations`` turns both round.

    the talks with Iran       prep(talks, with) pobj(with, Iran)    ->  case(Iran, with) nmod(talks, Iran)
    imposed by the EU         agent(imposed, by) pobj(by, EU)       ->  case(EU, by) agent(imposed, EU)
    She is the minister       nsubj(is, She) attr(is, minister)     ->  cop(minister, is) subj(minister, She)

Universal Dependencies have that shape already; only the labels are shortened (``nsubj:pass`` -> ``subj_pass``).

    Avtalet undertecknades av Eva    nsubj:pass(…, Avtalet) obl:agent(…, Eva)  ->  subj_pass, agent
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal

Scheme = Literal["clear", "ud"]
Move = Callable[[int, int, str], None]

UD = {
    "nsubj": "subj", "csubj": "subj", "nsubj:pass": "subj_pass", "csubj:pass": "subj_pass", "obj": "obj",
    "iobj": "iobj", "obl:agent": "agent", "obl": "obl", "nmod": "nmod", "nmod:poss": "poss", "ccomp": "comp",
    "xcomp": "xcomp", "advcl": "advcl", "acl": "acl", "acl:relcl": "relcl", "conj": "conj", "cc": "cc",
    "mark": "mark", "case": "case", "det": "det", "amod": "amod", "nummod": "nummod", "advmod": "advmod",
    "appos": "appos", "flat": "flat", "compound:prt": "prt", "compound": "compound", "parataxis": "parataxis",
    "expl": "expl", "cop": "cop", "aux": "aux", "aux:pass": "aux_pass", "punct": "punct", "root": "root",
    "ROOT": "root", "fixed": "flat",
}  # fmt: skip

CLEAR = {
    "nsubj": "subj", "csubj": "subj", "nsubjpass": "subj_pass", "csubjpass": "subj_pass", "dobj": "obj",
    "dative": "iobj", "oprd": "xcomp", "attr": "xcomp", "acomp": "xcomp", "ccomp": "comp", "xcomp": "xcomp",
    "advcl": "advcl", "acl": "acl", "relcl": "relcl", "conj": "conj", "cc": "cc", "preconj": "cc", "mark": "mark",
    "case": "case", "det": "det", "predet": "det", "amod": "amod", "nummod": "nummod", "advmod": "advmod",
    "quantmod": "advmod", "npadvmod": "obl", "appos": "appos", "compound": "compound", "nmod": "compound",
    "parataxis": "parataxis", "expl": "expl", "aux": "aux", "auxpass": "aux_pass", "neg": "neg", "prt": "prt",
    "poss": "poss", "punct": "punct", "ROOT": "root", "pobj": "obl", "pcomp": "advcl", "prep": "advmod",
    "agent": "advmod",
}  # fmt: skip

TURNED = CLEAR | {"nmod:prep": "nmod", "obl:prep": "obl", "agent:prep": "agent", "iobj:prep": "iobj", "cop": "cop"}
"""Relations in ClearNLP's set, and those of what was turned round."""

PREDICATES = frozenset({"VERB", "AUX", "ADJ", "ADV"})


def scheme_of(labels: Sequence[str]) -> Scheme:
    """Tell the scheme from a parser's labels."""
    return "clear" if "dobj" in labels else "ud"


def unknown_labels(labels: Sequence[str]) -> list[str]:
    """Return the labels of a parser that its scheme has no relation for; subtypes and crossing arcs count as known."""
    table = CLEAR if scheme_of(labels) == "clear" else UD
    plain = [label.partition("||")[0] for label in labels]
    return [label for label in plain if label not in table and label.partition(":")[0] not in table and label != "dep"]


def to_relations(
    scheme: Scheme, head: list[int], rel: list[str], pos: Sequence[str], lemma: Sequence[str], morph: Sequence[str]
) -> tuple[list[int], list[str]]:
    """Return heads and relations in the common set. All lists have one item a token; heads are indices."""
    if set(rel) <= {"dep"}:  # nothing was parsed
        return head, rel
    if scheme == "ud":
        return head, [_short(label, features) for label, features in zip(rel, morph, strict=True)]
    return _from_clear(list(head), list(rel), pos, lemma)


def _short(label: str, features: str) -> str:
    if label.startswith("advmod") and "Polarity=Neg" in features:
        return "neg"
    return UD.get(label) or UD.get(label.partition(":")[0], "dep")


def _from_clear(
    head: list[int], rel: list[str], pos: Sequence[str], lemma: Sequence[str]
) -> tuple[list[int], list[str]]:
    kids: list[list[int]] = [[] for _ in head]
    for i, h in enumerate(head):
        if h != i:
            kids[h].append(i)

    def move(i: int, to: int, label: str) -> None:
        if head[i] != i:
            kids[head[i]].remove(i)
        head[i], rel[i] = to, label
        if to != i:
            kids[to].append(i)

    for p in _deepest_first(head, [i for i, label in enumerate(rel) if label in ("prep", "agent", "dative")]):
        _turn_preposition(p, head, rel, pos, kids, move)
    for v in range(len(head)):
        if lemma[v] == "be":
            _turn_copula(v, head, rel, kids, move)
    out = [TURNED.get(label, "dep") for label in rel]
    return head, ["mark" if x == "aux" and pos[i] == "PART" else x for i, x in enumerate(out)]


def _deepest_first(head: Sequence[int], tokens: list[int]) -> list[int]:
    """Sort tokens so that one below another comes first. Depths are counted up to the root, memoised."""
    depth: dict[int, int] = {}
    for i in tokens:
        path = []
        while i not in depth and head[i] != i:
            path.append(i)
            i = head[i]
        base = depth.setdefault(i, 0)
        for step, j in enumerate(reversed(path), 1):
            depth[j] = base + step
    return sorted(tokens, key=lambda i: (-depth[i], i))


def _turn_preposition(
    p: int, head: list[int], rel: list[str], pos: Sequence[str], kids: list[list[int]], move: Move
) -> None:
    """Make the object of preposition p the dependent of p's head, and p its ``case`` (or ``mark`` of a clause)."""
    inner = next((k for k in kids[p] if rel[k] in ("pobj", "pcomp")), None)
    if inner is None:
        return
    above, label, clause = head[p], rel[p], rel[inner] == "pcomp" and pos[inner] in ("VERB", "AUX")
    if rel[above] in ("prep", "agent") and pos[above] in ("ADP", "SCONJ"):
        new = "pobj"
    elif label == "agent":
        new = "agent:prep"
    elif label == "dative":
        new = "iobj:prep"
    elif clause:
        new = "advcl" if pos[above] in PREDICATES else "acl"
    else:
        new = "obl:prep" if pos[above] in PREDICATES else "nmod:prep"
    if above == p:
        return
    move(inner, above, new)
    for k in list(kids[p]):
        move(k, inner, rel[k])
    move(p, inner, "mark" if clause else "case")


def _turn_copula(v: int, head: list[int], rel: list[str], kids: list[list[int]], move: Move) -> None:
    """Make the predicate of copula v the head of the clause, and v its ``cop``."""
    predicate = next((k for k in kids[v] if rel[k] in ("attr", "acomp")), None)
    if predicate is None:
        return
    above, label = head[v], rel[v]
    move(predicate, predicate if above == v else above, label)
    for k in list(kids[v]):
        move(k, predicate, rel[k])
    if above == v:
        head[v], rel[v] = predicate, "cop"
        kids[predicate].append(v)
    else:
        move(v, predicate, "cop")
