import { data, redirect } from "react-router";
import { catalogueDocument } from "#app/documents/catalogue.ts";
import { monthSheet } from "#app/documents/month-sheet.ts";
import { onPublicPress } from "#app/offers/paper-press.ts";
import { lastOf, paperMonths } from "#app/offers/paper-spans.ts";
import { writeOffersQuery } from "#app/offers/offers-query.ts";
import { houseContext, requestContext } from "#app/request.ts";
import { ANY_OFFER, findPlace, listCalendar, readCatalogue } from "#domain/offers/finding/index.ts";
import { findLand, publicHolidays } from "#domain/offers/times/index.ts";
import { read } from "#platform/db/index.ts";
import { renderCatalogue, renderMonth } from "#platform/documents/index.ts";
import type { Route } from "./+types/paper-file.ts";
import { MOST_IN_CATALOGUE } from "./paper.tsx";
import { offeredLocale } from "./portal-frame.tsx";

/** On one day of a sheet, of which the setting takes what fits; the rest stands on the page behind its code. */
const MOST_A_DAY = 9;

/**
 * The catalogue and the month of a municipality, or of the region where it is no book. There is one address for each file, so
 * that nobody has a thousand of them made: what else an address says leads to it.
 */
export async function loader({ context, params, url }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const language = offeredLocale(ctx.region, params.lang);
  const { file } = params;
  if (file !== "katalog.pdf" && file !== "monat.pdf") throw data({ code: "not-found" }, { status: 404 });
  const home = `/${ctx.region.slug}/${language}`;
  const said = url.searchParams.get("ort") ?? "";
  const found = said === "" ? null : await read(ctx, (db) => findPlace(ctx, db, said));
  if (said !== "" && !found) throw data({ code: "not-found" }, { status: 404 });
  const place = found?.name ?? "";
  const months = paperMonths(ctx.today);
  const month = months.find((one) => one === url.searchParams.get("monat")) ?? months[0] ?? "";
  const only = new URLSearchParams({ ...(place ? { ort: place } : {}), ...(file === "monat.pdf" ? { monat: month } : {}) });
  if (only.toString() !== url.searchParams.toString()) throw redirect(`${home}/gedruckt/${file}${only.size > 0 ? `?${only}` : ""}`);

  const origin = new URL(context.get(houseContext).settings.origin).origin;
  const query = { ...ANY_OFFER, place };
  const paper = { region: ctx.region, today: ctx.today, language, place };
  const at = { at: new Date(`${ctx.today}T00:00:00Z`) };
  const pdf = await onPublicPress(`${home}/${file}?${only}`, async () => {
    if (file === "katalog.pdf") {
      const catalogue = await read(ctx, (db) => readCatalogue(ctx, db, place, MOST_IN_CATALOGUE, language));
      if (place === "" && catalogue.more > 0) throw redirect(`${home}/gedruckt`);
      return renderCatalogue(catalogueDocument(catalogue, { ...paper, address: `${origin}${home}/angebote${writeOffersQuery(query)}` }), at);
    }
    const span = { from: `${month}-01`, until: lastOf(month), most: MOST_A_DAY };
    const { days, land } = await read(ctx, async (db) => ({ ...(await listCalendar(ctx, db, query, span, language)), land: await findLand(ctx, db) }));
    const address = `${origin}${home}/kalender${writeOffersQuery(query, { ansicht: "monat", ab: span.from })}`;
    return renderMonth(monthSheet(month, days, publicHolidays(Number(month.slice(0, 4)), land), { ...paper, address }), at);
  });
  const name = [ctx.region.slug, place.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-"), language, file === "monat.pdf" ? month : "angebote"]
    .filter(Boolean)
    .join("-");
  return new Response(new Uint8Array(pdf), { headers: { "Content-Type": "application/pdf", "Content-Disposition": `inline; filename="${name}.pdf"` } });
}
