import { element } from "./dom.js";
import { scrollsSideways } from "./sideways.js";

// Readers separate the cells of a row by tabs; Markdown, kept as it is written, by bars.
const TAB = /\t/g;
const BAR = /[^\S\n]*(?<!\\)\|[^\S\n]*/g;
const ROW = /^[^\S\n]*\||\t/;
const RULE = /^[ |:\r-]*-[ |:\r-]*$/; // Markdown’s line of dashes under a header
// A rule of a table drawn with characters; one of bars and hyphens only is Markdown’s.
const DRAWN = /^(?=.*(?:--|==|[\u2500-\u257f]{2}))(?=.*[+=\u2500-\u257f])[-|+=\s\u2500-\u257f]+$/;
const JOINED = /[+|\u2500-\u257f]/; // « ==== » may also underline a title
const FRAMED = /^\s*[│┃║].*[│┃║]\s*$/;
// In lines kept as they are, what only a drawing has: no bar before the first cell, or nothing in it, as where the
// row began on a line above.
const PARTED = /^\s*(?:[^\s|].*\s[|│┃║](?:\s|$)|\|\s+\|)/;
const EDGE = /[|+\u2500-\u257f]/;

/** Is this the first row of a drawn table? It holds a rule on a line of its own. */
export function isDrawn(row) {
  const lines = row.split("\n");
  return lines.length > 1 && lines.some((line) => DRAWN.test(line));
}

/**
 * The place of a drawn table, whose columns only stand below each other in letters of one width. `indent` counts the
 * columns to set before its first line.
 */
export function drawing(content = [], indent = 0) {
  const frame = { class: "drawn", role: "group", "aria-label": "Tableau", tabindex: "0" };
  const shown = scrollsSideways(element("pre", frame, content));
  shown.style.textIndent = `${indent}ch`;
  return shown;
}

/** A table that scrolls by itself when it is wider than the page; reachable by keyboard for that. */
export function table(rows) {
  const frame = { class: "table", role: "group", "aria-label": "Tableau", tabindex: "0" };
  return scrollsSideways(element("div", frame, element("table", {}, element("tbody", {}, rows))));
}

/**
 * `text` cut, in order, into tables (`rows` holds their rows, `drawn` says that characters draw it) and what is none
 * (`rows` is null). `keepsLines`: its lines are those of the document, in which a bar parts cells.
 */
export function tableRuns(text, keepsLines) {
  const runs = [];
  for (const { 0: whole, 1: line, index: start } of text.matchAll(/([^\n]*)\n*/g)) {
    if (whole === "") continue;
    const stop = start + whole.length;
    const last = runs.at(-1);
    const nature = natureOf(line, keepsLines);
    if (last?.rows && RULE.test(line)) last.rows.at(-1).stop = stop;
    else if (nature !== null) {
      if (!last?.rows) runs.push({ start, rows: [], natures: new Set() });
      runs.at(-1).rows.push({ start, end: start + line.length, stop });
      runs.at(-1).natures.add(nature);
    } else if (last?.rows !== null) runs.push({ start, rows: null });
    runs.at(-1).stop = stop;
  }
  return runs.map(({ start, stop, rows, natures }) => {
    // One line with a bar in it may be a command.
    const parted = natures?.has("parted row") && rows.length > 1;
    const isTable = rows !== null && (natures.has("row") || natures.has("drawn row") || parted);
    const drawn = isTable && (natures.has("rule") || natures.has("drawn row") || parted);
    return { start, stop, rows: isTable ? rows : null, drawn };
  });
}

function natureOf(line, keepsLines) {
  if (line.includes("\t")) return "row"; // a tab parts cells by itself, whatever is in them
  if (DRAWN.test(line) && JOINED.test(line)) return "rule";
  if (FRAMED.test(line)) return "drawn row";
  if (keepsLines && PARTED.test(line)) return "parted row";
  return ROW.test(line) ? "row" : null;
}

/** Columns before a drawing's first line that a quotation has lost by beginning at its first character. */
export function lostIndent(drawn) {
  const [first, second = first] = drawn.split("\n", 2).map((line) => line.search(EDGE));
  return Math.max(second - first, 0);
}

/** A block as a row, which `stop` ends; the rule that Markdown draws under a header is no content. */
export function rowOf(text, { start, end }, stop) {
  const content = text.slice(start, end);
  const rule = content.lastIndexOf("\n");
  return { start, end: rule > 0 && RULE.test(content.slice(rule + 1)) ? start + rule : end, stop };
}

/**
 * A row of a table, its separators kept in the text but hidden. `stop` reaches past the row's end over what comes
 * before the next one; `inline(from, to, signs)` renders a range.
 */
export function tableRow(text, { start, end, stop }, inline, header = false) {
  const content = text.slice(start, end);
  const row = element("tr");
  const name = header ? "th" : "td";
  let cell = start;
  let signs = [];
  const close = (to) => {
    row.append(element(name, { scope: header ? "col" : null, dir: "auto" }, inline(cell, to, signs)));
    cell = to;
    signs = [];
  };
  for (const match of content.matchAll(content.includes("\t") ? TAB : BAR)) {
    const from = start + match.index;
    const to = from + match[0].length;
    signs.push(sign(from, to));
    const opensOrEndsRow = from === start || to === end;
    if (!opensOrEndsRow) close(to);
  }
  if (end < stop) signs.push(sign(end, stop));
  close(stop);
  return row;
}

function sign(start, end) {
  return { start, end, name: "span", attributes: { class: "sign" } };
}
