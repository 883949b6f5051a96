"""The command line: parse, call, render. Standard output holds results only; everything else goes to standard error.

Exit status: 0 all read, 1 nothing could be done, 2 bad usage, 3 some articles became Problems.
"""

from __future__ import annotations


def main() -> None:
    """Run the command that the arguments name."""
    from communique.cli.app import run

    run()
