import { and, eq } from "drizzle-orm";
import { municipalityChoices } from "#domain/network/index.ts";
import { actorName, newId, transact, type Context, type Reader } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { mayEditConcept } from "../access.ts";
import { isExplanation, type SeriesHint } from "../plausibility/index.ts";
import type { ValueFields } from "./fields.ts";
import { findIndicator, type Indicator, type IndicatorValue } from "./list-indicators.ts";
import { indicatorValues } from "./schema.ts";
import { lockIndicator } from "./write-indicator.ts";
import { hintsOfIndicator } from "./write-value.ts";

/** What becomes of one value of a file: the stored one stands beside it, null where there is none for its place and day. */
type ComingValue = { fields: ValueFields; stored: IndicatorValue | null; is: "new" | "same" | "changed" };

/** What taking these values over would do, and what would not fit together then. Nothing is written. Three queries. */
export async function previewValues(
  ctx: Context,
  db: Reader,
  indicatorId: string,
  values: readonly ValueFields[],
): Promise<{ coming: ComingValue[]; hints: SeriesHint[] } | null> {
  const indicator = await findIndicator(ctx, db, indicatorId);
  if (!indicator) return null;
  const parts = await municipalityChoices(ctx, db);
  const coming = values.map((fields) => comingValue(indicator, fields));
  const replaced = new Set(coming.map(({ stored }) => stored?.id));
  const merged = [
    ...indicator.values.filter(({ id }) => !replaced.has(id)),
    ...coming.map(({ fields: { period, ...fields }, stored }) => ({
      ...fields,
      ...period,
      id: stored?.id ?? newId(ctx.now),
      place: parts.find(({ id }) => id === fields.municipalityId)?.name ?? "",
      version: 0,
    })),
  ].toSorted((a, b) => a.datedOn.localeCompare(b.datedOn) || Number(a.municipalityId !== null) - Number(b.municipalityId !== null));
  return { coming, hints: hintsOfIndicator({ ...indicator, values: merged }, parts, ctx.today).filter((hint) => !isExplanation(hint)) };
}

export type TakeOverRefusal = "not-allowed" | "indicator-not-found" | "municipality-unknown" | "changed-meanwhile" | "twice";

/**
 * Takes the values of a file over, all or none. One place and day has one value: the same file twice changes nothing.
 *
 * @param lines each with the version that the preview showed beside it; null: there was none
 */
export async function takeOverValues(
  ctx: Context,
  { indicatorId, lines }: { indicatorId: string; lines: readonly { fields: ValueFields; version: number | null }[] },
): Promise<Result<{ added: number; changed: number }, TakeOverRefusal>> {
  if (!mayEditConcept(ctx.actor)) return refused("not-allowed");
  return transact(ctx, async (tx): Promise<Result<{ added: number; changed: number }, TakeOverRefusal>> => {
    const locked = await lockIndicator(ctx, tx, indicatorId);
    const indicator = locked && (await findIndicator(ctx, tx, indicatorId));
    if (!indicator) return refused("indicator-not-found");
    const places = new Set((await municipalityChoices(ctx, tx)).map(({ id }) => id));
    if (lines.some(({ fields: { municipalityId } }) => municipalityId !== null && !places.has(municipalityId))) return refused("municipality-unknown");
    if (new Set(lines.map(({ fields }) => spotOf(fields))).size < lines.length) return refused("twice");
    const coming = lines.map(({ fields, version }) => ({ ...comingValue(indicator, fields), version }));
    if (coming.some(({ stored, version }) => (stored?.version ?? null) !== version)) return refused("changed-meanwhile");

    for (const { fields, stored, is } of coming) {
      if (is === "same") continue;
      const { period, ...rest } = fields;
      const written = { ...rest, ...period, enteredAt: ctx.now, enteredBy: actorName(ctx.actor) };
      if (stored) {
        await tx
          .update(indicatorValues)
          .set({ ...written, version: stored.version + 1 })
          .where(and(eq(indicatorValues.regionId, ctx.region.id), eq(indicatorValues.id, stored.id)));
      } else await tx.insert(indicatorValues).values({ regionId: ctx.region.id, id: newId(ctx.now), indicatorId, ...written });
    }
    const count = (what: ComingValue["is"]) => coming.filter(({ is }) => is === what).length;
    const [added, changed] = [count("new"), count("changed")];
    if (added + changed > 0) tx.audit("indicator.values-taken-over", indicatorId, { added, changed });
    if (added + changed > 0 && locked?.releasedAt) tx.publish();
    return done({ added, changed });
  });
}

/** A place and a day, which have one value. */
function spotOf({ municipalityId, period }: Pick<ValueFields, "municipalityId" | "period">): string {
  return `${municipalityId ?? ""} ${period.datedOn}`;
}

function comingValue(indicator: Indicator, fields: ValueFields): ComingValue {
  const stored = indicator.values.find(({ municipalityId, datedOn }) => municipalityId === fields.municipalityId && datedOn === fields.period.datedOn) ?? null;
  if (!stored) return { fields, stored, is: "new" };
  const names = ["value", "baseCount", "note", "source"] as const;
  const isSame = stored.isYear === fields.period.isYear && names.every((name) => stored[name] === fields[name]);
  return { fields, stored, is: isSame ? "same" : "changed" };
}
