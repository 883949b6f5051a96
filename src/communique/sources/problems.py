"""The codes of what can go wrong on the way in."""

from __future__ import annotations

from communique.errors import SourceError
from communique.records import Problem

PROBLEMS: dict[str, str] = {
    "not-found": "There is no file or folder of that name.",
    "no-permission": "The file or folder may not be read.",
    "unreadable": "The operating system could not read the file.",
    "bad-address": "The address is not one that is fetched.",
    "not-fetched": "The server could not be asked, or gave no page.",
    "robots": "The site's robots.txt keeps programs from the page.",
    "private-address": "A redirect leads into a private network.",
    "not-a-page": "The address holds no web page or text.",
    "no-input": "The folder holds no file of a known format.",
    "empty": "The input holds no text.",
    "too-large": "The input, or one record of it, is larger than the limit.",
    "binary": "The input is no text: an image, an archive, a PDF, …",
    "no-article": "No article text was found in the web page or archive.",
    "broken-json": "A line is no JSON object.",
    "broken-file": "The table or archive is damaged, or of another format than was said.",
    "missing-text": "A record has no field or column ``text``.",
    "duplicate-id": "A record repeats the id of an earlier one in the same file; only the first is read.",
    "missing-library": "The format needs an optional library that is not installed.",
    "encoding-guessed": "The text is not UTF-8; its encoding was guessed.",
    "bad-characters": "The text held halves of surrogate pairs, which stand for no character; each was replaced by �.",
    "bad-field": "A field is of the wrong type; it was left out.",
    "bad-date": "A publication date is not an ISO date (YYYY-MM-DD); it was left out.",
}
"""Code → meaning of every Problem that ``sources`` reports."""

NOTES = frozenset({"encoding-guessed", "bad-characters", "bad-field", "bad-date"})
"""Codes of Problems beside an Article that was read all the same; its id stands in ``Problem.article`` (for a whole
table: the file's name)."""


def problem(code: str, message: str, article: str) -> Problem:
    """Return a Problem with a known code."""
    if code not in PROBLEMS:
        raise KeyError(code)
    return Problem(code, message, article, None)


def problem_of(fault: SourceError | OSError, name: str) -> Problem:
    """Return the Problem that an exception becomes."""
    if isinstance(fault, SourceError):
        return problem(fault.code, f"{name}: {fault}", name)
    if isinstance(fault, FileNotFoundError):
        return problem("not-found", f"{name}: there is no such file or folder. Check the path.", name)
    if isinstance(fault, PermissionError):
        return problem("no-permission", f"{name}: may not be read. Change its permissions, or leave it out.", name)
    return problem("unreadable", f"{name}: could not be read ({fault.strerror or fault}).", name)
