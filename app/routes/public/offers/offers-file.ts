import { data } from "react-router";
import { textsIn } from "#app/messages/texts.ts";
import { dateWords } from "#app/offers/date-words.ts";
import { houseContext, requestContext } from "#app/request.ts";
import { tableCsv, tableXlsx } from "#app/table-file.ts";
import { findOffers, readOffers } from "#domain/offers/finding/index.ts";
import { read } from "#platform/db/index.ts";
import { createFormats } from "#platform/i18n/index.ts";
import type { Route } from "./+types/offers-file";
import { readOffersQuery, writeOffersQuery } from "#app/offers/offers-query.ts";
import { writeRss } from "./offers-rss.ts";
import { offersTable } from "./offers-table.ts";
import { offeredLocale } from "./portal-frame.tsx";

const MEDIA_TYPES = {
  "angebote.xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  "angebote.csv": "text/csv; charset=utf-8",
  "angebote.rss": "application/rss+xml; charset=utf-8",
} as const;
const isFile = (name: string): name is keyof typeof MEDIA_TYPES => name in MEDIA_TYPES;
/** More than anybody reads on paper; keeps one address from holding the machine. */
const MOST_ROWS = 2000;
const MOST_NEWS = 50;

/** What the list shows under the same address, all pages of it; as RSS what was published last. */
export async function loader({ context, params, url }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const locale = offeredLocale(ctx.region, params.lang);
  const name = params.file;
  if (!isFile(name)) throw data({ code: "not-found" }, { status: 404 });
  const query = readOffersQuery(url.searchParams);
  const { offers, total } = await read(ctx, async (db) => {
    const found = await findOffers(ctx, db, query, locale, { page: 1, size: MOST_ROWS });
    const cards = await readOffers(
      ctx,
      db,
      found.offers.map(({ id }) => id),
      locale,
    );
    return { offers: cards, total: found.total };
  });
  const { t } = textsIn(locale);
  const formats = createFormats(locale);
  const list = `${new URL(context.get(houseContext).settings.origin).origin}/${ctx.region.slug}/${locale}/angebote`;
  const table = () => offersTable(offers, { locale, region: ctx.region.name, list, query, total });
  const bodies = {
    "angebote.xlsx": () => tableXlsx(t("finding.angebote"), table().columns, table().rows),
    "angebote.csv": () => tableCsv(table().columns, table().rows),
    "angebote.rss": () =>
      writeRss({
        title: `${t("finding.angebote")} – ${ctx.region.name}`,
        link: list + writeOffersQuery(query),
        language: locale,
        items: offers
          .toSorted((a, b) => (b.publishedAt ?? "").localeCompare(a.publishedAt ?? ""))
          .slice(0, MOST_NEWS)
          .map((offer) => ({
            title: offer.title.text,
            link: `${list}/${offer.id}`,
            description: [offer.summary.text, offer.next && dateWords(t, formats, offer.next)].filter(Boolean).join(" · "),
            publishedAt: offer.publishedAt,
          })),
      }),
  };
  return new Response(await bodies[name](), {
    headers: {
      "Content-Type": MEDIA_TYPES[name],
      ...(name === "angebote.rss" ? {} : { "Content-Disposition": `attachment; filename="${ctx.region.slug}-${name}"` }),
    },
  });
}
