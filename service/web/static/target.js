/**
 * The ranges an address points at, in code points: `?start=…&end=…`, repeated for several highlights, or the
 * fragment `#char=start,end` of RFC 5147. Malformed ones are kept (as NaN), for the viewer to say so.
 */
export function targets({ search, hash }) {
  const parameters = new URLSearchParams(search);
  const ends = parameters.getAll("end").map(offset);
  const ranges = parameters.getAll("start").map((start, index) => ({ start: offset(start), end: ends[index] ?? NaN }));
  if (ranges.length > 0) return ranges;
  const fragment = /^#char=(\d*),(\d*)(?:;.*)?$/.exec(hash);
  if (fragment !== null) return [{ start: offset(fragment[1] || "0"), end: offset(fragment[2]) }];
  return hash.startsWith("#char=") ? [{ start: NaN, end: NaN }] : [];
}

/** The version the ranges were counted in, when the address says it. */
export function targetVersion({ search }) {
  return new URLSearchParams(search).get("version");
}

/** Whether a range holds at least one character of a text of `length` code points. */
export function isWithin({ start, end }, length) {
  return start < end && end <= length; // false for NaN
}

function offset(digits) {
  return /^\d{1,15}$/.test(digits) ? Number(digits) : NaN;
}
