"""All exceptions of Communiqué.

    CommuniqueError
    ├── UsageError           the caller asked for something impossible
    │   ├── SettingsError    a settings file or environment variable is wrong
    │   ├── PipelineError    a spaCy pipeline is missing or unfit
    │   └── QueryError       a search cannot be understood
    ├── DataError            a shipped or user-supplied data file is wrong (file and line in the message)
    ├── RecordError          a record cannot be opened, read or written (damaged, locked, full, too new)
    │   └── SlowQueryError   a query took longer than the record was opened for
    └── SourceError          an input could not be read; the command line turns it into a Problem

Bad *input* is never raised past ``sources``: it goes on as a ``records.Problem``.
"""


class CommuniqueError(Exception):
    """Root of all exceptions raised on purpose."""


class UsageError(CommuniqueError):
    """The caller asked for something impossible; the message says what to do instead."""


class SettingsError(UsageError):
    """A settings file or environment variable holds a wrong value."""


class PipelineError(UsageError):
    """A spaCy pipeline is missing or lacks a component that is needed."""


class DataError(CommuniqueError):
    """A data file (pack, gazetteer, ontology) is wrong; the message names file and place."""


class QueryError(UsageError):
    """A search cannot be understood; the message points at the place."""


class RecordError(CommuniqueError):
    """A record cannot be opened, read or written; the message says what the database said and what to do."""


class SlowQueryError(RecordError):
    """A query took longer than the record was opened for; nothing is wrong with the record."""


class SourceError(CommuniqueError):
    """An input could not be read.

    code: the code of the Problem that it becomes.
    """

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
