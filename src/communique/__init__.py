"""Communiqué reads news articles and keeps a sourced record of international politics.

    import communique

    reading = communique.read_text(open("article.txt", encoding="utf8").read())
    for statement in reading.statements:
        print(statement.speaker.name, statement.content)

What stands in ``__all__`` is the public interface; everything is imported when it is first asked for.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from communique.errors import (
        CommuniqueError,
        DataError,
        PipelineError,
        QueryError,
        RecordError,
        SettingsError,
        SourceError,
        UsageError,
    )
    from communique.pipeline import read, read_text
    from communique.records import (
        Actor,
        ActorRef,
        Article,
        Block,
        Event,
        Evidence,
        Problem,
        Reading,
        Role,
        Span,
        Statement,
        TimeSpan,
    )
    from communique.settings import Settings
    from communique.store import Hit, Record, open

_HOMES = {
    "communique.pipeline": ("read", "read_text"),
    "communique.store": ("Hit", "Record", "open"),
    "communique.settings": ("Settings",),
    "communique.records": (
        "Actor", "ActorRef", "Article", "Block", "Event", "Evidence", "Problem", "Reading", "Role", "Span", "Statement",
        "TimeSpan",
    ),
    "communique.errors": (
        "CommuniqueError", "DataError", "PipelineError", "QueryError", "RecordError", "SettingsError",
        "SourceError", "UsageError",
    ),
}  # fmt: skip
_HOME_OF = {name: module for module, names in _HOMES.items() for name in names}

__all__ = [
    "Actor",
    "ActorRef",
    "Article",
    "Block",
    "CommuniqueError",
    "DataError",
    "Event",
    "Evidence",
    "Hit",
    "PipelineError",
    "Problem",
    "QueryError",
    "Reading",
    "Record",
    "RecordError",
    "Role",
    "Settings",
    "SettingsError",
    "SourceError",
    "Span",
    "Statement",
    "TimeSpan",
    "UsageError",
    "__version__",
    "open",
    "read",
    "read_text",
]


def __getattr__(name: str) -> object:
    """Import what is asked for: the command line must answer before spaCy could even load."""
    if name == "__version__":
        from importlib.metadata import version

        return version("communique")
    if name in _HOME_OF:
        return getattr(import_module(_HOME_OF[name]), name)
    raise AttributeError(f"module 'communique' has no attribute {name!r}")


def __dir__() -> list[str]:
    return __all__
