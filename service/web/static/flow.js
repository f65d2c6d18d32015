/**
 * How the lines of a document run on screen. A PDF breaks them for the width of its paper, Markdown wherever its
 * author pleased: there, a single line break is a space. Other formats keep their lines.
 */
const RUNNING = new Set(["application/pdf", "text/markdown"]);

// A blank line, or the end of a line before a list item, a heading or a row.
const BREAK = /\n\s*\n|\n(?=[^\S\n]*(?:[-–—•▪◦‣*+|#>]|\d+[.)]\s))/g;

/** The style sheet's class for the lines of a media type. */
export function flow(mediaType) {
  return RUNNING.has(mediaType) ? "runs-on" : "keeps-lines";
}

/** The layer (see `layers.js`) of the line breaks that count in running lines. */
export function breaksLayer(text, mediaType) {
  if (!RUNNING.has(mediaType)) return [];
  return Array.from(text.matchAll(BREAK), ({ 0: found, index }) => ({
    start: index,
    end: index + found.length,
    name: "span",
    attributes: { class: "break" },
  }));
}
