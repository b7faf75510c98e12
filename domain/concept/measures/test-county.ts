import { createOrganisation } from "#domain/network/index.ts";
import { NOTHING_ENTERED } from "#domain/network/test-entry.ts";
import { newId, transact, type Actor, type Context } from "#platform/db/index.ts";
import type { TestDatabase } from "#tests/support/database.ts";
import { storeTree } from "../store-tree.ts";
import { concepts, recommendations } from "../schema.ts";
import { createMeasure, emptyMeasure, type MeasureFields } from "./index.ts";

export type County = {
  /** Frau Albers of the coordination. */
  office: Context;
  as(role: string, organisationId?: string | null, name?: string): Context;
  vhs: string;
  jobcenter: string;
  /** 1.1.1 and 1.1.2 of a small concept. */
  recommendationIds: string[];
};

/** A region with two organisations and a concept of two recommendations. */
export async function aCounty(db: TestDatabase, now = new Date("2026-11-12T09:00:00Z")): Promise<County> {
  const region = await db.region();
  const as: County["as"] = (role, organisationId = null, name = "Frau Albers") => {
    const actor: Actor = { kind: "staff", accountId: newId(), name, memberships: [{ role, organisationId, language: null }] };
    return db.ctx(region, actor, now);
  };
  const office = as("coordinator");
  const organisation = async (name: string) => {
    const made = await createOrganisation(office, {
      ...NOTHING_ENTERED,
      name,
      kind: "other",
      isPublic: true,
    });
    if (!made.ok) throw new Error(made.refusal);
    return made.value.id;
  };
  const recommendation = (text: string) => ({ text, subPoints: [], notes: [], place: null });
  const conceptId = newId();
  const recommendationIds = await transact(office, async (tx) => {
    await tx.insert(concepts).values({ regionId: region.id, id: conceptId, title: "Integrationskonzept", releasedAt: now, releasedBy: "Frau Albers" });
    await storeTree(office, tx, conceptId, {
      title: null,
      principles: [],
      chapters: [],
      actionFields: [
        {
          label: null,
          title: "Sprache",
          introduction: [],
          place: null,
          guidingGoals: [
            {
              text: null,
              place: null,
              goals: [{ text: "Eltern lernen Deutsch", place: null, recommendations: [recommendation("Kurse am Vormittag"), recommendation("Räume am Bus")] }],
            },
          ],
        },
      ],
    });
    tx.audit("concept.imported", conceptId);
    return (await tx.select({ id: recommendations.id }).from(recommendations).orderBy(recommendations.position)).map((row) => row.id);
  });
  return { office, as, vhs: await organisation("Volkshochschule"), jobcenter: await organisation("Jobcenter"), recommendationIds };
}

export async function aMeasure(ctx: Context, fields: Partial<MeasureFields> = {}): Promise<string> {
  const made = await createMeasure(ctx, { ...emptyMeasure("Mama lernt Deutsch"), ...fields });
  if (!made.ok) throw new Error(JSON.stringify(made));
  return made.value.id;
}
