export { endOf, type PostEnd } from "./ends.ts";
export { findOffice, listOfficeVersions, type Office } from "./find-office.ts";
export { officePrivacy } from "./privacy.ts";
export { OfficeFields, type Post } from "./office-fields.ts";
export { saveOffice, type OfficeConflict } from "./save-office.ts";
