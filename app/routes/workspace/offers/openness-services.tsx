import { href } from "react-router";
import { useTexts } from "#app/components/locale.tsx";
import { QUESTIONS, type OpennessFigures } from "#domain/offers/openness/index.ts";

type Services = { region: string; services: OpennessFigures["services"]; mayEdit: boolean; mayCreate: boolean };

/** Regular services with their answers; from a "no" a measure can be made. */
export function Services({ region, services, mayEdit, mayCreate }: Services) {
  const { t } = useTexts();
  return (
    <ul className="rows">
      {services.map(({ id, title, organisation, branch, answers }) => (
        <li key={id}>
          <span />
          <div>
            <a className="plain t" href={href("/app/:region/angebote/:id", { region, id })}>
              {title}
            </a>
            <p className="m">{[organisation, branch].join(" · ")}</p>
            <ul className="s">
              {QUESTIONS.flatMap((question) => {
                const given = answers[question];
                return given ? (
                  <li key={question}>
                    {t("openness.said", { question: t(`openness.short-${question}`), answer: t(`openness.answer-${given.answer}`) })}
                    {given.sentence ? <span dir="auto">: {given.sentence}</span> : null}
                    {mayCreate && given.answer === "no" ? (
                      <>
                        {" "}
                        <a
                          className="noprint"
                          href={`${href("/app/:region/massnahmen/neu", { region })}?${new URLSearchParams({ angebot: id, frage: question })}`}
                          aria-label={t("openness.make-measure-of", { title, question: t(`openness.short-${question}`) })}
                        >
                          {t("openness.make-measure")}
                        </a>
                      </>
                    ) : null}
                  </li>
                ) : (
                  []
                );
              })}
            </ul>
          </div>
          {mayEdit ? (
            <div className="act">
              <a href={href("/app/:region/angebote/:id/offenheit", { region, id })} aria-label={t("openness.answer-for", { title })}>
                {t("openness.answer")}
              </a>
            </div>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
