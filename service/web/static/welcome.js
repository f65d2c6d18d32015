import { getJson } from "./api.js";
import { element, isolated } from "./dom.js";
import { examplesFor } from "./examples.js";
import { count, date, format } from "./french.js";

// Enough for a base of one service's documents to be listed whole; a larger one is counted « plus de 100 ».
const LISTED = 100;

/**
 * Fills the first screen with what can be asked about: the documents, or how to add some; then with the files
 * that could not be read. `ask` sends a question chosen among the examples.
 */
export async function welcome(place, ask) {
  let listing, unread;
  try {
    [listing, unread] = await Promise.all([
      getJson(`v1/documents?limit=${LISTED}`),
      getJson(`v1/failures?limit=${LISTED}`),
    ]);
  } catch (error) {
    place.replaceChildren(element("p", { class: "notice error" }, error.message));
    return;
  }
  const { documents, next } = listing;
  if (documents.length === 0) place.replaceChildren(howToAdd());
  else place.replaceChildren(...proposed(examplesFor(documents), ask), listed(documents, next !== null));
  if (unread.total > 0) place.append(failed(unread));
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
  const words = "Aucun document pour l’instant. Ajoutez-en depuis cette page, ou avec la commande ";
  const command = element("code", {}, "sourcier ingest DOSSIER");
  return element("div", { class: "notice" }, element("p", {}, words, command, "."));
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

/** The files that answer nothing, each with the reason: nobody should take their silence for a « no ». */
function failed({ failures, total }) {
  const entries = failures.map(({ source, reason }) =>
    element("li", {}, isolated(source), element("span", { class: "kind" }, isolated(reason))),
  );
  if (failures.length < total) {
    entries.push(element("li", {}, `… et ${count(total - failures.length, "autre")}, que nomme sourcier\u00a0status.`));
  }
  return element(
    "details",
    { class: "documents failures" },
    element("summary", {}, count(total, "fichier illisible", "fichiers illisibles")),
    element("p", { class: "advice" }, "Ces fichiers ne sont pas consultés. Une fois corrigés, ils seront lus à l’ingestion suivante."),
    element("ul", {}, entries),
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
