import { href } from "react-router";
import { FieldArches } from "#app/components/bridge.tsx";
import { Figure } from "#app/components/figure.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { Side } from "#app/components/side.tsx";
import type { DeskOverview } from "#domain/concept/desk/index.ts";
import { daysBetween } from "#platform/days/index.ts";
import { useQuoted } from "./use-quoted.ts";

/** How the whole concept stands, and what came in last. */
export function DeskAside({
  region,
  today,
  concept,
  news,
}: {
  region: string;
  today: string;
  concept: NonNullable<DeskOverview["concept"]>;
  news: DeskOverview["news"];
}) {
  const { t } = useTexts();
  const { percent, day } = useFormats();
  const quoted = useQuoted();
  const { progress, fields } = concept;
  const glance = href("/app/:region/konzept", { region });
  const fresh = news.filter(({ dated }) => daysBetween(dated, today) <= 1);
  return (
    <>
      <Side>
        <Figure
          value={progress.percent === null ? "–" : percent(progress.percent / 100)}
          what={t(progress.percent === null ? "desk.nothing-begun" : "desk.reached")}
          parts={<p>{t("desk.parts", { counted: progress.counted, continuous: progress.byState.continuous, dropped: progress.byState.dropped })}</p>}
        />
        {/* No percentage without its coverage. */}
        <p className="muted s">{t("desk.coverage", { covered: progress.withMeasure, all: progress.total })}</p>
        <a className="five" href={glance}>
          <span className="vh">{t("desk.glance")}</span>
          <FieldArches fields={fields} />
        </a>
        <ol className="stack-s s flow-s">
          {fields.map((field) => (
            <li key={field.id} className="row base between">
              <a className="plain" href={href("/app/:region/konzept/felder/:id", { region, id: field.id })}>
                {field.number} {field.title}
              </a>
              <span className="num">{field.percent === null ? "–" : percent(field.percent / 100)}</span>
            </li>
          ))}
        </ol>
        <p className="flow-s">
          <a href={glance}>{t("desk.whole")}</a>
        </p>
      </Side>
      <Side title={t(fresh.length > 0 ? "desk.news-title" : "desk.news-older")}>
        {news.length === 0 ? <p className="muted s">{t("desk.news-none")}</p> : null}
        <ul className="stack-s s flow-s">
          {(fresh.length > 0 ? fresh : news).map((update) => (
            <li key={update.id}>
              <a className="plain w6" href={href("/app/:region/massnahmen/:id", { region, id: update.measureId })}>
                {update.author}
              </a>{" "}
              {t("desk.news-entry", { measure: quoted(update.measure), assessment: t(`states.word-${update.assessment}`) })}.
              <br />
              <span className="muted">{day(update.dated)}</span>
            </li>
          ))}
        </ul>
      </Side>
    </>
  );
}
