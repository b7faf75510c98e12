export { attachment, downloadResponse } from "./download.ts";
export { FILE_KINDS, MAX_FILE_SIZE, type FileKind } from "./kinds.ts";
export { filesPrivacy } from "./privacy.ts";
export { files } from "./schema.ts";
export type { SniffRefusal as FileRefusal } from "./sniff.ts";
export { openFile, removeFile, storeFile, type OpenedFile, type StoreFile } from "./store.ts";
export { sweepFiles } from "./sweep.ts";
