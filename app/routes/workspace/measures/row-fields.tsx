import { DateInput, Select, TextInput } from "#app/components/forms/controls.tsx";
import type { Errors } from "#app/components/forms/form-errors.tsx";
import { useTexts } from "#app/components/locale.tsx";
import type { MeasureChoices } from "#domain/concept/measures/index.ts";
import type { DraftRow, RowKind } from "./measure-draft.ts";

/** One repeated row: milestone, result, source of money or link. */
export function RowFields({ kind, place, row, errors, funds }: { kind: RowKind; place: number; row: DraftRow; errors: Errors; funds: Funds }) {
  const { t } = useTexts();
  const field = (column: string) => ({ name: `${kind}.${place}.${column}`, defaultValue: row[column] ?? "", error: errors[`${kind}.${place}.${column}`] });
  return (
    <fieldset className="kern-fieldset rowset">
      <legend className="kern-label">{t(`measures.row-${kind}`, { number: place + 1 })}</legend>
      <input type="hidden" name={`${kind}.${place}.id`} value={row.id ?? ""} />
      <div className="row base">
        <Columns kind={kind} field={field} funds={funds} />
      </div>
    </fieldset>
  );
}

type Funds = MeasureChoices["funds"];
type FieldOf = (column: string) => { name: string; defaultValue: string; error?: string };

function Columns({ kind, field, funds }: { kind: RowKind; field: FieldOf; funds: Funds }) {
  const { t } = useTexts();
  switch (kind) {
    case "milestones":
      return (
        <>
          <TextInput {...field("title")} label={t("measures.column-milestones-title")} maxLength={200} />
          <DateInput {...field("dueOn")} label={t("measures.column-milestones-dueOn")} />
          <DateInput {...field("doneOn")} label={t("measures.column-milestones-doneOn")} />
        </>
      );
    case "results":
      return (
        <>
          <TextInput {...field("name")} label={t("measures.column-results-name")} maxLength={200} />
          <TextInput {...field("unit")} label={t("measures.column-results-unit")} maxLength={60} />
          <TextInput {...field("planned")} label={t("measures.column-results-planned")} inputMode="decimal" />
          <TextInput {...field("reached")} label={t("measures.column-results-reached")} inputMode="decimal" optional />
        </>
      );
    case "budgetLines":
      return (
        <>
          <TextInput {...field("source")} label={t("measures.column-budgetLines-source")} maxLength={200} />
          {funds.length > 0 ? (
            <Select
              {...field("fundId")}
              label={t("measures.column-budgetLines-fundId")}
              empty={t("common.none")}
              choices={funds.map(({ id, name, isEnded }) => ({ value: id, label: isEnded ? t("funding.choice-ended", { name }) : name }))}
            />
          ) : null}
          <Select
            {...field("state")}
            label={t("measures.column-budgetLines-state")}
            choices={[
              { value: "approved", label: t("measures.money-state-approved") },
              { value: "applied", label: t("measures.money-state-applied") },
            ]}
          />
          <TextInput {...field("amount")} label={t("measures.column-budgetLines-amount")} inputMode="decimal" />
          <TextInput {...field("calledUp")} label={t("measures.column-budgetLines-calledUp")} inputMode="decimal" />
          <TextInput {...field("applied")} label={t("measures.column-budgetLines-applied")} inputMode="decimal" optional />
          <DateInput {...field("approvedOn")} label={t("measures.column-budgetLines-approvedOn")} />
          <DateInput {...field("expiresOn")} label={t("measures.column-budgetLines-expiresOn")} />
        </>
      );
    case "links":
      return (
        <>
          <TextInput {...field("title")} label={t("measures.column-links-title")} maxLength={200} />
          <TextInput {...field("url")} label={t("measures.column-links-url")} type="url" />
        </>
      );
  }
}
