"""Charts of Word and PowerPoint files, by the figures that they keep (ECMA-376 part 1, 21.2)."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from lxml.etree import _Element
from pptx.oxml.ns import qn

from ingest.readers.charts import CATEGORY, Chart
from ingest.readers.drawingml.texts import said
from ingest.readers.numerals import finite
from ingest.readers.xlsx.formats import GENERAL, shown

_Points = Callable[[_Element | None], dict[str, str]]


def chart_of(root: _Element) -> Chart:
    """`root` is a c:chartSpace."""
    epoch = root.find(qn("c:date1904"))
    points = partial(_points, since_1904=epoch is not None and epoch.get("val", "1") in ("1", "true"))
    series = list(root.iter(qn("c:ser")))
    names = [" ".join(points(one.find(qn("c:tx"))).values()) for one in series]
    categories: dict[str, str] = {}
    for one in series:
        categories = _categories(one.find(qn("c:cat")), points) or categories
    values = [points(one.find(qn("c:val"))) for one in series]
    rows: list[tuple[list[str], bool]] = []
    if categories and any(values):
        axes = root.iter(qn("c:catAx"), qn("c:dateAx"))
        rows = [([next(_titles(axes, points), CATEGORY), *names], True)]
        rows += (
            ([category, *(figures.get(place, "") for figures in values)], False)
            for place, category in categories.items()
        )
    return Chart(tuple(_titles(root.iter(qn("c:chart"), qn("c:valAx")), points)), tuple(rows))


def _titles(owners: Iterable[_Element], points: _Points) -> Iterator[str]:
    """Titles of a chart or of axes; one may be that of a cell."""
    for owner in owners:
        title = owner.find(qn("c:title"))
        if title is not None:
            written = said(title) or " ".join(points(title.find(qn("c:tx"))).values())
            yield from filter(None, [" ".join(written.split())])


def _categories(element: _Element | None, points: _Points) -> dict[str, str]:
    """The name of each place, after those of the outer levels that hold from a place to their next one."""
    levels = [] if element is None else list(map(points, element.iter(qn("c:lvl"))))
    if not levels:
        return points(element)
    names, *outer = levels
    for level in outer:
        held = ""
        for place in names:
            held = level.get(place, held)
            names[place] = f"{held} {names[place]}".strip()
    return names


def _points(element: _Element | None, *, since_1904: bool) -> dict[str, str]:
    """Values as the chart caches and shows them, by their place."""
    if element is None:
        return {}
    code = element.findtext(f".//{qn('c:formatCode')}") or GENERAL
    # Those of texts have no format; a number among them is a name.
    numbers = next(element.iter(qn("c:numCache"), qn("c:numLit")), None) is not None
    points: dict[str, str] = {}
    for point in element.iter(qn("c:pt")):
        value = (point.findtext(qn("c:v")) or "").strip()
        own = point.get("formatCode") or code
        points[str(point.get("idx"))] = _figure(value, own, since_1904) if numbers else value
    return points


def _figure(value: str, code: str, since_1904: bool) -> str:
    """A number as its format shows it, in French."""
    number = finite(value)
    return value if number is None else shown(number, code, since_1904=since_1904)[0]
