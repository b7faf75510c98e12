import { describe, expect, test } from "vitest";
import { auditAddress, readAuditQuery } from "./audit-query.ts";

describe("Reading the log's address", () => {
  test("takes German words for the filters", () => {
    const read = readAuditQuery(new URLSearchParams("ereignis=measure.edited&wer=+Albers+&von=2026-06-01&bis=2026-06-30&vor=120"));
    expect(read).toMatchObject({ filters: { event: "measure.edited", actor: "Albers", from: "2026-06-01", to: "2026-06-30" }, before: 120, faults: [] });
  });

  test("filters nothing without words", () => {
    expect(readAuditQuery(new URLSearchParams("ereignis=&wer=&von=&bis="))).toMatchObject({ filters: {}, before: undefined, faults: [] });
    expect(readAuditQuery(new URLSearchParams())).toMatchObject({ filters: {}, before: undefined, faults: [] });
  });

  test("names days that are none and keeps what was typed", () => {
    const read = readAuditQuery(new URLSearchParams("wer=Albers&von=31.12.2026&bis=2026-02-30"));
    expect(read.faults).toEqual([
      { field: "von", kind: "not-a-day" },
      { field: "bis", kind: "not-a-day" },
    ]);
    expect(read.query).toMatchObject({ von: "31.12.2026", bis: "2026-02-30" });
    expect(read.filters).toMatchObject({ actor: "Albers" });
  });

  test("names an end before its beginning", () => {
    expect(readAuditQuery(new URLSearchParams("von=2026-06-02&bis=2026-06-01")).faults).toEqual([{ field: "bis", kind: "end-before-start" }]);
  });

  test.each(["-1", "0", "1.5", "x", "1e99", ""])("begins at the newest for the page number %j", (vor) => {
    expect(readAuditQuery(new URLSearchParams({ vor })).before).toBeUndefined();
  });
});

test("The next page's address keeps the choice and leaves out what is empty", () => {
  expect(auditAddress("/app/ellerland/verwaltung/protokoll", { ereignis: "measure.edited", wer: "Frau Ä&B", von: "", bis: "" }, { vor: "20" })).toBe(
    "/app/ellerland/verwaltung/protokoll?ereignis=measure.edited&wer=Frau+%C3%84%26B&vor=20",
  );
  expect(auditAddress("/app/ellerland/verwaltung/protokoll", { ereignis: "", wer: "", von: "", bis: "" })).toBe("/app/ellerland/verwaltung/protokoll");
});
