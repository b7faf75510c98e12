export { AddLabels, addLabels } from "./add-labels.ts";
export { DeleteLabel, deleteLabel } from "./delete-label.ts";
export { idOfLabel } from "./id-of-label.ts";
export { LABEL_KINDS, type LabelKind } from "./kinds.ts";
export type { LabelUse } from "./label-uses.ts";
export { listLabels, type UsedLabel } from "./list-labels.ts";
export { readLabelNames, type Label } from "./read-label-names.ts";
export { RenameLabel, renameLabel } from "./rename-label.ts";
export { suggestedLabels } from "./suggested-labels.ts";
