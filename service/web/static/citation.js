import { address } from "./api.js";
import { copy, reference } from "./clipboard.js";
import { element, hiddenText, isolated } from "./dom.js";
import { RECOGNISED, date, pages } from "./french.js";
import { contexts, passage, words } from "./passage.js";
import { unbroken } from "./unbroken.js";

/** A citation as a card: where it comes from, the exact passage, and the means to check it. */
export function citationCard(citation, announce) {
  const { document, rank, answer } = citation;
  return element(
    "article",
    { class: "citation", "data-rank": rank },
    rank === 1 && answer !== null ? shortAnswer(answer, document) : null,
    element(
      "header",
      {},
      element(
        "h3",
        {},
        element("span", { class: "rank" }, hiddenText("Citation "), String(rank)),
        isolated(unbroken(document.title)),
      ),
      place(citation),
      section(citation.section),
    ),
    contexts(citation),
    passage(citation),
    copies(citation),
    element(
      "footer",
      {},
      element("a", { class: "button", href: viewerAddress(citation) }, "Ouvrir dans le document"),
      copyButton(citation, announce),
    ),
  );
}

function shortAnswer({ text }, { media_type: mediaType }) {
  return element(
    "p",
    { class: "short-answer" },
    element("span", { class: "label" }, "Réponse courte", hiddenText("\u00a0:")),
    element("strong", { dir: "auto" }, words(text, mediaType)),
  );
}

function place(citation) {
  const { document } = citation;
  const parts = [isolated(document.source)];
  if (document.date !== null) parts.push(element("time", { datetime: document.date }, date(document.date)));
  const printed = pages(citation);
  if (printed !== null) parts.push(printed);
  if (citation.recognised) parts.push(RECOGNISED);
  return element("ul", { class: "place" }, parts.map((part) => element("li", {}, part)));
}

function section(headings) {
  if (headings.length === 0) return null;
  return element(
    "ol",
    { class: "section", "aria-label": "Emplacement dans le document" },
    headings.map((heading) => element("li", {}, isolated(unbroken(heading)))),
  );
}

/** Other documents that say the same, which are not cited again. */
function copies({ copies: others = [] }) {
  if (others.length === 0) return null;
  const links = others.flatMap((copy, at) => {
    const { document } = copy;
    const href = viewerAddress({ ...copy, highlights: [copy] });
    const dated = document.date === null ? "" : ` (${date(document.date)})`;
    return [at === 0 ? " " : "\u00a0; ", element("a", { href }, isolated(document.title)), dated];
  });
  return element("p", { class: "copies" }, "Aussi dans\u00a0:", links);
}

/**
 * The service's address of the first highlight, with the version it was quoted from (the viewer warns when the
 * document has changed since) and the other highlights to walk through.
 */
function viewerAddress(citation) {
  const url = new URL(citation.url, address(""));
  url.searchParams.set("version", citation.document.version);
  for (const { start, end } of citation.highlights) {
    if (url.searchParams.getAll("start").includes(String(start))) continue;
    url.searchParams.append("start", start);
    url.searchParams.append("end", end);
  }
  return url.href;
}

function copyButton(citation, announce) {
  const label = "Copier la citation";
  const button = element("button", { type: "button", class: "button quiet" }, label);
  button.addEventListener("click", async () => {
    const copied = await copy(reference(citation));
    const outcome = copied ? "Citation copiée" : "La copie a échoué";
    button.textContent = outcome;
    announce(`${outcome}.`);
    setTimeout(() => (button.textContent = label), 2500);
  });
  return button;
}
