import { useFormats, useLocale, useTexts } from "#app/components/locale.tsx";
import { Rows } from "#app/components/rows.tsx";
import { requestContext } from "#app/request.ts";
import { listProgrammes } from "#domain/offers/programmes/index.ts";
import { read } from "#platform/db/index.ts";
import type { Route } from "./+types/programmes";
import { publicRegion } from "../frame.tsx";
import { Said } from "./offer-words.tsx";
import { offeredLocale, PortalFrame } from "./portal-frame.tsx";

export async function loader({ context, params }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const locale = offeredLocale(ctx.region, params.lang);
  return { region: publicRegion(ctx.region), programmes: await read(ctx, (db) => listProgrammes(ctx, db, locale)) };
}

/** Series of events under one title, the latest first. */
export default function Programmes({ loaderData: { region, programmes } }: Route.ComponentProps) {
  const { t } = useTexts();
  const { locale } = useLocale();
  const formats = useFormats();
  return (
    <PortalFrame region={region} area="kalender">
      <title>{`${t("programmes.list-title")} – ${region.name}`}</title>
      <meta name="description" content={t("programmes.public-lede")} />
      <header className="page-head flow">
        <h1>{t("programmes.list-title")}</h1>
        <p className="lede flow-s">{programmes.length === 0 ? t("programmes.public-empty") : t("programmes.public-lede")}</p>
      </header>
      <Rows
        rows={programmes.map(({ id, title, firstDay, lastDay }) => ({
          key: id,
          title: <Said words={title} />,
          href: `/${region.slug}/${locale}/programm/${id}`,
          second: t("programmes.span", { from: formats.day(firstDay), until: formats.day(lastDay) }),
        }))}
      />
    </PortalFrame>
  );
}
