import { and, eq, isNull, ne } from "drizzle-orm";
import { findLastChange, municipalityChoices, type LastChange } from "#domain/network/index.ts";
import { actorName, transact, type Context, type Reader } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { mayEditConcept } from "../access.ts";
import { checkSeries, isExplanation, type SeriesHint } from "../plausibility/index.ts";
import type { ValueFields } from "./fields.ts";
import { findIndicator, type Indicator } from "./list-indicators.ts";
import { indicatorValues } from "./schema.ts";
import { lockIndicator } from "./write-indicator.ts";

export type StoredValue = typeof indicatorValues.$inferSelect;
export type ValueRefusal = "not-allowed" | "indicator-not-found" | "value-not-found" | "municipality-unknown" | "period-taken";
export type ValueConflict = { ok: false; refusal: "version-conflict"; stored: StoredValue; changed: LastChange | null };
/** Something does not fit; nothing is stored until the same is sent with `anyway`. */
export type ValueHints = { ok: false; refusal: "hints"; hints: SeriesHint[] };

/**
 * Adds a value, or changes the one that is named. What looks wrong is said once, with its arithmetic, and saved when the
 * person says so: who enters a figure knows more about it than we do.
 *
 * @param input.id of the value, or of the form that adds one; the same form sent twice adds one
 * @param input.version as it was when the form was opened; null: a new value
 */
export async function saveValue(
  ctx: Context,
  input: { indicatorId: string; id: string; version: number | null; anyway: boolean; fields: ValueFields },
): Promise<Result<null, ValueRefusal> | ValueConflict | ValueHints> {
  if (!mayEditConcept(ctx.actor)) return refused("not-allowed");
  const { indicatorId, id, version, anyway } = input;
  const { period, ...rest } = input.fields;
  return transact(ctx, async (tx): Promise<Result<null, ValueRefusal> | ValueConflict | ValueHints> => {
    const indicator = await lockIndicator(ctx, tx, indicatorId);
    if (!indicator) return refused("indicator-not-found");
    const parts = await municipalityChoices(ctx, tx);
    if (rest.municipalityId !== null && !parts.some((part) => part.id === rest.municipalityId)) return refused("municipality-unknown");
    const [stored] = await tx
      .select()
      .from(indicatorValues)
      .where(own(ctx, indicatorId, id))
      .for("update");
    // The second click of a form that added one.
    if (version === null && stored) return done(null);
    if (version !== null && !stored) return refused("value-not-found");
    if (stored && stored.version !== version) {
      return { ok: false, refusal: "version-conflict", stored, changed: await findLastChange(ctx, tx, id, ["indicator.value-saved"]) };
    }
    const values = { ...rest, ...period };
    if (await isTaken(ctx, tx, indicatorId, id, values)) return refused("period-taken");

    const written = { ...values, enteredAt: ctx.now, enteredBy: actorName(ctx.actor) };
    if (stored) {
      await tx
        .update(indicatorValues)
        .set({ ...written, version: stored.version + 1 })
        .where(own(ctx, indicatorId, id));
    } else await tx.insert(indicatorValues).values({ regionId: ctx.region.id, id, indicatorId, ...written });
    if (!anyway) {
      const hints = await hintsAbout(ctx, tx, indicatorId, id, parts);
      if (hints.length > 0) return { ok: false, refusal: "hints", hints };
    }
    tx.audit("indicator.value-saved", id, { indicator: indicatorId });
    if (indicator.releasedAt) tx.publish();
    return done(null);
  });
}

/** @param input.version as it was when its reader decided */
export async function removeValue(
  ctx: Context,
  input: { indicatorId: string; id: string; version: number },
): Promise<Result<null, "not-allowed" | "indicator-not-found" | "value-not-found" | "version-conflict">> {
  if (!mayEditConcept(ctx.actor)) return refused("not-allowed");
  const { indicatorId, id, version } = input;
  return transact(ctx, async (tx) => {
    const indicator = await lockIndicator(ctx, tx, indicatorId);
    if (!indicator) return refused("indicator-not-found");
    const [stored] = await tx
      .select()
      .from(indicatorValues)
      .where(own(ctx, indicatorId, id))
      .for("update");
    if (!stored) return refused("value-not-found");
    if (stored.version !== version) return refused("version-conflict");
    await tx.delete(indicatorValues).where(own(ctx, indicatorId, id));
    tx.audit("indicator.value-removed", id, { indicator: indicatorId });
    if (indicator.releasedAt) tx.publish();
    return done(null);
  });
}

type Part = { id: string; parentId: string | null };

/** What looks wrong in an indicator as it is stored. */
export function hintsOfIndicator(indicator: Indicator, parts: readonly Part[], today: string): SeriesHint[] {
  const { unit, direction, baseline, target } = indicator;
  const values = indicator.values.map(({ municipalityId, place, ...value }) => ({ ...value, partId: municipalityId, partName: place }));
  return checkSeries({ isShare: unit === "percent", direction, baseline, target, values, parts, today });
}

/** Of the value itself, or of the whole and the neighbours that it changes: what stands at the same or a next day. */
async function hintsAbout(ctx: Context, tx: Reader, indicatorId: string, valueId: string, parts: readonly Part[]): Promise<SeriesHint[]> {
  const indicator = await findIndicator(ctx, tx, indicatorId);
  const value = indicator?.values.find(({ id }) => id === valueId);
  if (!indicator || !value) return [];
  const sameDay = new Set(indicator.values.filter(({ datedOn }) => datedOn === value.datedOn).map(({ id }) => id));
  const isNear = (hint: SeriesHint) =>
    hint.valueId === valueId || (hint.valueId !== null && sameDay.has(hint.valueId) && (hint.code === "parts-above" || hint.code === "parts-below"));
  return hintsOfIndicator(indicator, parts, ctx.today).filter((hint) => !isExplanation(hint) && isNear(hint));
}

async function isTaken(
  ctx: Context,
  tx: Reader,
  indicatorId: string,
  id: string,
  { municipalityId, datedOn }: Pick<StoredValue, "municipalityId" | "datedOn">,
): Promise<boolean> {
  const found = await tx
    .select({ id: indicatorValues.id })
    .from(indicatorValues)
    .where(
      and(
        eq(indicatorValues.regionId, ctx.region.id),
        eq(indicatorValues.indicatorId, indicatorId),
        eq(indicatorValues.datedOn, datedOn),
        municipalityId === null ? isNull(indicatorValues.municipalityId) : eq(indicatorValues.municipalityId, municipalityId),
        ne(indicatorValues.id, id),
      ),
    );
  return found.length > 0;
}

function own(ctx: Context, indicatorId: string, id: string) {
  return and(eq(indicatorValues.regionId, ctx.region.id), eq(indicatorValues.indicatorId, indicatorId), eq(indicatorValues.id, id));
}
