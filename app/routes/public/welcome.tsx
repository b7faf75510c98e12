import { data } from "react-router";
import { isLocale } from "#platform/i18n/index.ts";
import { listCalls, takesApplications } from "#domain/concept/micro-grants/index.ts";
import { listPublicConferences } from "#domain/network/conferences/index.ts";
import { read } from "#platform/db/index.ts";
import { German, german } from "#app/components/german.tsx";
import { useInLanguage, useLocale, useTexts } from "#app/components/locale.tsx";
import { People } from "#app/components/people.tsx";
import { PublicPage } from "#app/components/public-page.tsx";
import { Telephone } from "#app/components/telephone.tsx";
import { requestContext } from "#app/request.ts";
import type { Route } from "./+types/welcome";
import { ComingConferences } from "./coming-conferences.tsx";
import { publicRegion } from "./frame.tsx";

const emergencies = [
  { number: "112", text: "emergency-fire" },
  { number: "110", text: "emergency-police" },
  { number: "116117", text: "emergency-doctor" },
  { number: "116016", text: "emergency-women" },
] as const;

/** The region's first page in one language: the house's proof that every script and direction works. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const { region } = ctx;
  if (!isLocale(params.lang) || !region.languages.includes(params.lang)) throw data({ code: "not-found" }, { status: 404 });
  const { conferences, calls } = await read(ctx, async (db) => ({ conferences: await listPublicConferences(ctx, db), calls: await listCalls(ctx, db) }));
  return { region: publicRegion(region), conferences, givesGrants: calls.some((call) => takesApplications(call, ctx.today)) };
}

export default function Welcome({ loaderData: { region, conferences, givesGrants } }: Route.ComponentProps) {
  const { t, rich } = useTexts();
  const { locale } = useLocale();
  const inLanguage = useInLanguage();
  const concept = `/${region.slug}/konzept${inLanguage}`;
  const gremien = `/${region.slug}/gremien${inLanguage}`;
  const name = region.name;
  return (
    <PublicPage
      region={{ name, href: `/${region.slug}/${locale}` }}
      demo={region.demo}
      nav={[
        { href: `/${region.slug}/${locale}`, label: t("layout.portal"), current: true },
        { href: `/${region.slug}/${locale}/angebote`, label: t("finding.angebote") },
        { href: concept, label: t("layout.our-concept") },
        { href: gremien, label: t("layout.gremien") },
      ]}
      languages={region.languages.map((code) => ({ href: `/${region.slug}/${code}`, locale: code }))}
    >
      <title>{`${t("layout.portal")} – ${name}`}</title>
      <meta name="description" content={t("public.welcome-lede")} />
      <div className="welcome">
        <div>
          <h1>{rich("public.welcome-title", { german, region: name })}</h1>
          <p className="lede">{t("public.welcome-lede")}</p>
        </div>
        <People />
      </div>
      <section className="flow-l" aria-labelledby="h-offers">
        <h2 id="h-offers">
          <a href={`/${region.slug}/${locale}/angebote`}>{t("finding.welcome-title")}</a>
        </h2>
        <p className="flow-s prose">{t("finding.welcome-lede")}</p>
      </section>
      <section className="flow-l" aria-labelledby="h-concept">
        <h2 id="h-concept">
          <a href={concept}>{t("public.concept-title")}</a>
        </h2>
        <p className="flow-s prose">{t("public.concept-lede")}</p>
      </section>
      <section className="flow-l" aria-labelledby="h-gremien">
        <h2 id="h-gremien">
          <a href={gremien}>{t("gremien.public-link")}</a>
        </h2>
        <p className="flow-s prose">{t("gremien.public-link-lede")}</p>
      </section>
      {givesGrants ? (
        <section className="flow-l" aria-labelledby="h-grants">
          <h2 id="h-grants">
            <a href={`/${region.slug}/kleinfoerderung${inLanguage}`}>{t("grants-join.public-title")}</a>
          </h2>
          <p className="flow-s prose">{t("grants-join.public-lede")}</p>
        </section>
      ) : null}
      <ComingConferences slug={region.slug} conferences={conferences} />
      {region.phone === "" ? null : (
        <section className="flow-l tel" aria-labelledby="h-talk">
          <h2 id="h-talk">{t("public.talk-title")}</h2>
          <p className="flow-s">{t("public.talk-lede")}</p>
          <p>
            <Telephone number={region.phone} />
          </p>
          <p className="muted s">
            <German>{region.office}</German>
          </p>
        </section>
      )}
      <section className="flow-l" aria-labelledby="h-sos">
        <h2 id="h-sos">{t("public.emergency")}</h2>
        <dl className="sos flow-s">
          {emergencies.map(({ number, text }) => (
            <div key={number}>
              <dt>
                <Telephone number={number} />
              </dt>
              <dd>{t(`public.${text}`)}</dd>
            </div>
          ))}
        </dl>
      </section>
    </PublicPage>
  );
}
