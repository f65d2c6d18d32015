/**
 * Markdown emphasis, shown as such with its asterisks hidden by style. Nothing is removed: the characters stay
 * in the page, in their place, and are selected and copied with the rest.
 */

const STRONG = /\*\*(?=[^\s*])[^*\n]+(?:\n[^*\n]+)*?(?<=[^\s*])\*\*/g;
// Not between letters or digits: « 3*4*5 » is arithmetic.
const SLANTED = /(?<![*\p{L}\p{N}])\*(?=[^\s*])[^*\n]+(?:\n[^*\n]+)*?(?<=[^\s*])\*(?![*\p{L}\p{N}])/gu;
const HEADING = /^#{1,6} /gm;

const WITH_MARKUP = new Set(["text/markdown", "text/plain"]);

/** The two layers (see `layers.js`) of emphasised runs and of the signs that ask for them. */
export function emphasisLayers(text, mediaType) {
  if (!WITH_MARKUP.has(mediaType)) return [];
  const runs = [...found(text, STRONG, "strong", 2), ...found(text, SLANTED, "em", 1)].sort(
    (one, other) => one.start - other.start,
  );
  const signs = runs.flatMap(({ start, end, width }) => [sign(start, start + width), sign(end - width, end)]);
  for (const match of text.matchAll(HEADING)) signs.push(sign(match.index, match.index + match[0].length));
  return [runs, signs.sort((one, other) => one.start - other.start)];
}

function found(text, pattern, name, width) {
  return Array.from(text.matchAll(pattern), (match) => ({
    start: match.index,
    end: match.index + match[0].length,
    name,
    width,
  }));
}

function sign(start, end) {
  return { start, end, name: "span", attributes: { class: "sign" } };
}
