import { z } from "zod";
import type { Context } from "#platform/db/index.ts";
import { findOpenView, type ViewRefusal } from "#platform/privacy/index.ts";
import { done, type Result } from "#platform/result.ts";
import { listEventChoices, listMemberEvents, type MemberEvent } from "./list-events.ts";

/** What is chosen of the sign-in events; what is not understood chooses nothing. */
export const SignInFilters = z.object({ event: z.string().max(100).optional().catch(undefined), accountId: z.uuid().optional().catch(undefined) });
export type SignInFilters = z.infer<typeof SignInFilters>;

export type SignInView = Awaited<ReturnType<typeof listEventChoices>> & {
  fromDay: string;
  toDay: string;
  /** Newest first. */
  entries: MemberEvent[];
  /** Where the next page begins: pass it as `before`; null on the last page. */
  next: number | null;
};

const PAGE = 100;

/**
 * When the region's members signed in, how, and what was refused, in the days of a look that was allowed. It watches the
 * staff as the log of readings does, hence the same two people, for the same week.
 */
export async function readSignIns(ctx: Context, viewId: string, filters: SignInFilters, before?: number): Promise<Result<SignInView, ViewRefusal>> {
  const open = await findOpenView(ctx, viewId);
  if (!open.ok) return open;
  const { fromDay, toDay } = open.value;
  const found = await listMemberEvents(ctx, { fromDay, toDay, ...filters }, before ?? null, PAGE + 1);
  const entries = found.slice(0, PAGE);
  const next = found.length > PAGE ? (entries.at(-1)?.seq ?? null) : null;
  return done({ fromDay, toDay, entries, next, ...(await listEventChoices(ctx, { fromDay, toDay })) });
}

/** All of the same choice, newest first. */
export async function exportSignIns(ctx: Context, viewId: string, filters: SignInFilters): Promise<Result<MemberEvent[], ViewRefusal>> {
  const open = await findOpenView(ctx, viewId);
  if (!open.ok) return open;
  return done(await listMemberEvents(ctx, { ...open.value, ...filters }, null, null));
}
