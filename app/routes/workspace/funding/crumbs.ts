import { href } from "react-router";
import { useTexts } from "#app/components/locale.tsx";

/** The way to pages about funds. @param fund absent on pages beside it */
export function useFundCrumbs(region: string, fund?: { id: string; name: string }): { label: string; href: string }[] {
  const { t } = useTexts();
  return [
    { label: t("layout.concept"), href: href("/app/:region/konzept", { region }) },
    { label: t("funding.title"), href: href("/app/:region/foerdermittel", { region }) },
    ...(fund ? [{ label: fund.name, href: href("/app/:region/foerdermittel/:id", { region, id: fund.id }) }] : []),
  ];
}
