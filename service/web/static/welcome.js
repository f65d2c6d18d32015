import { getJson } from "./api.js";
import { element, isolated } from "./dom.js";
import { count, date, format } from "./french.js";

// Enough for a base of one service's documents to be listed whole; a larger one is counted « plus de 100 ».
const LISTED = 100;

/** Fills the first screen with what can be asked about: the documents, or how to add some. */
export async function welcome(place) {
  let listing;
  try {
    listing = await getJson(`v1/documents?limit=${LISTED}`);
  } catch (error) {
    place.replaceChildren(element("p", { class: "notice error" }, error.message));
    return;
  }
  const { documents, next } = listing;
  place.replaceChildren(documents.length === 0 ? howToAdd() : listed(documents, next !== null));
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
