"""What leads from page to page: blocks of nothing but links to the previous page, the next one, the contents.

Such links say what they are by their `rel` (HTML standard, 4.6.7), by a key of their own, as programs that
write manuals give them, or in that the page's head has the same target for its previous or next page. Between
them may stand, not as a link, the title that the head has for such a page: that of the manual.
"""

from lxml.html import HtmlElement

_PLACES = {
    "prev", "previous", "next", "up", "contents", "toc", "start", "first", "last", "home", "index", "top",
}  # fmt: skip
_BLOCKS = {"ul", "ol", "menu", "dir", "p", "div", "center", "table"}
# A site's name leads to its home page, and may be the title too.
_KEPT = {"html", "body", "main", "article", "h1", "h2", "h3", "h4", "h5", "h6"}


def drop_navigation(root: HtmlElement) -> None:
    """Removes these blocks from the page."""
    stated = [link for link in root.iter("link") if _leads(link)]
    targets = {href for link in stated if (href := _target(link)) and href[0] != "#"}
    titles = {title for link in stated if (title := _flat(link.get("title", "")))}
    links = [link for link in root.iter("a") if _is_marked(link) or _target(link) in targets]
    judged: dict[HtmlElement, bool] = {}
    marked = {
        *links,
        *(item for item in root.iter("li") if not len(item) and _flat(item.text or "") in titles),
    }
    found = [_outermost(link, marked, judged) for link in links]
    for block in dict.fromkeys(block for block in found if block is not None):
        block.drop_tree()


def _is_marked(link: HtmlElement) -> bool:
    return _leads(link) or bool(link.get("accesskey"))


def _leads(link: HtmlElement) -> bool:
    return not _PLACES.isdisjoint(link.get("rel", "").lower().split())


def _target(link: HtmlElement) -> str:
    return str(link.get("href", "")).strip()


def _outermost(
    link: HtmlElement, marked: set[HtmlElement], judged: dict[HtmlElement, bool]
) -> HtmlElement | None:
    """The largest block around the link that holds nothing but what is marked."""
    found = None
    for element in link.iterancestors():
        if element.tag in _KEPT:
            break
        if element not in judged:
            judged[element] = _only_leads(element, marked)
        if not judged[element]:
            break
        if element.tag in _BLOCKS:
            found = element
    return found


def _only_leads(element: HtmlElement, marked: set[HtmlElement]) -> bool:
    said = sum(_letters(inside) for inside in element.iter("a", "li") if inside in marked)
    return said == _letters(element) and marked.issuperset(element.iter("a"))


def _flat(text: str) -> str:
    return " ".join(text.split())


def _letters(element: HtmlElement) -> int:
    return sum(map(str.isalnum, element.text_content()))
