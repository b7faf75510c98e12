// Saves a status answer as one types. Without this file the button "save" does the same.
// The server answers a save with a redirect; it is not followed, so that a save costs no page.

const form = document.querySelector("form[data-autosave]");
if (form) start(form);

function start(form) {
  const { autosave: key, savedAt, saved, saving, offline, refused, sentences: list } = form.dataset;
  const sentences = JSON.parse(list);
  const state = form.querySelector("[data-save-state]");
  const status = form.querySelector("[data-left]");
  const clock = new Intl.DateTimeFormat(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" });
  let timer;
  let busy = false;
  let unsent = false;

  // While it is busy, a screen reader waits; it hears the end of a save and not its beginning.
  const say = (text) => {
    state.ariaBusy = String(text === saving);
    state.textContent = text;
  };
  const fields = () => [...new FormData(form)].filter(([, value]) => typeof value === "string");

  // On a shared or full device storage may be closed; typing must go on.
  const keep = (value) => {
    try {
      if (value === null) localStorage.removeItem(key);
      else localStorage.setItem(key, value);
    } catch {
      /* nothing is kept, everything else works */
    }
  };
  const kept = () => {
    try {
      return JSON.parse(localStorage.getItem(key));
    } catch {
      return null;
    }
  };

  const changed = (event) => {
    count();
    unsent = true;
    keep(JSON.stringify({ at: Date.now(), fields: fields() }));
    clearTimeout(timer);
    timer = setTimeout(send, event && event.target.type === "file" ? 0 : 1000, event && event.target.type === "file");
  };

  const send = async (withFiles) => {
    if (busy) return (timer = setTimeout(send, 300, withFiles));
    busy = true;
    unsent = false;
    say(saving);
    const body = withFiles ? new FormData(form) : new URLSearchParams(fields());
    body.set("intent", "save");
    try {
      const answer = await fetch(location.href, { method: "POST", body, redirect: "manual" });
      if (answer.type === "opaqueredirect") {
        if (!unsent) keep(null);
        say(saved.replace("{time}", clock.format(new Date())));
        if (withFiles) location.reload();
      } else {
        // What is wrong stands on the page that the server would show; the button brings it.
        say(refused);
        show(true);
      }
    } catch {
      unsent = true;
      say(offline);
      timer = setTimeout(send, 10000, withFiles);
    }
    busy = false;
  };

  const show = (visible) => form.querySelectorAll("[data-unscripted]").forEach((part) => (part.hidden = !visible));
  const value = (part, name) => {
    const field = part.querySelector(`[name^="${name}-"]:checked, select[name^="${name}-"], textarea[name^="${name}-"]`);
    return field ? field.value.trim() : "";
  };

  const count = () => {
    const parts = [...form.querySelectorAll("[data-answer]")];
    const done = parts.map((part) => {
      const kind = value(part, "kind");
      part.querySelectorAll("[data-only-answer]").forEach((inner) => (inner.hidden = kind !== "answer"));
      if (kind === "not-ours") return true;
      if (kind === "hand-on") return value(part, "person") + value(part, "text") !== "";
      // Who cannot say needs no reason.
      return value(part, "assessment") === "unknown" || (value(part, "assessment") !== "" && value(part, "text") !== "");
    });
    done.forEach((ready, place) => {
      const arch = form.querySelectorAll("[data-arch]")[place];
      if (arch) arch.setAttribute("fill", ready ? "var(--action)" : "none");
    });
    status.textContent = sentences[done.filter((ready) => !ready).length];
  };

  const before = kept();
  if (before && before.at > Number(savedAt)) {
    const given = new Map(before.fields);
    for (const field of form.elements) {
      // An unticked box is not among the fields, and several of one name are.
      if (field.type === "checkbox") field.checked = before.fields.some(([name, value]) => name === field.name && value === field.value);
      if (!given.has(field.name) || field.type === "file" || field.type === "checkbox") continue;
      if (field.type === "radio") field.checked = field.value === given.get(field.name);
      else field.value = given.get(field.name);
    }
    changed();
  } else keep(null);

  show(false);
  count();
  form.addEventListener("input", changed);
  addEventListener("online", () => unsent && send(false));
  form.addEventListener("submit", (event) => {
    if (navigator.onLine === false) {
      event.preventDefault();
      say(offline);
    } else clearTimeout(timer);
  });
}
