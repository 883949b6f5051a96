"""A Reading as a person reads it: statements by speaker, events and on whose word, roles, problems.

Readable in 80 columns; colours and bold only on a terminal, never when the output is piped.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping

from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from communique.cli import wording
from communique.records import Article, Event, Problem, Reading, Role, Statement, TimeSpan

PIPED = 80
"""Columns when the output is no terminal."""
WIDEST = 110
"""Longer lines are hard to read."""
LANGUAGES = {"en": "English", "sv": "Swedish"}
SEPARATOR = " · "

Line = tuple[str, str]
"""A line and its style; an empty line is left out."""


def console() -> Console:
    """Return the console on standard output; markup and emoji codes in articles mean nothing to it."""
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="replace")  # a terminal that lacks a letter must not stop the reading
    found = Console(file=sys.stdout, markup=False, emoji=False, highlight=False)
    found.width = min(found.width, WIDEST) if found.is_terminal else PIPED
    return found


def show_reading(target: Console, reading: Reading, explain: bool) -> None:
    """Print one Reading."""
    known = wording.names(reading)
    numbers = {statement.id: f"S{i}" for i, statement in enumerate(reading.statements, 1)}
    sections = (
        ("Statements", _statements(reading, numbers, known, explain)),
        ("Events", _events(reading, numbers, known, explain)),
        ("Roles", _roles(reading.roles, known, explain)),
        ("Problems", _problems(reading.problems)),
    )
    with target.capture() as printed:
        target.print(_header(reading.article, explain))
        target.print(Text("─" * target.width, style="dim"))
        for title, parts in sections:
            _section(target, title, list(parts))
        target.print("\n")
    target.file.write("\n".join(line.rstrip() for line in printed.get().split("\n")))
    target.file.flush()


def _section(target: Console, title: str, parts: list[RenderableType]) -> None:
    if parts:
        target.print("\n", Text(title.upper(), style="bold"), sep="")
        target.print(Group(*parts))


def _header(article: Article, explain: bool) -> Text:
    language = LANGUAGES.get(article.language or "", article.language or "language unknown")
    facts = [wording.clean(article.outlet or ""), ", ".join(map(wording.clean, article.authors))]
    facts += [wording.when(article.published) or "no date", language]
    lines = [(SEPARATOR.join(filter(None, facts)), ""), (f"article {_short(article.id)}", "dim")]
    if explain and article.published:
        lines.append((_because("date", article.published), "dim"))
    return _lines([(_short(article.title or "(no title)"), "bold"), *lines])


def _short(words: str) -> str:
    return wording.clean(wording.shortened(words, 160))


def _lines(lines: Iterable[Line]) -> Text:
    return Text("\n").join(Text(line, style=style) for line, style in lines if line)


def _item(mark: str, lines: Iterable[Line]) -> RenderableType:
    """Return lines beside their mark, wrapped under each other."""
    grid = Table.grid(padding=(0, 1))
    grid.add_column(width=4, style="cyan")
    grid.add_column()
    grid.add_row(mark, _lines(lines))
    return grid


def _facts(*facts: str) -> str:
    return SEPARATOR.join(filter(None, facts))


def _because(what: str, time: TimeSpan | None) -> str:
    return f"{what}: {time.basis}, {wording.clean(time.because)}" if time else ""


def _statements(
    reading: Reading, numbers: Mapping[str, str], known: Mapping[str, str], explain: bool
) -> Iterator[RenderableType]:
    """Yield the statements under the chain that ends with their speaker, in order of first appearance."""
    groups: dict[str, list[Statement]] = {}
    for statement in reading.statements:
        groups.setdefault(wording.chain(statement, known), []).append(statement)
    for place, (chain, statements) in enumerate(groups.items()):
        yield Text(f"\n{chain}" if place else chain, style="bold green")
        for statement in statements:
            yield _item(numbers[statement.id], _statement(statement, numbers, known, explain))


def _statement(
    statement: Statement, numbers: Mapping[str, str], known: Mapping[str, str], explain: bool
) -> Iterator[Line]:
    cue = f"{statement.act}: {wording.quoted(statement.cue)}" if statement.cue else statement.act
    certainty = "" if statement.certainty == "stated" else statement.certainty
    headline = "headline" if statement.headline else ""
    within = f"in {numbers[statement.within]}" if statement.within and statement.within in numbers else ""
    yield _facts(statement.form, certainty, cue, headline, within), "dim"
    yield wording.content(statement.content), ""
    addressees = ", ".join(wording.titled(ref, known) for ref in statement.addressees)
    place = f"in {wording.clean(statement.said_in.name)}" if statement.said_in else ""
    occasion = wording.quoted([statement.occasion]) if statement.occasion else ""
    yield _facts(f"to {addressees}" if addressees else "", wording.when(statement.said_on), place, occasion), "dim"
    if explain:
        who = statement.speaker
        yield _facts(f"rule: {statement.rule}", f"speaker: {who.how}, {who.rule}" if who else ""), "magenta"
        yield _because("date", statement.said_on), "magenta"


def _events(
    reading: Reading, numbers: Mapping[str, str], known: Mapping[str, str], explain: bool
) -> Iterator[RenderableType]:
    words = {statement.id: statement for statement in reading.statements}
    outlet = wording.clean(reading.article.outlet or "the article")
    for i, event in enumerate(reading.events, 1):
        said = words.get(event.word)
        word = f"{wording.speaker(said, known)} ({numbers[said.id]})" if said else f"{outlet} itself"
        yield _item(f"E{i}", _event(event, word, known, explain))


def _event(event: Event, word: str, known: Mapping[str, str], explain: bool) -> Iterator[Line]:
    kind = f"{event.type} ({event.mode})" if event.mode else event.type
    place = f"in {wording.clean(event.where.name)}" if event.where else ""
    yield _facts(f"{kind}: {wording.parties(event, known)}"), "bold"
    yield _facts(event.status, wording.when(event.when), place, wording.quoted([event.trigger])), ""
    yield f"on the word of {word}", "dim"
    if explain:
        code = f"CAMEO {event.cameo}, Goldstein {event.goldstein}" if event.cameo else ""
        yield _facts(f"rule: {event.rule}", code), "magenta"
        yield _because("date", event.when), "magenta"


def _roles(roles: Iterable[Role], known: Mapping[str, str], explain: bool) -> Iterator[RenderableType]:
    for role in roles:
        of = wording.clean(known.get(role.of or "", role.of or ""))
        office = f"{wording.clean(role.office)} of {of}" if of else wording.clean(role.office)
        text = Text(f"{wording.clean(known.get(role.person, role.person))}: {office}")
        if explain:
            seen = " to ".join(dict.fromkeys(filter(None, (role.first_seen, role.last_seen))))
            text.append(f"\n  {_facts(f'rule: {role.rule}', seen)}", style="magenta")
        yield text


def _problems(problems: Iterable[Problem]) -> Iterator[RenderableType]:
    for problem in problems:
        yield _item("!", [(f"{problem.code}: {wording.clean(problem.message)}", "yellow")])
