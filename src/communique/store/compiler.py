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
from communique.store.documents import MARK, NARRATOR, identifier_tag
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
    """A compiled branch: an FTS5 expression, or SQL."""

    match: str | None = None
    sql: str | None = None


class Compiled(Struct, frozen=True):
    """``FROM {source} WHERE {where}`` with its parameters, and the expression for relevance."""

    source: str
    where: str
    tier: str | None
    params: Params


class Compiler:
    """Compiles one query. languages: those of the record. states: a function from a state's name to identifiers."""

    def __init__(self, dialect: str, languages: tuple[str, ...], states: Callable[[str], tuple[str, ...]]) -> None:
        self._is_sqlite = dialect == "sqlite"
        self._languages = languages
        self._states = states
        self._params: Params = {}
        self._numbers = count()
        self._asks_vector = False

    def compile(self, tree: q.Node) -> Compiled:
        """Return the query as SQL. Raises QueryError when nothing in it can be looked for."""
        part = self._node(tree)
        if part is None and not (isinstance(tree, q.And) and not tree.items):
            raise QueryError("the search holds no word to look for; write letters or digits, or a filter")
        tier = self._tier(tree, part.match if part else None)
        if part is None:
            return Compiled("found f", "1 = 1", None, self._params)
        if part.match is not None:
            source = "search CROSS JOIN found f ON f.n = search.rowid"
            conditions = [f"search MATCH {self._bind(part.match)}", *([part.sql] if part.sql else [])]
            return Compiled(source, " AND ".join(conditions), tier, self._params)
        source = "found f JOIN search s ON s.n = f.n" if self._asks_vector else "found f"
        return Compiled(source, part.sql or "1 = 1", tier, self._params)

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
            return inner and Part(sql=f"NOT ({self._sql(inner)})")
        if isinstance(node, q.Days):
            return Part(sql=self._days(node))
        if isinstance(node, q.Filter) and (sql := self._columns(node)):
            return Part(sql=sql)
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

    def _columns(self, node: q.Filter) -> str | None:
        """Return the condition of a filter on what a column holds, None for one on tags."""
        if node.field == "kind":
            return f"f.kind IN ({', '.join(str(KINDS[value]) for value in node.values)})"
        values = ", ".join(self._bind(value) for value in node.values)
        if node.field == "article":
            return f"f.article IN (SELECT n FROM article WHERE id IN ({values}))"
        if node.field == "id":
            tables = ("statement", "event", "article")
            return f"f.n IN ({' UNION ALL '.join(f'SELECT n FROM {table} WHERE id IN ({values})' for table in tables)})"
        return None

    def _days(self, node: q.Days) -> str:
        first, last = self._bind(node.days.first), self._bind(node.days.last)
        if node.field == "published":
            shared = "a.published_first <= {} AND coalesce(a.published_last, a.published_first) >= {}"
            return f"EXISTS (SELECT 1 FROM article a WHERE a.n = f.article AND {shared.format(last, first)})"
        return f"(f.day <= {last} AND f.day > '' AND f.first <= {last} AND f.last >= {first})"

    def _and(self, parts: Sequence[Part | None]) -> Part | None:
        held = [part for part in parts if part is not None]
        matches = [part.match for part in held if part.match is not None]
        conditions = [part.sql for part in held if part.sql is not None]
        if not held:
            return None
        match = " AND ".join(f"({m})" for m in matches) or None
        return Part(match, " AND ".join(conditions) or None)

    def _or(self, parts: Sequence[Part | None]) -> Part | None:
        held = [part for part in parts if part is not None]
        if not held:
            return None
        if all(part.match is not None and part.sql is None for part in held):
            return Part(match=" OR ".join(f"({part.match})" for part in held))
        return Part(sql=f"({' OR '.join(self._sql(part) for part in held)})")

    def _sql(self, part: Part) -> str:
        """Return a branch as one SQL condition."""
        conditions = [f"({part.sql})"] if part.sql else []
        if part.match is not None:
            conditions.append(f"f.n IN (SELECT rowid FROM search WHERE search MATCH {self._bind(part.match)})")
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

    def _tier(self, tree: q.Node, match: str | None) -> str | None:
        """Return how well a hit answers: 0 the words side by side as typed, 1 all in its own words, 2 elsewhere too.

        match: the whole query's expression in FTS5; asked for together with the words, it spares rows that no hit is.
        """
        items = tree.items if isinstance(tree, q.And) else (tree,)
        words = [node for node in items if isinstance(node, q.Word | q.Phrase)]
        leaves = [leaf for word in words if (leaf := self._leaf(word)).forms]
        if not leaves:
            return None
        within = [Part(match=match)] if match is not None else []
        own = [self._compiled(Leaf(leaf.forms, ("words",))) for leaf in leaves]
        cases = f"WHEN {self._all([*within, *own])} THEN 1"
        if len(words) > 1 and not any(isinstance(word, q.Word) and word.prefix for word in words):
            forms = tuple(Form(form) for form in self._phrase(" ".join(word.text for word in words)))
            cases = f"WHEN {self._all([*within, self._compiled(Leaf(forms, ('words',)))])} THEN 0 {cases}"
        return f"CASE {cases} ELSE 2 END"

    def _all(self, parts: Sequence[Part]) -> str:
        together = self._and(parts)
        assert together is not None
        return self._sql(together)


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
