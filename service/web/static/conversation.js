/**
 * The questions and answers shown, kept for this tab alone so that coming back from a document finds them
 * again. They never leave the browser, and end with the tab.
 */
const HISTORY_LIMIT = 50; // the API takes no more
const KEY = `sourcier.conversation:${new URL("../", import.meta.url).pathname}`;

export class Conversation {
  /** `{ question, answer }` in order; `answer` is the service's own response. */
  turns = [];

  constructor() {
    try {
      this.turns = JSON.parse(sessionStorage.getItem(KEY)) ?? [];
    } catch {
      // No storage, or not ours: the conversation starts empty.
    }
  }

  /** The latest questions, oldest first, as the API wants them. */
  get history() {
    return this.turns.slice(-HISTORY_LIMIT).map(({ question }) => question);
  }

  add(question, answer) {
    this.turns.push({ question, answer });
    this.#keep();
  }

  clear() {
    this.turns = [];
    this.#keep();
  }

  #keep() {
    try {
      sessionStorage.setItem(KEY, JSON.stringify(this.turns));
    } catch {
      // Storage refused or full: the page still works, it only forgets when left.
    }
  }
}
