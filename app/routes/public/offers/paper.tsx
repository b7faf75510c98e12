import { German } from "#app/components/german.tsx";
import { useFormats, useLocale, useTexts } from "#app/components/locale.tsx";
import { Table } from "#app/components/table.tsx";
import { paperMonths } from "#app/offers/paper-spans.ts";
import { requestContext } from "#app/request.ts";
import { ANY_OFFER, findOffers, findPlace } from "#domain/offers/finding/index.ts";
import { readOffersQuery } from "#app/offers/offers-query.ts";
import { read } from "#platform/db/index.ts";
import type { Route } from "./+types/paper.ts";
import { publicRegion } from "../frame.tsx";
import { offeredLocale, PortalFrame } from "./portal-frame.tsx";
import { Views } from "./views.tsx";

/** More than this is a book, and nobody prints it. */
export const MOST_IN_CATALOGUE = 300;
/** Months that the page names; the sheets of later ones have their address. */
const MONTHS_SHOWN = 3;

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const locale = offeredLocale(ctx.region, params.lang);
  const query = readOffersQuery(url.searchParams);
  const { total, municipalities, place } = await read(ctx, async (db) => ({
    ...(await findOffers(ctx, db, ANY_OFFER, locale, { page: 1, size: 1 })),
    place: query.place === "" ? null : await findPlace(ctx, db, query.place),
  }));
  // Who looked for a place finds its papers without looking for it again.
  const wanted = municipalities.filter(({ name }) => name === place?.name);
  const places = [...wanted, ...municipalities.filter((one) => !wanted.includes(one))];
  return { region: publicRegion(ctx.region), query, total, places, isWanted: wanted.length > 0, months: paperMonths(ctx.today, MONTHS_SHOWN) };
}

/** What can be printed for those who look at no screen. */
export default function OnPaper({ loaderData: { region, query, total, places, isWanted, months } }: Route.ComponentProps) {
  const { t } = useTexts();
  const { locale } = useLocale();
  const formats = useFormats();
  const home = `/${region.slug}/${locale}/gedruckt`;
  const address = (file: string, query: Record<string, string>) =>
    Object.keys(query).length > 0 ? `${home}/${file}?${new URLSearchParams(query)}` : `${home}/${file}`;
  const row = (name: string, count: number) => {
    const ort: Record<string, string> = name === "" ? {} : { ort: name };
    return {
      key: name,
      cells: [
        name === "" ? t("paper.everywhere") : <German key="name">{name}</German>,
        count === 0 ? (
          t("paper.nothing-there")
        ) : name === "" && count > MOST_IN_CATALOGUE ? (
          t("paper.too-many", { count })
        ) : (
          <a key="catalogue" href={address("katalog.pdf", ort)}>
            {t("paper.open-catalogue", { count })}
          </a>
        ),
        <span key="months" className="row tight">
          {months.map((month) => (
            <a key={month} href={address("monat.pdf", { ...ort, monat: month })}>
              {formats.month(`${month}-01`)}
            </a>
          ))}
        </span>,
      ],
    };
  };
  const everywhere = row("", total);
  const rows = places.map(({ name, count }) => row(name, count));
  return (
    <PortalFrame region={region} area="angebote">
      <title>{`${t("paper.title")} – ${region.name}`}</title>
      <header className="page-head flow">
        <h1>{t("paper.title")}</h1>
        <p className="lede flow-s">{t("paper.lede")}</p>
      </header>
      {/* What was chosen on the way here is kept, for the way back. */}
      <Views slug={region.slug} query={query} />
      <div className="flow">
        <Table
          caption={t("paper.title")}
          columns={[{ label: t("paper.column-place") }, { label: t("paper.column-catalogue") }, { label: t("paper.column-months") }]}
          rows={isWanted ? [...rows, everywhere] : [everywhere, ...rows]}
        />
      </div>
    </PortalFrame>
  );
}
