import { Button } from "#app/components/button.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { Table } from "#app/components/table.tsx";
import type { RoundRequest } from "#domain/concept/rounds/index.ts";

/** Whom the round asked, whether the mail has left, and what can be done about a silence. */
export function OwnerTable({ requests, closed }: { requests: readonly RoundRequest[]; closed: boolean }) {
  const { t } = useTexts();
  return (
    <section className="stack" aria-labelledby="h-gefragt">
      <h2 id="h-gefragt">{t("rounds.owners-title")}</h2>
      <Table
        caption={t("rounds.owners-title")}
        columns={[{ label: t("rounds.owner") }, { label: t("rounds.measures") }, { label: t("rounds.mail") }, ...(closed ? [] : [{ label: t("rounds.acts") }])]}
        rows={requests.map((request) => ({
          key: request.id,
          cells: [
            <>
              {request.person}
              <br />
              <span className="muted s">{request.organisation}</span>
            </>,
            t("rounds.submitted-of", { submitted: request.answers.filter(({ submittedAt }) => submittedAt !== null).length, all: request.answers.length }),
            <MailState key="mail" request={request} />,
            ...(closed ? [] : [<Acts key="acts" request={request} />]),
          ],
        }))}
      />
    </section>
  );
}

function MailState({ request: { sentAt, remindedAt, revokedAt } }: { request: RoundRequest }) {
  const { t } = useTexts();
  const { momentDay } = useFormats();
  if (revokedAt) return t("rounds.mail-revoked");
  return (
    <>
      {sentAt ? t("rounds.mail-sent", { day: momentDay(sentAt) }) : t("rounds.mail-waiting")}
      {remindedAt ? (
        <>
          <br />
          {t("rounds.reminded", { day: momentDay(remindedAt) })}
        </>
      ) : null}
    </>
  );
}

function Acts({ request }: { request: RoundRequest }) {
  const { t } = useTexts();
  const waits = request.answers.some(({ submittedAt, decidedAt }) => submittedAt === null && decidedAt === null);
  const open = request.answers.some(({ decidedAt }) => decidedAt === null);
  if (!open) return null;
  const acts = [...(waits && !request.revokedAt && request.sentAt ? ["remind" as const] : []), "resend" as const, ...(request.revokedAt ? [] : ["revoke" as const])];
  return (
    <form method="post" className="row tight">
      <input type="hidden" name="request" value={request.id} />
      {acts.map((act) => (
        <Button key={act} small kind={act === "remind" ? "secondary" : "tertiary"} name="intent" value={act} aria-label={`${t(`rounds.${act}`)}: ${request.person}`}>
          {t(`rounds.${act}`)}
        </Button>
      ))}
    </form>
  );
}
