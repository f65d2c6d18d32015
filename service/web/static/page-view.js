import { address } from "./api.js";
import { element } from "./dom.js";
import { number } from "./french.js";

const BESIDE = matchMedia("(min-width: 75rem)"); // wide enough for the page to stand beside its text

/** The picture of a page as it was printed, with the passage marked on it by the service. */
export class PageView {
  #details;
  #id;
  #pages;
  #range = null;
  #index = 0;
  #previous = this.#button("Page précédente", -1);
  #next = this.#button("Page suivante", +1);
  #summary = element("summary", {});
  #image = element("img", { alt: "" });
  #failure = element("p", { class: "notice", hidden: true }, "L’image de cette page n’est pas disponible.");

  constructor(details, id, pages) {
    this.#details = details;
    this.#id = id;
    this.#pages = pages;
    this.#image.addEventListener("error", () => this.#loaded(false));
    this.#image.addEventListener("load", () => this.#loaded(true));
    details.replaceChildren(
      this.#summary,
      element("div", { class: "tools", hidden: pages.length === 1 }, this.#previous, this.#next),
      element("figure", {}, this.#image, this.#failure),
    );
    details.open = BESIDE.matches;
    details.hidden = false;
    details.addEventListener("toggle", () => this.#load());
    this.show(0, null);
  }

  /** Shows page `index`; `range` is the passage to mark, in code points. */
  show(index, range) {
    const last = this.#pages.length - 1;
    this.#index = Math.min(Math.max(index, 0), last);
    // Not disabled: whoever reaches the last page by keyboard keeps the focus.
    this.#previous.setAttribute("aria-disabled", this.#index === 0);
    this.#next.setAttribute("aria-disabled", this.#index === last);
    this.#range = range;
    const { label } = this.#pages[this.#index];
    this.#summary.textContent = `Image de la page\u00a0${label} (${number(this.#index + 1)} sur ${number(this.#pages.length)})`;
    this.#load();
  }

  #load() {
    if (!this.#details.open) return; // pictures are drawn on demand: none for a closed view
    const page = this.#pages[this.#index];
    const url = address(`v1/documents/${encodeURIComponent(this.#id)}/pages/${page.number}.png`);
    if (this.#range !== null) {
      url.searchParams.set("start", this.#range.start);
      url.searchParams.set("end", this.#range.end);
    }
    if (this.#image.src === url.href) return;
    this.#image.src = url.href;
    this.#image.alt = `Page\u00a0${page.label} du document original`;
  }

  #loaded(succeeded) {
    this.#image.hidden = !succeeded;
    this.#failure.hidden = succeeded;
  }

  #button(label, step) {
    const go = () => this.show(this.#index + step, this.#range);
    return element("button", { type: "button", class: "button quiet", onclick: go }, label);
  }
}
