export { AddTerm, addTerm } from "./add-term.ts";
export { confirmNames, type Confirmed, type ConfirmNames } from "./confirm-names.ts";
export { namesInConcept, type NamedTerm, type NamePlace, type NamesInConcept } from "./names-in-concept.ts";
