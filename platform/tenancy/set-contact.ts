import { sql } from "drizzle-orm";
import { z } from "zod";
import { hasRole } from "#platform/auth/roles.ts";
import { transact, type Context } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";

/** The office that people are sent to, and how to reach it. A telephone number has at least three digits. */
export const SetContact = z.strictObject({
  office: z.string().trim().min(1).max(120),
  phone: z
    .string()
    .trim()
    .max(40)
    .regex(/^[\d\s()+/.-]*$/)
    .refine((phone) => phone.replace(/\D/g, "").length >= 3),
  email: z.union([z.literal(""), z.email().max(200)]),
});
export type SetContact = z.infer<typeof SetContact>;

/** Says whom people call: at the foot of every public page, under every mail, on every page without account. */
export async function setContact(ctx: Context, { office, phone, email }: SetContact): Promise<Result<null, "not-allowed">> {
  if (!hasRole(ctx.actor, "administrator", "coordinator")) return refused("not-allowed");
  return transact(ctx, async (tx) => {
    await tx.execute(sql`select directory.set_contact(${office}, ${phone}, ${email})`);
    tx.audit("region.contact-set", ctx.region.id);
    tx.publish();
    return done(null);
  });
}
