import { Button } from "#app/components/button.tsx";
import { Icon } from "#app/components/icon.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { Rows } from "#app/components/rows.tsx";
import type { RoundRequest } from "#domain/concept/rounds/index.ts";

/** Whom the round asked, whether the mail has left, and what can be done about a silence. Who is still missing stands first. */
export function Owners({ requests, closed, hasMailServer }: { requests: readonly RoundRequest[]; closed: boolean; hasMailServer: boolean }) {
  const { t } = useTexts();
  const { momentDay } = useFormats();
  const mailState = ({ sentAt, remindedAt, revokedAt }: RoundRequest) => {
    if (revokedAt) return [t("rounds.mail-revoked")];
    return [
      sentAt ? t(hasMailServer ? "rounds.mail-sent" : "rounds.mail-in-outbox", { day: momentDay(sentAt) }) : t("rounds.mail-waiting"),
      ...(remindedAt ? [t("rounds.reminded", { day: momentDay(remindedAt) })] : []),
    ];
  };
  return (
    <section className="stack" aria-labelledby="h-gefragt">
      <h2 id="h-gefragt">{t("rounds.owners-title")}</h2>
      {/* Who opens the round does not see the outbox: without this line they would wait for answers to mails that nobody got. */}
      {hasMailServer || closed ? null : <Notice>{t("rounds.without-server")}</Notice>}
      <Rows
        rows={requests
          .toSorted((a, b) => Number(waits(b)) - Number(waits(a)))
          .map((request) => ({
            key: request.id,
            symbol: <Icon name={waits(request) ? "hourglass" : "circle-check"} />,
            title: request.person,
            second: [
              request.organisation,
              t("rounds.submitted-of", { submitted: request.answers.filter(({ submittedAt }) => submittedAt !== null).length, all: request.answers.length }),
              ...mailState(request),
            ].join(" · "),
            act: closed ? undefined : <Acts request={request} />,
          }))}
      />
    </section>
  );
}

function waits({ answers }: RoundRequest): boolean {
  return answers.some(({ submittedAt, decidedAt }) => submittedAt === null && decidedAt === null);
}

function Acts({ request }: { request: RoundRequest }) {
  const { t } = useTexts();
  if (request.answers.every(({ decidedAt }) => decidedAt !== null)) return null;
  const act = (name: "remind" | "resend" | "revoke") => (
    <Button small kind={name === "remind" ? "secondary" : "tertiary"} name="intent" value={name} aria-label={`${t(`rounds.${name}`)}: ${request.person}`}>
      {t(`rounds.${name}`)}
    </Button>
  );
  return (
    <form method="post" className="row tight">
      <input type="hidden" name="request" value={request.id} />
      {waits(request) && !request.revokedAt && request.sentAt ? act("remind") : null}
      <details className="more">
        <summary aria-label={`${t("rounds.link")}: ${request.person}`}>{t("rounds.link")}</summary>
        {act("resend")}
        {request.revokedAt ? null : act("revoke")}
      </details>
    </form>
  );
}
