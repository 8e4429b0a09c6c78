"""How many said what, a panel for each group: apart, on the same scale, every number written."""

from collections.abc import Sequence

from powerkit.drawing.charts.frame import FONT, LINE
from powerkit.drawing.charts.plot import Plot, bar_look, whole_numbers
from powerkit.drawing.text_metrics import fitted

_ROW = 44.0
_NAME = 150.0
_GAP = 28.0
_FOOT = 34.0


def draw_counts(
    names: Sequence[str],
    panels: Sequence[tuple[str, Sequence[int]]],
    *,
    title: str,
    alt: str,
    width: float,
    groups: Sequence[str] = (),
    asked: str = "",
) -> str:
    """A bar for each of *names* in each of the *panels*, a head and its numbers; a wide sheet has two in a row.

    *groups* are what the bars' data calls the panels, where that is not their heads; *asked* stands over them all.
    """
    across = 2 if width > 500 and len(panels) > 1 else 1
    room = (width - _GAP * (across - 1)) / across
    heads = [fitted(head, FONT, room - 8, most=2, bold=True) for head, _ in panels]
    head = max((len(head) for head in heads), default=0) * LINE + (10 if any(heads) else 4)
    high = head + _ROW * len(names) + _FOOT
    question = fitted(asked, FONT, width - 8, most=3) if asked else ()
    start = len(question) * LINE + (8 if question else 0)
    plot = Plot(width, start + high * -(-len(panels) // across))
    for number, line in enumerate(question):
        plot.words(line, 2, FONT + number * LINE)
    most = max((number for _, numbers in panels for number in numbers), default=0)
    for at, (name, numbers) in enumerate(panels):
        left, top = (at % across) * (room + _GAP), start + (at // across) * high
        for number, line in enumerate(heads[at]):
            plot.words(line, left + 2, top + FONT + number * LINE, weight="bold")
        _panel(plot, names, numbers, (left, top + head, room), most, groups[at] if groups else name)
    return plot.svg(title=title, alt=alt)


def _panel(
    plot: Plot, names: Sequence[str], numbers: Sequence[int], place: tuple[float, float, float], most: int, group: str
) -> None:
    left, top, room = place
    with plot.look():
        axes = plot.axes(left + _NAME, top, room - _NAME - 30, _ROW * len(names))
        for at, number in enumerate(numbers):
            [bar] = axes.barh([at], [number], height=0.62, **bar_look(at))
            plot.named(bar, group=group, name=names[at], value=number)
            axes.annotate(
                str(number), (number, at), xytext=(7, 0), textcoords="offset points", va="center", weight="bold"
            )
            lines = fitted(names[at], FONT, _NAME - 16, most=2)
            for line, text in enumerate(lines):
                middle = top + _ROW * (at + 0.5) + 5 + (line - (len(lines) - 1) / 2) * LINE
                plot.words(text, left + _NAME - 10, middle, ha="right")
        axes.set(xlim=(0, max(most, 1) * 1.08), ylim=(len(names) - 0.5, -0.5), yticks=[])
        whole_numbers(axes.xaxis)
        axes.grid(axis="x", alpha=0.25)
        axes.set_axisbelow(True)
