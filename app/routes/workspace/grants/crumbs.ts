import { href } from "react-router";
import { useTexts } from "#app/components/locale.tsx";

/** The way to pages about the county's own grants. @param call absent on pages beside it */
export function useGrantCrumbs(region: string, call?: { id: string; title: string }): { label: string; href: string }[] {
  const { t } = useTexts();
  return [
    { label: t("layout.concept"), href: href("/app/:region/konzept", { region }) },
    { label: t("grants.title"), href: href("/app/:region/kleinfoerderung", { region }) },
    ...(call ? [{ label: call.title, href: href("/app/:region/kleinfoerderung/:id", { region, id: call.id }) }] : []),
  ];
}
