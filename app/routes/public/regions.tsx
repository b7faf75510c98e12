import { listRegions } from "#platform/tenancy/index.ts";
import { German } from "#app/components/german.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { useInLanguage, useLocale, useTexts } from "#app/components/locale.tsx";
import { PublicPage } from "#app/components/public-page.tsx";
import { Rows } from "#app/components/rows.tsx";
import { houseContext } from "#app/request.ts";
import type { Route } from "./+types/regions";

export async function loader({ context }: Route.LoaderArgs) {
  const regions = await listRegions(context.get(houseContext).database);
  return { regions: regions.map(({ slug, name }) => ({ slug, name })), demo: regions.some(({ isDemo }) => isDemo) };
}

export default function Regions({ loaderData: { regions, demo } }: Route.ComponentProps) {
  const { t } = useTexts();
  const { locale } = useLocale();
  const inLanguage = useInLanguage();
  return (
    <PublicPage demo={demo} languages={(["de", "en", "ar"] as const).map((code) => ({ href: code === "de" ? "/" : `/?sprache=${code}`, locale: code }))}>
      <title>{t("common.product-line")}</title>
      <header className="page-head hero">
        <h1>{t("public.regions-title")}</h1>
        <p className="lede">{t("public.regions-lede")}</p>
      </header>
      <section aria-labelledby="h-list">
        <h2 id="h-list">{t("public.regions-list")}</h2>
        {regions.length === 0 ? (
          <EmptyState>{t("public.regions-empty")}</EmptyState>
        ) : (
          <div className="flow-s">
            <Rows
              rows={regions.map(({ slug, name }) => ({
                key: slug,
                title: <German>{name}</German>,
                href: `/${slug}/${locale}`,
                act: <a href={`/${slug}/konzept${inLanguage}`}>{t("public.concept-link")}</a>,
              }))}
            />
          </div>
        )}
      </section>
    </PublicPage>
  );
}
