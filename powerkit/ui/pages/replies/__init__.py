"""What the pages beside the cards are told: a schema for each, which the types of their scripts come from.

A desk's method says in its signature which of these it replies with: a key that is renamed on one side only is found by
mypy or by `deno check`.
"""
