import { and, asc, eq, ne, sql } from "drizzle-orm";
import { read, transact, type Context } from "#platform/db/index.ts";
import type { JobHandler } from "#platform/jobs/index.ts";
import { errorFields, log } from "#platform/log/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { dropBytes, hashOf, newPlace, readBytes, writeBytes } from "./bytes.ts";
import { scan } from "./clamd.ts";
import { redrawPicture } from "./inspect-picture.ts";
import { isPicture, kindOf } from "./kinds.ts";
import { files, type CheckRefusal } from "./schema.ts";

type Stored = typeof files.$inferSelect;
export type CheckSettings = { dataFolder: string; /** Address of the virus scanner; null: there is none. */ clamd: string | null };

/** In files of one run; the next run takes the others. */
const BATCH = 100;
/** After so many the scanner itself is the fault, and asking on would only hold the worker. */
const MOST_UNKNOWN = 5;

/**
 * The handler of "files.check": decides about everything that waits in quarantine. Pictures are redrawn, equal content
 * is kept once. Where the virus scanner gives no verdict, all stays as it is; the clock tries again.
 */
export function checkFiles({ dataFolder, clamd }: CheckSettings): JobHandler {
  return async (ctx) => {
    const waiting = await read(ctx, (db) =>
      db
        .select()
        .from(files)
        .where(and(eq(files.regionId, ctx.region.id), eq(files.state, "quarantined")))
        // Some that no scanner can judge must not stand before all others for ever.
        .orderBy(sql`random()`)
        .limit(BATCH),
    );
    const faults: unknown[] = [];
    let unknown = 0;
    for (const file of waiting) {
      try {
        const bytes = await readBytes(dataFolder, file);
        const verdict = clamd === null ? "clean" : await scan(clamd, bytes).catch((error: unknown) => notScanned(file, error));
        if (verdict !== "unknown") await decide(ctx, dataFolder, file, verdict === "infected" ? refused(verdict) : await cleaned(file, bytes));
        else if ((unknown += 1) === MOST_UNKNOWN) break;
      } catch (error) {
        // One file that cannot be read must not keep the others waiting.
        faults.push(error);
      }
    }
    if (faults.length > 0) throw faults[0];
  };
}

function notScanned(file: Stored, error: unknown): "unknown" {
  log("warn", "files.not-scanned", { file: file.id, region: file.regionId, ...errorFields(error) });
  return "unknown";
}

async function cleaned(file: Stored, bytes: Buffer): Promise<Result<Buffer, CheckRefusal>> {
  const kind = kindOf(file.mediaType);
  return kind && isPicture(kind) ? redrawPicture(bytes, kind) : done(bytes);
}

async function decide(ctx: Context, dataFolder: string, file: Stored, result: Result<Buffer, CheckRefusal>): Promise<void> {
  if (result.ok) await settle(ctx, dataFolder, file, result.value);
  else await refuse(ctx, file, result.refusal);
  await dropBytes(ctx, dataFolder, file.storedAs);
}

const stillWaiting = (ctx: Context, file: Stored) => and(eq(files.regionId, ctx.region.id), eq(files.id, file.id), eq(files.state, "quarantined"));

/** The row gets its clean bytes: those of a twin of equal content, else its own. */
async function settle(ctx: Context, dataFolder: string, file: Stored, bytes: Buffer): Promise<void> {
  const sha256 = hashOf(bytes);
  await transact(ctx, async (tx) => {
    // Locked, so that the twin cannot be removed, and its bytes with it, before this row has them, too.
    const [twin] = await tx
      .select({ storedAs: files.storedAs })
      .from(files)
      .where(and(eq(files.regionId, ctx.region.id), eq(files.sha256, sha256), eq(files.state, "clean"), ne(files.id, file.id)))
      .orderBy(asc(files.id))
      .limit(1)
      .for("key share");
    const storedAs = twin?.storedAs ?? (sha256 === file.sha256 ? file.storedAs : newPlace(ctx));
    if (!twin && storedAs !== file.storedAs) await writeBytes(dataFolder, storedAs, bytes);
    const settled = await tx
      .update(files)
      .set({ state: "clean", storedAs, sha256, size: bytes.length })
      .where(stillWaiting(ctx, file))
      .returning({ id: files.id });
    if (settled.length > 0) tx.audit("file.checked", file.id, { state: "clean" });
  });
}

async function refuse(ctx: Context, file: Stored, refusal: CheckRefusal): Promise<void> {
  await transact(ctx, async (tx) => {
    const settled = await tx.update(files).set({ state: "refused", refusal }).where(stillWaiting(ctx, file)).returning({ id: files.id });
    if (settled.length > 0) tx.audit("file.checked", file.id, { state: "refused", refusal });
  });
}
