import { element } from "./dom.js";

// Readers separate the cells of a row by tabs; Markdown, kept as it is written, by bars.
const SEPARATOR = /\t|[^\S\n]*\|[^\S\n]*/g;

/**
 * A row of a table, its separators kept in the text but hidden. `end` reaches past the row over the white space
 * before the next one; `inline(from, to, signs)` renders a range.
 */
export function tableRow(text, block, end, inline) {
  const row = element("tr", {});
  let cell = block.start;
  let signs = [];
  const close = (to) => {
    row.append(element("td", { dir: "auto" }, inline(cell, to, signs)));
    cell = to;
    signs = [];
  };
  for (const match of text.slice(block.start, block.end).matchAll(SEPARATOR)) {
    const start = block.start + match.index;
    const stop = start + match[0].length;
    signs.push({ start, end: stop, name: "span", attributes: { class: "sign" } });
    const opensOrEndsRow = start === block.start || stop === block.end;
    if (!opensOrEndsRow) close(stop);
  }
  if (block.end < end) signs.push({ start: block.end, end, name: "span", attributes: { class: "sign" } });
  close(end);
  return row;
}
