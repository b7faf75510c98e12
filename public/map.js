// Makes the map of offers movable. Without this file, or on a device that cannot draw it, the drawing of the page stays.
// Everything comes from this house: the library, its worker and styles, and the borders and places from the page itself.

const box = document.querySelector("[data-map]");
if (box) start(box).catch(() => say(box, "unable"));

/** Marks nearer to each other than this on the screen are one. */
const NEAR = 40;
/** Offers that one mark names; the rest stands in the list. */
const MOST_NAMED = 8;
/** What is not drawn by then will not be: a worker that never answers says nothing. */
const LONGEST_MS = 60_000;

async function start(box) {
  const { library, worker, styles } = box.dataset;
  const { areas, points } = JSON.parse(box.dataset.map);
  const words = JSON.parse(box.dataset.words);
  const [gl] = await Promise.all([import(library), styled(styles)]);
  gl.setWorkerUrl(worker);
  const drawing = box.querySelector("svg");
  // The drawing stays, and can be used, until the map lies over it in the same place.
  const frame = document.createElement("div");
  frame.className = "movable is-waiting";
  frame.dir = "ltr";
  drawing.after(frame);
  let map;
  try {
    map = drawn(gl, frame, areas, words);
    await new Promise((ready, fail) => {
      map.once("load", ready).once("error", ({ error }) => fail(error));
      setTimeout(fail, LONGEST_MS, new Error("not drawn"));
    });
  } catch (error) {
    map?.remove();
    frame.remove();
    throw error;
  }
  const wasHere = drawing.contains(document.activeElement);
  frame.classList.remove("is-waiting");
  drawing.classList.add("is-waiting");
  if (wasHere) map.getCanvas().focus({ preventScroll: true });
  say(box, "ready");
  map.addControl(new gl.NavigationControl({ showCompass: false }));
  mark(gl, map, points, words);
}

function styled(address) {
  const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href: address });
  return new Promise((ready, fail) => {
    link.addEventListener("load", ready);
    link.addEventListener("error", fail);
    document.head.append(link);
  });
}

/** The colours of the page as they are now, light or dark. */
function colour(frame, name) {
  frame.style.color = `var(--${name})`;
  const { color } = getComputedStyle(frame);
  frame.style.color = "";
  return color;
}

function drawn(gl, frame, areas, words) {
  const bounds = new gl.LngLatBounds();
  for (const { outline } of areas) for (const at of outline) bounds.extend(at);
  const features = areas.map(({ name, outline }) => ({
    type: "Feature",
    properties: { name },
    geometry: { type: "Polygon", coordinates: [[...outline, outline[0]]] },
  }));
  const names = areas.map(({ name, at }) => ({ type: "Feature", properties: { name }, geometry: { type: "Point", coordinates: at } }));
  const [ground, land, line, ink] = ["paper", "seq1", "line-2", "ink"].map((name) => colour(frame, name));
  const map = new gl.Map({
    container: frame,
    bounds,
    fitBoundsOptions: { padding: 24 },
    minZoom: 6,
    maxZoom: 16,
    attributionControl: false,
    // One finger goes on scrolling the page.
    cooperativeGestures: true,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    fadeDuration: 0,
    locale: {
      "Map.Title": words.title,
      "Marker.Title": words.title,
      "NavigationControl.ZoomIn": words.closer,
      "NavigationControl.ZoomOut": words.farther,
      "Popup.Close": words.close,
      "CooperativeGesturesHandler.WindowsHelpText": words.wheel,
      "CooperativeGesturesHandler.MacHelpText": words.wheel,
      "CooperativeGesturesHandler.MobileHelpText": words.fingers,
    },
    style: {
      version: 8,
      sources: {
        areas: { type: "geojson", data: { type: "FeatureCollection", features } },
        names: { type: "geojson", data: { type: "FeatureCollection", features: names } },
      },
      layers: [
        { id: "ground", type: "background", paint: { "background-color": ground } },
        { id: "land", type: "fill", source: "areas", paint: { "fill-color": land } },
        { id: "borders", type: "line", source: "areas", paint: { "line-color": line, "line-width": 1.5 } },
        {
          id: "names",
          type: "symbol",
          source: "names",
          layout: { "text-field": ["get", "name"], "text-font": ["system-ui"], "text-size": 14, "text-anchor": "top", "text-offset": [0, 1.2] },
          paint: { "text-color": ink, "text-halo-color": land, "text-halo-width": 2 },
        },
      ],
    },
  });
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  return map;
}

/** Marks as links and buttons are: in the order of the page, reached by keyboard, and read aloud. */
function mark(gl, map, points, words) {
  let shown = new Map();
  const draw = () => {
    const spots = [];
    for (const point of points) {
      const { x, y } = map.project(point.at);
      const near = spots.find((spot) => Math.hypot(spot.x - x, spot.y - y) < NEAR);
      if (near) near.points.push(point);
      else spots.push({ x, y, at: point.at, points: [point] });
    }
    const next = new Map();
    for (const { at, points: own } of spots) {
      const key = own.map(({ at: where }) => where.join()).join(" ");
      next.set(key, shown.get(key) ?? new gl.Marker({ element: button(own), anchor: "center" }).setLngLat(at).addTo(map));
    }
    for (const [key, marker] of shown) if (!next.has(key)) marker.remove();
    shown = next;
  };
  const button = (own) => {
    const offers = new Map(own.flatMap((point) => point.offers.map((offer) => [offer.href, offer])));
    const places = [...new Set(own.map(({ place }) => place))].filter(Boolean);
    const element = Object.assign(document.createElement("button"), { type: "button", className: "mark", textContent: String(offers.size) });
    element.ariaLabel = `${places.join(", ")}: ${offers.size}`;
    element.addEventListener("click", (event) => {
      event.stopPropagation();
      open(element, own, places, [...offers.values()]);
    });
    return element;
  };
  const open = (element, own, places, offers) => {
    const content = document.createElement("div");
    content.dir = document.documentElement.dir;
    const heading = Object.assign(document.createElement("p"), { className: "w6", lang: "de", textContent: places.join(", ") });
    const list = document.createElement("ul");
    for (const { href, title, lang, dir } of offers.slice(0, MOST_NAMED)) {
      const item = document.createElement("li");
      item.append(Object.assign(document.createElement("a"), { href, textContent: title, lang, dir }));
      list.append(item);
    }
    content.append(heading, list);
    if (offers.length > MOST_NAMED) content.append(Object.assign(document.createElement("a"), { href: `#ort-${own[0].group}`, textContent: words.rest }));
    const popup = new gl.Popup({ maxWidth: "18rem", offset: 16 }).setLngLat(own[0].at).setDOMContent(content).addTo(map);
    popup.getElement().addEventListener("keydown", ({ key }) => {
      if (key === "Escape") popup.remove();
    });
    popup.once("close", () => element.isConnected && element.focus());
  };
  draw();
  map.on("moveend", draw);
}

function say(box, state) {
  const told = box.querySelector("[role=status]");
  told.textContent = JSON.parse(box.dataset.words)[state];
}
