import { citationCard } from "./citation.js";
import { element, hiddenText } from "./dom.js";
import { folded } from "./folded.js";
import { count } from "./french.js";
import { interpretation, keepingFocus, setBusy } from "./interpretation.js";

/** One question and, below it, what came of it. */
export class Turn {
  #announce;
  #result = element("div", { class: "result" });

  constructor(question, announce) {
    this.#announce = announce;
    const heading = element("h2", { class: "question", dir: "auto" }, hiddenText("Question\u00a0: "), question);
    this.node = element(
      "section",
      { class: "turn" },
      folded(heading, "Voir toute la question", "Réduire la question"),
      this.#result,
    );
  }

  showWaiting() {
    this.#result.replaceChildren(
      element(
        "p",
        { class: "waiting" },
        element("span", { class: "pulse", "aria-hidden": "true" }),
        "Recherche dans les documents…",
      ),
    );
    this.#announce("Recherche dans les documents…");
  }

  /** The question is being asked again: what it gave stays to be read until then. */
  showRevising() {
    // A shorter answer must not let the page scroll under the reader: it takes the height seen of the former.
    const { top, height } = this.#result.getBoundingClientRect();
    this.#result.style.setProperty("--held", `${Math.min(height, innerHeight - top)}px`);
    setBusy(this.#result, true);
    this.#announce("Recherche dans les documents…");
  }

  showError(message) {
    this.#result.replaceChildren(failure(message));
    this.#announce(message);
  }

  /** Asking again failed: what was shown still holds. */
  showRevisionError(message) {
    setBusy(this.#result, false);
    this.#result.querySelector(":scope > .error")?.remove();
    this.#result.firstElementChild.after(failure(message));
    this.#announce(message);
  }

  /** `dropped` is what the answer leaves out of the question; `revise` asks again, leaving out what it is given. */
  showAnswer({ answer, dropped = [] }, revise) {
    const body = answer.answered ? this.#citations(answer) : this.#refusal(answer);
    const shown = [interpretation(answer, dropped, revise), ...body].filter(Boolean);
    keepingFocus(this.#result, () => this.#result.replaceChildren(...shown));
    setBusy(this.#result, false);
    this.#announce(summary(answer));
  }

  #citations({ citations }) {
    return citations.map((citation) => citationCard(citation, this.#announce));
  }

  #refusal({ message, interpreted_question: searched, near_misses: nearMisses }) {
    // Thanks and greetings: no other words are wanted.
    if (searched === "") return [element("div", { class: "notice" }, element("p", {}, message))];
    const advice =
      nearMisses.length === 0
        ? "Essayez avec d’autres mots, si possible ceux des documents."
        : "Essayez avec d’autres mots, ou voyez ci-dessous les passages qui s’en approchent.";
    const notice = element("div", { class: "notice" }, element("p", {}, message), element("p", { class: "advice" }, advice));
    if (nearMisses.length === 0) return [notice];
    return [
      notice,
      element(
        "details",
        { class: "near-misses", ontoggle: showOpened },
        element("summary", {}, "Passages les plus proches"),
        nearMisses.map((miss) => citationCard({ ...miss, answer: null }, this.#announce)),
      ),
    ];
  }
}

/** What opens at the bottom of the window would open under the composer. */
function showOpened({ target }) {
  if (target.open) target.scrollIntoView({ block: "nearest" });
}

function failure(message) {
  return element("div", { class: "notice error" }, element("p", {}, message));
}

/** What a screen reader says when the answer arrives: enough to decide whether to read on. */
function summary({ answered, citations, near_misses: nearMisses, message }) {
  if (!answered) {
    const near = nearMisses.length > 0 ? ` ${count(nearMisses.length, "passage proche", "passages proches")}.` : "";
    return `${message}${near}`;
  }
  const [first] = citations;
  const said = first.answer ?? first.highlights[0] ?? first;
  return `${count(citations.length, "citation")}. ${first.document.title}\u00a0: ${said.text}`;
}
