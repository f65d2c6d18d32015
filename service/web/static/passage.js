import { CodePoints } from "./codepoints.js";
import { element, hiddenText } from "./dom.js";
import { emphasisLayers } from "./emphasis.js";
import { flow, linesLayer } from "./flow.js";
import { renderLayers } from "./layers.js";
import { drawing, lostIndent, table, tableRow, tableRuns } from "./table.js";

const ROLES = { header: "En-tête du tableau", lead_in: "Phrase qui introduit la liste", subject: "À propos de" };

/** The quoted passage, its highlights marked and the short answer in strong type. */
export function passage({ document, text, start, highlights, answer, url }) {
  const points = new CodePoints(text);
  const marks = highlights.map((highlight) => ({ ...points.range(highlight, start), name: "mark" }));
  const strong = { name: "strong", attributes: { class: "answer" } };
  const answers = answer === null ? [] : [{ ...points.range(answer, start), ...strong }];
  return element(
    "blockquote",
    { class: `quote ${flow(document.media_type)}`, cite: url, dir: "auto" },
    body(text, document.media_type, [marks, answers]),
  );
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

function body(text, mediaType, marks) {
  const layers = [...marks, ...emphasisLayers(text, mediaType)];
  const lines = linesLayer(text, mediaType);
  const inline = (from, to, signs) => renderLayers(text, [...layers, signs], from, to);
  return tableRuns(text, flow(mediaType) === "keeps-lines").map(({ start, stop, rows, drawn }) => {
    if (rows === null) return inline(start, stop, lines);
    if (!drawn) return table(rows.map((row) => tableRow(text, row, inline)));
    const shown = drawing(inline(start, stop, []));
    shown.style.textIndent = `${lostIndent(text.slice(start, stop))}ch`;
    return shown;
  });
}
