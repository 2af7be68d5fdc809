"""Judging: scores, verdicts, warning signs, phases, advice, and the words for them."""
