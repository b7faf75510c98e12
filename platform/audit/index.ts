export { anchorAllHeads, anchorAudit } from "./anchors.ts";
export { BYTE_ORDER_MARK, encodeRows } from "./csv.ts";
export type { Finding } from "./chain.ts";
export { AuditFilters, countAudit, exportAudit, listAudit, mayReadAudit, type AuditEntry, type AuditPage } from "./list.ts";
export { auditPrivacy, LOG_MONTHS } from "./privacy.ts";
export { auditEntries, auditHeads } from "./schema.ts";
export { forgetAudit, sealAudit } from "./seal.ts";
export { verifyAudit, type VerifiedRegion } from "./verify.ts";
export { verifySignIns } from "./verify-sign-ins.ts";
