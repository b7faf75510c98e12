export { decidePlaces } from "./decide-places.ts";
export { discardImport } from "./discard-import.ts";
export { importFile, importPreview, listOpenImports, openPlaces, type ImportPreview, type OpenImport } from "./import-preview.ts";
export { startImport, type StartImport, type StartImportRefusal } from "./start-import.ts";
export { importDirectly, takeOver, type TakenOver, type TakeOver, type TakeOverRefusal } from "./take-over.ts";
