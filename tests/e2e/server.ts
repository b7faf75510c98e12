/** The product as people start it, on data of its own that goes when the tests are done. */
import { mkdtempSync, rmSync, chmodSync } from "node:fs";
import { join } from "node:path";

const folder = mkdtempSync("/var/tmp/miteinander-e2e-");
chmodSync(folder, 0o711);
process.env.MITEINANDER_DATA = join(folder, "data");
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));

const { serve } = await import("../../cli/serve.ts");
await serve({ demo: true });
