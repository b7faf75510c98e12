import { setTimeout as wait } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { read, transact, type Context } from "#platform/db/index.ts";
import type { JobHandler } from "#platform/jobs/index.ts";
import type { LookUp } from "./look-up.ts";
import type { AddressFinding, AddressKind } from "./schema.ts";

/** Looks in one night; at ten seconds each, four at once, they end within the quarter of an hour that a job has. */
const MOST_A_NIGHT = 200;
const AT_ONCE = 4;
/** One house's server is asked no more often in a night, and with a pause. */
const MOST_A_HOST = 20;
const PAUSE_MS = 500;
/** What answers is asked again after so many days; what does not, the next night. */
const AGAIN_AFTER_DAYS = 14;

/** Every address that a kept offer names, as rows (kind, address). */
export const ADDRESSES = sql`
  select distinct a.kind, a.address from offers o,
    lateral (values ('web', o.website), ('web', o.registration_link), ('mail', nullif(split_part(lower(o.email), '@', 2), ''))) as a(kind, address)
  where o.state in ('public', 'paused') and a.address is not null`;

type Address = { kind: AddressKind; address: string };

/**
 * The nightly job "offers.addresses": looks whether web addresses answer and mail domains take mail. Each look is written
 * down at once, so that a night that was cut off goes on where it was; a second run on one day looks at nothing twice.
 */
export function checkAddresses(lookUp: LookUp): JobHandler {
  return async (ctx) => {
    const byHost = Map.groupBy(await findAddresses(ctx), hostOf);
    const queues = [...byHost.values()].map((own) => own.slice(0, MOST_A_HOST));
    let left = MOST_A_NIGHT;
    const worker = async () => {
      for (let own = queues.shift(); own; own = queues.shift()) {
        for (const [nth, address] of own.entries()) {
          if (left-- <= 0) return;
          if (nth > 0) await wait(PAUSE_MS);
          await note(ctx, address, await lookUp(address.kind, address.address));
        }
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
    await forgetOthers(ctx);
  };
}

async function findAddresses(ctx: Context): Promise<Address[]> {
  const found = await read(ctx, (db) =>
    db.execute<Address>(sql`
      select n.kind, n.address from (${ADDRESSES} and o.region_id = ${ctx.region.id}) n
        left join offer_address_checks c on c.region_id = ${ctx.region.id} and c.kind = n.kind and c.address = n.address
      where c.checked_on is null or (c.failed_days > 0 and c.checked_on < ${ctx.today}::date) or c.checked_on + ${AGAIN_AFTER_DAYS}::int <= ${ctx.today}::date
      order by c.failed_days > 0 desc nulls last, c.checked_on nulls first, n.address limit ${MOST_A_NIGHT * 5}`),
  );
  return found.rows;
}

const hostOf = ({ kind, address }: Address) => (kind === "mail" ? address : (URL.parse(address)?.host ?? address));

/** A look counts once a day, whoever looked. */
async function note(ctx: Context, { kind, address }: Address, finding: AddressFinding | null): Promise<void> {
  const isDead = finding !== null;
  await transact(ctx, (tx) =>
    tx.execute(sql`
      insert into offer_address_checks as c (region_id, kind, address, checked_on, finding, failing_since, failed_days)
      values (${ctx.region.id}, ${kind}, ${address}, ${ctx.today}, ${finding}, ${isDead ? ctx.today : null}, ${isDead ? 1 : 0})
      on conflict (region_id, kind, address) do update set checked_on = excluded.checked_on, finding = excluded.finding,
        failing_since = case when excluded.finding is null then null else coalesce(c.failing_since, excluded.failing_since) end,
        failed_days = case when excluded.finding is null then 0 else c.failed_days + 1 end
      where c.checked_on < excluded.checked_on`),
  );
}

/** What no offer names any more. */
async function forgetOthers(ctx: Context): Promise<void> {
  await transact(ctx, (tx) =>
    tx.execute(sql`delete from offer_address_checks c where c.region_id = ${ctx.region.id}
      and (c.kind, c.address) not in (${ADDRESSES} and o.region_id = ${ctx.region.id})`),
  );
}
