"""From an article's text to its Analysis: language, blocks, sentences, syntax. The only layer that knows spaCy."""

from communique.analysis.analyser import analyse
from communique.analysis.gate import first_pass
from communique.analysis.pipelines import Pipeline, load

__all__ = ["Pipeline", "analyse", "first_pass", "load"]
