import { address } from "./api.js";
import { RECOGNISED, date, pages } from "./french.js";

/** The verbatim passage followed by what is needed to find it again. */
export function reference(citation) {
  const { document } = citation;
  const place = [
    document.title,
    document.source,
    document.date && date(document.date),
    pages(citation),
    citation.recognised && RECOGNISED,
    citation.section.join(" › "),
  ];
  const found = place.filter(Boolean).join(", ");
  return `«\u00a0${citation.text}\u00a0»\n${found}\n${new URL(citation.url, address(""))}`;
}

/** Copies `text`; resolves to whether it worked. */
export async function copy(text) {
  // The clipboard interface exists only over HTTPS or loopback; many intranets have neither.
  if (navigator.clipboard === undefined) return copyBySelection(text);
  return navigator.clipboard.writeText(text).then(
    () => true,
    () => copyBySelection(text),
  );
}

function copyBySelection(text) {
  const area = document.createElement("textarea");
  area.className = "visually-hidden";
  area.value = text;
  const focused = document.activeElement;
  document.body.append(area);
  area.select();
  const copied = document.execCommand("copy");
  area.remove();
  focused?.focus();
  return copied;
}
