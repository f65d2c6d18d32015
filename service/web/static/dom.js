/**
 * Builds elements. Children are nodes or strings, and strings only ever become text nodes: whatever a
 * document contains, it cannot become markup.
 */
export function element(name, attributes = {}, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith("on")) node.addEventListener(key.slice(2), value);
    else node.setAttribute(key, value === true ? "" : value);
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return node;
}

/** Text found in documents (titles, file names): isolated, so that its direction cannot spill over. */
export function isolated(text) {
  return element("bdi", {}, text);
}

/** Words for screen readers alone. */
export function hiddenText(text) {
  return element("span", { class: "visually-hidden" }, text);
}
