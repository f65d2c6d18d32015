import { element } from "./dom.js";
import { emphasisLayers } from "./emphasis.js";
import { flow, linesLayer } from "./flow.js";
import { renderLayers } from "./layers.js";
import { spacedLines } from "./spaced.js";
import { drawing, isDrawn, rowOf, table, tableRow } from "./table.js";
import { unbrokenLayer } from "./unbroken.js";

/**
 * Lays a document's text out block by block. The text content of the result is the document's text to the
 * character, white space and markup included, so that what is selected, searched and marked is the document.
 *
 * `blocks`, `pages`, `cuts` (the ends of lines inside words) and `marks` are ranges of UTF-16 indexes, in order; `marks`
 * are elements to be (see `layers.js`), cut wherever they cross blocks.
 */
export function renderDocument({ text, mediaType, blocks, pages, cuts, marks }) {
  // `separators` are those of a table's row, in place of the line breaks of prose.
  const inline = (from, to, separators = null) => {
    const slice = text.slice(from, to);
    const within = (ranges) => shifted(ranges.filter(({ start, end }) => start < to && end > from), from);
    const last = separators === null ? linesLayer(slice, mediaType, within(cuts)) : shifted(separators, from);
    const emphasis = emphasisLayers(slice, mediaType);
    return renderLayers(slice, [within(marks), ...emphasis, unbrokenLayer(slice), last]);
  };

  const keepsLines = flow(mediaType) === "keeps-lines";
  const laid = (from, to) => (keepsLines ? spacedLines(text, from, to, inline) : [inline(from, to)]);

  const fragment = document.createDocumentFragment();
  const comingPages = [...pages];
  let position = 0;
  let rows = null; // of the table being laid out
  const headers = new Set(blocks.filter(({ kind }) => kind === "table_row").map(({ lead }) => lead));
  const pieces = cutAtPages(
    blocks.map((block, index) => ({ ...block, header: headers.has(index) })),
    pages,
  );
  for (const [index, block] of pieces.entries()) {
    const drawn = block.kind === "table_row" && rows === null && isDrawn(text.slice(block.start, block.end));
    // The first line of a drawing is as far from the margin as the others.
    const start = drawn ? Math.max(position, text.lastIndexOf("\n", block.start - 1) + 1) : block.start;
    if (start > position) fragment.append(gap(inline(position, start, [])));
    while (comingPages.length > 0 && comingPages[0].start <= block.start) {
      rows = null;
      fragment.append(pageMarker(comingPages.shift()));
    }
    position = block.end;
    if (drawn) fragment.append((rows = drawing()));
    if (block.kind !== "table_row") {
      rows = null;
      fragment.append(blockElement(block, laid(block.start, block.end)));
      continue;
    }
    if (rows === null) {
      const frame = table([]);
      rows = frame.querySelector("tbody");
      fragment.append(frame);
    }
    // White space between two rows has no place of its own in a table: it ends the first.
    const next = pieces[index + 1];
    if (next?.kind === "table_row") position = next.start;
    if (rows.matches(".drawn")) rows.append(inline(start, position, []));
    else rows.append(tableRow(text, rowOf(text, block, position), inline, block.header));
  }
  if (position < text.length) fragment.append(gap(inline(position, text.length, [])));
  return fragment;
}

/** A block that runs over the end of a page (a number, then the next running head) is cut there. */
function cutAtPages(blocks, pages) {
  return blocks.flatMap((block) => {
    const cuts = pages.map((page) => page.start).filter((start) => block.start < start && start < block.end);
    const bounds = [block.start, ...cuts, block.end];
    return bounds.slice(1).map((end, index) => ({ ...block, start: bounds[index], end }));
  });
}

/** White space between blocks: part of the text, but it is the style sheet that spaces blocks. */
function gap(content) {
  return element("span", { class: "gap" }, content);
}

function blockElement({ kind, level }, content) {
  // The page's own title is the first-level heading.
  const depth = { title: 2, heading: Math.min(level + 1, 6) }[kind];
  const prose = content.some((part) => part.nodeName === "PRE") ? "div" : "p"; // a paragraph holds no table
  const name = depth === undefined ? prose : `h${depth}`;
  return element(name, { class: kind.replaceAll("_", "-"), "data-level": level || null, dir: "auto" }, content);
}

/** « Page 6 », drawn by the style sheet so that it is no part of the text. */
function pageMarker({ label }) {
  const name = `Page\u00a0${label}`;
  return element("div", { class: "page-marker", role: "separator", "aria-label": name, "data-name": name });
}

function shifted(ranges, origin) {
  return ranges.map((range) => ({ ...range, start: range.start - origin, end: range.end - origin }));
}
