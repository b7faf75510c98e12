import { sql } from "drizzle-orm";
import { z } from "zod";
import { newId, transact, type Context, type Reader } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import type { Conference } from "./lock-conference.ts";
import { ownConference } from "./lock-conference.ts";
import { enqueueLetter } from "./queue.ts";
import { conferences, PAGE_LANGUAGES } from "./schema.ts";
import { findWorkshops, overlapping } from "./workshops.ts";

export const Register = z.strictObject({
  conferenceId: z.uuid(),
  name: z.string().trim().min(1).max(120),
  organisation: z.string().trim().max(160),
  email: z.email().max(200),
  language: z.enum(PAGE_LANGUAGES),
  workshopIds: z.array(z.uuid()).max(30),
});
export type Register = z.infer<typeof Register>;

/** Whether everybody may register now. The last day counts. */
export function takesRegistrations({ isPublic, state, registrationUntil, startsAt }: Conference, { now, today }: Pick<Context, "now" | "today">): boolean {
  return isPublic && state === "open" && startsAt > now && (registrationUntil === null || today <= registrationUntil);
}

/**
 * What a stranger typed into the public form. It takes no place: a mail asks to confirm it, and only the click counts
 * (`answerRegistration`). The answer is the same for who has registered already, so that nobody learns who comes.
 *
 * @param id of the form; the same form sent twice is one registration
 */
export async function register(ctx: Context, input: Register, id: string = newId(ctx.now)): Promise<Result<null, "not-open" | "workshops-overlap">> {
  return transact(ctx, async (tx): Promise<Result<null, "not-open" | "workshops-overlap">> => {
    const [conference] = await tx.select().from(conferences).where(ownConference(ctx, input.conferenceId));
    if (!conference || !takesRegistrations(conference, ctx)) return refused("not-open");
    const workshops = await findWorkshops(ctx, tx, input.conferenceId);
    if (overlapping(workshops.filter((workshop) => input.workshopIds.includes(workshop.id)))) return refused("workshops-overlap");
    if (!(await writeThroughTheWall(ctx, tx, input, id))) return refused("not-open");
    await enqueueLetter(ctx, tx, id);
    tx.audit("registration.asked", id);
    return done(null);
  });
}

/** The public may write nothing; this one function of the wall writes an unconfirmed registration for it. */
async function writeThroughTheWall(ctx: Context, tx: Reader, input: Register, id: string): Promise<boolean> {
  const { conferenceId, name, organisation, email, language, workshopIds } = input;
  const found = await tx.execute<{ taken: boolean }>(sql`
    select wall.register(${conferenceId}, ${id}, ${ctx.now.toISOString()}, ${name}, ${organisation}, ${email}, ${language}, ${sql.param(workshopIds)}::uuid[]) as taken`);
  return found.rows[0]?.taken ?? false;
}
