export { listOpenChanges, settleChange, type EntryChange, type SettleRefusal } from "./changes.ts";
export { countEntryLinks, endEntryLinks } from "./end-links.ts";
export { keepEntries } from "./keep-entries.ts";
export { findRecipient, issueEntryCode, type ComposeUpkeepLetter, type Recipient, type UpkeepLetter } from "./letters.ts";
export { asOrganisation, ownOrganisationId } from "../own-organisation.ts";
export { openOwnPages } from "./open-own.ts";
export { findOwnEntry, saveOwnEntry, SaveOwnEntry, type OwnEntry } from "./own-entry.ts";
export { sendEntryLink } from "./send-link.ts";
export { readHideAfter, setHideAfter, SetHideAfter } from "./settings.ts";
