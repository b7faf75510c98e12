import { newId, transact } from "#platform/db/index.ts";
import type { County } from "#tests/support/factories.ts";
import { offerLabels, offers, offerTexts } from "./schema.ts";

/** An offer with a German and an Arabic title, public unless told. */
export async function anOffer(county: County, values: Partial<Omit<typeof offers.$inferInsert, "regionId">> = {}): Promise<{ id: string }> {
  const { ctx } = county;
  const regionId = ctx.region.id;
  const [id, branchId] = [newId(), newId()];
  const organisationId = values.organisationId ?? (await county.anOrganisation({ isPublic: true })).id;
  const row = { kind: "course", state: "public", registration: "here", createdAt: ctx.now, ...values, regionId, id, organisationId, branchId } as const;
  const isShown = (row.state === "public" || row.state === "paused") && !row.hiddenAt;
  await transact(ctx, async (tx) => {
    await tx.insert(offerLabels).values({ regionId, id: branchId, kind: "branch", key: `language-${branchId}`, names: { de: "Sprache" } });
    await tx.insert(offers).values(row);
    await tx.insert(offerTexts).values([
      { regionId, offerId: id, isShown, language: "de", title: "Deutsch am Abend", state: "source" },
      { regionId, offerId: id, isShown, language: "ar", title: "الألمانية مساءً", state: "reviewed" },
    ]);
    tx.audit("test.prepared", id);
  });
  return { id };
}
