import { href } from "react-router";
import { Button } from "#app/components/button.tsx";
import { Facts } from "#app/components/facts.tsx";
import { FileInput, TextInput } from "#app/components/forms/controls.tsx";
import { FormId } from "#app/components/forms/form-id.tsx";
import { Icon } from "#app/components/icon.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { MoneyBar } from "#app/components/money-bar.tsx";
import { StateLabel } from "#app/components/state.tsx";
import { StoredFile } from "#app/components/stored-file.tsx";
import { Table } from "#app/components/table.tsx";
import { Side } from "#app/components/side.tsx";
import type { DecisionOfMeasure, MeasurePage } from "#domain/concept/measures/index.ts";
import type { FileRefusal } from "#platform/files/index.ts";

const FILE_LIMIT = 20_000_000;

type Aside = {
  measure: MeasurePage;
  decisions: readonly DecisionOfMeasure[];
  region: string;
  today: string;
  mayEdit: boolean;
  mayDelete: boolean;
  mayRelease: boolean;
  maySeeFunds: boolean;
  attachment?: AttachmentError;
};
type AttachmentError = "no-file" | "title-too-long" | FileRefusal;

/** The margin of a measure: public or not, money, who and where, documents. */
export function MeasureAside({ measure, decisions, region, today, mayEdit, mayDelete, mayRelease, maySeeFunds, attachment }: Aside) {
  const { t } = useTexts();
  const organisation = (id: string, name: string) => (
    <a key={id} href={href("/app/:region/netzwerk/:id", { region, id })}>
      {name}
    </a>
  );
  return (
    <>
      <Publicity measure={measure} mayRelease={mayRelease} />
      {measure.fields.budgetLines.length > 0 || measure.fields.totalCostCents !== null ? (
        <Money measure={measure} today={today} region={region} maySeeFunds={maySeeFunds} />
      ) : null}
      <Side title={t("measures.facts")}>
        <Facts
          facts={[
            { name: t("measures.lead"), value: measure.leadOrganisation ? organisation(measure.leadOrganisation.id, measure.leadOrganisation.name) : null },
            { name: t("measures.person"), value: measure.leadPerson?.name },
            {
              name: t("measures.partners"),
              value: measure.partners.length > 0 ? measure.partners.map(({ id, name }, place) => [place > 0 ? ", " : "", organisation(id, name)]) : null,
            },
            { name: t("measures.places"), value: measure.municipalities.map(({ name }) => name).join(", ") || t("measures.all-places") },
            { name: t("measures.groups"), value: measure.targetGroups.map(({ name }) => name).join(", ") },
          ]}
        />
      </Side>
      <Decisions decisions={decisions} region={region} mayEdit={mayEdit} />
      <Documents measure={measure} region={region} mayEdit={mayEdit} attachment={attachment} />
      {mayDelete ? (
        <p className="s">
          <a href={href("/app/:region/massnahmen/:id/loeschen", { region, id: measure.id })}>{t("measures.delete")}</a>
        </p>
      ) : null}
    </>
  );
}

/** Where it comes from: what bodies decided about it. */
function Decisions({ decisions, region, mayEdit }: Pick<Aside, "decisions" | "region" | "mayEdit">) {
  const { t } = useTexts();
  const formats = useFormats();
  if (decisions.length === 0) return null;
  return (
    <Side title={t("minutes.measure-decisions")}>
      <ul className="stack-s s">
        {decisions.map(({ id, number, gremium, on, meetingId, kind }) => (
          <li key={id}>
            <Icon name="gavel" />{" "}
            <a href={`${href("/app/:region/sitzungen/:id/protokoll", { region, id: meetingId })}#beschluss-${id}`}>
              {t(kind === "began" ? "minutes.measure-from" : "minutes.measure-changed-by", { number, gremium, day: formats.day(on) })}
            </a>
            {mayEdit ? (
              <form method="post">
                <input type="hidden" name="decision" value={id} />
                <Button kind="tertiary" small name="intent" value="unlink" aria-label={`${t("minutes.unlink")}: ${number}`}>
                  {t("minutes.unlink")}
                </Button>
              </form>
            ) : null}
          </li>
        ))}
      </ul>
    </Side>
  );
}

function Publicity({ measure, mayRelease }: { measure: MeasurePage; mayRelease: boolean }) {
  const { t } = useTexts();
  const formats = useFormats();
  const isPublic = measure.releasedAt !== null;
  return (
    <Side title={t("measures.publicity")}>
      <p className="s">
        {measure.releasedAt
          ? t("measures.public-since", { day: formats.momentDay(measure.releasedAt), name: measure.releasedBy ?? "" })
          : t("measures.public-not")}
      </p>
      {mayRelease ? (
        <form method="post" className="flow-s">
          <Button small icon={isPublic ? "eye-off" : "eye"} name="intent" value={isPublic ? "withdraw" : "release"}>
            {isPublic ? t("measures.withdraw") : t("measures.release")}
          </Button>
        </form>
      ) : null}
    </Side>
  );
}

