import { findConcept } from "#domain/concept/index.ts";
import { listVersions } from "#domain/concept/versions/index.ts";
import { read } from "#platform/db/index.ts";
import { German } from "#app/components/german.tsx";
import { Icon } from "#app/components/icon.tsx";
import { german } from "#app/components/german.tsx";
import { Crumbs } from "#app/components/crumbs.tsx";
import { useFormats, useInLanguage, useTexts } from "#app/components/locale.tsx";
import { Rows } from "#app/components/rows.tsx";
import { requestContext } from "#app/request.ts";
import type { Route } from "./+types/versions";
import { ConceptFrame, publicRegion } from "./frame.tsx";

export async function loader({ context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  return read(ctx, async (db) => ({
    region: publicRegion(ctx.region),
    today: ctx.today,
    // Staff who look at the public page see what everybody sees.
    versions: (await findConcept(ctx, db))?.releasedAt ? await listVersions(ctx, db) : [],
  }));
}

/** The adopted versions of the concept, newest first. */
export default function PublicVersions({ loaderData }: Route.ComponentProps) {
  const { t, rich } = useTexts();
  const { day } = useFormats();
  const inLanguage = useInLanguage();
  const { region, today, versions } = loaderData;
  const base = `/${region.slug}/konzept`;
  return (
    <ConceptFrame region={region} today={today}>
      <title>{`${t("concept.versions-title")} – ${region.name}`}</title>
      <header className="page-head hero">
        <Crumbs crumbs={[{ label: t("concept.concept"), href: `${base}${inLanguage}` }]} />
        <h1>{t("concept.versions-title")}</h1>
        <p className="lede">{versions.length === 0 ? t("concept.versions-none") : t("concept.versions-lede")}</p>
      </header>
      <div className="flow-l">
        <Rows
          rows={versions.map(({ id, edition, adoptedOn, adoptedBy, title }) => ({
            key: id,
            symbol: <Icon name="books" />,
            title: t("concept.version", { edition }),
            href: `${base}/fassungen/${encodeURIComponent(edition)}${inLanguage}`,
            second: (
              <>
                <German>{title}</German>. {rich("concept.version-adopted", { german, body: adoptedBy, day: day(adoptedOn) })}
              </>
            ),
          }))}
        />
      </div>
    </ConceptFrame>
  );
}
