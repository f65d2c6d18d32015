/**
 * Markdown emphasis and raised letters (« 6^e »), shown as such with their signs hidden by style. Nothing is
 * removed: the characters stay in the page, in their place, and are selected and copied with the rest.
 */

const STRONG = /\*\*(?=[^\s*])[^*\n]+(?:\n[^*\n]+)*?(?<=[^\s*])\*\*/g;
// Not between letters or digits: « 3*4*5 » is arithmetic.
const SLANTED = /(?<![*\p{L}\p{N}])\*(?=[^\s*])[^*\n]+(?:\n[^*\n]+)*?(?<=[^\s*])\*(?![*\p{L}\p{N}])/gu;
// « 6^e », « 1^{ère} »: how text drawn from printed pages writes what was raised there.
const RAISED = /(?<=[\p{L}\p{N})])\^(?:\{[^{}\n]{1,20}\}|[\p{L}\p{N}]{1,20})/gu;
const HEADING = /^#{1,6} /gm;

const WITH_MARKUP = new Set(["text/markdown", "text/plain"]);

/** The layers (see `layers.js`) of emphasised runs, of raised letters and of the signs that ask for them. */
export function emphasisLayers(text, mediaType) {
  if (!WITH_MARKUP.has(mediaType)) return [];
  const runs = [...found(text, STRONG, "strong", 2), ...found(text, SLANTED, "em", 1)].sort(
    (one, other) => one.start - other.start,
  );
  const raised = found(text, RAISED, "sup", 1);
  const signs = runs.flatMap(({ start, end, width }) => [sign(start, start + width), sign(end - width, end)]);
  for (const { start, end } of raised) {
    const isBraced = text[end - 1] === "}";
    signs.push(sign(start, start + (isBraced ? 2 : 1)));
    if (isBraced) signs.push(sign(end - 1, end));
  }
  for (const match of text.matchAll(HEADING)) signs.push(sign(match.index, match.index + match[0].length));
  return [runs, raised, signs.sort((one, other) => one.start - other.start)];
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
