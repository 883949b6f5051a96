"""Pages that arrive in two parts: what needs no count at once, the chart when the database has counted.

    {{ flush }}{% set view = load() %}{% if view.fault %}…{% else %}… {{ view.notes }} …{% endif %}

A query that is wrong is refused before anything is sent; one that takes too long is told in the page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from fastapi import Request
from markupsafe import Markup
from starlette.responses import Response, StreamingResponse

from communique.errors import SlowQueryError
from communique.store.query import parse
from communique.web.context import context, environment

FLUSH = Markup("<!-- counting -->")
HTML = "text/html; charset=utf-8"
Values = dict[str, object]


def streamed(request: Request, template: str, q: str, load: Callable[[], Values], **values: object) -> Response:
    """Return a page whose template calls ``load`` when it comes to what is counted.

    Raises QueryError for a query that cannot be understood.
    """
    parse(q)
    if request.state.is_head:
        return Response(media_type=HTML)
    here = context(request)
    known: Values = {"user": here.user, "csrf": here.csrf, "path": here.path, "signed_in": here.signed_in}
    held = {**known, **values, "q": q, "flush": FLUSH, "load": lambda: _loaded(load)}
    pieces = environment().get_template(template).generate(held)
    return StreamingResponse(_chunks(pieces), media_type=HTML)


def _loaded(load: Callable[[], Values]) -> Values:
    try:
        return {"fault": "", **load()}
    except SlowQueryError as fault:
        return {"fault": str(fault)}


def _chunks(pieces: Iterable[str]) -> Iterator[str]:
    """Yield the page up to each mark, then what is left."""
    held: list[str] = []
    for piece in pieces:
        held.append(piece)
        if piece == FLUSH:
            yield "".join(held)
            held.clear()
    yield "".join(held)
