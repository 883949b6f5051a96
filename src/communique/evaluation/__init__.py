"""Scores against gold data, and the floors that they must not fall below.

One module per kind of gold: ``quotes``, ``plv``, ``gsr``, ``seeds``, ``times``, ``entities``, ``parallel``. Each
has the same two functions: ``inputs(gold)`` yields what is to be read, ``score(gold, readings)`` compares the readings
with the gold. ``kinds`` lists them, ``floors`` holds the pinned scores. Shares are percentages with one decimal.
"""
