import { DateInput, Select, TextInput } from "#app/components/forms/controls.tsx";
import type { Errors } from "#app/components/forms/form-errors.tsx";
import { useTexts } from "#app/components/locale.tsx";
import type { DraftRow, RowKind } from "./measure-draft.ts";

/** One repeated row: milestone, result, source of money or link. */
export function RowFields({ kind, place, row, errors }: { kind: RowKind; place: number; row: DraftRow; errors: Errors }) {
  const { t } = useTexts();
  const field = (column: string) => ({ name: `${kind}.${place}.${column}`, defaultValue: row[column] ?? "", error: errors[`${kind}.${place}.${column}`] });
  return (
    <fieldset className="kern-fieldset rowset">
      <legend className="kern-label">{t(`measures.row-${kind}`, { number: place + 1 })}</legend>
      <input type="hidden" name={`${kind}.${place}.id`} value={row.id ?? ""} />
      <div className="row base">
        <Columns kind={kind} field={field} />
      </div>
    </fieldset>
  );
}

type FieldOf = (column: string) => { name: string; defaultValue: string; error?: string };

function Columns({ kind, field }: { kind: RowKind; field: FieldOf }) {
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
          <TextInput {...field("reached")} label={t("measures.column-results-reached")} inputMode="decimal" />
        </>
      );
    case "budgetLines":
      return (
        <>
          <TextInput {...field("source")} label={t("measures.column-budgetLines-source")} maxLength={200} />
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
