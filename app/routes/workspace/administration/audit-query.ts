import { AuditFilters } from "#platform/audit/index.ts";

/** The filters as they stand in the address, in German words. */
export type AuditQuery = { ereignis: string; wer: string; von: string; bis: string };

export type ReadAuditQuery = {
  query: AuditQuery;
  filters: AuditFilters;
  /** Number of the entry before which the page begins. */
  before: number | undefined;
  /** Fields whose value is not understood; they do not filter. */
  faults: { field: keyof AuditQuery; kind: "not-a-day" | "end-before-start" }[];
};

export function readAuditQuery(search: URLSearchParams): ReadAuditQuery {
  const value = (name: string) => search.get(name)?.trim() ?? "";
  const query: AuditQuery = { ereignis: value("ereignis"), wer: value("wer").slice(0, 200), von: value("von"), bis: value("bis") };
  const [from, to] = [AuditFilters.shape.from.safeParse(query.von), AuditFilters.shape.to.safeParse(query.bis)];
  const faults: ReadAuditQuery["faults"] = [];
  if (!from.success) faults.push({ field: "von", kind: "not-a-day" });
  if (!to.success) faults.push({ field: "bis", kind: "not-a-day" });
  if (from.data && to.data && to.data < from.data) faults.push({ field: "bis", kind: "end-before-start" });
  const before = Number(value("vor"));
  return {
    query,
    filters: AuditFilters.parse({ event: query.ereignis.slice(0, 200), actor: query.wer, from: from.data, to: to.data }),
    before: Number.isSafeInteger(before) && before > 0 ? before : undefined,
    faults,
  };
}

/** The address of the same choice, e.g. for its next page. */
export function auditAddress(path: string, query: Record<string, string>, more: Record<string, string> = {}): string {
  const search = new URLSearchParams(Object.entries({ ...query, ...more }).filter(([, value]) => value !== ""));
  return search.size > 0 ? `${path}?${search}` : path;
}
