import { and, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { newId, transact, type Context, type Writer } from "#platform/db/index.ts";
import { LANGUAGES, type Locale } from "#platform/i18n/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { mayEditOffers } from "../access.ts";
import { offerLabels, type LabelKind } from "../schema.ts";
import { DEFAULT_LABELS } from "./default-labels.ts";
import { listKeptLabels, type KeptLabel } from "./list-kept-labels.ts";

const Name = z.string().trim().max(60);
/** German always; in other languages where somebody wrote it. */
const Names = z
  .object({ de: Name.min(1) })
  .catchall(Name)
  .transform((names) => Object.fromEntries(Object.entries(names).filter(([code, name]) => name !== "" && LANGUAGES.some((known) => known.code === code))))
  .transform((names) => names as { de: string } & Partial<Record<Locale, string>>);

/** The pictures of the house that a branch may have. */
export const BRANCH_ICONS = DEFAULT_LABELS.flatMap(({ icon, names }) => (icon === null ? [] : { icon, like: names }));
const Icon = z.enum(BRANCH_ICONS.map(({ icon }) => icon)).nullable();

export const AddLabel = z.strictObject({ kind: z.enum(["branch", "topic", "target-group"]), names: Names, icon: Icon });
export const EditLabel = z.strictObject({ id: z.uuid(), version: z.number().int(), names: Names, icon: Icon });

type Refusal = "not-allowed" | "label-not-found" | "name-taken" | "version-conflict" | "still-in-use" | "labels-there";
type Kept = { labels: KeptLabel[]; named(kind: LabelKind, name: string, but?: string): boolean };

/** Enters what counties usually sort by, where nothing stands yet. */
export function enterDefaultLabels(ctx: Context): Promise<Result<{ added: number }, Refusal>> {
  return keep(ctx, async (tx, { labels }) => {
    if (labels.length > 0) return refused("labels-there");
    const rows = DEFAULT_LABELS.map((label, position) => ({ ...label, regionId: ctx.region.id, id: newId(ctx.now), position }));
    await tx.insert(offerLabels).values(rows);
    tx.audit("offer-labels.defaults-entered", null, { labels: rows.length });
    return done({ added: rows.length });
  });
}

/** What our words would add to this label: names in languages in which it has none. Ours are known by the German name. */
export function missingNames({ kind, names }: Pick<KeptLabel, "kind" | "names">): Partial<Record<Locale, string>> {
  const ours = DEFAULT_LABELS.find((label) => label.kind === kind && alike(label.names.de) === alike(names.de));
  return Object.fromEntries(Object.entries(ours?.names ?? {}).filter(([language]) => !names[language]));
}

/** Enters our words in the languages in which a label of the same German name has none; nobody's own word is touched. */
export function completeNames(ctx: Context): Promise<Result<{ labels: number }, Refusal>> {
  return keep(ctx, async (tx, { labels }) => {
    const short = labels.map((label) => ({ ...label, more: missingNames(label) })).filter(({ more }) => Object.keys(more).length > 0);
    for (const { id, names, more, version } of short) {
      await tx
        .update(offerLabels)
        .set({ names: { ...more, ...names }, version: version + 1 })
        .where(own(ctx, id));
    }
    tx.audit("offer-labels.names-completed", null, { labels: short.length });
    return done({ labels: short.length });
  });
}

/**
 * The last of its kind. Its key, which stands in addresses, is made of the German name and stays when that changes.
 * @param id of the form; the same form sent twice adds one
 */
export function addLabel(ctx: Context, { kind, names, icon }: z.infer<typeof AddLabel>, id: string = newId(ctx.now)): Promise<Result<{ id: string }, Refusal>> {
  return keep(ctx, async (tx, { labels, named }) => {
    if (labels.some((label) => label.id === id)) return done({ id });
    if (named(kind, names.de)) return refused("name-taken");
    const ofKind = labels.filter((label) => label.kind === kind);
    const key = keyOf(
      names.de,
      ofKind.map((label) => label.key),
    );
    await tx.insert(offerLabels).values({ regionId: ctx.region.id, id, kind, key, names, icon: kind === "branch" ? icon : null, position: ofKind.length });
    tx.audit("offer-label.added", id, { kind });
    return done({ id });
  });
}

export function editLabel(ctx: Context, { id, version, names, icon }: z.infer<typeof EditLabel>): Promise<Result<null, Refusal>> {
  return keep(ctx, async (tx, { labels, named }) => {
    const stored = labels.find((label) => label.id === id);
    if (!stored) return refused("label-not-found");
    if (stored.version !== version) return refused("version-conflict");
    if (named(stored.kind, names.de, id)) return refused("name-taken");
    await tx
      .update(offerLabels)
      .set({ names, icon: stored.kind === "branch" ? icon : null, version: version + 1 })
      .where(own(ctx, id));
    tx.audit("offer-label.edited", id, { kind: stored.kind });
    return done(null);
  });
}

/** One place up among those of its kind; the first one stays. */
export function moveLabelUp(ctx: Context, { id }: { id: string }): Promise<Result<null, Refusal>> {
  return keep(ctx, async (tx, { labels }) => {
    const stored = labels.find((label) => label.id === id);
    if (!stored) return refused("label-not-found");
    const order = labels.filter(({ kind }) => kind === stored.kind);
    const at = order.indexOf(stored);
    if (at > 0) order.splice(at - 1, 2, stored, ...order.slice(at - 1, at));
    for (const [position, label] of order.entries()) await tx.update(offerLabels).set({ position }).where(own(ctx, label.id));
    tx.audit("offer-label.moved", id, { kind: stored.kind });
    return done(null);
  });
}

/** Takes out what no offer and no calendar stands under. */
export function deleteLabel(ctx: Context, { id }: { id: string }): Promise<Result<null, Refusal>> {
  return keep(ctx, async (tx, { labels }) => {
    const stored = labels.find((label) => label.id === id);
    if (!stored) return refused("label-not-found");
    if (stored.uses > 0) return refused("still-in-use");
    await tx.delete(offerLabels).where(own(ctx, id));
    tx.audit("offer-label.deleted", id, { kind: stored.kind });
    return done(null);
  });
}

/** One after the other, with all rows locked: an offer that is being put under one of them waits, and so do two editors. */
function keep<T>(ctx: Context, act: (tx: Writer, kept: Kept) => Promise<Result<T, Refusal>>): Promise<Result<T, Refusal>> {
  if (!mayEditOffers(ctx.actor)) return Promise.resolve(refused("not-allowed"));
  return transact(ctx, async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`offer labels ${ctx.region.id}`}, 0))`);
    await tx.select({ id: offerLabels.id }).from(offerLabels).where(eq(offerLabels.regionId, ctx.region.id)).for("update");
    const labels = await listKeptLabels(ctx, tx);
    const named = (kind: LabelKind, name: string, but?: string) =>
      labels.some((label) => label.kind === kind && label.id !== but && alike(label.names.de) === alike(name));
    const result = await act(tx, { labels, named });
    if (result.ok) tx.publish();
    return result;
  });
}

const alike = (name: string) => name.toLocaleLowerCase("de");

function own(ctx: Context, id: string) {
  return and(eq(offerLabels.regionId, ctx.region.id), eq(offerLabels.id, id));
}

/** "Essen & Trinken" → "essen-trinken"; with a number where that is taken. */
function keyOf(name: string, taken: readonly string[]): string {
  const letters = { ä: "ae", ö: "oe", ü: "ue", ß: "ss" } as Record<string, string>;
  const words = name
    .toLowerCase()
    .replaceAll(/[äöüß]/g, (letter) => letters[letter] ?? "")
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .match(/[a-z0-9]+/g);
  const key = words?.join("-") ?? "label";
  for (let number = 1; ; number++) {
    const one = number === 1 ? key : `${key}-${number}`;
    if (!taken.includes(one)) return one;
  }
}
