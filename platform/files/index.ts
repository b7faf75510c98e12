export { checkFiles } from "./check.ts";
export { attachment, downloadResponse } from "./download.ts";
export { FILE_KINDS, MAX_FILE_SIZE, type FileKind } from "./kinds.ts";
export { filesPrivacy } from "./privacy.ts";
export { LINK_QUOTA } from "./quota.ts";
export { files, type CheckRefusal, type FileState, type ShownFile } from "./schema.ts";
export { fileStanding, type FileStanding } from "./standing.ts";
export { openFile, openInternalFile, removeFile, storeFile, type FileRefusal, type OpenedFile, type StoreFile } from "./store.ts";
export { sweepFiles } from "./sweep.ts";
