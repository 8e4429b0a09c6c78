"""What the pages beside the cards ask: a schema for each question, which the types of their scripts come from.

`powerkit.text.schemas` reads a message by the schema of its kind before a desk's method gets it. A key that
is renamed on one side only is found by mypy or by `deno check`.
"""
