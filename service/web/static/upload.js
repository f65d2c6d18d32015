import { getJson } from "./api.js";
import { element } from "./dom.js";
import { count } from "./french.js";

// What the system's dialogue proposes; whatever else is chosen, the service reads or refuses by name.
const ACCEPTED = [
  ".txt,.md,.html,.htm,.docx,.docm,.dotx,.dotm,.odt,.rtf,.pdf,.xlsx,.ods,.csv,.tsv,.pptx,.odp,.epub,.eml",
  ".png,.jpg,.jpeg,.tif,.tiff",
].join(",");

const POLL_EVERY = 500; // milliseconds: soon enough to feel immediate, rare enough to cost nothing

/** « Ajouter des documents »: sends files to the service and follows their ingestion to the end. */
export class Upload {
  #announce;
  #ended;
  #input;
  #button;
  #dismiss;
  #status;

  constructor(place, status, announce, ended) {
    this.#status = status;
    this.#announce = announce;
    this.#ended = ended;
    this.#input = element("input", { type: "file", hidden: true, multiple: true, accept: ACCEPTED });
    this.#button = element("button", { type: "button", class: "button quiet" }, "Ajouter des documents");
    this.#button.addEventListener("click", () => this.#input.click());
    this.#input.addEventListener("change", () => this.#send([...this.#input.files]));
    this.#dismiss = element("button", { type: "button", class: "dismiss", "aria-label": "Fermer ce message" }, "Fermer");
    this.#dismiss.addEventListener("click", () => {
      this.#status.hidden = true;
      this.#button.focus();
    });
    place.append(this.#button, this.#input);
  }

  async #send(files) {
    if (files.length === 0) return;
    const named = files.length === 1 ? `«\u00a0${files[0].name}\u00a0»` : count(files.length, "document");
    this.#button.disabled = true;
    this.#say(`Ajout en cours\u00a0: ${named}…`, "notice");
    try {
      const body = new FormData();
      for (const file of files) body.append("file", file);
      const { job } = await getJson("v1/documents", { method: "POST", body });
      const notice = await this.#follow(job);
      const ended = `Ajout terminé\u00a0: ${named}. Vous pouvez poser vos questions.`;
      this.#say(notice === null ? ended : `${ended} ${notice}`, "notice", this.#dismiss);
    } catch (error) {
      this.#say(error.message, "notice error", this.#dismiss);
    }
    this.#ended();
    this.#input.value = ""; // so that the same file can be chosen again
    this.#button.disabled = false;
    this.#button.focus();
  }

  /**
   * Waits until the job has ended: what was not read whole, or null. When files were not taken, throws the reasons after
   * the number of those that were.
   */
  async #follow(id) {
    for (;;) {
      const { state, files, report, detail, notice } = await getJson(`v1/jobs/${encodeURIComponent(id)}`);
      if (detail !== null) {
        const taken = files.length - report.failed.length;
        const told = taken === 0 ? [] : [`${count(taken, "document ajouté", "documents ajoutés")}.`];
        throw new Error([...told, detail, notice].filter(Boolean).join(" "));
      }
      if (state === "done") return notice;
      await new Promise((resolve) => setTimeout(resolve, POLL_EVERY));
    }
  }

  #say(message, kind, ...buttons) {
    this.#status.hidden = false;
    this.#status.className = kind;
    this.#status.replaceChildren(element("span", {}, message), ...buttons);
    this.#announce(message);
  }
}
