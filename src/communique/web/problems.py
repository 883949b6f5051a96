"""Errors as programs read them: RFC 9457 problem details."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus

import msgspec
from msgspec import Struct, field
from starlette.responses import Response

MEDIA_TYPE = "application/problem+json"


class Detail(Struct, frozen=True, omit_defaults=True):
    """A problem. type is ``about:blank``: the status says what kind of problem it is."""

    title: str
    status: int
    detail: str = ""
    """What was found and what to do."""
    errors: tuple[Mistake, ...] = ()
    """Of a request whose parts are wrong: each of them."""
    type: str = field(default="about:blank")


class Mistake(Struct, frozen=True):
    """A part of a request that is wrong. where: ``query.size``, ``body.why``."""

    where: str
    message: str


def problem(
    status: int, detail: str = "", errors: tuple[Mistake, ...] = (), headers: Mapping[str, str] | None = None
) -> Response:
    """Return the response for a problem."""
    found = Detail(HTTPStatus(status).phrase, status, detail, errors)
    return Response(msgspec.json.encode(found), status, headers, MEDIA_TYPE)
