export { DEFAULT_LABELS } from "./default-labels.ts";
export {
  AddLabel,
  addLabel,
  BRANCH_ICONS,
  completeNames,
  deleteLabel,
  EditLabel,
  editLabel,
  enterDefaultLabels,
  missingNames,
  moveLabelUp,
} from "./keep-labels.ts";
export { listKeptLabels, type KeptLabel } from "./list-kept-labels.ts";
