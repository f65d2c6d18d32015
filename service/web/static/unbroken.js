import { renderLayers } from "./layers.js";

/**
 * Spaces that no line may end on: before « : ; ? ! » % € » and after « in French, and between the groups of a large
 * number. Documents often have ordinary spaces there; they stay the characters they are, and only the style binds them.
 */
const BOUND =
  /(?<=\S)[ \n](?=[:;?!»%€])|(?<=«)[ \n](?=\S)|(?<=(?<![\p{L}\d,.])\d{1,3}(?:\s\d{3})*)[ \n](?=\d{3}(?!\d))/gu;

/** `text` with such spaces bound. */
export function unbroken(text) {
  return renderLayers(text, [unbrokenLayer(text)]);
}

/** The layer (see `layers.js`) of such spaces. */
export function unbrokenLayer(text) {
  return Array.from(text.matchAll(BOUND), ({ index }) => ({
    start: index,
    end: index + 1,
    name: "span",
    attributes: { class: "unbroken" },
  }));
}
