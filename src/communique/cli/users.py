"""``communique users``: who may use the server."""

from __future__ import annotations

import sys
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from communique.cli.recording import RECORD, RecordAddress
from communique.cli.serve import UsersFile, needed

if TYPE_CHECKING:
    from communique.web import Accounts


class Action(StrEnum):
    """What to do."""

    add = "add"
    remove = "remove"
    list = "list"
    password = "password"


class Role(StrEnum):
    """What a user may do."""

    reader = "reader"
    editor = "editor"


def users(
    action: Annotated[Action, typer.Argument(metavar="ACTION", help="add, remove, list or password.")],
    name: Annotated[str | None, typer.Argument(metavar="NAME", help="The user.")] = None,
    role: Annotated[Role, typer.Option(help="reader: sees all; editor: corrects too.")] = Role.reader,
    record: RecordAddress = RECORD,
    file: UsersFile = None,
) -> None:
    """Add, remove and list who may use the server; a password is asked for, or read from standard input."""
    kept = needed("accounts")
    accounts = kept.Accounts(kept.users_file(record, file))
    if action is Action.list:
        for user in accounts.users():
            print(f"{user.name}\t{user.role}")
        return
    if name is None:
        raise typer.BadParameter("name a user", param_hint="NAME")
    _change(accounts, action, name, role)


def _change(accounts: Accounts, action: Action, name: str, role: Role) -> None:
    if action is Action.remove:
        accounts.remove(name)
        print(f"removed {name}")
    elif action is Action.password:
        accounts.set_password(name, _password(name))
        print(f"set the password of {name}")
    else:
        accounts.add(name, role.value, _password(name))
        print(f"added {name}, {role.value}, in {accounts.path}")


def _password(name: str) -> str:
    """Return a password: typed twice and not shown, or the first line of standard input."""
    if sys.stdin.isatty():
        return str(typer.prompt(f"Password of {name}", hide_input=True, confirmation_prompt=True, err=True))
    return sys.stdin.readline().rstrip("\r\n")
