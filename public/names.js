// Fills the list of names below a field while one types. Without this file it holds the near names, and the server asks
// back where a name is not clear.
const WAIT_MS = 150;
let timer;
let asked;

document.addEventListener("input", ({ target }) => {
  const list = target.list;
  if (!list?.dataset.search) return;
  clearTimeout(timer);
  timer = setTimeout(fill, WAIT_MS, list, target.value.trim());
});

async function fill(list, said) {
  // A name that was taken from the list needs no other.
  if (said.length < 2 || [...list.options].some(({ value }) => value === said)) return;
  asked?.abort();
  asked = new AbortController();
  try {
    const answer = await fetch(`${list.dataset.search}?${new URLSearchParams({ suche: said })}`, {
      signal: asked.signal,
      headers: { accept: "application/json" },
    });
    if (!answer.ok || answer.redirected) return;
    const names = await answer.json();
    const known = new Set([...list.options].map(({ value }) => value));
    // The near names stay; what an earlier word brought goes.
    for (const option of list.querySelectorAll("[data-brought]")) if (!names.includes(option.value)) option.remove();
    for (const name of names) {
      if (known.has(name)) continue;
      const option = document.createElement("option");
      option.textContent = name;
      option.dataset.brought = "";
      list.append(option);
    }
  } catch {
    // No network, or another letter was typed meanwhile: the server asks back when the form is sent.
  }
}
