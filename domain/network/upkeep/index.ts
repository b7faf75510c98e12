export { listOpenChanges, settleChange, type EntryChange, type SettleRefusal } from "./changes.ts";
export { keepEntries } from "./keep-entries.ts";
export type { ComposeUpkeepLetter, UpkeepLetter } from "./letters.ts";
export { findOwnEntry, saveOwnEntry, SaveOwnEntry, type OwnEntry } from "./own-entry.ts";
export { sendEntryLink } from "./send-link.ts";
export { readHideAfter, setHideAfter, SetHideAfter } from "./settings.ts";
