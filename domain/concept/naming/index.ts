export { AddTerm, addTerm } from "./add-term.ts";
export { confirmNames, type Confirmed, type ConfirmNames } from "./confirm-names.ts";
export { DismissName, dismissName, takeNameBack } from "./dismiss-name.ts";
export { forgetTakenOff, UnlinkName, unlinkName, type Unlinked } from "./unlink-name.ts";
export { namesInConcept, type NamedTerm, type NamePlace, type NamesInConcept, type SuggestedName } from "./names-in-concept.ts";
