import { and, eq, sql } from "drizzle-orm";
import { transact, type Context, type Region } from "#platform/db/index.ts";
import { queueMail } from "#platform/mail/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { meetings } from "../meetings/schema.ts";
import { lockMeeting } from "./lock-minutes.ts";
import { addresseeOf } from "../addressee.ts";

/** What a mail with minutes tells. The words are made above, see app/mails/tasks.ts. */
export type MinutesLetter = {
  region: Region;
  person: { salutation: string; firstName: string; lastName: string };
  gremium: string;
  number: number | null;
  on: string;
  isApproved: boolean;
  meetingId: string;
  /** Who has an account reads them there; everybody else finds them enclosed. */
  hasAccount: boolean;
};
export type ComposeMinutesLetter = (letter: MinutesLetter) => { subject: string; body: string };
export type SendMinutesRefusal = "meeting-not-found" | "not-allowed" | "nothing-written" | "sent-a-moment-ago" | "nobody";

const PAUSE_MS = 10 * 60_000;

/**
 * Sends the minutes to everybody who sat in the body on the day of the meeting, guests too.
 *
 * @param pdf as it is now; made before, because it takes longer than a transaction should
 */
export async function sendMinutes(
  ctx: Context,
  { meetingId, pdf }: { meetingId: string; pdf: { name: string; bytes: Uint8Array } },
  compose: ComposeMinutesLetter,
): Promise<Result<{ sent: number; withoutAddress: number }, SendMinutesRefusal>> {
  return transact(ctx, async (tx): Promise<Result<{ sent: number; withoutAddress: number }, SendMinutesRefusal>> => {
    const locked = await lockMeeting(ctx, tx, meetingId);
    if (!locked.ok) return locked;
    const { meeting, gremium } = locked.value;
    if (meeting.minutesState === "none") return refused("nothing-written");
    // An impatient second click would write to thirty people again.
    if (meeting.minutesSentAt && ctx.now.getTime() - meeting.minutesSentAt.getTime() < PAUSE_MS) return refused("sent-a-moment-ago");
    const members = await tx.execute<{ id: string; salutation: string; firstName: string; lastName: string; email: string | null; hasAccount: boolean }>(sql`
      select distinct on (p.id) p.id, p.salutation, p.first_name as "firstName", p.last_name as "lastName", nullif(p.email, '') as email, p.account_id is not null as "hasAccount"
      from gremium_members x join people p on p.region_id = x.region_id and p.id = x.person_id
      where x.region_id = ${ctx.region.id} and x.gremium_id = ${gremium.id} and x.from_on <= ${meeting.on} and coalesce(x.until_on, 'infinity') >= ${meeting.on}
        and p.restricted_at is null and p.erased_at is null order by p.id`);
    const reachable = members.rows.flatMap((member) => (member.email === null ? [] : [{ ...member, email: member.email }]));
    if (reachable.length === 0) return refused("nobody");
    const { number, on } = meeting;
    const letter = { region: ctx.region, gremium: gremium.name, number, on, isApproved: meeting.minutesState === "approved", meetingId };
    for (const { id, email, hasAccount, ...person } of reachable) {
      const file = hasAccount ? {} : { files: [{ ...pdf, mediaType: "application/pdf" }] };
      await queueMail(tx, ctx, { to: email, addressee: addresseeOf({ id, ...person }), ...compose({ ...letter, person, hasAccount }), ...file });
    }
    await tx
      .update(meetings)
      .set({ minutesSentAt: ctx.now })
      .where(and(eq(meetings.regionId, ctx.region.id), eq(meetings.id, meetingId)));
    tx.audit("minutes.sent", meetingId, { sent: reachable.length });
    return done({ sent: reachable.length, withoutAddress: members.rows.length - reachable.length });
  });
}
