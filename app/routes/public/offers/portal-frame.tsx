import type { ReactNode } from "react";
import { data, useLocation } from "react-router";
import { useLocale, useTexts } from "#app/components/locale.tsx";
import { PublicPage } from "#app/components/public-page.tsx";
import type { Region } from "#platform/db/index.ts";
import { isLocale, type Locale } from "#platform/i18n/index.ts";
import type { PublicRegion } from "../frame.tsx";

/** The language of an address below /{region}/{lang}. @throws 404 where the region does not offer it */
export function offeredLocale(region: Region, named: string): Locale {
  if (!isLocale(named) || !region.languages.includes(named)) throw data({ code: "not-found" }, { status: 404 });
  return named;
}

export type PortalArea = "angebote" | "kurse" | "kalender";

/** Frame of the portal's pages; each has its address in every language of the region. */
export function PortalFrame({ region, area, children }: { region: PublicRegion; area: PortalArea; children: ReactNode }) {
  const { t } = useTexts();
  const { locale } = useLocale();
  const { pathname, search } = useLocation();
  const home = `/${region.slug}/${locale}`;
  const areas: PortalArea[] = ["angebote", "kurse", "kalender"];
  return (
    <PublicPage
      region={{ name: region.name, href: home }}
      demo={region.demo}
      nav={[{ href: home, label: t("finding.start") }, ...areas.map((one) => ({ href: `${home}/${one}`, label: t(`finding.${one}`), current: one === area }))]}
      languages={region.languages.map((code) => ({ href: pathname.replace(`/${region.slug}/${locale}`, `/${region.slug}/${code}`) + search, locale: code }))}
    >
      {children}
    </PublicPage>
  );
}
