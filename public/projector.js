// Brings the projector up to date without flicker: asks for the page once a second and a half and puts its new state in place.
// Without this file the page refreshes itself. Nothing is asked while nobody looks.
const stand = () => document.querySelector("#stand");
const again = async () => {
  try {
    if (!document.hidden) {
      const answer = await fetch(location.href, { headers: { accept: "text/html" } });
      const fresh = answer.ok && new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("#stand");
      if (fresh) stand().replaceWith(document.adoptNode(fresh));
    }
  } catch {
    // The network of a hall comes and goes: the last state stays until the next time.
  }
  if (stand().dataset.runs) setTimeout(again, 1500);
};
if (stand().dataset.runs) setTimeout(again, 1500);
