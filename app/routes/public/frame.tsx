import type { ReactNode } from "react";
import { useLocation } from "react-router";
import { isLocale, type Locale } from "#platform/i18n/index.ts";
import { german, isolated } from "#app/components/german.tsx";
import { useFormats, useInLanguage, useLocale, useTexts } from "#app/components/locale.tsx";
import { PublicPage } from "#app/components/public-page.tsx";
import type { Region } from "#platform/db/index.ts";

/** What the public frame shows of a region; nothing else of it leaves the server. */
export type PublicRegion = { slug: string; name: string; office: string; phone: string; languages: Locale[]; demo: boolean };

export function publicRegion(region: Region): PublicRegion {
  return {
    slug: region.slug,
    name: region.name,
    office: region.contactName,
    phone: region.contactPhone,
    languages: region.languages.filter(isLocale),
    demo: region.isDemo,
  };
}

/** Frame of the pages about the region's own work: its concept, its bodies. */
export function ConceptFrame({
  region,
  today,
  area = "konzept",
  children,
}: {
  region: PublicRegion;
  today: string;
  area?: "konzept" | "gremien" | "konferenzen" | "kontakte" | "wen-anrufen" | "kleinfoerderung";
  children: ReactNode;
}) {
  const { t, rich } = useTexts();
  const { day } = useFormats();
  const { locale } = useLocale();
  const inLanguage = useInLanguage();
  const here = useLocation();
  const languages = region.languages.filter((code) => ["de", "en", "ar"].includes(code)).map((code) => ({ href: sameIn(code, here), locale: code }));
  return (
    <PublicPage
      region={{ name: region.name, href: `/${region.slug}/${locale}` }}
      demo={region.demo}
      nav={[
        { href: `/${region.slug}/${locale}`, label: t("layout.portal") },
        { href: `/${region.slug}/konzept${inLanguage}`, label: t("layout.our-concept"), current: area === "konzept" },
        { href: `/${region.slug}/gremien${inLanguage}`, label: t("layout.gremien"), current: area === "gremien" },
        { href: `/${region.slug}/kontakte${inLanguage}`, label: t("contact-lists.title"), current: area === "kontakte" },
        { href: `/${region.slug}/wen-anrufen${inLanguage}`, label: t("situations.title"), current: area === "wen-anrufen" },
      ]}
      languages={languages}
      footer={
        <p>
          {region.phone === ""
            ? t("concept.as-of-alone", { day: day(today) })
            : rich("concept.as-of", { day: day(today), office: region.office || region.name, phone: region.phone, german, bdi: isolated })}
        </p>
      }
    >
      {children}
    </PublicPage>
  );
}

/** The page that is open, with its filter or search, in another language. */
function sameIn(locale: Locale, { pathname, search }: { pathname: string; search: string }): string {
  const query = new URLSearchParams(search);
  query.delete("sprache");
  if (locale !== "de") query.set("sprache", locale);
  return query.size === 0 ? pathname : `${pathname}?${query}`;
}
