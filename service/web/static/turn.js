import { citationCard } from "./citation.js";
import { element, hiddenText } from "./dom.js";
import { count } from "./french.js";

/** One question and, below it, what came of it. */
export class Turn {
  #announce;
  #result = element("div", { class: "result" });

  constructor(question, announce) {
    this.#announce = announce;
    this.node = element(
      "section",
      { class: "turn" },
      element("h2", { class: "question", dir: "auto" }, hiddenText("Question\u00a0: "), question),
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

  showError(message) {
    this.#result.replaceChildren(
      element("div", { class: "notice error" }, element("p", {}, message)),
    );
    this.#announce(message);
  }

  showAnswer(answer) {
    const body = answer.answered ? this.#citations(answer) : this.#refusal(answer);
    this.#result.replaceChildren(...[interpretation(answer), ...body].filter(Boolean));
    this.#announce(summary(answer));
  }

  #citations({ citations }) {
    return citations.map((citation) => citationCard(citation, this.#announce));
  }

  #refusal({ message, near_misses: nearMisses }) {
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
        { class: "near-misses" },
        element("summary", {}, "Passages les plus proches"),
        nearMisses.map((miss) => citationCard({ ...miss, answer: null }, this.#announce)),
      ),
    ];
  }
}

/** What was searched, when it is not simply what was typed. */
function interpretation({ question, interpreted_question: searched }) {
  if (spaced(searched) === spaced(question)) return null;
  return element("p", { class: "interpreted" }, "Recherché\u00a0: ", element("q", { dir: "auto" }, searched));
}

/** Spaces of any kind and number count as one: they change nothing to what is searched. */
function spaced(text) {
  return text.replaceAll(/\s+/g, " ").trim();
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
