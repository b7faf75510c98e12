import { href } from "react-router";
import { Button, ButtonLink } from "#app/components/button.tsx";
import { Icon } from "#app/components/icon.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { Rows } from "#app/components/rows.tsx";
import type { EvaluationPage, RaterOverview } from "#domain/concept/evaluation/index.ts";

/** Who rates, whom the mail goes to, and what can be done about a silence. Who is still missing stands first. */
export function Raters({ region, round }: { region: string; round: EvaluationPage }) {
  const { t } = useTexts();
  const { momentDay } = useFormats();
  const mailState = ({ contact, sentAt, remindedAt, revokedAt }: RaterOverview) => {
    if (contact === null) return [t("evaluation.contact-none")];
    const to = t("evaluation.contact", { name: contact });
    if (!round.openedAt) return [to];
    if (revokedAt) return [to, t("evaluation.mail-revoked")];
    return [
      to,
      sentAt ? t("evaluation.mail-sent", { day: momentDay(sentAt) }) : t("evaluation.mail-waiting"),
      ...(remindedAt ? [t("evaluation.reminded", { day: momentDay(remindedAt) })] : []),
    ];
  };
  return (
    <section className="stack" aria-labelledby="h-raters">
      <h2 id="h-raters">{t("evaluation.raters-title")}</h2>
      <Rows
        rows={round.raters
          .toSorted((a, b) => Number(a.submittedAt !== null) - Number(b.submittedAt !== null))
          .map((rater) => ({
            key: rater.id,
            symbol: <Icon name={rater.submittedAt ? "circle-check" : rater.kind === "gremium" ? "users" : "building-community"} />,
            title: rater.name,
            second: [
              rater.submittedAt
                ? t("evaluation.submitted", { day: momentDay(rater.submittedAt), name: rater.submittedBy ?? "" })
                : t("evaluation.rated-of", { rated: rater.rated, asked: rater.asked }),
              ...(rater.submittedAt ? [] : mailState(rater)),
            ].join(" · "),
            act: round.closedAt ? undefined : <Acts region={region} round={round} rater={rater} />,
          }))}
      />
      {round.closedAt ? null : (
        <p>
          <ButtonLink small icon="plus" href={href("/app/:region/konzept/bewertung/:id/dazu", { region, id: round.id })}>
            {t("evaluation.raters-add")}
          </ButtonLink>
        </p>
      )}
    </section>
  );
}

function Acts({ region, round, rater }: { region: string; round: EvaluationPage; rater: RaterOverview }) {
  const { t } = useTexts();
  const act = (name: "remind" | "resend" | "revoke") => (
    <Button small kind={name === "remind" ? "secondary" : "tertiary"} name="intent" value={name} aria-label={`${t(`evaluation.${name}`)}: ${rater.name}`}>
      {t(`evaluation.${name}`)}
    </Button>
  );
  return (
    <form method="post" className="row tight">
      <input type="hidden" name="rater" value={rater.id} />
      {round.openedAt && !rater.submittedAt && !rater.revokedAt && rater.sentAt ? act("remind") : null}
      <ButtonLink
        small
        kind="tertiary"
        href={href("/app/:region/konzept/bewertung/:id/stelle/:rater", { region, id: round.id, rater: rater.id })}
        aria-label={`${t("evaluation.change")}: ${rater.name}`}
      >
        {t("evaluation.change")}
      </ButtonLink>
      {round.openedAt ? (
        <details className="more">
          <summary aria-label={`${t("evaluation.link")}: ${rater.name}`}>{t("evaluation.link")}</summary>
          {act("resend")}
          {rater.revokedAt ? null : act("revoke")}
        </details>
      ) : null}
    </form>
  );
}
