"""Signing in and out."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Request
from starlette.responses import RedirectResponse, Response

from communique.web.context import render
from communique.web.security import safe_next, sign_in, sign_out

router = APIRouter()


@router.get("/login", include_in_schema=False)
def login(request: Request) -> Response:
    """Ask for name and password."""
    wanted = safe_next(request.query_params.get("next", "/"))
    return render(request, "login.html", following=wanted, name="", fault="")


@router.post("/login", include_in_schema=False)
def enter(
    request: Request,
    name: Annotated[str, Form(max_length=200)] = "",
    password: Annotated[str, Form(max_length=500)] = "",
    following: Annotated[str, Form(alias="next", max_length=4000)] = "/",
) -> Response:
    """Sign in and go to the page that was asked for."""
    wanted = safe_next(following)
    if sign_in(request, name, password) is None:
        fault = "There is no such name with this password."
        return render(request, "login.html", status=401, following=wanted, name=name, fault=fault)
    return RedirectResponse(wanted, 303)


@router.post("/logout", include_in_schema=False)
def leave(request: Request) -> Response:
    """Sign out."""
    sign_out(request)
    return RedirectResponse("/login", 303)
