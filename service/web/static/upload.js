import { getJson } from "./api.js";
import { element } from "./dom.js";

const POLL_EVERY = 500; // milliseconds: soon enough to feel immediate, rare enough to cost nothing

/** « Ajouter un document »: sends a file to the service and follows its ingestion to the end. */
export class Upload {
  #announce;
  #done;
  #input;
  #button;
  #status = element("p", { class: "upload-status", hidden: true });

  constructor(place, announce, done) {
    this.#announce = announce;
    this.#done = done;
    this.#input = element("input", { type: "file", hidden: true, accept: ".txt,.md,.html,.htm,.docx,.pdf" });
    this.#button = element("button", { type: "button", class: "button quiet" }, "Ajouter un document");
    this.#button.addEventListener("click", () => this.#input.click());
    this.#input.addEventListener("change", () => this.#send(this.#input.files[0]));
    place.append(this.#button, this.#input);
    document.querySelector("main").prepend(this.#status);
  }

  async #send(file) {
    if (file === undefined) return;
    this.#button.disabled = true;
    this.#say(`Ajout de «\u00a0${file.name}\u00a0»…`);
    try {
      const body = new FormData();
      body.append("file", file);
      const { job } = await getJson("v1/documents", { method: "POST", body });
      await this.#follow(job);
      this.#say(`«\u00a0${file.name}\u00a0» est ajouté\u00a0: vous pouvez l’interroger.`);
      this.#done();
    } catch (error) {
      this.#say(error.message, true);
    } finally {
      this.#input.value = ""; // the same file can be chosen again
      this.#button.disabled = false;
      this.#button.focus();
    }
  }

  async #follow(id) {
    for (;;) {
      const job = await getJson(`v1/jobs/${id}`);
      if (job.detail !== null) throw new Error(job.detail);
      if (job.state === "done") return;
      await new Promise((resolve) => setTimeout(resolve, POLL_EVERY));
    }
  }

  #say(message, failed = false) {
    this.#status.hidden = false;
    this.#status.className = failed ? "upload-status notice error" : "upload-status notice";
    this.#status.textContent = message;
    this.#announce(message);
  }
}
