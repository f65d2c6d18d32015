import { postJson } from "./api.js";
import { Conversation } from "./conversation.js";
import { Turn } from "./turn.js";
import { Upload } from "./upload.js";
import { welcome } from "./welcome.js";

const form = document.getElementById("ask");
const field = document.getElementById("question");
const send = document.getElementById("send");
const lacking = document.getElementById("lacking");
const thread = document.getElementById("thread");
const documents = document.getElementById("documents");
const restart = document.getElementById("restart");
const live = document.getElementById("announcements");

const conversation = new Conversation();
let pending = false; // whether a new question is being answered: the next one waits
let ending = new AbortController(); // aborts whatever is being asked when the conversation ends

/** Says `message` to screen readers, which read a region only when its text changes. */
function announce(message) {
  live.textContent = "";
  requestAnimationFrame(() => (live.textContent = message));
}

function greet() {
  welcome(documents, (question) => {
    if (!pending) ask(question);
    field.focus();
  });
}

/** The first screen, or the conversation. */
function showOpening(isOpening) {
  document.body.classList.toggle("opening", isOpening);
  restart.hidden = isOpening;
  if (isOpening) greet();
}

function appendTurn(question) {
  const turn = new Turn(question, announce);
  thread.append(turn.node);
  showOpening(false);
  return turn;
}

function showAnswer(turn, kept) {
  turn.showAnswer(kept, (dropped) => askAgain(turn, kept, dropped));
}

async function ask(question) {
  const { signal } = ending;
  pending = true;
  send.setAttribute("aria-disabled", "true");
  const turn = appendTurn(question);
  turn.showWaiting();
  turn.node.scrollIntoView({ block: "start" });
  try {
    const answer = await postJson("v1/ask", { question, history: conversation.history }, { signal });
    showAnswer(turn, conversation.add(question, answer));
    turn.node.scrollIntoView({ block: "start" });
  } catch (error) {
    if (error.name === "AbortError") return;
    turn.showError(error.message);
    field.value ||= question; // so that it can be tried again without typing
  } finally {
    if (!signal.aborted) release();
  }
}

/** The same question at the same point of the conversation, without what is `dropped`. */
async function askAgain(turn, kept, dropped) {
  const { signal } = ending;
  turn.showRevising();
  try {
    const { question } = kept;
    const history = conversation.historyBefore(kept);
    const drop = dropped.map(({ id }) => id);
    const answer = await postJson("v1/ask", { question, history, drop }, { signal });
    conversation.revise(kept, answer, dropped);
    showAnswer(turn, kept);
  } catch (error) {
    if (error.name === "AbortError") return;
    turn.showRevisionError(error.message);
  }
}

function release() {
  pending = false;
  send.removeAttribute("aria-disabled");
}

function startAnew() {
  ending.abort();
  ending = new AbortController();
  release();
  conversation.clear();
  thread.replaceChildren();
  showOpening(true);
  announce("Nouvelle conversation.");
  field.focus();
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const question = field.value.trim();
  lacking.textContent = question === "" ? "Écrivez d’abord votre question." : "";
  if (pending || question === "") return;
  field.value = "";
  field.focus();
  ask(question);
});

field.addEventListener("input", () => (lacking.textContent = ""));

field.addEventListener("keydown", (event) => {
  // While an accent or ideogram is being composed, Enter belongs to the input method.
  if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  form.requestSubmit();
});

restart.addEventListener("click", startAnew);
new Upload(
  document.getElementById("upload"),
  document.getElementById("upload-status"),
  announce,
  greet,
);

for (const kept of conversation.turns) showAnswer(appendTurn(kept.question), kept);
if (conversation.turns.length === 0) showOpening(true);
