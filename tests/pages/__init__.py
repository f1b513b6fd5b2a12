"""Writes docs/rules: one page a rule, generated from the rule files (`make rules-pages`)."""
