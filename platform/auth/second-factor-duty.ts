import { sql } from "drizzle-orm";
import { z } from "zod";
import { transact, type Context } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { hasRole, INVITABLE_ROLES } from "./roles.ts";

export const SecondFactorDuty = z.strictObject({ roles: z.array(z.enum(INVITABLE_ROLES)) });
export type SecondFactorDuty = z.infer<typeof SecondFactorDuty>;

/**
 * Sets for which roles of the region a second factor is a duty. It holds from the next click on: whoever has none yet
 * is led to set one up before anything else, the administrator included.
 */
export async function setSecondFactorDuty(ctx: Context, { roles }: SecondFactorDuty): Promise<Result<null, "not-allowed">> {
  return transact(ctx, async (tx) => {
    if (!hasRole(ctx.actor, "administrator")) return refused("not-allowed");
    const list = sql.join(
      roles.map((role) => sql`${role}`),
      sql`, `,
    );
    await tx.execute(sql`select directory.set_two_factor_roles(array[${list}]::text[])`);
    tx.audit("region.second-factor-duty-set", ctx.region.id, { roles });
    return done(null);
  });
}
