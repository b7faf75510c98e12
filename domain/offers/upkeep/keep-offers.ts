import { and, eq, inArray, notInArray, sql } from "drizzle-orm";
import { findRecipient, issueEntryCode } from "#domain/network/upkeep/index.ts";
import { addresseeOf, findOrganisation } from "#domain/network/index.ts";
import { addDays } from "#platform/days/index.ts";
import { transact, type Context, type Writer } from "#platform/db/index.ts";
import type { JobHandler } from "#platform/jobs/index.ts";
import { queueMail } from "#platform/mail/index.ts";
import { offers } from "../schema.ts";
import { endOffers } from "./ends.ts";
import type { ComposeOffersLetter, Told } from "./letters.ts";
import { offerProviderUpkeep } from "./schema.ts";
import { readUpkeepSettings } from "./settings.ts";
import { HIDE_AFTER_DAYS, providerSteps } from "./steps.ts";

/** A region that loaded all offers on one day asks everybody on one day; mail servers take that for a flood. */
const MOST_A_NIGHT = 200;
/** Who publishes a calendar says with it that its events are right; written down so often, in days. */
const FEED_CONFIRMS_AFTER = 30;

/**
 * The nightly job "offers.upkeep": ends what is over, hides what nobody confirmed, asks and reminds providers, and tells the
 * office about it in one mail. One transaction, so that a night run twice, or by two processes, does everything once.
 */
export function keepOffers(compose: ComposeOffersLetter): JobHandler {
  return async (ctx) => {
    await transact(ctx, async (tx) => {
      await oneAtATime(ctx, tx);
      const told: Told = { unanswered: [], withoutAddress: [], hidden: [], ended: await endOffers(ctx, tx) };
      await confirmByCalendar(ctx, tx);
      const due = await findDue(ctx, tx);
      await hideAndShow(ctx, tx, due, told);
      await askProviders(
        ctx,
        tx,
        compose,
        due.filter(({ isDue }) => isDue),
        told,
      );
      tx.audit("offers.upkeep", null);
      for (const list of Object.values(told)) list.sort((a, b) => a.localeCompare(b, "de"));
      if (Object.values(told).some((list) => list.length > 0)) {
        await queueMail(tx, ctx, { to: ctx.region.contactEmail, addressee: null, ...compose({ kind: "office", region: ctx.region, ...told }) });
      }
    });
  };
}

