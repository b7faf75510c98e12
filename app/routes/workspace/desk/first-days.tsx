import { href } from "react-router";
import { Icon } from "#app/components/icon.tsx";
import { useTexts } from "#app/components/locale.tsx";
import { Rows } from "#app/components/rows.tsx";

/** What a county says of itself once, before anything else can be sorted, found or called by it. */
export function FirstDays({ region }: { region: string }) {
  const { t } = useTexts();
  const steps = [
    { icon: "phone", title: t("administration.contact-title"), second: t("desk.first-contact"), href: href("/app/:region/verwaltung/kontakt", { region }) },
    {
      icon: "language",
      title: t("administration.languages-title"),
      second: t("desk.first-languages"),
      href: href("/app/:region/verwaltung/sprachen", { region }),
    },
    { icon: "home", title: t("places.title"), second: t("desk.first-places"), href: href("/app/:region/netzwerk/orte", { region }) },
    { icon: "map", title: t("areas.title"), second: t("desk.first-areas"), href: href("/app/:region/angebote/lage", { region }) },
    { icon: "tag", title: t("labels.title"), second: t("desk.first-labels"), href: href("/app/:region/konzept/begriffe", { region }) },
    { icon: "bookmark", title: t("offer-labels.title"), second: t("desk.first-offer-labels"), href: href("/app/:region/angebote/begriffe", { region }) },
  ] as const;
  return (
    <section className="stack" aria-labelledby="h-first">
      <h2 id="h-first">{t("desk.first-title")}</h2>
      <Rows rows={steps.map(({ icon, ...step }) => ({ ...step, key: step.href, symbol: <Icon name={icon} /> }))} />
    </section>
  );
}
