export { listHints, type ConceptHint, type ConceptHints } from "./list-hints.ts";
export { SetAside, setHintAside, takeHintBack } from "./set-aside.ts";
