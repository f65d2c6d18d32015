import { CodePoints } from "./codepoints.js";
import { element, hiddenText } from "./dom.js";
import { emphasisLayers } from "./emphasis.js";
import { flow, linesLayer } from "./flow.js";
import { renderLayers } from "./layers.js";
import { spacedLines } from "./spaced.js";
import { drawing, lostIndent, table, tableRow, tableRuns } from "./table.js";
import { unbrokenLayer } from "./unbroken.js";

const ROLES = { header: "En-tête du tableau", lead_in: "Phrase qui introduit la liste", subject: "À propos de" };

/** The quoted passage, its highlights marked and the short answer in strong type. */
export function passage({ document, text, start, highlights, answer, furniture = [], cuts = [], url }) {
  const points = new CodePoints(text);
  const marks = highlights.map((highlight) => ({ ...points.range(highlight, start), name: "mark" }));
  const strong = { name: "strong", attributes: { class: "answer" } };
  const ranges = (list) => list.map((range) => points.range(range, start));
  const answers = answer === null ? [] : [{ ...points.range(answer, start), ...strong }];
  return element(
    "blockquote",
    { class: `quote ${flow(document.media_type)}`, cite: url, dir: "auto" },
    body(text, document.media_type, [marks, answers], ranges(furniture), ranges(cuts)),
  );
}

/** Words of a document out of their passage. */
export function words(text, mediaType) {
  return renderLayers(text, wording(text, mediaType));
}

/** Other ranges of the document without which the passage would not be understood. */
export function contexts({ context, document }) {
  return context.map(({ role, text }) =>
    element(
      "div",
      { class: `context ${flow(document.media_type)}` },
      element("span", { class: "label" }, ROLES[role], hiddenText("\u00a0:")),
      element("blockquote", { dir: "auto" }, body(text, document.media_type, [])),
    ),
  );
}

/**
 * `furniture` holds the page numbers and running heads that the text goes through: set apart, and part of no table.
 * `cuts` are the ends of lines inside words.
 */
function body(text, mediaType, marks, furniture = [], cuts = []) {
  const layers = [...marks, ...wording(text, mediaType)];
  const lines = linesLayer(text, mediaType, cuts);
  const inline = (from, to, signs) => renderLayers(text, [...layers, signs], from, to);
  const shown = [];
  let position = 0;
  for (const { start, end } of furniture) {
    shown.push(...runs(text, mediaType, position, start, inline, lines));
    shown.push(element("span", { class: "page-furniture" }, inline(start, end, lines)));
    position = end;
  }
  return [...shown, ...runs(text, mediaType, position, text.length, inline, lines)];
}

/** The layers (see `layers.js`) of what is the text's own. */
function wording(text, mediaType) {
  return [...emphasisLayers(text, mediaType), unbrokenLayer(text)];
}

/** `text` from `from` to `to`, its tables as such. */
function runs(text, mediaType, from, to, inline, lines) {
  const keepsLines = flow(mediaType) === "keeps-lines";
  const shifted = ({ start, end, stop }) => ({ start: start + from, end: end + from, stop: stop + from });
  return tableRuns(text.slice(from, to), keepsLines).flatMap((run) => {
    const { start, stop } = shifted(run);
    const laid = (begin, end) => inline(begin, end, lines);
    if (run.rows === null) return keepsLines ? spacedLines(text, start, stop, laid) : laid(start, stop);
    if (!run.drawn) return table(run.rows.map((row) => tableRow(text, shifted(row), inline)));
    return drawing(inline(start, stop, []), lostIndent(text.slice(start, stop)));
  });
}
