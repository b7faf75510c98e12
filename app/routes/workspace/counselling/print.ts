import { href, redirect } from "react-router";
import { handoutOf } from "#app/documents/handout.tsx";
import { downloadOf } from "#app/long-jobs/answer-export.ts";
import { writeOffersQuery } from "#app/offers/offers-query.ts";
import { houseContext, requestContext } from "#app/request.ts";
import { ANY_OFFER, findOffer, listMap } from "#domain/offers/finding/index.ts";
import { listTimes } from "#domain/offers/times/index.ts";
import { read } from "#platform/db/index.ts";
import { renderHandout } from "#platform/documents/index.ts";
import type { Route } from "./+types/print.ts";
import { readChosen, writeChosen } from "./chosen.ts";

/** The chosen offers on paper, in the client's language. What has left the portal since is passed over; nothing is stored. */
export async function loader({ params, context, url }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const { ids, beyond, language } = readChosen(url.searchParams, ctx.region);
  // The page says what did not fit.
  if (beyond.length > 0)
    throw redirect(`${href("/app/:region/beratung", params)}${writeOffersQuery(ANY_OFFER, writeChosen({ ids: [...ids, ...beyond], language }))}`);
  const { offers, areas } = await read(ctx, async (db) => {
    const found = [];
    for (const id of ids) {
      const offer = await findOffer(ctx, db, id, language);
      if (offer) found.push({ offer, times: await listTimes(ctx, db, id) });
    }
    return { offers: found, areas: await listMap(ctx, db) };
  });
  if (offers.length === 0) throw redirect(`${href("/app/:region/beratung", params)}?hinweis=leer`);
  const { origin } = new URL(context.get(houseContext).settings.origin);
  const pdf = await renderHandout(handoutOf(offers, areas, { region: ctx.region, today: ctx.today, language, origin }), { at: ctx.now });
  return downloadOf({ name: `angebote-${language}-${ctx.today}.pdf`, mediaType: "application/pdf", pieces: [pdf] });
}
