/**
 * How the lines of a document run on screen. A PDF, or a scan, breaks them for the width of its paper, Markdown wherever its
 * author pleased: there, a single line break is a space. In the text drawn from files that have paragraphs of their
 * own, such as Word's and HTML, each one ends a paragraph. Plain text and messages keep their lines as they are.
 */
// A blank line, or the end of a line before a list item, a heading or a row. « 1974. » ends a sentence.
const BLANK_OR_MARKED = /\n\s*\n|\n(?=[^\S\n]*(?:[-–—•▪◦‣*+|#>]|\d{1,3}[.)]\s))/g;
const EACH = /\n+/g;
// A word of two that is cut at its own hyphen (« franco-allemand »): the hyphen stays, the line does not.
const CUT_WORD = /(?<=\p{L}[-\u2010\u00ad])\n(?=\p{Ll})/gu;

const PRINTED = ["application/pdf", "image/png", "image/jpeg", "image/tiff"];

const BREAKS = {
  ...Object.fromEntries(PRINTED.map((mediaType) => [mediaType, BLANK_OR_MARKED])),
  "text/markdown": BLANK_OR_MARKED,
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": EACH,
  "application/vnd.oasis.opendocument.text": EACH,
  "application/vnd.openxmlformats-officedocument.presentationml.presentation": EACH,
  "application/vnd.oasis.opendocument.presentation": EACH,
  "application/rtf": EACH,
  "application/epub+zip": EACH,
  "text/html": EACH,
};

/** The style sheet's class for the lines of a media type. */
export function flow(mediaType) {
  return mediaType in BREAKS ? "runs-on" : "keeps-lines";
}

/**
 * The layer (see `layers.js`) of the line breaks that, where lines run on, are no mere space. `cuts` are those inside
 * words, with the hyphens that words have only there.
 */
export function linesLayer(text, mediaType, cuts = []) {
  if (!(mediaType in BREAKS)) return [];
  const breaks = found(text, BREAKS[mediaType], "break");
  const compounds = PRINTED.includes(mediaType) ? found(text, CUT_WORD, "sign") : [];
  const words = cuts.map((cut) => span(cut, "sign"));
  return [...words, ...breaks, ...compounds].sort((one, other) => one.start - other.start);
}

function found(text, pattern, kind) {
  return Array.from(text.matchAll(pattern), ({ 0: match, index }) =>
    span({ start: index, end: index + match.length }, kind),
  );
}

function span({ start, end }, kind) {
  return { start, end, name: "span", attributes: { class: kind } };
}
