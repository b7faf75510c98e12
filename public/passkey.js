// Asks the browser for a passkey: to add one (account page) or to sign in with one. Everything else on these pages
// works without this file; without it its forms stay hidden.

const toBytes = (text) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));
const toText = (bytes) =>
  btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
const withBytes = (list = []) => list.map((known) => ({ ...known, id: toBytes(known.id) }));

const asks = {
  create: (options) =>
    navigator.credentials.create({
      publicKey: {
        ...options,
        challenge: toBytes(options.challenge),
        user: { ...options.user, id: toBytes(options.user.id) },
        excludeCredentials: withBytes(options.excludeCredentials),
      },
    }),
  get: (options) =>
    navigator.credentials.get({
      publicKey: { ...options, challenge: toBytes(options.challenge), allowCredentials: withBytes(options.allowCredentials) },
    }),
};

function answerOf({ id, rawId, type, response }) {
  const { clientDataJSON, attestationObject, authenticatorData, signature, userHandle } = response;
  const parts = { clientDataJSON, attestationObject, authenticatorData, signature, userHandle };
  const texts = Object.fromEntries(Object.entries(parts).flatMap(([name, value]) => (value ? [[name, toText(value)]] : [])));
  if (attestationObject) texts.transports = response.getTransports?.() ?? [];
  return { id, rawId: toText(rawId), type, response: texts, clientExtensionResults: {} };
}

async function post(form, fields) {
  const answer = await fetch(form.action, { method: "POST", body: new URLSearchParams(fields) });
  return { ok: answer.ok, value: await answer.json() };
}

async function run(form) {
  const fields = Object.fromEntries(new FormData(form));
  const begun = await post(form, fields);
  if (!begun.ok) return begun.value.refusal === "wrong-password" ? form.dataset.wrongPassword : form.dataset.failed;
  const credential = await asks[form.dataset.passkey](begun.value);
  const { name = "", next = "" } = fields;
  const done = await post(form, { name, next, answer: JSON.stringify(answerOf(credential)) });
  if (!done.ok) return form.dataset.failed;
  location.assign(done.value.next);
  return "";
}

if (window.PublicKeyCredential) {
  for (const form of document.querySelectorAll("form[data-passkey]")) {
    const says = form.querySelector("[data-passkey-says]");
    form.hidden = false;
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      // Closing the browser's own window is a refusal, too.
      const words = await run(form).catch(() => form.dataset.failed);
      says.textContent = words;
      says.hidden = words === "";
    });
  }
  document.querySelector("[data-passkey-missing]")?.remove();
}
