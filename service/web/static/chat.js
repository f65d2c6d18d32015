import { postJson } from "./api.js";
import { Conversation } from "./conversation.js";
import { Turn } from "./turn.js";
import { Upload } from "./upload.js";
import { welcome } from "./welcome.js";

const form = document.getElementById("ask");
const field = document.getElementById("question");
const send = document.getElementById("send");
const thread = document.getElementById("thread");
const documents = document.getElementById("documents");
const restart = document.getElementById("restart");
const live = document.getElementById("announcements");

const conversation = new Conversation();
let pending = null; // the AbortController of the question being answered

/** Says `message` to screen readers, which read a region only when its text changes. */
function announce(message) {
  live.textContent = "";
  requestAnimationFrame(() => (live.textContent = message));
}

function greet() {
  welcome(documents, (question) => {
    if (pending === null) ask(question);
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

async function ask(question) {
  const request = new AbortController();
  pending = request;
  send.setAttribute("aria-disabled", "true");
  const turn = appendTurn(question);
  turn.showWaiting();
  turn.node.scrollIntoView({ block: "start" });
  try {
    const { signal } = request;
    const answer = await postJson("v1/ask", { question, history: conversation.history }, { signal });
    conversation.add(question, answer);
    turn.showAnswer(answer);
    turn.node.scrollIntoView({ block: "start" });
  } catch (error) {
    if (error.name === "AbortError") return;
    turn.showError(error.message);
    field.value ||= question; // so that it can be tried again without typing
  } finally {
    if (pending === request) release();
  }
}

function release() {
  pending = null;
  send.removeAttribute("aria-disabled");
}

function startAnew() {
  pending?.abort();
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
  if (pending !== null || question === "") return;
  field.value = "";
  field.focus();
  ask(question);
});

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

for (const { question, answer } of conversation.turns) appendTurn(question).showAnswer(answer);
if (conversation.turns.length === 0) showOpening(true);
