import { listGremien } from "#domain/network/index.ts";
import { listPublicConferences } from "#domain/network/conferences/index.ts";
import { read } from "#platform/db/index.ts";
import { German } from "#app/components/german.tsx";
import { Icon } from "#app/components/icon.tsx";
import { useFormats, useInLanguage, useTexts } from "#app/components/locale.tsx";
import { Rows, Tag } from "#app/components/rows.tsx";
import { requestContext } from "#app/request.ts";
import { StructurePicture } from "../workspace/gremien/structure.tsx";
import type { Route } from "./+types/gremien";
import { ComingConferences } from "./coming-conferences.tsx";
import { ConceptFrame, publicRegion } from "./frame.tsx";

export async function loader({ context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const { current, conferences } = await read(ctx, async (db) => ({ ...(await listGremien(ctx, db)), conferences: await listPublicConferences(ctx, db) }));
  return {
    region: publicRegion(ctx.region),
    today: ctx.today,
    conferences,
    // Staff who look at the public page see what everybody sees.
    bodies: current
      .filter(({ isPublic }) => isPublic)
      .map(({ id, name, kind, parentId, depth, purpose, nextMeeting }) => ({ id, name, kind, parentId, depth, purpose, nextMeeting })),
  };
}

export default function PublicGremien({ loaderData }: Route.ComponentProps) {
  const { t } = useTexts();
  const formats = useFormats();
  const inLanguage = useInLanguage();
  const { region, today, bodies, conferences } = loaderData;
  const hrefOf = (id: string) => `/${region.slug}/gremien/${id}${inLanguage}`;
  return (
    <ConceptFrame region={region} today={today} area="gremien">
      <title>{`${t("gremien.public-title")} – ${region.name}`}</title>
      <meta name="description" content={t("gremien.public-lede", { count: bodies.length })} />
      <header className="page-head hero">
        <h1>{t("gremien.public-title")}</h1>
        <p className="lede">{bodies.length === 0 ? t("gremien.public-none") : t("gremien.public-lede", { count: bodies.length })}</p>
      </header>
      <ComingConferences slug={region.slug} conferences={conferences} />
      {bodies.length > 1 ? (
        <div className="flow-l">
          <StructurePicture bodies={bodies} hrefOf={hrefOf} />
        </div>
      ) : null}
      {bodies.length > 0 ? (
        <section className="flow-l" aria-labelledby="h-all">
          <h2 id="h-all">{t("gremien.all")}</h2>
          <div className="flow-s">
            <Rows
              rows={bodies.map(({ id, name, kind, depth, purpose, nextMeeting }) => ({
                key: id,
                depth,
                symbol: <Icon name="users" />,
                title: <German>{name}</German>,
                href: hrefOf(id),
                tag: <Tag>{t(`gremien.kind-${kind}`)}</Tag>,
                second: (
                  <>
                    <German>{purpose}</German>
                    {nextMeeting ? <span className="block">{t("gremien.next-meeting", { moment: formats.moment(nextMeeting) })}</span> : null}
                  </>
                ),
              }))}
            />
          </div>
        </section>
      ) : null}
    </ConceptFrame>
  );
}
