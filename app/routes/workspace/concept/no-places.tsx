import { href, useParams } from "react-router";
import { useTexts } from "#app/components/locale.tsx";

/** In place of a choice of places, as long as the county has none: who may enter them is led there. */
export function NoPlaces({ mayAdd }: { mayAdd: boolean }) {
  const { t } = useTexts();
  const region = useParams().region ?? "";
  if (!mayAdd) return <p className="kern-hint">{t("places.choose-none")}</p>;
  return (
    <p className="kern-hint">
      {t("places.choose-none-yet")} <a href={href("/app/:region/netzwerk/orte", { region })}>{t("places.add-title")}</a>
    </p>
  );
}
