import { element } from "./dom.js";

/**
 * Renders `text` from `from` to `to` (UTF-16) with nested layers of ranges, the outermost first. A layer is a
 * list of `{ start, end, name, attributes }`, sorted and without overlap; a range that crosses the border of
 * an outer layer is cut there. The fragment's text content is exactly the slice.
 */
export function renderLayers(text, layers, from = 0, to = text.length) {
  const fragment = document.createDocumentFragment();
  if (layers.length === 0) {
    if (from < to) fragment.append(text.slice(from, to));
    return fragment;
  }
  const [outer, ...inner] = layers;
  let position = from;
  for (const range of outer) {
    const start = Math.max(range.start, position);
    const end = Math.min(range.end, to);
    if (start >= end) continue;
    fragment.append(renderLayers(text, inner, position, start));
    fragment.append(element(range.name, range.attributes, renderLayers(text, inner, start, end)));
    position = end;
  }
  fragment.append(renderLayers(text, inner, position, to));
  return fragment;
}
