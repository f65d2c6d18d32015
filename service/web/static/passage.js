import { CodePoints } from "./codepoints.js";
import { element, hiddenText } from "./dom.js";
import { emphasisLayers } from "./emphasis.js";
import { renderLayers } from "./layers.js";

const ROLES = { header: "En-tête du tableau", lead_in: "Phrase qui introduit la liste", subject: "À propos de" };

/** The quoted passage, its highlights marked and the short answer in strong type. */
export function passage(citation) {
  const points = new CodePoints(citation.text);
  const marks = citation.highlights.map((highlight) => ({
    ...points.range(highlight, citation.start),
    name: "mark",
  }));
  const answers = citation.answer
    ? [{ ...points.range(citation.answer, citation.start), name: "strong", attributes: { class: "answer" } }]
    : [];
  return element(
    "blockquote",
    { class: `quote ${flow(citation.document)}`, cite: citation.url, dir: "auto" },
    renderLayers(citation.text, [marks, answers, ...emphasisLayers(citation.text, citation.document.media_type)]),
  );
}

/** Other ranges of the document without which the passage would not be understood. */
export function contexts(citation) {
  return citation.context.map(({ role, text }) =>
    element(
      "p",
      { class: `context ${flow(citation.document)}` },
      element("span", { class: "label" }, ROLES[role] ?? role, hiddenText("\u00a0:")),
      element(
        "q",
        { dir: "auto" },
        renderLayers(text, emphasisLayers(text, citation.document.media_type)),
      ),
    ),
  );
}

/** A PDF breaks its lines for the paper's width: on screen they run on. Other formats keep theirs. */
export function flow(document) {
  return document.media_type === "application/pdf" ? "runs-on" : "keeps-lines";
}
