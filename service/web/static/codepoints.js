/**
 * Offsets of the API count Unicode code points; JavaScript strings count UTF-16 units, two for each
 * character beyond U+FFFF. One scan of the text makes every conversion a binary search.
 */
export class CodePoints {
  #text;
  #astral = []; // UTF-16 index of each character of two units, in order

  constructor(text) {
    this.#text = text;
    for (const match of text.matchAll(/[\u{10000}-\u{10FFFF}]/gu)) this.#astral.push(match.index);
  }

  /** Number of code points of the text. */
  get length() {
    return this.#text.length - this.#astral.length;
  }

  /** UTF-16 index of the code point at `offset`. */
  toUtf16(offset) {
    // The k-th wide character stands at code point astral[k] - k: count those before the offset.
    let low = 0;
    let high = this.#astral.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#astral[middle] - middle < offset) low = middle + 1;
      else high = middle;
    }
    return offset + low;
  }

  /** A range of the API as a range of the JavaScript string, `origin` being the text's own offset. */
  range({ start, end }, origin = 0) {
    return { start: this.toUtf16(start - origin), end: this.toUtf16(end - origin) };
  }
}
