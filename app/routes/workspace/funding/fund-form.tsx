import { SubmitBar } from "#app/components/dock.tsx";
import { DateInput, Select, TextArea, TextInput } from "#app/components/forms/controls.tsx";
import { FormErrors } from "#app/components/forms/form-errors.tsx";
import { FormId } from "#app/components/forms/form-id.tsx";
import { useNameFaults, type Named } from "#app/components/forms/named-input.tsx";
import { useTexts } from "#app/components/locale.tsx";
import { FUND_STATES } from "#domain/concept/funding/index.ts";
import { OrganisationInput } from "../network/name-inputs.tsx";
import { withSpareDeadlines, type FundDraft, type FundErrorCode, type FundErrors } from "./fund-input.ts";

/** Creating and editing alike. @param version absent while the fund does not exist */
export function FundForm({
  draft,
  errors,
  giver,
  version,
  cancelHref,
}: {
  draft: FundDraft;
  errors: FundErrors;
  /** Of the network. */
  giver: Named;
  version?: number;
  cancelHref: string;
}) {
  const { t } = useTexts();
  const sentence = useErrorSentence();
  const unclear = useNameFaults({ giverOrganisationId: giver });
  const error = (name: string) => (errors[name] ? sentence(errors[name]) : undefined);
  const field = (name: Exclude<keyof FundDraft, "deadlines">) => ({ name, defaultValue: draft[name], error: error(name) });
  return (
    <form method="post" className="stack narrow" noValidate>
      {version === undefined ? <FormId /> : <input type="hidden" name="version" value={version} />}
      <FormErrors errors={{ ...Object.fromEntries(Object.entries(errors).map(([name, code]) => [name, sentence(code)])), ...unclear }} />
      <TextInput {...field("name")} label={t("funding.field-name")} hint={t("funding.field-name-hint")} required maxLength={200} />
      <OrganisationInput
        name="giverOrganisationId"
        label={t("funding.field-giver")}
        hint={t("funding.field-giver-hint")}
        error={error("giverOrganisationId")}
        organisation={giver}
      />
      <TextInput {...field("giver")} label={t("funding.field-giver-name")} optional maxLength={200} />
      <Select
        {...field("state")}
        label={t("funding.field-state")}
        choices={FUND_STATES.map((state) => ({ value: state, label: t(`funding.state-${state}`) }))}
      />
      <TextInput {...field("total")} label={t("funding.field-total")} hint={t("funding.field-total-hint")} inputMode="decimal" suffix="€" optional />
      <TextInput {...field("ownShare")} label={t("funding.field-ownShare")} hint={t("funding.field-ownShare-hint")} inputMode="decimal" suffix="%" optional />
      <DateInput {...field("fromOn")} label={t("funding.field-fromOn")} hint={t("funding.field-fromOn-hint")} optional />
      <DateInput {...field("untilOn")} label={t("funding.field-untilOn")} optional />
      <TextArea {...field("rules")} label={t("funding.field-rules")} hint={t("funding.field-rules-hint")} rows={6} optional />
      <TextInput {...field("url")} label={t("funding.field-url")} type="url" optional />
      <h2>{t("funding.deadlines")}</h2>
      <p className="kern-hint">{t("funding.deadlines-hint")}</p>
      {withSpareDeadlines(draft).deadlines.map((deadline, place) => (
        <fieldset key={place} className="kern-fieldset rowset">
          <legend className="kern-label">{t("funding.deadline-number", { number: place + 1 })}</legend>
          <div className="row base">
            <DateInput
              name={`deadlines.${place}.dueOn`}
              label={t("funding.deadline-day")}
              defaultValue={deadline.dueOn}
              error={error(`deadlines.${place}.dueOn`)}
            />
            <TextInput
              name={`deadlines.${place}.what`}
              label={t("funding.deadline-what")}
              defaultValue={deadline.what}
              error={error(`deadlines.${place}.what`)}
              maxLength={200}
            />
          </div>
        </fieldset>
      ))}
      <SubmitBar label={t("funding.save")} cancel={{ href: cancelHref, label: t("common.cancel") }} />
    </form>
  );
}

function useErrorSentence(): (code: FundErrorCode) => string {
  const { t } = useTexts();
  return (code) => {
    if (code === "too-long") return t("forms.too-long", { max: 200 });
    if (code === "percent" || code === "giver-missing" || code === "giver-unknown" || code === "under-approved") return t(`funding.error-${code}`);
    return t(`forms.${code}`);
  };
}
