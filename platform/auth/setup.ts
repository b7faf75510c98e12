import { createHash, randomBytes } from "node:crypto";
import { hashPassword } from "better-auth/crypto";
import type pg from "pg";
import { z } from "zod";
import { makeContext, newId, transact, type Database, type Region } from "#platform/db/index.ts";
import type { House } from "#platform/house.ts";
import { log } from "#platform/log/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { findRegionById, listRegions, RESERVED_NAMES } from "#platform/tenancy/index.ts";
import { findAccountByEmail, normaliseEmail, storePassword, withAuth } from "./account.ts";
import { insertMembership } from "./invitation.ts";
import { staffActor } from "./membership.ts";
import { passwordFault, type PasswordFault } from "./password.ts";

const hash = (token: string) => `setup:${createHash("sha256").update(token).digest("hex")}`;

/**
 * Makes the one-time link with which the first operator sets up this instance; it works for 24 hours and ends earlier ones.
 * Whoever can run the command owns the machine, so `again` also serves operators who lost their password.
 */
export async function createSetupLink(house: House, { again }: { again: boolean }): Promise<Result<{ url: string }, "operator-exists">> {
  const token = randomBytes(24).toString("base64url");
  return withAuth(house.database, async (client) => {
    const operators = await client.query(`select 1 from auth."user" where operator limit 1`);
    if (operators.rowCount !== 0 && !again) return refused("operator-exists");
    await client.query("delete from auth.verification where starts_with(identifier, 'setup:')");
    await client.query(`insert into auth.verification (id, identifier, value, "expiresAt") values ($1, $2, 'setup', now() + interval '24 hours')`, [
      newId(),
      hash(token),
    ]);
    return done({ url: `${house.settings.origin}/app/einrichten/${token}` });
  });
}

/** What the link may set up; null when it is unknown, used or older than a day. */
export async function findSetup(database: Database, token: string): Promise<{ regionsWithoutAdministrator: Region[] } | null> {
  const found = await database.auth.query(`select 1 from auth.verification where identifier = $1 and "expiresAt" > now()`, [hash(token)]);
  if (found.rowCount === 0) return null;
  const led = await database.auth.query<{ id: string }>(
    `select distinct region_id as id from public.memberships where role = 'administrator' and (ends_on is null or ends_on >= current_date)`,
  );
  const withAdministrator = new Set(led.rows.map((row) => row.id));
  return { regionsWithoutAdministrator: (await listRegions(database)).filter((region) => !withAdministrator.has(region.id)) };
}

export const SetUp = z.strictObject({
  name: z.string().trim().min(1).max(200),
  salutation: z.string().trim().max(40).default(""),
  email: z.email().max(320),
  password: z.string().max(128),
  /** An existing region without administrator, a new one, or none for now. */
  region: z
    .union([
      z.strictObject({ id: z.uuid() }),
      z.strictObject({
        name: z.string().trim().min(1).max(200),
        slug: z
          .string()
          .trim()
          .regex(/^[a-z][a-z0-9-]{2,40}$/)
          .refine((slug) => !RESERVED_NAMES.includes(slug)),
        kind: z.enum(["landkreis", "kreisfreie-stadt"]),
      }),
    ])
    .nullable(),
});
export type SetUp = z.infer<typeof SetUp>;
export type SetUpRefusal = "link-not-valid" | "slug-taken" | "region-has-administrator" | PasswordFault;

/**
 * Uses the link: makes the operator (or gives an existing account of this address the new password and the duty), and with a
 * region, that region and its first administrator. Should the machine stop before the membership, another link completes it.
 */
export async function completeSetup(house: House, token: string, input: SetUp): Promise<Result<{ email: string; region: Region | null }, SetUpRefusal>> {
  const { database } = house;
  const found = await findSetup(database, token);
  if (!found) return refused("link-not-valid");
  const fault = passwordFault(input.password, input.email);
  if (fault) return refused(fault);
  const chosen = input.region;
  if (chosen && "id" in chosen && !found.regionsWithoutAdministrator.some(({ id }) => id === chosen.id)) return refused("region-has-administrator");

  const email = normaliseEmail(input.email);
  const passwordHash = await hashPassword(input.password);
  const regionId = chosen === null ? null : "id" in chosen ? chosen.id : newId();
  const stored = await withAuth(database, async (client) => {
    const used = await client.query(`delete from auth.verification where identifier = $1 and "expiresAt" > now()`, [hash(token)]);
    if (used.rowCount === 0) return refused("link-not-valid");
    if (chosen && !("id" in chosen)) {
      const made = await client.query<{ made: boolean }>("select directory.create_region($1, $2, $3, $4) as made", [
        regionId,
        chosen.slug,
        chosen.name,
        chosen.kind,
      ]);
      if (!made.rows[0]?.made) return refused("slug-taken");
    }
    await storeOperator(client, { ...input, email, passwordHash });
    return done(null);
  });
  if (!stored.ok) return stored;

  const operator = await findAccountByEmail(database, email);
  const region = regionId === null ? null : await findRegionById(database, regionId);
  if (!operator) throw new Error("The operator made a moment ago is gone.");
  if (region) {
    const ctx = makeContext(database, region, staffActor(operator, []));
    await transact(ctx, (tx) => insertMembership(tx, ctx, operator.id, { role: "administrator" }));
  }
  log("info", "setup.done", { account: operator.id, region: regionId });
  return done({ email, region });
}

async function storeOperator(client: pg.PoolClient, input: { email: string; name: string; salutation: string; passwordHash: string }): Promise<void> {
  const stored = await client.query<{ id: string }>(
    `insert into auth."user" (id, email, name, salutation, operator, "emailVerified") values ($1, $2, $3, $4, true, true)
     on conflict (email) do update set operator = true, "updatedAt" = now() returning id`,
    [newId(), input.email, input.name, input.salutation],
  );
  const id = stored.rows[0]?.id ?? "";
  await storePassword(client, id, input.passwordHash);
  await client.query(`delete from auth.session where "userId" = $1`, [id]);
}
