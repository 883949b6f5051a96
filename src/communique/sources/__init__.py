"""What comes in: files, folders and standard input, in any of eight formats, become Articles.

``read`` never raises for bad input: what cannot be read becomes a ``Problem`` with one of the codes of ``PROBLEMS``,
and everything else is still read. A Problem whose code is in ``NOTES`` stands beside an Article that was read.
"""

from communique.sources.article import from_text
from communique.sources.options import InputOptions
from communique.sources.problems import NOTES, PROBLEMS
from communique.sources.reader import read

__all__ = ["NOTES", "PROBLEMS", "InputOptions", "from_text", "read"]
