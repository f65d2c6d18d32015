import { address, getJson, getText } from "./api.js";
import { CodePoints } from "./codepoints.js";
import { renderDocument } from "./document-text.js";
import { element, isolated } from "./dom.js";
import { flow } from "./flow.js";
import { RECOGNISED, count, date, format } from "./french.js";
import { PageView } from "./page-view.js";
import { PassageBar } from "./passages.js";
import { isWithin, targets, targetVersion } from "./target.js";
import { unbroken } from "./unbroken.js";

const id = decodeURIComponent(location.pathname.split("/").at(-1));
const path = `v1/documents/${encodeURIComponent(id)}`;
const title = document.getElementById("title");
const article = document.getElementById("text");

try {
  const [description, text] = await Promise.all([getJson(path), getText(`${path}/text`)]);
  open(description, text);
} catch (error) {
  title.textContent = "Document introuvable";
  notify(error.message);
}

addEventListener("hashchange", () => location.reload());

function open(description, text) {
  describe(description);
  const points = new CodePoints(text);
  const asked = targets(location);
  const found = asked.filter((range) => isWithin(range, points.length));
  if (found.length < asked.length) {
    notify("Citation introuvable\u00a0: ce passage n’existe pas, ou plus, dans le document.");
  }
  const version = targetVersion(location);
  if (version !== null && version !== description.version) {
    notify(
      "Ce document a changé depuis la citation\u00a0: le passage marqué n’est peut-être plus le bon. " +
        "Reposez la question pour retrouver le passage actuel.",
    );
  }
  const ranges = (list) => list.map((item) => ({ ...item, ...points.range(item) }));
  const { blocks, pages, cuts } = description;
  article.classList.add(flow(description.media_type));
  article.append(
    renderDocument({
      text,
      mediaType: description.media_type,
      blocks: ranges(blocks),
      pages: ranges(pages),
      cuts: ranges(cuts),
      marks: ranges(found).map(asMark).sort((one, other) => one.start - other.start),
    }),
  );
  showPassages(description, found);
}

function describe(description) {
  document.title = `${description.title} · Sourcier`;
  title.replaceChildren(isolated(unbroken(description.title)));
  const facts = [
    isolated(description.sources.join(", ")),
    format(description.media_type),
    description.date && element("time", { datetime: description.date }, date(description.date)),
    description.pages.length > 0 ? count(description.pages.length, "page") : null,
    recognised(description.pages),
    description.notice && isolated(description.notice),
    element("span", { title: description.version }, `version\u00a0${description.version.slice(0, 7)}`),
  ];
  const items = facts.filter(Boolean).map((fact) => element("li", {}, fact));
  document.getElementById("description").replaceChildren(...items);
  const original = document.getElementById("original");
  original.href = address(`${path}/source`);
  original.hidden = false;
}

/** How much of the document was read off scans. */
function recognised(pages) {
  const scans = pages.filter((page) => page.recognised).length;
  if (scans === 0) return null;
  return scans === pages.length ? RECOGNISED : `${RECOGNISED} sur ${count(scans, "page")}`;
}

function asMark({ start, end }, index) {
  return { start, end, name: "mark", attributes: { class: "passage", "data-passage": index } };
}

function showPassages({ media_type: mediaType, pages }, found) {
  const pictures =
    (mediaType === "application/pdf" || mediaType.startsWith("image/")) && pages.length > 0
      ? new PageView(document.getElementById("page-view"), id, pages)
      : null;
  if (found.length === 0) return;
  const starts = found.map((_, index) => article.querySelector(`mark[data-passage="${index}"]`));
  starts[0].id = "passage";
  for (const start of starts) start.tabIndex = -1;
  const pageOf = ({ start }) => pages.findIndex((page) => page.start <= start && start < page.end);
  const name = (index) => {
    const page = pages[pageOf(found[index])];
    const place = page === undefined ? "" : `, page\u00a0${page.label}`;
    return found.length === 1 ? `Passage cité${place}` : `Passage cité ${index + 1} sur ${found.length}${place}`;
  };
  const bar = new PassageBar(document.getElementById("passages"), starts, name, (index) =>
    pictures?.show(pageOf(found[index]), found[index]),
  );
  bar.show(0);
}

function notify(message) {
  document.getElementById("notices").append(element("p", { class: "notice error" }, message));
}
