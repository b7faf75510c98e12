import type { Context } from "#platform/db/index.ts";
import { noteSignIns } from "./anchors.ts";

type Place = { seq: number; hash: string };
const place = "last_seq::float8 as seq, encode(hash, 'hex') as hash";

/** As sealAudit, for the instance's chain of sign-in events. Each region's job does it; the first one of a night finds work. */
export async function sealSignIns({ database, now }: Context, dataFolder: string): Promise<void> {
  const { rows } = await database.auth.query<Place>(`select ${place} from auth.seal_sign_ins()`);
  for (const sealed of rows) await noteSignIns(dataFolder, { ...sealed, at: now.toISOString() });
}

/** As forgetAudit, for the same chain: events go after as many months. */
export async function forgetSignIns({ database, now }: Context, dataFolder: string): Promise<void> {
  const client = await database.auth.connect();
  let broken: Error | undefined;
  try {
    await client.query("begin");
    const { rows } = await client.query<Place>(`select ${place} from auth.delete_sign_ins()`);
    for (const ended of rows) await noteSignIns(dataFolder, { ...ended, at: now.toISOString(), deleted: true });
    await client.query("commit");
  } catch (error) {
    await client.query("rollback").catch((lost: Error) => (broken = lost));
    throw error;
  } finally {
    client.release(broken);
  }
}
