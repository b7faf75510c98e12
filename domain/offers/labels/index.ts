export { DEFAULT_LABELS } from "./default-labels.ts";
export { AddLabel, addLabel, BRANCH_ICONS, deleteLabel, EditLabel, editLabel, enterDefaultLabels, moveLabelUp } from "./keep-labels.ts";
export { listKeptLabels, type KeptLabel } from "./list-kept-labels.ts";
