import { element, isolated } from "./dom.js";
import { folded } from "./folded.js";

/**
 * What was understood of a question beyond its words, piece by piece, each with the means to undo it; null when it
 * was searched as typed. `dropped` holds what was undone so far, as `{ id, name }`; `revise` asks again without what it
 * is given.
 */
export function interpretation(answer, dropped, revise) {
  const chips = pieces(answer.interpretation).map(({ id, undone, ...shown }) =>
    chip(shown, () => revise([...dropped, { id, name: undone }])),
  );
  const searched = chips.length === 0 && answer.interpreted_question !== "" ? difference(answer) : null;
  const buttons = dropped.length === 0 ? chips : [...chips, restore(dropped, () => revise([]))];
  if (buttons.length === 0) return searched;
  return element("div", { class: "interpretation", role: "group", "aria-label": "Ce qui a été compris" }, searched, buttons);
}

/**
 * Runs `change`, which may replace the interpretation inside `place`. When the focus was in it, it goes to the
 * button now standing at the same position, or to the last, so that going on by keyboard takes no detour.
 */
export function keepingFocus(place, change) {
  const position = buttonsOf(place).indexOf(document.activeElement);
  change();
  if (position < 0) return;
  const now = buttonsOf(place);
  now[Math.min(position, now.length - 1)]?.focus({ preventScroll: true });
}

/** While the question is asked again, the buttons inside `place` keep their place and the focus but do nothing. */
export function setBusy(place, isBusy) {
  place.setAttribute("aria-busy", isBusy);
  for (const button of buttonsOf(place)) {
    button.setAttribute("aria-disabled", isBusy);
    if (!isBusy) button.classList.remove("chosen");
  }
}

function buttonsOf(place) {
  return [...place.querySelectorAll(".interpretation > button")];
}

/**
 * Corrections, what was carried over and expansions, in the order they were made and in the same form: `said` before
 * `meant` on the chip, what its button does (`name`), a tooltip, read aloud only when it is not the name, and what there
 * is to bring back once it is done (`undone`).
 */
function pieces({ corrections, expansions, carried }) {
  return [
    ...corrections.map(({ id, from, to }) => {
      const name = `Annuler la correction de ${from} en ${to}`;
      return { id, said: [isolated(from), "\u00a0→"], meant: to, name, title: name, undone: `${from}\u00a0→ ${to}` };
    }),
    ...carried.map(({ id, text }) => {
      const name = `Ne pas reprendre ${text}`;
      return { id, said: ["suite de\u00a0:"], meant: text, name, title: name, undone: text };
    }),
    ...expansions.map(({ id, from, to }) => {
      const name = `Ne pas développer ${from}`;
      const undone = `${from}\u00a0= ${to}`;
      return { id, said: [isolated(from), "\u00a0="], meant: to, name, title: undone, undone };
    }),
  ];
}

function chip({ said, meant, name, title }, undo) {
  return action(
    { class: "chip", "aria-label": name, title },
    undo,
    element("span", { class: "piece" }, element("span", { class: "said" }, said), " ", isolated(meant)),
  );
}

function restore(dropped, undo) {
  const names = dropped.map(({ name }) => ["«\u00a0", isolated(name), "\u00a0»"]);
  const listed = names.flatMap((name, at) => [at === 0 ? "" : at === names.length - 1 ? " et " : ", ", ...name]);
  const said = element("span", { class: "piece" }, "Rétablir ", listed);
  return action({ class: "restore", title: said.textContent }, undo, said);
}

/** A button that works once: what it asks for replaces it, or `setBusy` makes it work again. */
function action(attributes, act, ...children) {
  const button = element("button", { type: "button", ...attributes }, ...children);
  button.addEventListener("click", () => {
    if (button.getAttribute("aria-disabled") === "true") return;
    button.classList.add("chosen");
    act();
  });
  return button;
}

/** What was searched, when it is not simply what was typed. */
function difference({ question, interpreted_question: searched }) {
  if (spaced(searched) === spaced(question)) return null;
  const words = element("p", {}, "Recherché\u00a0: ", element("q", { dir: "auto" }, searched));
  return element("div", { class: "interpreted" }, folded(words, "Voir tout ce qui a été recherché", "Réduire"));
}

/** Spaces of any kind and number count as one: they change nothing to what is searched. */
function spaced(text) {
  return text.replaceAll(/\s+/g, " ").trim();
}
