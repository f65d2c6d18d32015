/** The HTTP API, addressed from where this file lies so that any root path is honoured. */
const ROOT = new URL("../", import.meta.url);

export function address(path) {
  return new URL(path, ROOT);
}

export async function getJson(path, options = {}) {
  return (await send(path, options)).json();
}

export async function postJson(path, value, options = {}) {
  return getJson(path, {
    ...options,
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(value),
  });
}

/** A document's text, kept to the character: `Response.text` would drop a leading U+FEFF. */
export async function getText(path) {
  const bytes = await (await send(path, {})).arrayBuffer();
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
}

/** The response; throws an Error whose message is French and meant to be read, or the AbortError as it is. */
async function send(path, options) {
  let response;
  try {
    response = await fetch(address(path), options);
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new Error("Le service ne répond pas. Vérifiez qu’il est bien démarré, puis réessayez.");
  }
  if (!response.ok) throw new Error(await detail(response));
  return response;
}

/** The French `detail` of a problem document (RFC 9457). */
async function detail(response) {
  const problem = await response.json().catch(() => ({}));
  return problem.detail ?? `Le service a répondu par une erreur (code\u00a0${response.status}).`;
}
