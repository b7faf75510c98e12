export { mayReadMinutes } from "./access.ts";
export { ApproveMinutes, approveMinutes, closeMeeting, type ApproveRefusal } from "./approve-minutes.ts";
export { AddDecision, addDecision, EditDecision, editDecision, removeDecision, type Decision } from "./decide.ts";
export {
  findLinkedTask,
  findTask,
  listTasks,
  ownTasks,
  TASK_STANDINGS,
  type LinkedTask,
  type ListedTask,
  type OwnTask,
  type TaskFilter,
  type TaskList,
  type TaskPage,
  type TaskStanding,
} from "./list-tasks.ts";
export { findMinutes, type MinutesItem, type MinutesPage, type NotedDecision, type NotedTask } from "./minutes-page.ts";
export { beginNote, SaveNote, saveNote } from "./save-note.ts";
export { searchMinutes, type MinutesHit, type MinutesSearch } from "./search-minutes.ts";
export { sendMinutes, type ComposeMinutesLetter, type MinutesLetter, type SendMinutesRefusal } from "./send-minutes.ts";
export { mailTask, remindOfTasks, type ComposeTaskLetter, type TaskLetter } from "./task-letter.ts";
export { AddTask, addTask, AnswerTask, answerTask, EditTask, editTask } from "./tasks.ts";
