import { and, asc, eq, notInArray, sql } from "drizzle-orm";
import { addresseeOf, findOrganisation } from "#domain/network/index.ts";
import { findRecipient, issueEntryCode, type Recipient } from "#domain/network/upkeep/index.ts";
import { transact, type Context, type Region, type Writer } from "#platform/db/index.ts";
import type { JobHandler } from "#platform/jobs/index.ts";
import { queueMail } from "#platform/mail/index.ts";
import { offerOpennessAsks, QUESTIONS, type AskState } from "./schema.ts";

/** What the mail with the five questions tells. The words are made above, see app/mails/openness.ts. */
export type OpennessLetter = {
  region: Region;
  /** Null: the mail goes to the house. */
  person: Recipient["person"];
  organisation: string;
  /** Titles of the services with open questions. */
  services: string[];
  /** Goes into the link. */
  code: string;
};
export type ComposeOpennessLetter = (letter: OpennessLetter) => { subject: string; body: string };

/** Mail servers take more at once for a flood; the next morning goes on. */
const MOST_A_DAY = 200;

/**
 * The job "openness.ask", at once and every morning: writes to the providers whom the office wants to ask, the longest wanted
 * first. One transaction, so that a run twice writes once.
 */
export function mailQuestions(compose: ComposeOpennessLetter): JobHandler {
  return async (ctx) => {
    await transact(ctx, async (tx) => {
      await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`openness.ask ${ctx.region.id}`}, 0))`);
      const open = await openServices(ctx, tx);
      const here = eq(offerOpennessAsks.regionId, ctx.region.id);
      const asked = [...open.keys()];
      // Answered meanwhile: nothing to ask, and nothing to remember.
      await tx.delete(offerOpennessAsks).where(asked.length > 0 ? and(here, notInArray(offerOpennessAsks.organisationId, asked)) : here);
      const today = await tx.$count(offerOpennessAsks, and(here, eq(offerOpennessAsks.state, "asked"), eq(offerOpennessAsks.since, ctx.today)));
      const wanted = await tx
        .select({ id: offerOpennessAsks.organisationId })
        .from(offerOpennessAsks)
        .where(and(here, eq(offerOpennessAsks.state, "wanted")))
        .orderBy(asc(offerOpennessAsks.since), asc(offerOpennessAsks.organisationId))
        .limit(Math.max(0, MOST_A_DAY - today));
      for (const { id } of wanted) {
        const state = await write(ctx, tx, compose, id, open.get(id) ?? []);
        await tx
          .update(offerOpennessAsks)
          .set({ state, since: ctx.today })
          .where(and(here, eq(offerOpennessAsks.organisationId, id)));
        tx.audit("offer-provider.openness-asked", id, { state });
      }
      // Deleting is a change, too.
      tx.audit("offers.openness-asked", null);
    });
  };
}

async function write(ctx: Context, tx: Writer, compose: ComposeOpennessLetter, organisationId: string, services: string[]): Promise<AskState> {
  const organisation = await findOrganisation(ctx, tx, organisationId);
  const recipient = organisation && (await findRecipient(ctx, tx, organisation));
  if (!recipient) return "unreachable";
  const code = await issueEntryCode(ctx, tx, organisationId);
  const letter = { region: ctx.region, person: recipient.person, organisation: organisation.name, services, code };
  await queueMail(tx, ctx, { to: recipient.email, addressee: addresseeOf(recipient.person), handOver: true, ...compose(letter) });
  return "asked";
}

/** By provider, the titles of its regular services with an open question. */
async function openServices(ctx: Context, tx: Writer): Promise<Map<string, string[]>> {
  const { rows } = await tx.execute<{ id: string; titles: string[] }>(sql`
    select o.organisation_id as id, array_agg(t.title order by t.title) as titles
    from offers o join offer_texts t on t.region_id = o.region_id and t.offer_id = o.id and t.language = 'de'
    where o.region_id = ${ctx.region.id} and o.is_regular_service and o.state in ('public', 'paused')
      and (select count(*) from offer_openness x where x.region_id = o.region_id and x.offer_id = o.id) < ${QUESTIONS.length}
    group by o.organisation_id`);
  return new Map(rows.map(({ id, titles }) => [id, titles]));
}
