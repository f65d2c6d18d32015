import { element } from "./dom.js";

/** The bar that says which passage is shown and goes from one to the next. */
export class PassageBar {
  #nav;
  #starts;
  #current = 0;
  #onShow;
  #counter = element("span", { class: "counter" });

  /** `starts` holds the element where each passage begins; `describe(i)` says where passage `i` is. */
  constructor(nav, starts, describe, onShow) {
    this.#nav = nav;
    this.#starts = starts;
    this.describe = describe;
    this.#onShow = onShow;
    const several = starts.length > 1;
    nav.replaceChildren(
      this.#counter,
      element(
        "span",
        { class: "tools" },
        several ? this.#button("Précédent", () => this.show(this.#current - 1)) : null,
        several ? this.#button("Suivant", () => this.show(this.#current + 1)) : null,
        several ? null : this.#button("Y revenir", () => this.show(0)),
      ),
    );
    nav.hidden = false;
  }

  show(index) {
    const total = this.#starts.length;
    this.#current = (index + total) % total;
    const start = this.#starts[this.#current];
    this.#counter.textContent = this.describe(this.#current);
    start.scrollIntoView({ block: "center" });
    start.focus({ preventScroll: true });
    this.#onShow(this.#current);
  }

  #button(label, action) {
    return element("button", { type: "button", class: "button quiet", onclick: action }, label);
  }
}
