/**
 * The questions and answers shown, kept for this tab alone so that coming back from a document finds them
 * again. They never leave the browser, and end with the tab.
 */
const HISTORY_LIMIT = 50; // the API takes no more
const KEY = `sourcier.conversation:${new URL("../", import.meta.url).pathname}`;

export class Conversation {
  /**
   * `{ question, answer, drop }` in order; `answer` is the service's own response, `drop` the ids of what the user
   * took out of its reading of the question.
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
    const turn = { question, answer, drop: [] };
    this.turns.push(turn);
    this.#keep();
    return turn;
  }

  revise(turn, answer, drop) {
    Object.assign(turn, { answer, drop });
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
