"""A query's tree → SQL over ``found f``, for SQLite's FTS5 and for PostgreSQL's tsvector, with equal meaning.

Words become alternatives of token sequences, one for each language of the record. In FTS5 whole branches are one MATCH;
in PostgreSQL each leaf is a condition of its own on ``s.vector``, and a sequence is checked in the token strings.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import count
from typing import Literal

from msgspec import Struct

from communique.errors import QueryError
from communique.store import query as q
from communique.store.analyser import bare, is_unspaced, name_forms, query_forms
from communique.store.documents import MARK, NARRATOR, identifier_tag, kind_tag
from communique.store.periods import LONG, sort_key, sought
from communique.store.schema import KINDS

Field = Literal["words", "around", "parts", "tags"]
WEIGHTS = {"words": "A", "around": "B", "parts": "C", "tags": "D"}
ANYWHERE: tuple[Field, ...] = ("words", "around", "parts")
IN_ORDER: tuple[Field, ...] = ("words", "around")
"""Fields whose tokens follow each other as in the text."""
MOST_FORMS = 12
"""Ways to read one phrase: the product of what its words may be in the record's languages is cut here."""

Params = dict[str, str | int]


class Form(Struct, frozen=True):
    """Tokens that must follow each other; prefix: the last one begins a token."""

    tokens: tuple[str, ...]
    prefix: bool = False


class Leaf(Struct, frozen=True):
    """One of the forms must stand in one of the fields."""

    forms: tuple[Form, ...]
    fields: tuple[Field, ...]


class Part(Struct, frozen=True):
    """A compiled branch: an FTS5 expression, one that must not match, or SQL; or some of them, all of which must hold.

    hint: an FTS5 expression that everything matches for which ``sql`` holds. few: ``sql`` holds for very few records.
    """

    match: str | None = None
    without: str | None = None
    sql: str | None = None
    hint: str | None = None
    few: bool = False


class Compiled(Struct, frozen=True):
    """``FROM {source} WHERE {where}`` with its parameters; rows are ``f``.

    tiers: ``where`` divided by how well what is found answers, the best first; none when no words are sought.
    key: what sorts the newest first. count: ``FROM`` and ``WHERE`` of a quicker way to count, where there is one.
    """

    source: str
    where: str
    params: Params
    tiers: tuple[str, ...] = ()
    key: str = "f.key"
    count: str | None = None


class Known(Struct, frozen=True):
    """What a compiler knows of the record: its languages, and the first days of its oldest and newest records."""

    languages: tuple[str, ...]
    earliest: str
    latest: str
    has_long: bool
    """Whether the days of some record touch more months than the word index has tags for."""


