import { href } from "react-router";
import { useTexts } from "#app/components/locale.tsx";

/**
 * What else there is about offers, for those who advise and those who keep them: what is asked for each day, and what is set up once.
 * @param toReview offers of providers that wait for an editor
 */
export function Ways({ region, mayEdit, toReview }: { region: string; mayEdit: boolean; toReview: number }) {
  const { t } = useTexts();
  return (
    <nav className="stack-s s noprint" aria-label={t("catalogue.ways")}>
      <p className="row">
        <a href={href("/app/:region/beratung", { region })}>{t("counselling.open")}</a>
        {mayEdit ? (
          <>
            <a href={href("/app/:region/angebote/pruefen", { region })}>
              {toReview > 0 ? t("providers.review-count", { count: toReview }) : t("providers.review-title")}
            </a>
            <a href={href("/app/:region/angebote/interessierte", { region })}>{t("interest.list-title")}</a>
            <a href={href("/app/:region/angebote/kursliste", { region })}>{t("course-list.title")}</a>
            <a href={href("/app/:region/angebote/frische", { region })}>{t("upkeep.title")}</a>
            <a href={href("/app/:region/angebote/offenheit", { region })}>{t("openness.short")}</a>
            <a href={href("/app/:region/angebote/programme", { region })}>{t("programmes.list-title")}</a>
          </>
        ) : null}
      </p>
      {mayEdit ? (
        <details className="more">
          <summary>{t("network.tools")}</summary>
          <p className="row flow-s">
            <a href={href("/app/:region/angebote/einlesen", { region })}>{t("offer-import.title")}</a>
            <a href={href("/app/:region/angebote/kalender", { region })}>{t("feeds.title")}</a>
            <a href={href("/app/:region/angebote/einbetten", { region })}>{t("offers-out.embed")}</a>
            <a href={href("/app/:region/angebote/begriffe", { region })}>{t("offer-labels.link")}</a>
            <a href={href("/app/:region/angebote/ferien", { region })}>{t("holidays.title")}</a>
            <a href={href("/app/:region/angebote/lage", { region })}>{t("areas.title")}</a>
          </p>
        </details>
      ) : null}
    </nav>
  );
}
