import { data } from "react-router";
import { textsIn } from "#app/messages/texts.ts";
import { houseContext, requestContext } from "#app/request.ts";
import { tableCsv, tableXlsx, type TableColumn } from "#app/table-file.ts";
import { findOffers, readOffers, type OfferCard } from "#domain/offers/finding/index.ts";
import { read } from "#platform/db/index.ts";
import { createFormats } from "#platform/i18n/index.ts";
import type { Route } from "./+types/offers-file";
import { dateWords, labelName } from "./offer-words.tsx";
import { readOffersQuery, writeOffersQuery } from "#app/offers/offers-query.ts";
import { writeRss } from "./offers-rss.ts";
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
  const offers = await read(ctx, async (db) => {
    const found = await findOffers(ctx, db, query, locale, { page: 1, size: MOST_ROWS });
    return readOffers(
      ctx,
      db,
      found.offers.map(({ id }) => id),
      locale,
    );
  });
  const { t } = textsIn(locale);
  const formats = createFormats(locale);
  const list = `${new URL(context.get(houseContext).settings.origin).origin}/${ctx.region.slug}/${locale}/angebote`;
  const date = ({ next }: OfferCard) => (next ? dateWords(t, formats, next) : null);
  const place = (part: (place: OfferCard["places"][number]) => string | null) => (offer: OfferCard) => offer.places.map(part).filter(Boolean).join("; ");
  const columns: TableColumn<OfferCard>[] = [
    { heading: t("finding.column-title"), width: 44, cell: ({ title }) => title.text },
    { heading: t("finding.column-summary"), width: 60, cell: ({ summary }) => summary.text },
    { heading: t("finding.kind"), width: 16, cell: ({ kind }) => t(`finding.kind-${kind}`) },
    { heading: t("finding.branch"), width: 20, cell: ({ branch }) => labelName(branch.names, locale).text },
    { heading: t("finding.column-provider"), width: 36, cell: ({ organisation }) => organisation },
    { heading: t("finding.column-next"), width: 40, cell: date },
    { heading: t("finding.where"), width: 30, cell: place(({ name: at }) => at) },
    { heading: t("finding.column-street"), width: 24, cell: place(({ street }) => street) },
    { heading: t("finding.column-municipality"), width: 20, cell: place(({ municipality }) => municipality) },
    {
      heading: t("finding.cost"),
      width: 12,
      cell: ({ costCents }) => (costCents === null ? null : costCents === 0 ? t("finding.free") : formats.money(costCents)),
    },
    { heading: t("finding.childcare"), width: 12, cell: ({ hasChildcare }) => (hasChildcare ? "×" : null) },
    { heading: t("finding.we-speak"), width: 30, cell: ({ languages }) => formats.list(languages.map(formats.language)) },
    { heading: t("finding.column-address"), width: 50, cell: ({ id }) => `${list}/${id}` },
  ];
  const bodies = {
    "angebote.xlsx": () => tableXlsx(t("finding.angebote"), columns, offers),
    "angebote.csv": () => tableCsv(columns, offers),
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
            description: [offer.summary.text, date(offer)].filter(Boolean).join(" · "),
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