class Compiler:
    """Compiles one query. states: a function from a state's name to identifiers."""

    def __init__(self, dialect: str, known: Known, states: Callable[[str], tuple[str, ...]]) -> None:
        self._is_sqlite = dialect == "sqlite"
        self._languages = known.languages
        self._known = known
        self._states = states
        self._params: Params = {}
        self._numbers = count()
        self._asks_vector = False

    def compile(self, tree: q.Node) -> Compiled:
        """Return the query as SQL. Raises QueryError when nothing in it can be looked for."""
        part = self._node(tree)
        if part is None:
            if not (isinstance(tree, q.And) and not tree.items):
                raise QueryError("the search holds no word to look for; write letters or digits, or a filter")
            return Compiled("found f", "1 = 1", self._params)
        if self._is_sqlite:
            return self._by_index(tree, part)
        where = part.sql or "1 = 1"
        tiers = tuple(f"{where} AND {tier}" for tier in self._tiers(tree))
        source = "found f JOIN search s ON s.n = f.n" if self._asks_vector else "found f"
        return Compiled(source, where, self._params, tiers)

    def _by_index(self, tree: q.Node, part: Part) -> Compiled:
        """Return the query for SQLite: the word index leads, in its own order, unless very few records can be meant."""
        match = _matching(part)
        if match is None:
            return Compiled("found f", part.sql or "1 = 1", self._params)
        rest = f"{part.sql or '1 = 1'}{''.join(self._bounds(tree))}"
        where, *tiers = (f"search MATCH {self._bind(one)} AND {rest}" for one in (match, *self._ranked(tree, match)))
        if part.few:
            source, key = "found f CROSS JOIN search ON search.rowid = f.key", "f.key"
        else:
            source, key = "search CROSS JOIN found f ON f.key = search.rowid", "search.rowid"
        alone = f"search WHERE {where} AND rowid NOT IN (SELECT key FROM search_gone)" if part.sql is None else None
        return Compiled(source, where, self._params, tuple(tiers), key, alone)

    def _bounds(self, tree: q.Node) -> Iterable[str]:
        """Yield where to begin in the index: at the last of the days that all hits must fall into."""
        for item in tree.items if isinstance(tree, q.And) else (tree,):
            if isinstance(item, q.Days) and item.field == "date":
                yield f" AND search.rowid >= {self._bind(sort_key(item.days.last, 0))}"

    def _bind(self, value: str | int) -> str:
        name = f"p{next(self._numbers)}"
        self._params[name] = value
        return f":{name}"

    def _node(self, node: q.Node) -> Part | None:
        """Return the compiled branch, None for one that asks for nothing (a word without a letter)."""
        if isinstance(node, q.And):
            return self._and([self._node(item) for item in node.items])
        if isinstance(node, q.Or):
            return self._or([self._node(item) for item in node.items])
        if isinstance(node, q.Not):
            inner = self._node(node.item)
            return inner and self._not(inner)
        if isinstance(node, q.Days):
            return self._days(node)
        if isinstance(node, q.Filter) and (part := self._columns(node)):
            return part
        leaf = self._leaf(node)
        return self._compiled(leaf) if leaf.forms else None

    def _leaf(self, node: q.Node) -> Leaf:
        if isinstance(node, q.Word):
            forms = (Form(form, node.prefix) for form in query_forms(node.text, self._languages))
            return Leaf(tuple(form for item in forms for form in _unspaced(item)), ANYWHERE)
        if isinstance(node, q.Phrase):
            return Leaf(tuple(Form(form) for form in self._phrase(node.text)), IN_ORDER)
        assert isinstance(node, q.Filter)
        return Leaf(tuple(form for value in node.values for form in self._tagged(node.field, value)), ("tags",))

    def _phrase(self, text: str) -> tuple[tuple[str, ...], ...]:
        """Return the sequences that a phrase may stand as: each word in each of its forms."""
        sequences: list[tuple[str, ...]] = [()]
        for word in text.split():
            forms = query_forms(word, self._languages)
            if forms:
                sequences = [(*before, *form) for before in sequences for form in forms][:MOST_FORMS]
        whole = query_forms(text, self._languages)
        return tuple(form for form in dict.fromkeys((*whole, *sequences)) if form)

    def _tagged(self, field: str, value: str) -> Iterable[Form]:
        """Yield the tags that a value of a filter may stand as."""
        if field == "state":
            yield from (Form((identifier_tag("state", state),)) for state in self._states(value))
        elif field in q.NAMES:
            if field == "word" and value.casefold() == NARRATOR:
                yield Form((identifier_tag(field, NARRATOR),))
                return
            stem = value.rstrip("*")
            for name in name_forms(stem):
                yield Form(tuple(f"{field}{MARK}{token}" for token in name), prefix=stem != value)
            if stem == value and bare(value):
                yield Form((identifier_tag(field, value),))
        elif tag := bare(value):
            prefix = field == "cameo" or value.endswith("*")
            yield Form((f"{field}{MARK}{tag}",), prefix)

    def _columns(self, node: q.Filter) -> Part | None:
        """Return the condition of a filter on what a column holds, None for one on tags."""
        if node.field == "kind":
            if self._is_sqlite:
                return Part(match=_any_of(map(kind_tag, node.values)))
            return Part(sql=f"f.kind IN ({', '.join(str(KINDS[value]) for value in node.values)})")
        values = ", ".join(self._bind(value) for value in node.values)
        if node.field == "article":
            return Part(sql=f"f.article IN (SELECT n FROM article WHERE id IN ({values}))", few=True)
        if node.field == "id":
            tables = (f"SELECT n FROM {table} WHERE id IN ({values})" for table in KINDS)
            return Part(sql=f"f.n IN ({' UNION ALL '.join(tables)})", few=True)
        return None

    def _days(self, node: q.Days) -> Part:
        first, last = self._bind(node.days.first), self._bind(node.days.last)
        if node.field == "published":
            shared = f"published_first <= {last} AND coalesce(published_last, published_first) >= {first}"
            return Part(sql=f"f.article IN (SELECT n FROM article WHERE {shared})")
        sql = f"(f.day <= {last} AND f.day > '' AND f.first <= {last} AND f.last >= {first})"
        found = sought(node.days, self._known.earliest, self._known.latest) if self._is_sqlite else None
        if found is None:
            return Part(sql=sql)
        if found.exact and not self._known.has_long:
            return Part(match=_any_of(found.tags))
        return Part(sql=sql, hint=_any_of((*found.tags, LONG)))

    def _not(self, part: Part) -> Part:
        if part.match is not None and part.sql is None and part.without is None:
            return Part(without=part.match)
        return Part(sql=f"NOT ({self._sql(part)})")

    def _and(self, parts: Sequence[Part | None]) -> Part | None:
        held = [part for part in parts if part is not None]
        if not held:
            return None
        return Part(
            match=_joined(" AND ", (part.match for part in held)),
            without=_joined(" OR ", (part.without for part in held)),
            sql=" AND ".join(part.sql for part in held if part.sql is not None) or None,
            hint=_joined(" AND ", (part.hint for part in held)),
            few=any(part.few for part in held),
        )

    def _or(self, parts: Sequence[Part | None]) -> Part | None:
        held = [part for part in parts if part is not None]
        if not held:
            return None
        if all(part.match is not None and part.sql is None and part.without is None for part in held):
            return Part(match=_joined(" OR ", (part.match for part in held)))
        hints = [_joined(" AND ", (part.match, part.hint)) for part in held]
        hint = _joined(" OR ", hints) if all(hints) else None
        return Part(sql=f"({' OR '.join(self._sql(part) for part in held)})", hint=hint)

    def _sql(self, part: Part) -> str:
        """Return a branch as one SQL condition."""
        conditions = [f"({part.sql})"] if part.sql else []
        for how, match in (("IN", part.match), ("NOT IN", part.without)):
            if match is not None:
                conditions.append(f"f.key {how} (SELECT rowid FROM search WHERE search MATCH {self._bind(match)})")
        return f"({' AND '.join(conditions)})"

    def _compiled(self, leaf: Leaf) -> Part:
        if self._is_sqlite:
            return Part(match=_fts5(leaf))
        return Part(sql=f"({' OR '.join(self._tsquery(form, leaf.fields) for form in leaf.forms)})")

    def _tsquery(self, form: Form, fields: tuple[Field, ...]) -> str:
        """Return a form as a condition on ``s``: its tokens in the vector, and their order in the strings."""
        self._asks_vector = True
        label = _label(form, fields)
        tokens = [f"'{token}'" + (f":{label}" if label else "") for token in form.tokens[:-1]]
        last = f"'{form.tokens[-1]}'" + (f":*{label}" if form.prefix else f":{label}" if label else "")
        vector = f"s.vector @@ CAST({self._bind(' & '.join([*tokens, last]))} AS tsquery)"
        if len(form.tokens) == 1:
            return vector
        pattern = self._bind(f"% {' '.join(form.tokens)}{'' if form.prefix else ' '}%")
        ordered = [field for field in fields if field != "parts"]
        return f"({vector} AND ({' OR '.join(f's.{field} LIKE {pattern}' for field in ordered)}))"

    def _answers(self, tree: q.Node) -> list[list[Part]]:
        """Return what better answers have: the words side by side as typed, then all in the record's own words."""
        items = tree.items if isinstance(tree, q.And) else (tree,)
        words = [node for node in items if isinstance(node, q.Word | q.Phrase)]
        leaves = [leaf for word in words if (leaf := self._leaf(word)).forms]
        if not leaves:
            return []
        out = [[self._compiled(Leaf(leaf.forms, ("words",))) for leaf in leaves]]
        if len(words) > 1 and not any(isinstance(word, q.Word) and word.prefix for word in words):
            forms = tuple(Form(form) for form in self._phrase(" ".join(word.text for word in words)))
            out.insert(0, [self._compiled(Leaf(forms, ("words",)))])
        return out

    def _ranked(self, tree: q.Node, match: str) -> Iterable[str]:
        """Yield the whole expression in FTS5 for each tier of answers; no record is in two of them."""
        better: list[str] = []
        for parts in self._answers(tree):
            this = _joined(" AND ", (part.match for part in parts)) or ""
            yield _except(f"({match}) AND {this}", better)
            better.append(this)
        if better:
            yield _except(match, better)

    def _tiers(self, tree: q.Node) -> tuple[str, ...]:
        """Return the conditions of the tiers of answers in PostgreSQL."""
        answers = [" AND ".join(self._sql(part) for part in parts) for parts in self._answers(tree)]
        better = ["TRUE", *(f"NOT ({answer})" for answer in answers)]
        own = [*answers, "TRUE"] if answers else []
        return tuple(f"({answer}) AND {' AND '.join(better[: i + 1])}" for i, answer in enumerate(own))


