import { element } from "./dom.js";

/**
 * `node`, of which only the first lines are seen where it is long, and the button that shows the rest (`more`) or hides
 * it again (`less`). It is folded by style: screen readers and copies have it whole.
 */
export function folded(node, more, less) {
  const button = element("button", { type: "button", class: "more", hidden: true });
  const fold = (isFolded) => {
    node.classList.toggle("folded", isFolded);
    button.setAttribute("aria-expanded", !isFolded);
    button.textContent = isFolded ? more : less;
  };
  button.addEventListener("click", () => fold(!node.matches(".folded")));
  fold(true);
  // How many lines it takes depends on the width.
  new ResizeObserver(() => {
    if (node.matches(".folded")) button.hidden = node.scrollHeight <= node.clientHeight + 1;
  }).observe(node);
  return [node, button];
}
