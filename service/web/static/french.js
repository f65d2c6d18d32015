/** French typography and wording of dates, numbers and places. */

const NUMBER = new Intl.NumberFormat("fr-FR");
const MONTH = new Intl.DateTimeFormat("fr-FR", { month: "long", timeZone: "UTC" });

export function number(value) {
  return NUMBER.format(value);
}

/** « 1 document », « 12 documents »: in French, only what reaches two takes the plural. */
export function count(value, singular, plural = `${singular}s`) {
  return `${number(value)}\u00a0${value < 2 ? singular : plural}`;
}

/** An ISO 8601 date as precise as it is known: « 1er mars 2024 », « mars 2024 », « 2024 ». */
export function date(iso) {
  const parts = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?/.exec(iso);
  if (parts === null) return iso;
  const [, year, month, day] = parts;
  if (month === undefined) return year;
  const words = `${MONTH.format(Date.UTC(2000, Number(month) - 1))} ${year}`;
  if (day === undefined) return words;
  return `${Number(day) === 1 ? "1er" : Number(day)}\u00a0${words}`;
}

/** « p. 6 », « p. iv et suivante »; null for a document without pages. */
export function pages({ page, page_end: last, page_label: label }) {
  if (page === null) return null;
  const first = `p.\u00a0${label ?? page}`;
  if (last === null || last <= page) return first;
  return last === page + 1 ? `${first} et suivante` : `${first} et suivantes`;
}

/** What is said of words read off a scan. */
export const RECOGNISED = "texte reconnu par OCR";

const FORMATS = {
  "application/pdf": "PDF",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "Word",
  "application/vnd.oasis.opendocument.text": "texte OpenDocument",
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "Excel",
  "application/vnd.oasis.opendocument.spreadsheet": "classeur OpenDocument",
  "text/csv": "tableau CSV",
  "application/vnd.openxmlformats-officedocument.presentationml.presentation": "PowerPoint",
  "application/vnd.oasis.opendocument.presentation": "présentation OpenDocument",
  "application/rtf": "RTF",
  "application/epub+zip": "livre EPUB",
  "message/rfc822": "message",
  "image/png": "image PNG",
  "image/jpeg": "image JPEG",
  "image/tiff": "image TIFF",
  "text/html": "page web",
  "text/markdown": "Markdown",
  "text/plain": "texte",
};

/** The everyday name of a media type. */
export function format(mediaType) {
  return FORMATS[mediaType] ?? mediaType;
}
