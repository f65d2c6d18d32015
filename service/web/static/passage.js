import { CodePoints } from "./codepoints.js";
import { element, hiddenText } from "./dom.js";
import { emphasisLayers } from "./emphasis.js";
import { renderLayers } from "./layers.js";
import { rowsOf, table, tableRow } from "./table.js";

const ROLES = { header: "En-tête du tableau", lead_in: "Phrase qui introduit la liste", subject: "À propos de" };

/** The quoted passage, its highlights marked and the short answer in strong type. */
export function passage({ document, text, start, highlights, answer, url }) {
  const points = new CodePoints(text);
  const marks = highlights.map((highlight) => ({ ...points.range(highlight, start), name: "mark" }));
  const strong = { name: "strong", attributes: { class: "answer" } };
  const answers = answer === null ? [] : [{ ...points.range(answer, start), ...strong }];
  return element(
    "blockquote",
    { class: `quote ${flow(document)}`, cite: url, dir: "auto" },
    body(text, [marks, answers, ...emphasisLayers(text, document.media_type)]),
  );
}

/** Other ranges of the document without which the passage would not be understood. */
export function contexts({ context, document }) {
  return context.map(({ role, text }) =>
    element(
      "div",
      { class: `context ${flow(document)}` },
      element("span", { class: "label" }, ROLES[role], hiddenText("\u00a0:")),
      element("blockquote", { dir: "auto" }, body(text, emphasisLayers(text, document.media_type))),
    ),
  );
}

/** A PDF breaks its lines for the paper's width: on screen they run on. Other formats keep theirs. */
export function flow(document) {
  return document.media_type === "application/pdf" ? "runs-on" : "keeps-lines";
}

function body(text, layers) {
  const rows = rowsOf(text);
  if (rows === null) return renderLayers(text, layers);
  const inline = (from, to, signs) => renderLayers(text, [...layers, signs], from, to);
  return table(rows.map((row) => tableRow(text, row, inline)));
}