/** Until commit; the second process then finds everything done. */
async function oneAtATime(ctx: Context, tx: Writer): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`offers.upkeep ${ctx.region.id}`}, 0))`);
}

/** What a calendar still names, and the calendar is read. */
async function confirmByCalendar(ctx: Context, tx: Writer): Promise<void> {
  await tx.execute(sql`update offers o set confirmed_on = ${ctx.today}
    where o.region_id = ${ctx.region.id} and o.state in ('public', 'paused') and o.confirmed_on + ${FEED_CONFIRMS_AFTER}::int <= ${ctx.today}::date
      and exists (select 1 from offer_feed_items i join offer_feeds f on f.region_id = i.region_id and f.id = i.feed_id
        where i.region_id = o.region_id and i.offer_id = o.id and i.vanished_at is null and f.gone_since is null and not f.is_paused and f.fetched_at is not null)`);
}

type Due = { id: string; title: string; organisationId: string; confirmedOn: string; isHidden: boolean; isDue: boolean; dueOn: string; hiddenOn: string };

/** What its provider has to confirm, and what is hidden; the oldest confirmation first. */
async function findDue(ctx: Context, tx: Writer): Promise<Due[]> {
  const { askAfterDays } = await readUpkeepSettings(ctx, tx);
  const found = await tx.execute<Omit<Due, "isDue" | "dueOn" | "hiddenOn">>(sql`
    select o.id, w.title, o.organisation_id as "organisationId", o.confirmed_on::text as "confirmedOn", o.hidden_at is not null as "isHidden"
    from offers o join offer_texts w on w.region_id = o.region_id and w.offer_id = o.id and w.language = 'de'
    where o.region_id = ${ctx.region.id} and o.state in ('public', 'paused')
      and (o.hidden_at is not null or o.confirmed_on + ${askAfterDays}::int <= ${ctx.today}::date)
    order by o.confirmed_on, o.id for update of o`);
  return found.rows.map((row) => {
    const dueOn = addDays(row.confirmedOn, askAfterDays);
    return { ...row, isDue: dueOn <= ctx.today, dueOn, hiddenOn: addDays(dueOn, HIDE_AFTER_DAYS) };
  });
}

async function hideAndShow(ctx: Context, tx: Writer, due: readonly Due[], told: Told): Promise<void> {
  const isTooOld = ({ hiddenOn }: Due) => hiddenOn <= ctx.today;
  const hide = due.filter((offer) => isTooOld(offer) && !offer.isHidden);
  // The office gave more time.
  const show = due.filter((offer) => !isTooOld(offer) && offer.isHidden);
  const these = (list: readonly Due[]) =>
    and(
      eq(offers.regionId, ctx.region.id),
      inArray(
        offers.id,
        list.map(({ id }) => id),
      ),
    );
  if (hide.length > 0) await tx.update(offers).set({ hiddenAt: ctx.now }).where(these(hide));
  if (show.length > 0) await tx.update(offers).set({ hiddenAt: null }).where(these(show));
  for (const { id, title } of hide) {
    tx.audit("offer.hidden", id);
    told.hidden.push(title);
  }
  for (const { id } of show) tx.audit("offer.shown-again", id);
  if (hide.length + show.length > 0) tx.publish();
}

async function askProviders(ctx: Context, tx: Writer, compose: ComposeOffersLetter, due: readonly Due[], told: Told): Promise<void> {
  const ofProvider = Map.groupBy(due, ({ organisationId }) => organisationId);
  const kept = offerProviderUpkeep;
  const asked = [...ofProvider.keys()];
  const here = eq(kept.regionId, ctx.region.id);
  await tx.delete(kept).where(asked.length > 0 ? and(here, notInArray(kept.organisationId, asked)) : here);
  const standings = new Map((await tx.select().from(kept).where(here)).map((row) => [row.organisationId, row]));
  let letters = 0;
  for (const [organisationId, own] of ofProvider) {
    const organisation = await findOrganisation(ctx, tx, organisationId);
    if (!organisation) throw new Error("An offer without a provider.");
    const recipient = await findRecipient(ctx, tx, organisation);
    const { askedOn = null, remindedOn = null, officeToldOn = null } = standings.get(organisationId) ?? {};
    const lastDueOn = own.map(({ dueOn }) => dueOn).reduce((a, b) => (a > b ? a : b));
    const standing = { lastDueOn, askedOn, remindedOn, officeToldOn, hasAddress: recipient !== null };
    for (const step of providerSteps(standing, ctx.today)) {
      if (step === "tell-office") {
        told[recipient ? "unanswered" : "withoutAddress"].push(organisation.name);
        await note(ctx, tx, organisationId, { officeToldOn: ctx.today });
        continue;
      }
      if (!recipient || letters >= MOST_A_NIGHT) continue;
      letters += 1;
      const hiddenOn = own.map((offer) => offer.hiddenOn).reduce((a, b) => (a < b ? a : b));
      const letter = {
        kind: step === "ask" ? "request" : "reminder",
        person: recipient.person,
        organisation: organisation.name,
        offers: own,
        hiddenOn,
      } as const;
      const code = await issueEntryCode(ctx, tx, organisationId);
      await queueMail(tx, ctx, {
        to: recipient.email,
        addressee: addresseeOf(recipient.person),
        handOver: true,
        ...compose({ ...letter, region: ctx.region, code }),
      });
      await note(ctx, tx, organisationId, step === "ask" ? { askedOn: ctx.today, remindedOn: null, officeToldOn: null } : { remindedOn: ctx.today });
    }
  }
}

async function note(ctx: Context, tx: Writer, organisationId: string, days: Partial<typeof offerProviderUpkeep.$inferInsert>): Promise<void> {
  const target = [offerProviderUpkeep.regionId, offerProviderUpkeep.organisationId];
  await tx
    .insert(offerProviderUpkeep)
    .values({ regionId: ctx.region.id, organisationId, ...days })
    .onConflictDoUpdate({ target, set: days });
}
