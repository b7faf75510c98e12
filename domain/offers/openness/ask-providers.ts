import { asc, eq, sql } from "drizzle-orm";
import { addDays } from "#platform/days/index.ts";
import { organisations } from "#domain/network/schema.ts";
import { transact, type Context, type Reader } from "#platform/db/index.ts";
import { enqueue } from "#platform/jobs/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { mayEditOffers } from "../access.ts";
import { offerOpennessAsks, QUESTIONS, type AskState } from "./schema.ts";

/** Days for which a provider is left in peace after a mail with the questions. */
export const PAUSE_DAYS = 14;

/** Providers of regular services in public with a question that nobody answered, by id; `offerId` null: of all services. */
const unanswered = (ctx: Context, offerId: string | null) => sql`
  select distinct o.organisation_id as id from offers o
  where o.region_id = ${ctx.region.id} and o.is_regular_service and o.state in ('public', 'paused')
    and ${offerId === null ? sql`true` : sql`o.id = ${offerId}`}
    and (select count(*) from offer_openness x where x.region_id = o.region_id and x.offer_id = o.id) < ${QUESTIONS.length}`;

/** Providers who hear nothing now: a mail is on its way, or was not long ago. */
const inPeace = (ctx: Context) => sql`
  select a.organisation_id from offer_openness_asks a where a.region_id = ${ctx.region.id}
    and (a.state = 'wanted' or (a.state = 'asked' and a.since > ${addDays(ctx.today, -PAUSE_DAYS)}::date))`;

/**
 * The office sends the five questions: to the provider of one offer, or to all with an open question. Each gets one mail about all
 * of its services, from the queue; who was asked within the last two weeks is left in peace.
 *
 * @returns how many providers will be written to
 */
export async function askProviders(
  ctx: Context,
  { offerId }: { offerId: string | null },
): Promise<Result<{ providers: number }, "not-allowed" | "nobody-to-ask">> {
  if (!mayEditOffers(ctx.actor)) return refused("not-allowed");
  return transact(ctx, async (tx): Promise<Result<{ providers: number }, "nobody-to-ask">> => {
    const wanted = await tx.execute<{ organisation_id: string }>(sql`
      insert into offer_openness_asks (region_id, organisation_id, state, since)
      select ${ctx.region.id}, u.id, 'wanted', ${ctx.today} from (${unanswered(ctx, offerId)}) u where u.id not in (${inPeace(ctx)})
      on conflict (region_id, organisation_id) do update set state = 'wanted', since = excluded.since
      returning organisation_id`);
    if (wanted.rows.length === 0) return refused("nobody-to-ask");
    for (const { organisation_id: id } of wanted.rows) tx.audit("offer-provider.openness-wanted", id);
    await enqueue(tx, "openness.ask", { regionId: ctx.region.id }, { singletonKey: ctx.region.id });
    return done({ providers: wanted.rows.length });
  });
}

export type AskedProvider = { organisationId: string; name: string; state: AskState; since: string };

/** Whom the office would write to now, and whom it has asked. Two queries. */
export async function readAsking(ctx: Context, db: Reader): Promise<{ toAsk: number; asked: AskedProvider[] }> {
  const { rows } = await db.execute<{ count: number }>(sql`
    select count(*)::int as count from (${unanswered(ctx, null)}) u where u.id not in (${inPeace(ctx)})`);
  const asked = await db
    .select({ organisationId: offerOpennessAsks.organisationId, name: organisations.name, state: offerOpennessAsks.state, since: offerOpennessAsks.since })
    .from(offerOpennessAsks)
    .innerJoin(organisations, sql`${organisations.regionId} = ${offerOpennessAsks.regionId} and ${organisations.id} = ${offerOpennessAsks.organisationId}`)
    .where(eq(offerOpennessAsks.regionId, ctx.region.id))
    .orderBy(asc(organisations.name));
  return { toAsk: rows[0]?.count ?? 0, asked };
}
