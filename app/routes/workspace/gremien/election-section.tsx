import { href } from "react-router";
import { ButtonLink } from "#app/components/button.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { turnoutPercent, type ElectionOfBody } from "#domain/network/index.ts";

/** The elections of a body on its page. Nobody votes here. */
export function Elections({
  elections,
  gremium,
  region,
  mayEdit,
}: {
  elections: readonly ElectionOfBody[];
  gremium: { id: string; kind: string };
  region: string;
  mayEdit: boolean;
}) {
  const { t } = useTexts();
  // Only boards are elected; for the others an empty section would be noise.
  if (elections.length === 0 && gremium.kind !== "advisory-board") return null;
  const { id } = gremium;
  return (
    <section className="stack" aria-labelledby="h-elections">
      <div className="row between base">
        <h2 id="h-elections">{t("gremien.elections")}</h2>
        {mayEdit ? (
          <ButtonLink small icon="plus" href={href("/app/:region/gremien/:id/wahlen/neu", { region, id })}>
            {t("gremien.election-new")}
          </ButtonLink>
        ) : null}
      </div>
      {elections.length === 0 ? <p className="muted">{t("gremien.elections-empty")}</p> : null}
      {elections.map((election) => (
        <OneElection
          key={election.id}
          election={election}
          editHref={mayEdit ? href("/app/:region/gremien/:id/wahlen/:election", { region, id, election: election.id }) : undefined}
        />
      ))}
    </section>
  );
}

function OneElection({ election, editHref }: { election: ElectionOfBody; editHref?: string }) {
  const { t } = useTexts();
  const formats = useFormats();
  const { title, eligibility, dates, candidates, eligible, votesCast } = election;
  const percent = turnoutPercent(election);
  const counts = { eligible: formats.number(eligible ?? 0), cast: formats.number(votesCast ?? 0) };
  return (
    <article className="stack-s">
      <h3>{editHref ? <a href={editHref}>{title}</a> : title}</h3>
      {eligibility ? (
        <p className="prose">
          <span className="w6">{t("gremien.election-eligibility")}: </span>
          {eligibility}
        </p>
      ) : null}
      {dates.length > 0 ? (
        <ul className="subs">
          {dates.map((date) => (
            <li key={`${date.dated} ${date.title}`}>
              {formats.day(date.dated)}: {date.title}
            </li>
          ))}
        </ul>
      ) : null}
      {eligible === null ? null : (
        <p>{percent === null ? t("gremien.election-turnout", counts) : t("gremien.election-turnout-share", { ...counts, percent: String(percent) })}</p>
      )}
      {candidates.length > 0 ? (
        <details className="more">
          <summary>
            {t("gremien.candidates")} ({candidates.length})
          </summary>
          <p className="muted s">{t("gremien.candidates-internal")}</p>
          <dl className="facts">
            {candidates.map(({ id, name, presentation, agreedOn }) => (
              <div key={id}>
                <dt>{name ?? t("gremien.nameless")}</dt>
                <dd>
                  {presentation} <span className="muted s">{t("gremien.candidate-agreed-on", { day: formats.day(agreedOn) })}</span>
                </dd>
              </div>
            ))}
          </dl>
        </details>
      ) : null}
    </article>
  );
}
