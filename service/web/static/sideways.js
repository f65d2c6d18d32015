/**
 * What is wider than its place scrolls inside it: the edge past which there is more fades, the first column, which
 * names the rows, stays where it leaves room for the others (see `quote.css`), and what is marked is in sight from the
 * start, as the cell that answers is often the last of its row.
 */
const ROOM = 0.4; // of the width, for the names: beside them, the narrowest phone shows two columns of figures

export function scrollsSideways(frame) {
  let shown = false;
  const follow = () => markEdges(frame);
  // Told once the frame is laid out, which in what is folded comes late, and again whenever its width changes.
  new ResizeObserver(() => {
    if (frame.clientWidth === 0) return;
    frame.classList.toggle("named", namesOf(frame) <= ROOM * frame.clientWidth);
    if (!shown) reveal(frame);
    shown = true;
    follow();
  }).observe(frame);
  frame.addEventListener("scroll", follow, { passive: true });
  return frame;
}

/** Width of the first column; 0 in a drawing, which has none. */
function namesOf(frame) {
  return frame.querySelector("td, th")?.offsetWidth ?? 0;
}

function markEdges(frame) {
  const hidden = frame.scrollWidth - frame.clientWidth;
  // From right to left, the scroll goes from 0 down.
  const before = getComputedStyle(frame).direction === "rtl" ? hidden + frame.scrollLeft : frame.scrollLeft;
  frame.classList.toggle("more-left", before > 1);
  frame.classList.toggle("more-right", hidden - before > 1);
}

/** Scrolls as little as shows the short answer, or the end of the mark; the start of one that is too wide. */
function reveal(frame) {
  const marked = frame.querySelector(".answer") ?? [...frame.querySelectorAll("mark")].at(-1);
  if (marked === undefined) return;
  const place = frame.getBoundingClientRect();
  const left = place.left + (frame.matches(".named") ? namesOf(frame) : 0);
  const target = (marked.closest("td, th") ?? marked).getBoundingClientRect();
  if (target.right <= place.right) return;
  frame.scrollLeft += Math.max(Math.min(target.right - place.right, target.left - left), 0);
}
