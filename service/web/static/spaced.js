import { drawing } from "./table.js";

/**
 * Columns that runs of spaces set apart, in lines kept as they are: they only stand below each other in letters of one
 * width.
 */
const GAP = /(?<! ) {2,}(?=\S)/g;
// Opens a line without parting cells: its indentation, the mark of a list item.
const OPENING = /^\s*(?:(?:[-–—•▪◦‣*+]|\w{1,4}[.)])\s+)?/;
const WIDE = 3; // spaces, once in two lines: two may also part sentences

/** What shows `text` from `from` to `to`, its tables as drawn; `inline(from, to)` renders a range. */
export function spacedLines(text, from, to, inline) {
  return spacedRuns(text.slice(from, to)).map(({ start, stop, isTable, lost }) => {
    const content = inline(from + start, from + stop);
    return isTable ? drawing(content, lost) : content;
  });
}

/**
 * `text` cut, in order, into tables (`isTable`) and what is none. `lost` counts the columns before a table's first line
 * that `text` has lost by beginning at its first character.
 */
function spacedRuns(text) {
  const lines = Array.from(text.matchAll(/[^\n]*\n|[^\n]+$/g), ([line]) => line);
  const lost = lines.length > 1 && indent(lines[0]) === 0 ? Math.max(indent(lines[1]), 0) : 0;
  const cells = lines.map((line, at) => cellsOf(line, at === 0 ? lost : 0));
  const runs = [];
  let start = 0;
  for (const [at, line] of lines.entries()) {
    const isTable = below(cells[at - 1], cells[at]) || below(cells[at], cells[at + 1]);
    if (runs.at(-1)?.isTable !== isTable) runs.push({ start, isTable, lost: at === 0 ? lost : 0 });
    start += line.length;
    runs.at(-1).stop = start;
  }
  return runs;
}

/** Columns where cells begin and end, and the widest gap between two. */
function cellsOf(line, lost) {
  const edges = new Set();
  let widest = 0;
  const opening = OPENING.exec(line)[0].length;
  for (const { 0: gap, index } of line.matchAll(GAP)) {
    if (index < opening) continue;
    edges.add(`to ${lost + index}`);
    edges.add(`from ${lost + index + gap.length}`);
    widest = Math.max(widest, gap.length);
  }
  return { edges, widest };
}

/** Does a cell of one line begin or end where one of the line before does? */
function below(before, after) {
  if (!before || !after || Math.max(before.widest, after.widest) < WIDE) return false;
  return [...after.edges].some((edge) => before.edges.has(edge));
}

function indent(line) {
  return line.search(/\S/);
}
