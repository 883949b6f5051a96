"""The application: the record behind the gate, the routes of pages and API, and what becomes of errors."""

from __future__ import annotations

import logging
import pkgutil
import threading
from collections.abc import AsyncIterator, Collection, Iterator
from contextlib import asynccontextmanager
from http import HTTPStatus
from importlib import import_module, metadata
from pathlib import Path

import anyio.to_thread
from fastapi import APIRouter, Depends, FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import PlainTextResponse, Response
from starlette.staticfiles import StaticFiles

from communique import store
from communique.errors import CommuniqueError, SlowQueryError, UsageError
from communique.web import pages
from communique.web.accounts import Accounts, User
from communique.web.api import add_api, allowed
from communique.web.context import render
from communique.web.problems import Mistake, problem
from communique.web.security import API, Gate, guard
from communique.web.sessions import Sessions, Throttle
from communique.web.site import Site

LOCAL = ("127.0.0.1", "localhost", "[::1]")
THREADS = 4
"""Requests that ask the record at a time; the others wait."""
QUERY_SECONDS = 10.0
"""What a page or the API asks of the record must be answered in this time."""
EXPORT_SECONDS = 3600.0
"""An export must be written in this time, whoever reads it."""
EXPORTS = 2
"""Exports that are written at a time."""
STATIC = Path(__file__).parent / "static"
_LOG = logging.getLogger("communique.web")


def make_app(
    address: str,
    *,
    accounts: Accounts | None = None,
    hosts: Collection[str] = (),
    any_address: bool = False,
    name: str = "editor",
) -> FastAPI:
    """Return the application over a record.

    accounts: without them everyone is an editor called ``name``, which only the machine itself may be offered. hosts:
    names of the server beside those of the machine itself. any_address: plain IP addresses will do as names too.
    Raises RecordError when the record cannot be opened.
    """
    with store.open(address) as opened:  # brings an older record up to date, which takes what it takes
        record, archive = opened.within(QUERY_SECONDS), opened.within(EXPORT_SECONDS)
    site = Site(
        record=record,
        archive=archive,
        accounts=accounts,
        anyone=User(name, "editor"),
        sessions=Sessions(),
        exports=threading.BoundedSemaphore(EXPORTS),
        throttle=Throttle(),
        hosts=frozenset(host.lower() for host in (*LOCAL, *hosts)),
        any_address=any_address,
    )
    app = FastAPI(
        title="Communiqué",
        version=metadata.version("communique"),
        lifespan=_lifespan,
        redirect_slashes=False,
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        dependencies=[Depends(guard)],
    )
    app.state.site = site
    app.add_middleware(Gate, site=site, failed=_failed)
    add_api(app)
    for router in page_routers():
        app.include_router(router)
    app.mount("/static", StaticFiles(directory=STATIC, check_dir=False), "static")
    _handle_errors(app)
    return app


def page_routers() -> Iterator[APIRouter]:
    """Yield the ``router`` of each module in ``pages``."""
    for found in sorted(pkgutil.iter_modules(pages.__path__), key=lambda found: found.name):
        module = import_module(f"{pages.__name__}.{found.name}")
        if isinstance(router := getattr(module, "router", None), APIRouter):
            yield router


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    anyio.to_thread.current_default_thread_limiter().total_tokens = THREADS
    yield
    app.state.site.record.close()
    app.state.site.archive.close()


def _handle_errors(app: FastAPI) -> None:
    @app.exception_handler(HTTPException)
    def refused(request: Request, fault: HTTPException) -> Response:
        headers = dict(fault.headers or {})
        if fault.status_code == 405 and (methods := allowed(request.url.path)):
            headers["Allow"] = methods
        return _told(request, fault.status_code, str(fault.detail), headers=headers)

    @app.exception_handler(RequestValidationError)
    def wrong(request: Request, fault: RequestValidationError) -> Response:
        mistakes = tuple(Mistake(".".join(map(str, error["loc"])), error["msg"]) for error in fault.errors())
        return _told(request, 422, "; ".join(f"{m.where}: {m.message}" for m in mistakes), mistakes)

    @app.exception_handler(CommuniqueError)
    def known(request: Request, fault: CommuniqueError) -> Response:
        if isinstance(fault, UsageError):
            return _told(request, 400, str(fault))
        if isinstance(fault, SlowQueryError):
            return _told(request, 503, str(fault))
        _LOG.error("%s", fault)  # it may name files and servers, which are nobody's business
        return _told(request, 503, "the record cannot be read or written just now; the server's log says more")


def _failed(request: Request) -> Response:
    """Return the answer where the program has a fault; it says nothing of the program's inside."""
    message = "something went wrong here; the server's log says more"
    try:
        return _told(request, 500, message)
    except Exception:
        _LOG.exception("the error page has a fault too")
        return PlainTextResponse(message + "\n", 500)


def _told(
    request: Request,
    status: int,
    message: str,
    mistakes: tuple[Mistake, ...] = (),
    headers: dict[str, str] | None = None,
) -> Response:
    """Return an error: as a problem to programs, as a page to people."""
    if request.url.path.startswith(API):
        return problem(status, message, mistakes, headers)
    page = render(request, "error.html", status=status, title=HTTPStatus(status).phrase, message=message)
    page.headers.update(headers or {})
    return page