def _matching(part: Part) -> str | None:
    """Return the FTS5 expression of a whole query; where it only rules out, it is asked of records of all kinds."""
    match = _joined(" AND ", (part.match, part.hint))
    if part.without is None:
        return match
    return _except(match or _any_of(map(kind_tag, KINDS)), [part.without])


def _except(match: str, ruled_out: Sequence[str]) -> str:
    return f"({match}) NOT ({' OR '.join(ruled_out)})" if ruled_out else match


def _joined(sign: str, expressions: Iterable[str | None]) -> str | None:
    return sign.join(f"({item})" for item in expressions if item is not None) or None


def _any_of(tags: Iterable[str]) -> str:
    return " OR ".join(f'"{tag}"' for tag in tags)


def _unspaced(form: Form) -> Iterable[Form]:
    """Yield a word's form; one character of an unspaced script stands for every token that it begins."""
    token = form.tokens[-1]
    single = len(form.tokens) == 1 and len(token) == 1
    yield Form(form.tokens, prefix=True) if single and is_unspaced(token) else form


def _label(form: Form, fields: tuple[Field, ...]) -> str:
    """Return the weights to ask for: none when the tokens tell the field themselves."""
    if fields == ("tags",) or (fields == ANYWHERE and not form.prefix):
        return ""
    return "".join(WEIGHTS[field] for field in fields)


def _fts5(leaf: Leaf) -> str:
    """Return a leaf as an FTS5 expression."""
    single = [form for form in leaf.forms if len(form.tokens) == 1]
    several = [form for form in leaf.forms if len(form.tokens) > 1]
    tells_itself = leaf.fields in (("tags",), ANYWHERE) and not any(form.prefix for form in single)
    parts = [_filtered(() if tells_itself else leaf.fields, single)] if single else []
    if several:
        parts.append(_filtered(tuple(field for field in leaf.fields if field != "parts"), several))
    return " OR ".join(parts)


def _filtered(fields: tuple[Field, ...], forms: Iterable[Form]) -> str:
    joined = " OR ".join(f'"{" ".join(form.tokens)}"{" *" if form.prefix else ""}' for form in forms)
    return f"{{{' '.join(fields)}}} : ({joined})" if fields else f"({joined})"
