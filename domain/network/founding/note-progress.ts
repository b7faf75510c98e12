import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { transact, type Context, type Writer } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { mayEditNetwork } from "../access.ts";
import { findLastChange, type LastChange } from "../last-change.ts";
import { ownOrganisationId } from "../own-organisation.ts";
import { foundingProgress, foundingProjects } from "./schema.ts";
import { foundingStepsOf } from "./steps.ts";

/** An empty day means: not done. */
const optionalDay = z.preprocess((value) => (value === "" ? null : value), z.iso.date().nullable());
const note = z.string().trim().max(1000);

export const NoteProgress = z.strictObject({ organisationId: z.uuid(), code: z.string().max(60), version: z.int(), doneOn: optionalDay, note });
export type NoteProgress = z.infer<typeof NoteProgress>;
export type ProgressRefusal = "not-allowed" | "founding-not-found" | "step-unknown" | "day-ahead";
export type ProgressConflict = {
  ok: false;
  refusal: "version-conflict";
  stored: { doneOn: string | null; note: string; version: number };
  changed: LastChange | null;
};

/** The office notes for a group how far one step is. @param input.version as it was when the form was opened; 0: nothing stood there */
export async function noteProgress(
  ctx: Context,
  { organisationId, code, version, ...noted }: NoteProgress,
): Promise<Result<null, ProgressRefusal> | ProgressConflict> {
  if (!mayEditNetwork(ctx.actor)) return refused("not-allowed");
  if (noted.doneOn !== null && noted.doneOn > ctx.today) return refused("day-ahead");
  return transact(ctx, async (tx): ReturnType<typeof noteProgress> => {
    const stored = await lockProgress(ctx, tx, organisationId);
    if (!stored) return refused("founding-not-found");
    if (!(await foundingStepsOf(ctx, tx)).some((step) => step.code === code)) return refused("step-unknown");
    const before = stored.get(code) ?? NOTHING;
    if (before.version !== version) {
      return { ok: false, refusal: "version-conflict", stored: before, changed: await findLastChange(ctx, tx, organisationId, EVENTS) };
    }
    await write(ctx, tx, organisationId, code, { ...noted, version: version + 1 });
    tx.audit("founding.progress-noted", organisationId, { step: code });
    return done(null);
  });
}

/** What a group's form holds: `was` as it was shown, so that only what the group touched is written. */
export const NoteOwnProgress = z
  .array(
    z.strictObject({
      code: z.string().max(60),
      doneOn: optionalDay,
      note,
      was: z.strictObject({ doneOn: optionalDay, note: z.string().max(2000) }),
    }),
  )
  .max(100);
export type NoteOwnProgress = z.infer<typeof NoteOwnProgress>;

/** The group itself, by its link. On a step that both touched the group's words hold: it is their founding. */
export async function noteOwnProgress(ctx: Context, input: NoteOwnProgress): Promise<Result<null, "founding-not-found" | "day-ahead">> {
  const organisationId = ownOrganisationId(ctx);
  if (organisationId === null) return refused("founding-not-found");
  const touched = input.filter(({ doneOn, note: text, was }) => doneOn !== was.doneOn || text !== was.note.trim());
  if (touched.some(({ doneOn }) => doneOn !== null && doneOn > ctx.today)) return refused("day-ahead");
  return transact(ctx, async (tx): ReturnType<typeof noteOwnProgress> => {
    const stored = await lockProgress(ctx, tx, organisationId);
    if (!stored) return refused("founding-not-found");
    const known = new Set((await foundingStepsOf(ctx, tx)).map(({ code }) => code));
    const codes: string[] = [];
    for (const { code, doneOn, note: text } of touched) {
      const before = stored.get(code) ?? NOTHING;
      if (!known.has(code) || (before.doneOn === doneOn && before.note === text)) continue;
      await write(ctx, tx, organisationId, code, { doneOn, note: text, version: before.version + 1 });
      codes.push(code);
    }
    if (codes.length > 0) tx.audit("founding.progress-by-link", organisationId, { steps: codes });
    return done(null);
  });
}

const EVENTS = ["founding.progress-noted", "founding.progress-by-link"];
const NOTHING = { doneOn: null, note: "", version: 0 };

/** One writer a project at a time. Null where the group founds nothing. */
async function lockProgress(ctx: Context, tx: Writer, organisationId: string) {
  const project = and(eq(foundingProjects.regionId, ctx.region.id), eq(foundingProjects.organisationId, organisationId));
  const locked = await tx.select({ id: foundingProjects.organisationId }).from(foundingProjects).where(project).for("update");
  if (locked.length === 0) return null;
  const rows = await tx
    .select()
    .from(foundingProgress)
    .where(and(eq(foundingProgress.regionId, ctx.region.id), eq(foundingProgress.organisationId, organisationId)));
  return new Map(rows.map((row) => [row.stepCode, row]));
}

async function write(ctx: Context, tx: Writer, organisationId: string, stepCode: string, noted: { doneOn: string | null; note: string; version: number }) {
  await tx
    .insert(foundingProgress)
    .values({ regionId: ctx.region.id, organisationId, stepCode, ...noted })
    .onConflictDoUpdate({ target: [foundingProgress.regionId, foundingProgress.organisationId, foundingProgress.stepCode], set: noted });
}