function Money({ measure, today, region, maySeeFunds }: Pick<Aside, "measure" | "today" | "region" | "maySeeFunds">) {
  const { t } = useTexts();
  const formats = useFormats();
  const { amountCents, calledUpCents } = measure.money;
  const { budgetLines, totalCostCents } = measure.fields;
  const left = (line: (typeof budgetLines)[number]) => line.amountCents - line.calledUpCents;
  const lapsing = budgetLines
    .filter((line) => line.state === "approved" && line.expiresOn !== null && line.expiresOn >= today)
    .reduce((sum, line) => sum + left(line), 0);
  const amount = formats.money(amountCents);
  const calledUp = formats.money(calledUpCents);
  // The margin is narrow: the year only where it is another one.
  const shortDay = (day: string) => (day.slice(0, 4) === today.slice(0, 4) ? formats.dayShort(day) : formats.day(day));
  const standing = (line: (typeof budgetLines)[number]) => {
    if (line.state === "applied") return t("measures.money-state-applied");
    if (line.expiresOn !== null && left(line) > 0) {
      return <StateLabel state="at-risk">{t("measures.money-left", { amount: formats.money(left(line)), day: shortDay(line.expiresOn) })}</StateLabel>;
    }
    return t("measures.money-state-approved");
  };
  return (
    <Side title={t("measures.money")}>
      {budgetLines.length > 0 ? (
        <>
          <p>{t("measures.money-sum", { amount, calledUp })}</p>
          <MoneyBar
            label={t("measures.money-chart", { amount, calledUp })}
            parts={[
              { label: t("measures.money-called-up"), cents: calledUpCents, kind: "used" },
              { label: t("measures.money-open"), cents: lapsing, kind: "lapsing" },
              { label: t("measures.money-state-applied"), cents: amountCents - calledUpCents - lapsing, kind: "open" },
            ]}
          />
          <Table
            caption={t("measures.money")}
            columns={[{ label: t("measures.money-source") }, { label: t("measures.money-amount"), numeric: true }]}
            rows={budgetLines.map((line) => ({
              key: line.id ?? line.source,
              cells: [
                <span key="source">
                  {line.source}
                  <br />
                  <FundOf fund={measure.funds.find(({ id }) => id === line.fundId)} region={region} mayOpen={maySeeFunds} />
                  <span className="muted">{standing(line)}</span>
                </span>,
                formats.money(line.amountCents),
              ],
            }))}
            footer={[t("common.total"), amount]}
          />
        </>
      ) : null}
      {totalCostCents === null ? null : <p className="s">{t("measures.money-total", { amount: formats.money(totalCostCents) })}</p>}
    </Side>
  );
}

/** From which fund a line is paid. */
function FundOf({ fund, region, mayOpen }: { fund: { id: string; name: string } | undefined; region: string; mayOpen: boolean }) {
  const { rich } = useTexts();
  if (!fund) return null;
  const link = (parts: readonly unknown[]) => {
    const name = parts.join("");
    return mayOpen ? <a href={href("/app/:region/foerdermittel/:id", { region, id: fund.id })}>{name}</a> : name;
  };
  return (
    <>
      {rich("measures.money-fund", { name: fund.name, fund: link })}
      <br />
    </>
  );
}

function Documents({ measure, region, mayEdit, attachment }: { measure: MeasurePage; region: string; mayEdit: boolean; attachment?: AttachmentError }) {
  const { t } = useTexts();
  const formats = useFormats();
  if (measure.links.length === 0 && !mayEdit) return null;
  return (
    <Side title={t("measures.documents")}>
      <ul className="stack-s s">
        {measure.links.map(({ id, title, url, fileId, state, refusal }) => (
          <li key={id}>
            <Icon name={fileId ? "file-text" : "link"} />{" "}
            {fileId && state ? (
              <StoredFile file={{ name: title, state, refusal }} href={href("/app/:region/dateien/:id", { region, id: fileId })} />
            ) : (
              <a href={url ?? ""} rel="noreferrer">
                {title}
              </a>
            )}
          </li>
        ))}
      </ul>
      {mayEdit ? (
        <details className="flow-s" open={attachment !== undefined}>
          <summary>{t("measures.attach")}</summary>
          <form method="post" encType="multipart/form-data" className="stack-s">
            <FormId />
            <FileInput
              name="attachment"
              label={t("measures.entry-file")}
              kinds={t("measures.file-kinds")}
              size={formats.bytes(FILE_LIMIT)}
              error={
                attachment && attachment !== "title-too-long"
                  ? t(attachment === "no-file" ? "measures.error-no-file" : `files.refused-${attachment}`)
                  : undefined
              }
              required
            />
            <TextInput
              name="attachmentTitle"
              label={t("measures.attach-title")}
              optional
              maxLength={200}
              error={attachment === "title-too-long" ? t("forms.too-long", { max: 200 }) : undefined}
            />
            <Button small name="intent" value="attach">
              {t("measures.attach-submit")}
            </Button>
          </form>
        </details>
      ) : null}
    </Side>
  );
}
