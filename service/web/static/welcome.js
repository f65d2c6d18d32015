import { getJson } from "./api.js";
import { element, isolated } from "./dom.js";
import { examplesFor } from "./examples.js";
import { count, date, format } from "./french.js";

// Enough for a base of one service's documents to be listed whole; a larger one is counted « plus de 100 ».
const LISTED = 100;

/**
 * Fills the first screen with what can be asked about: the documents, or how to add some. `ask` sends a question
 * chosen among the examples.
 */
export async function welcome(place, ask) {
  let listing;
  try {
    listing = await getJson(`v1/documents?limit=${LISTED}`);
  } catch (error) {
    place.replaceChildren(element("p", { class: "notice error" }, error.message));
    return;
  }
  const { documents, next } = listing;
  if (documents.length === 0) place.replaceChildren(howToAdd());
  else place.replaceChildren(...proposed(examplesFor(documents), ask), listed(documents, next !== null));
}

function proposed(questions, ask) {
  if (questions.length === 0) return [];
  const choices = questions.map((question) => {
    const button = { type: "button", class: "example", onclick: () => ask(question) };
    return element("li", {}, element("button", button, question));
  });
  const title = element("h2", { class: "label", id: "examples" }, "Pour essayer");
  return [title, element("ul", { class: "examples", "aria-labelledby": "examples" }, choices)];
}

function howToAdd() {
  return element(
    "p",
    { class: "notice" },
    "Aucun document pour l’instant. Ajoutez-en depuis cette page, ou avec la commande ",
    element("code", {}, "sourcier ingest DOSSIER"),
    ".",
  );
}

function listed(documents, more) {
  const total = count(documents.length, "document consultable", "documents consultables");
  return element(
    "details",
    { class: "documents" },
    element("summary", {}, more ? `Plus de ${total}` : total),
    element("ul", {}, documents.map(entry)),
  );
}

function entry(document) {
  const kind = document.date === null ? format(document.media_type) : `${format(document.media_type)}, ${date(document.date)}`;
  return element(
    "li",
    {},
    element("a", { href: document.url }, isolated(document.title)),
    element("span", { class: "kind" }, kind),
  );
}
