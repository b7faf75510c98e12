export { listAreas, seenAs, type Area, type KnownPlace } from "./list-areas.ts";
export { BOUNDS, SaveArea, saveArea, type SaveAreaRefusal } from "./save-area.ts";
export { MOST_BYTES } from "./read-geojson.ts";
export { previewOutlines, takeOutlines, type OutlinesPreview, type TakenOutlines, type TakeOutlinesRefusal } from "./take-outlines.ts";
