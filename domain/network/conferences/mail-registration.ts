import { and, eq, inArray, ne, sql } from "drizzle-orm";
import { transact, type Context, type Region, type Writer } from "#platform/db/index.ts";
import type { JobHandler } from "#platform/jobs/index.ts";
import { queueMail } from "#platform/mail/index.ts";
import { issueCode } from "#platform/tenancy/index.ts";
import { ownConference, type Conference } from "./lock-conference.ts";
import { enqueueLetter, moveUp } from "./queue.ts";
import { conferences, conferenceWorkshops, registrants, registrations, workshopPlaces, type Owed, type PageLanguage } from "./schema.ts";

/** What a mail about a registration tells. The words are made above, see app/mails/conferences.ts. */
export type RegistrationLetter = {
  kind: Owed;
  region: Region;
  language: PageLanguage;
  name: string;
  conference: Pick<Conference, "title" | "startsAt" | "endsAt" | "place" | "registrationUntil" | "cancelledReason">;
  /** Titles of the workshops in which a place became free. */
  workshops: string[];
  /** Goes into the link; null: there is nothing to answer any more. */
  code: string | null;
};
export type ComposeRegistrationLetter = (letter: RegistrationLetter) => { subject: string; body: string };

/** The job "conference.move-up": who waits gets what became free. Repeated, it gives nothing a second time. */
export const moveUpInConference: JobHandler = async (ctx, { payload }) => {
  const { conferenceId } = payload;
  if (conferenceId === undefined) throw new Error("The job names no conference.");
  await transact(ctx, async (tx) => {
    const [conference] = await tx.select().from(conferences).where(ownConference(ctx, conferenceId));
    const moved = conference ? await moveUp(ctx, tx, conference) : 0;
    if (moved === 0) return;
    tx.audit("registrations.moved-up", conferenceId, { registrations: moved });
    tx.publish();
  });
};

/**
 * The job "registration.mail": what one registration must hear now. Mark, link and mail are one transaction, so that the job
 * run twice sends once.
 *
 * @throws Error if the payload names no registration
 */
export function mailRegistration(compose: ComposeRegistrationLetter): JobHandler {
  return async (ctx, { payload }) => {
    const { registrationId } = payload;
    if (registrationId === undefined) throw new Error("The job names no registration.");
    await transact(ctx, async (tx) => {
      const found = await lockOwed(ctx, tx, registrationId);
      if (!found) return;
      const { registration, conference, person } = found;
      const { owed } = registration;
      if (owed === "confirm" && (await isKnownAlready(ctx, tx, registration, person))) return;
      // A stranger may have typed the address: the link that is there goes on, should this be the mail that is one too many.
      const isUnasked = owed === "confirm" || owed === "link";
      const keepsEarlier = owed === "link" || undefined;
      const workshops = await newPlaces(ctx, tx, registrationId);
      const code =
        owed === "cancelled"
          ? null
          : await issueCode(tx, { regionId: ctx.region.id, kind: "registration", subjectId: registrationId, expiresAt: conference.endsAt, keepsEarlier });
      const letter = { kind: owed, region: ctx.region, language: person.language, name: person.name, conference, workshops, code };
      await queueMail(tx, ctx, { to: person.email, addressee: { name: person.name }, unasked: isUnasked, handOver: true, ...compose(letter) });
      await tx.update(registrations).set({ owed: null, mailedAt: ctx.now }).where(own(ctx, registrationId));
      tx.audit("registration.mailed", registrationId, { kind: owed });
    });
  };
}

const own = (ctx: Context, id: string) => and(eq(registrations.regionId, ctx.region.id), eq(registrations.id, id));

/** Null where nothing is to be said: no address, or the conference is over. */
async function lockOwed(ctx: Context, tx: Writer, id: string) {
  const [registration] = await tx.select().from(registrations).where(own(ctx, id)).for("update");
  if (!registration?.owed) return null;
  const [conference] = await tx.select().from(conferences).where(ownConference(ctx, registration.conferenceId));
  const [person] = await tx
    .select()
    .from(registrants)
    .where(and(eq(registrants.regionId, ctx.region.id), eq(registrants.registrationId, id)));
  if (!conference || !person?.email || conference.startsAt <= ctx.now) return null;
  return { registration: { ...registration, owed: registration.owed }, conference, person: { ...person, email: person.email } };
}

const TEN_MINUTES = 10 * 60 * 1000;

/**
 * Somebody typed the address of who is registered already: no second registration, but the link once more, because it is
 * mostly the same person who lost it. At most every ten minutes, so that nobody floods a stranger's mailbox.
 */
async function isKnownAlready(
  ctx: Context,
  tx: Writer,
  { id, conferenceId }: typeof registrations.$inferSelect,
  { name, email }: { name: string; email: string },
): Promise<boolean> {
  const [earlier] = await tx
    .select({ id: registrations.id, mailedAt: registrations.mailedAt, owed: registrations.owed })
    .from(registrations)
    .innerJoin(registrants, and(eq(registrants.regionId, registrations.regionId), eq(registrants.registrationId, registrations.id)))
    .where(
      and(
        eq(registrations.regionId, ctx.region.id),
        eq(registrations.conferenceId, conferenceId),
        ne(registrations.id, id),
        eq(sql`lower(${registrants.email})`, email.toLowerCase()),
        // Two colleagues may share a mailbox.
        eq(sql`lower(${registrants.name})`, name.toLowerCase()),
      ),
    )
    .orderBy(sql`${registrations.state} = 'asked'`, registrations.madeAt)
    .limit(1)
    .for("update");
  // Two forms in the same moment: the one whose job runs first is the registration.
  if (!earlier || (earlier.mailedAt === null && earlier.owed === "confirm")) return false;
  await tx.delete(registrations).where(own(ctx, id));
  tx.audit("registration.merged", earlier.id);
  if (earlier.owed === null && (earlier.mailedAt === null || ctx.now.getTime() - earlier.mailedAt.getTime() >= TEN_MINUTES)) {
    await tx.update(registrations).set({ owed: "link" }).where(own(ctx, earlier.id));
    await enqueueLetter(ctx, tx, earlier.id);
  }
  return true;
}

/** Titles of the workshops with a place that the person does not know of; from now on it does. */
async function newPlaces(ctx: Context, tx: Writer, registrationId: string): Promise<string[]> {
  const here = eq(workshopPlaces.regionId, ctx.region.id);
  const told = await tx
    .update(workshopPlaces)
    .set({ told: true })
    .where(and(here, eq(workshopPlaces.registrationId, registrationId), eq(workshopPlaces.told, false)))
    .returning({ id: workshopPlaces.workshopId });
  if (told.length === 0) return [];
  const found = await tx
    .select({ title: conferenceWorkshops.title })
    .from(conferenceWorkshops)
    .where(
      and(
        eq(conferenceWorkshops.regionId, ctx.region.id),
        inArray(
          conferenceWorkshops.id,
          told.map(({ id }) => id),
        ),
      ),
    )
    .orderBy(conferenceWorkshops.startsAt);
  return found.map(({ title }) => title);
}
