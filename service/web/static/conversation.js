/**
 * The questions and answers shown, kept for this tab alone so that coming back from a document finds them
 * again. They never leave the browser, and end with the tab.
 */
const HISTORY_LIMIT = 50; // the API takes no more
const KEY = `sourcier.conversation:${new URL("../", import.meta.url).pathname}`;

export class Conversation {
  /**
   * `{ question, answer, dropped }` in order; `answer` is the service's own response, `dropped` what the user took out
   * of its reading of the question, as `{ id, name }`.
   */
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
    return questions(this.turns);
  }

  /** What `history` was when this turn was asked. */
  historyBefore(turn) {
    return questions(this.turns.slice(0, this.turns.indexOf(turn)));
  }

  /** Returns the turn. */
  add(question, answer) {
    const turn = { question, answer, dropped: [] };
    this.turns.push(turn);
    this.#keep();
    return turn;
  }

  revise(turn, answer, dropped) {
    Object.assign(turn, { answer, dropped });
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

function questions(turns) {
  return turns.slice(-HISTORY_LIMIT).map(({ question }) => question);
}
