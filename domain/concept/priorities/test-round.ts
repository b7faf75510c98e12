import { randomUUID } from "node:crypto";
import { read, type Context } from "#platform/db/index.ts";
import type { TestDatabase } from "#tests/support/database.ts";
import { aRegion, type County } from "#tests/support/factories.ts";
import { castBallot, createRound, findOwnRound, findRound, openRound, type RoundFields } from "./index.ts";

export const TODAY = "2026-11-21";

/** Three recommendations to spread five points on, three at most on each. */
export function fieldsOf(recommendationIds: readonly string[], values: Partial<RoundFields> = {}): RoundFields {
  return {
    question: "Was ist 2027 am wichtigsten?",
    questionIn: {},
    method: "points",
    points: 5,
    pointsPerItem: 3,
    strength: "device",
    gremiumId: null,
    languages: ["de", "en", "ar"],
    conferenceId: null,
    meetingId: null,
    items: recommendationIds.map((recommendationId) => ({ recommendationId, label: "", labelIn: {} })),
    criteria: [],
    ...values,
  };
}

/** An open round, with as many phones as a test likes. */
export async function anOpenRound(db: TestDatabase, values: Partial<RoundFields> = {}, at: { county?: County; ends?: { on: string; at: string } } = {}) {
  const county = at.county ?? (await aRegion(db, TODAY));
  const { recommendationIds } = await county.aConcept({ recommendations: 3, released: true });
  const office = county.as("coordinator");
  const created = await createRound(office, fieldsOf(recommendationIds, values));
  if (!created.ok) throw new Error(created.refusal);
  const { id } = created.value;
  const opened = await openRound(office, { id, ends: at.ends ?? null });
  if (!opened.ok) throw new Error(opened.refusal);
  const link = (opens: "priority-round" | "priority-member", subjectId: string, now: Date = office.now) =>
    db.ctx(county.region, { kind: "link", opens, subjectId, name: "Link zur Abstimmung" }, now);
  const phone = link("priority-round", id);
  return {
    county,
    office,
    id,
    recommendationIds,
    link,
    phone,
    /** @param device a new one unless told */
    vote: (marks: number[], device: string = randomUUID(), code: string | null = null, ctx: Context = phone) =>
      castBallot(ctx, { roundId: id, secret: device, code, marks }),
    page: async (ctx: Context = office) => {
      const found = await read(ctx, (reader) => findRound(ctx, reader, id));
      if (!found) throw new Error("There is no round.");
      return found;
    },
    own: async (device: string | null = null, ctx: Context = phone) => {
      const found = await read(ctx, (reader) => findOwnRound(ctx, reader, device));
      if (!found) throw new Error("The link opens nothing.");
      return found;
    },
  };
}
