import { data, href } from "react-router";
import type { AppTexts } from "#app/messages/texts.ts";
import { findRound, type RoundPage } from "#domain/concept/priorities/index.ts";
import { read, type Context } from "#platform/db/index.ts";

/** @throws 404 as data */
export async function shownRound(ctx: Context, id: string): Promise<RoundPage> {
  const found = await read(ctx, (db) => findRound(ctx, db, id));
  if (!found) throw data({ code: "not-found" }, { status: 404 });
  return found;
}

/** The round for who runs it; asked before a form is read. @throws 403, 404 as data */
export async function runRoundPage(ctx: Context, id: string): Promise<RoundPage> {
  const found = await shownRound(ctx, id);
  if (!found.mayRun) throw data({ code: "not-allowed" }, { status: 403 });
  return found;
}

/** What every act may answer and no form can mend. @throws 403, 404 as data */
export function throwIfGone(refusal: string): void {
  if (refusal === "not-allowed") throw data({ code: "not-allowed" }, { status: 403 });
  if (refusal === "not-found") throw data({ code: "not-found" }, { status: 404 });
}

/** The way to a round, for the pages below it. */
export function roundCrumbs(t: AppTexts["t"], region: string, round?: { id: string; question: string }): { label: string; href: string }[] {
  return [
    { label: t("conceptwork.glance-title"), href: href("/app/:region/konzept", { region }) },
    { label: t("priorities.title"), href: href("/app/:region/priorisierung", { region }) },
    ...(round ? [{ label: round.question, href: href("/app/:region/priorisierung/:id", { region, id: round.id }) }] : []),
  ];
}
