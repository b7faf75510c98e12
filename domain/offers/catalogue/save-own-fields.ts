import { z } from "zod";
import { findLastChange } from "#domain/network/index.ts";
import { transact, type Context, type Writer } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { mayEditOffers } from "../access.ts";
import { lentFault, LendingFields } from "../lending/details.ts";
import { isPostKind, PostFields } from "../posts/index.ts";
import type { OfferKind } from "../schema.ts";
import { CHANGES } from "./changes.ts";
import { findOfferRow, readContent, type OfferContent } from "./content.ts";
import type { OfferConflict } from "./save-offer.ts";
import { storeContent } from "./versions.ts";

type Saved<Refusal extends string> = Promise<Result<{ version: number }, Refusal | "not-found" | "not-allowed" | "other-kind"> | OfferConflict>;

export const SavePost = z.strictObject({ id: z.uuid(), version: z.int(), post: PostFields });
export type SavePost = z.infer<typeof SavePost>;

/** Says what a post is about, as a version of its offer. @param input.version of the offer, as it was when the form was opened */
export function savePost(ctx: Context, { id, version, post }: SavePost): Saved<never> {
  return saveOwnFields(ctx, { id, version, isOfKind: isPostKind, said: { post }, audit: "offer-post.saved" });
}

export const SaveLending = z.strictObject({ id: z.uuid(), version: z.int(), lending: LendingFields });
export type SaveLending = z.infer<typeof SaveLending>;

/**
 * Says what is lent, as a version of its offer.
 *
 * @returns pieces-lent: somebody has, or will fetch, a piece that there would no longer be
 */
export function saveLending(ctx: Context, { id, version, lending }: SaveLending): Saved<"pieces-lent"> {
  return saveOwnFields(ctx, {
    id,
    version,
    isOfKind: (kind) => kind === "lending",
    said: { lending },
    audit: "offer-lending.saved",
    check: (tx, before) => lentFault(ctx, tx, id, before.lending, lending),
  });
}

async function saveOwnFields<Refusal extends string = never>(
  ctx: Context,
  {
    id,
    version,
    isOfKind,
    said,
    audit,
    check,
  }: {
    id: string;
    version: number;
    isOfKind: (kind: OfferKind) => boolean;
    said: Partial<Pick<OfferContent, "post" | "lending">>;
    audit: string;
    check?: (tx: Writer, before: OfferContent) => Promise<Refusal | null>;
  },
): Saved<Refusal> {
  if (!mayEditOffers(ctx.actor)) return refused("not-allowed");
  return transact(ctx, async (tx): Saved<Refusal> => {
    const row = await findOfferRow(ctx, tx, id, true);
    if (!row) return refused("not-found");
    if (!isOfKind(row.kind)) return refused("other-kind");
    const before = await readContent(ctx, tx, row);
    if (row.version !== version) {
      return { ok: false, refusal: "version-conflict", stored: before, version: row.version, changed: await findLastChange(ctx, tx, id, CHANGES) };
    }
    const fault = (await check?.(tx, before)) ?? null;
    if (fault) return refused(fault);
    const stored = await storeContent(ctx, tx, row, before, { ...before, ...said });
    tx.audit(audit, id);
    return done({ version: stored });
  });
}
