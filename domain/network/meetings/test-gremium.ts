import { eq } from "drizzle-orm";
import { newId, read, transact, type Context } from "#platform/db/index.ts";
import type { TestDatabase } from "#tests/support/database.ts";
import { aRegion, type County } from "#tests/support/factories.ts";
import { gremien, gremiumMembers, type GremiumKind, type MemberRole } from "../gremien/schema.ts";
import { planMeetings, type PlanMeetings } from "./plan-meetings.ts";
import { meetings } from "./schema.ts";

export const fields: PlanMeetings["fields"] = {
  title: "",
  on: "2026-11-25",
  from: "14:00",
  to: "15:50",
  place: "Kreishaus, Raum 101",
  onlineUrl: "",
  note: "",
  answerBy: null,
  isPublic: false,
};

/** A county whose steering group has no members yet. @param today YYYY-MM-DD */
export async function aGremium(db: TestDatabase, today = "2026-11-12", kind: GremiumKind = "steering-group") {
  const county = await aRegion(db, today);
  const gremiumId = await addGremium(county, "Lenkungsgruppe", kind);
  const office = county.as("coordinator");
  return {
    county,
    gremiumId,
    office,
    /** Somebody with a seat and, where wanted, an account. */
    aMember: (values: Seated = {}) => aMember(db, county, gremiumId, values),
    async aMeeting(values: Partial<PlanMeetings["fields"]> = {}) {
      const planned = await planMeetings(office, { gremiumId, fields: { ...fields, ...values }, repeat: null, despiteOverlap: true });
      if (!planned.ok) throw new Error(planned.refusal);
      return planned.value.meetingIds[0] ?? "";
    },
  };
}

export async function addGremium(county: County, name: string, kind: GremiumKind = "working-group"): Promise<string> {
  const id = newId();
  await transact(county.ctx, async (tx) => {
    await tx.insert(gremien).values({ regionId: county.region.id, id, name, kind });
    tx.audit("test.prepared", id);
  });
  return id;
}

type Seated = {
  role?: MemberRole;
  votes?: boolean;
  fromOn?: string;
  untilOn?: string;
  email?: string;
  firstName?: string;
  lastName?: string;
  organisationId?: string;
  substituteForId?: string;
};

async function aMember(db: TestDatabase, county: County, gremiumId: string, values: Seated) {
  const { role = "member", votes = role !== "guest", fromOn = "2025-01-01", untilOn, substituteForId, ...person } = values;
  const accountId = newId();
  const { id: personId, organisationId } = await county.aPerson({ email: "haddad@example.org", ...person, accountId });
  const memberId = newId();
  await transact(county.ctx, async (tx) => {
    await tx
      .insert(gremiumMembers)
      .values({ regionId: county.region.id, id: memberId, gremiumId, personId, organisationId, role, votes, fromOn, untilOn, substituteForId });
    tx.audit("test.prepared", memberId);
  });
  const memberships = [{ role: "gremium-member", organisationId: null, language: null }];
  return { personId, memberId, organisationId, ctx: db.ctx(county.region, { kind: "staff", accountId, name: "Amira Haddad", memberships }, county.ctx.now) };
}

export async function meetingNow(ctx: Context, id: string) {
  const [meeting] = await read(ctx, (db) => db.select().from(meetings).where(eq(meetings.id, id)));
  if (!meeting) throw new Error("The meeting is gone.");
  return meeting;
}

/** The same region and actor at another moment. */
export function at(db: TestDatabase, ctx: Context, moment: string): Context {
  return db.ctx(ctx.region, ctx.actor, new Date(moment));
}
