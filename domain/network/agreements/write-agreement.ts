import { and, eq, inArray } from "drizzle-orm";
import { newId, transact, type Context, type Writer } from "#platform/db/index.ts";
import { storeFile, type FileRefusal } from "#platform/files/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { mayEditNetwork } from "../access.ts";
import { findLastChange, type LastChange } from "../last-change.ts";
import { organisations } from "../schema.ts";
import type { AgreementFields } from "./agreement-fields.ts";
import { agreementPapers, agreementParties, agreements } from "./schema.ts";

export type Agreement = typeof agreements.$inferSelect & { partyIds: string[] };
export type AgreementRefusal = "not-allowed" | "agreement-not-found" | "party-unknown";
/** Somebody saved in between; the caller shows both versions and lets the person decide. */
export type AgreementConflict = { ok: false; refusal: "version-conflict"; stored: Agreement; changed: LastChange | null };

/** @param id of the form; the same form sent twice is one agreement */
export async function createAgreement(ctx: Context, input: AgreementFields, id: string = newId(ctx.now)): Promise<Result<{ id: string }, AgreementRefusal>> {
  if (!mayEditNetwork(ctx.actor)) return refused("not-allowed");
  const { partyIds, ...fields } = input;
  return transact(ctx, async (tx) => {
    if (!(await areOrganisations(ctx, tx, partyIds))) return refused("party-unknown");
    const added = await tx
      .insert(agreements)
      .values({ regionId: ctx.region.id, id, ...fields })
      .onConflictDoNothing()
      .returning({ id: agreements.id });
    if (added.length === 0) return done({ id });
    await putParties(ctx, tx, id, partyIds);
    tx.audit("agreement.created", id);
    if (fields.isPublic) tx.publish();
    return done({ id });
  });
}

/** @param input.version as it was when the form was opened */
export async function editAgreement(
  ctx: Context,
  { id, version, fields: { partyIds, ...fields } }: { id: string; version: number; fields: AgreementFields },
): Promise<Result<null, AgreementRefusal> | AgreementConflict> {
  if (!mayEditNetwork(ctx.actor)) return refused("not-allowed");
  return transact(ctx, async (tx): Promise<Result<null, AgreementRefusal> | AgreementConflict> => {
    const stored = await lockAgreement(ctx, tx, id);
    if (!stored) return refused("agreement-not-found");
    if (stored.version !== version) {
      return { ok: false, refusal: "version-conflict", stored, changed: await findLastChange(ctx, tx, id, ["agreement.edited"]) };
    }
    if (!(await areOrganisations(ctx, tx, partyIds))) return refused("party-unknown");
    await tx
      .update(agreements)
      .set({ ...fields, version: version + 1 })
      .where(own(ctx, id));
    await tx.delete(agreementParties).where(and(eq(agreementParties.regionId, ctx.region.id), eq(agreementParties.agreementId, id)));
    await putParties(ctx, tx, id, partyIds);
    tx.audit("agreement.edited", id);
    if (stored.isPublic || fields.isPublic) tx.publish();
    return done(null);
  });
}

/**
 * Its links to goals go with it; the organisations and the goals stay.
 *
 * @param input.version as it was when its reader decided; what was changed since is not deleted unseen
 */
export async function deleteAgreement(
  ctx: Context,
  { id, version }: { id: string; version: number },
): Promise<Result<null, AgreementRefusal | "version-conflict">> {
  if (!mayEditNetwork(ctx.actor)) return refused("not-allowed");
  return transact(ctx, async (tx) => {
    const stored = await lockAgreement(ctx, tx, id);
    if (!stored) return refused("agreement-not-found");
    if (stored.version !== version) return refused("version-conflict");
    await tx.delete(agreements).where(own(ctx, id));
    tx.audit("agreement.deleted", id);
    if (stored.isPublic) tx.publish();
    return done(null);
  });
}

/** Puts the signed paper beside an agreement; an earlier one is replaced. `dataFolder` is the settings' folder. */
export async function attachPaper(
  ctx: Context,
  { id }: { id: string },
  upload: { dataFolder: string; name: string; bytes: Uint8Array },
): Promise<Result<null, AgreementRefusal> | { ok: false; refusal: "file-refused"; reason: FileRefusal }> {
  if (!mayEditNetwork(ctx.actor)) return refused("not-allowed");
  return transact(ctx, async (tx) => {
    if (!(await lockAgreement(ctx, tx, id))) return refused("agreement-not-found");
    const stored = await storeFile(tx, ctx, { ...upload, allowed: ["pdf", "docx"] });
    if (!stored.ok) return { ok: false, refusal: "file-refused", reason: stored.refusal } as const;
    const paper = { regionId: ctx.region.id, agreementId: id, fileId: stored.value.id };
    await tx
      .insert(agreementPapers)
      .values(paper)
      .onConflictDoUpdate({ target: [agreementPapers.regionId, agreementPapers.agreementId], set: { fileId: paper.fileId } });
    tx.audit("agreement.paper-attached", id, { fileId: paper.fileId });
    return done(null);
  });
}

const own = (ctx: Context, id: string) => and(eq(agreements.regionId, ctx.region.id), eq(agreements.id, id));

async function lockAgreement(ctx: Context, tx: Writer, id: string): Promise<Agreement | null> {
  const [stored] = await tx.select().from(agreements).where(own(ctx, id)).for("update");
  if (!stored) return null;
  const parties = await tx
    .select({ id: agreementParties.organisationId })
    .from(agreementParties)
    .where(and(eq(agreementParties.regionId, ctx.region.id), eq(agreementParties.agreementId, id)));
  return { ...stored, partyIds: parties.map((party) => party.id) };
}

async function areOrganisations(ctx: Context, tx: Writer, ids: readonly string[]): Promise<boolean> {
  const wanted = [...new Set(ids)];
  const found = await tx
    .select({ id: organisations.id })
    .from(organisations)
    .where(and(eq(organisations.regionId, ctx.region.id), inArray(organisations.id, wanted)));
  return found.length === wanted.length;
}

async function putParties(ctx: Context, tx: Writer, agreementId: string, ids: readonly string[]): Promise<void> {
  await tx.insert(agreementParties).values([...new Set(ids)].map((organisationId) => ({ regionId: ctx.region.id, agreementId, organisationId })));
}
