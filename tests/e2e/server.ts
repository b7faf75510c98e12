/** The product as people start it, on data of its own that goes when the tests are done. */
import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, chmodSync } from "node:fs";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { EXPIRED_CODE } from "./expired-code.ts";
import { FEED_PORT } from "./feed-port.ts";

const folder = mkdtempSync("/var/tmp/miteinander-e2e-");
chmodSync(folder, 0o711);
// Where the tests serve a municipality's calendar.
process.env.PRIVATE_HOSTS = `127.0.0.1:${FEED_PORT}`;
process.env.MITEINANDER_DATA = join(folder, "data");
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));

const { serve } = await import("../../cli/serve.ts");
await serve({ demo: true });

const { openHouse } = await import("#platform/house.ts");
const { makeContext, newId, transact } = await import("#platform/db/index.ts");
const { findRegion } = await import("#platform/tenancy/index.ts");
const { database } = await openHouse();
const region = await findRegion(database, "ellerland");
if (!region) throw new Error("The demo has no Ellerland.");
const subjectId = newId();
await transact(makeContext(database, region, { kind: "system", name: "tests" }), async (tx) => {
  const hash = createHash("sha256").update(EXPIRED_CODE).digest();
  await tx.execute(sql`insert into directory.codes (code_hash, region_id, kind, subject_id, expires_at)
    values (${hash}, ${region.id}, 'status-request', ${subjectId}, now() - interval '1 day')`);
  tx.audit("test.prepared", subjectId);
});
