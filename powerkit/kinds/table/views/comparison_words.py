"""What a comparison of figures shows, in words: the caption, each line, where the figures come from."""

from collections.abc import Iterator, Sequence

from powerkit.kinds.table.views.totals import Fact, measured, same_unit
from powerkit.text.catalogue import t, tn

MOST = 30
"""Measures that are drawn; the table has them all."""


def by_unit(facts: Sequence[Fact]) -> dict[str, list[Fact]]:
    """The facts by their unit, in the order in which the units come; one whose unit is not known stands by itself."""
    found: dict[str, list[Fact]] = {}
    for number, fact in enumerate(facts):
        found.setdefault(same_unit(fact.unit) or f"{number}", []).append(fact)
    return found


def sources(facts: Sequence[Fact]) -> Iterator[str]:
    """Where the figures come from: one line where all come from one place, and of how many nobody has said it."""
    named = [fact for fact in facts if fact.has_source]
    if not named:
        yield t("Nobody has said where these figures come from.")
    elif len(named) < len(facts):
        yield tn("{number} measure without a source.", "{number} measures without a source.", len(facts) - len(named))
    elif len({fact.source for fact in named}) == 1:
        yield t("Source: {source}", source=named[0].source)


def only_in_table(more: int, others: int) -> Iterator[str]:
    """What the table has and the picture has not."""
    if more > 0:
        yield tn("{number} more measure is in the table only.", "{number} more measures are in the table only.", more)
    if others:
        yield tn("{number} fact in words is in the table.", "{number} facts in words are in the table.", others)


def said(facts: Sequence[Fact], others: int, area: str) -> tuple[str, str]:
    """The caption, and what each line shows."""
    both = [fact for fact in facts if fact.area is not None and fact.comparator is not None]
    higher = sum(item.area > item.comparator for item in both)  # type: ignore[operator]
    lower = sum(item.area < item.comparator for item in both)  # type: ignore[operator]
    lines = [
        tn(
            "{number} measure beside somewhere else: {area} is higher in {higher}, lower in {lower}, "
            "the same in {same}.",
            "{number} measures beside somewhere else: {area} is higher in {higher}, lower in {lower}, "
            "the same in {same}.",
            len(both),
            area=area,
            higher=higher,
            lower=lower,
            same=len(both) - higher - lower,
        )
    ]
    if alone := len(facts) - len(both):
        lines.append(tn("{number} measure with one figure only.", "{number} measures with one figure only.", alone))
    units = by_unit(facts[:MOST])
    below = any(min(fact.area or 0, fact.comparator or 0) < 0 for fact in facts[:MOST])
    if len(units) < len(facts[:MOST]):
        holding = t("All lines of one unit share one scale that holds 0.")
        lines.append(holding if below else t("All lines of one unit share one scale, from 0."))
    known = sum(bool(some[0].unit) for some in units.values())
    if known > 1:
        lines.append(tn("There is a scale for {number} unit.", "There is a scale for each of {number} units.", known))
    if known < len(units) > 1:
        lines.append(t("A line without a unit has a scale of its own."))
    return " ".join([*lines, *only_in_table(len(facts) - MOST, others)]), " ".join(
        _fact_said(fact, area) for fact in facts[:MOST]
    )


def _fact_said(fact: Fact, area: str) -> str:
    unknown = t("not known")
    figures = [(area, fact.area), (fact.against or t("compared with"), fact.comparator)]
    told = [f"{name} {unknown if number is None else measured(number, fact.unit)}" for name, number in figures]
    source = f" {fact.sourced}." if fact.source else ""
    source += f" {area}: {fact.place}." if fact.place else ""
    source += f" {why(fact)}." if fact.why else ""
    differs = f" {fact.differs[0].upper()}{fact.differs[1:]}." if fact.differs else ""
    return f"{fact.name}: {', '.join(told)}.{differs}{source}"


def why(fact: Fact) -> str:
    """Why a measure has no figure, in a line."""
    return t("Why there is no figure: {why}", why=fact.why.removesuffix("."))
