import type { ReactNode } from "react";
import { Button } from "#app/components/button.tsx";
import { SubmitBar } from "#app/components/dock.tsx";
import { ChoiceFold } from "#app/components/forms/choice-fold.tsx";
import { DateInput, Select, TextArea, TextInput, type Choice } from "#app/components/forms/controls.tsx";
import { FormId } from "#app/components/forms/form-id.tsx";
import { linesOf, useNameFaults, type Named } from "#app/components/forms/named-input.tsx";
import { FormErrors, type Errors } from "#app/components/forms/form-errors.tsx";
import { useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { MEASURE_STATES, type MeasureChoices } from "#domain/concept/measures/index.ts";
import { NoPlaces } from "../concept/no-places.tsx";
import { OrganisationInput, OrganisationsInput, PersonInput } from "../network/name-inputs.tsx";
import type { InputError, MeasureDraft, RowKind } from "./measure-draft.ts";
import type { MeasureNames } from "./measure-names.ts";
import { RowFields } from "./row-fields.tsx";

/** The form of a measure as it stands, with everything that is wrong with it. Works without JavaScript: "another row" is a post too. */
export function MeasureForm({
  draft,
  names,
  choices,
  errors: found,
  locked = false,
  version,
  cancelHref,
}: {
  draft: MeasureDraft;
  names: MeasureNames;
  choices: MeasureChoices;
  errors: readonly InputError[];
  /** Only what stays inside is offered: the rest is public, and the office's. */
  locked?: boolean;
  /** null: a new one */
  version: number | null;
  cancelHref: string;
}) {
  const { t } = useTexts();
  const errors = { ...useErrorTexts(found), ...useNameFaults(fieldsOf(names)) };
  return (
    <form method="post" className="stack-l" noValidate>
      {/* Enter in a text field presses the first button of a form: that must be saving, not another row. */}
      <button className="vh" type="submit" name="intent" value="save" tabIndex={-1} aria-hidden="true">
        {t("measures.save")}
      </button>
      {version === null ? <FormId /> : <input type="hidden" name="version" value={version} />}
      <FormErrors errors={errors} />
      {locked ? (
        <Notice kind="here" title={t("measures.partner-public-title")}>
          {t("measures.partner-public-edit")}
        </Notice>
      ) : null}
      {locked ? null : (
        <>
          <Group title={t("measures.group-what")}>
            <TextInput name="title" label={t("measures.field-title")} defaultValue={draft.title} error={errors.title} maxLength={300} required />
            <TextArea
              name="description"
              label={t("measures.field-description")}
              optional
              rows={5}
              defaultValue={draft.description}
              error={errors.description}
            />
            <Select
              name="state"
              label={t("measures.field-state")}
              choices={MEASURE_STATES.map((value) => ({ value, label: t(`states.measure-${value}`) }))}
              defaultValue={draft.state}
              error={errors.state}
            />
            <TextInput
              name="stateReason"
              label={t("measures.field-stateReason")}
              hint={t("measures.entry-reason-hint")}
              optional
              defaultValue={draft.stateReason}
              error={errors.stateReason}
            />
            <Fold
              name="recommendationIds"
              label={t("measures.field-recommendationIds")}
              draft={draft}
              errors={errors}
              choices={choices.recommendations.map(({ id, number, text }) => ({ value: id, label: `${number} ${text}` }))}
            />
          </Group>
        </>
      )}
      <Group title={t("measures.group-who")}>
        {locked ? null : choices.leads ? (
          <Select
            name="leadOrganisationId"
            label={t("measures.field-leadOrganisationId")}
            empty={t("forms.please-choose")}
            choices={choices.leads.map(({ id, name }) => ({ value: id, label: name }))}
            defaultValue={draft.leadOrganisationId}
            error={errors.leadOrganisationId}
          />
        ) : (
          <OrganisationInput
            name="leadOrganisationId"
            label={t("measures.field-leadOrganisationId")}
            error={errors.leadOrganisationId}
            organisation={names.leadOrganisation}
          />
        )}
        <PersonInput
          name="leadPersonId"
          label={t("measures.field-leadPersonId")}
          hint={`${t("measures.field-leadPersonId-hint")} ${t("forms.person-hint")}`}
          error={errors.leadPersonId}
          person={names.leadPerson}
        />
        {locked ? null : (
          <OrganisationsInput
            name="partnerIds"
            label={t("measures.field-partnerIds")}
            addLabel={(number) => t("measures.add-partner", { number })}
            error={errors.partnerIds}
            several={names.partners}
          />
        )}
      </Group>
      {locked ? null : (
        <>
          <Group title={t("measures.group-when")}>
            <DateInput name="startsOn" label={t("measures.field-startsOn")} optional defaultValue={draft.startsOn} error={errors.startsOn} />
            <DateInput name="endsOn" label={t("measures.field-endsOn")} optional defaultValue={draft.endsOn} error={errors.endsOn} />
          </Group>
          <RowGroup kind="milestones" title={t("measures.milestones")} draft={draft} errors={errors} />
          <RowGroup kind="results" title={t("measures.group-results")} draft={draft} errors={errors} />
        </>
      )}
      <RowGroup kind="budgetLines" title={t("measures.group-money")} draft={draft} errors={errors} funds={choices.funds}>
        <TextInput
          name="totalCost"
          label={t("measures.field-totalCost")}
          hint={t("measures.field-totalCost-hint")}
          optional
          inputMode="decimal"
          suffix="€"
          defaultValue={draft.totalCost}
          error={errors.totalCost}
        />
      </RowGroup>
      {locked ? null : (
        <>
          <Group title={t("measures.group-where")}>
            {choices.targetGroups.length === 0 ? <p className="kern-hint">{t("labels.choose-none")}</p> : null}
            <Fold
              name="targetGroupIds"
              label={t("measures.field-targetGroupIds")}
              draft={draft}
              errors={errors}
              choices={choices.targetGroups.map(({ id, name }) => ({ value: id, label: name }))}
            />
            {choices.municipalities.length === 0 ? <NoPlaces mayAdd={choices.mayAddMunicipalities} /> : null}
            <Fold
              name="municipalityIds"
              label={t("measures.field-municipalityIds")}
              hint={t("measures.field-municipalityIds-hint")}
              draft={draft}
              errors={errors}
              choices={choices.municipalities.map(({ id, name }) => ({ value: id, label: name }))}
            />
          </Group>
        </>
      )}
      <RowGroup kind="links" title={t("measures.group-links")} hint={t("measures.links-file-hint")} draft={draft} errors={errors} />
      <SubmitBar label={t("measures.save")} cancel={{ href: cancelHref, label: t("common.cancel") }} />
    </form>
  );
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="stack narrow">
      <h2>{title}</h2>
      {children}
    </section>
  );
}

function RowGroup({
  kind,
  title,
  hint,
  draft,
  errors,
  funds = [],
  children,
}: {
  kind: RowKind;
  title: string;
  hint?: string;
  draft: MeasureDraft;
  errors: Errors;
  /** For sources of money. */
  funds?: MeasureChoices["funds"];
  children?: ReactNode;
}) {
  const { t } = useTexts();
  return (
    <section className="stack" id={kind}>
      <h2>{title}</h2>
      <div className="narrow">{children}</div>
      <p className="kern-hint">{hint ?? t("measures.rows-hint")}</p>
      {draft[kind].map((row, place) => (
        <RowFields key={place} kind={kind} place={place} row={row} errors={errors} funds={funds} />
      ))}
      <p>
        <Button small icon="plus" name="intent" value={`rows:${kind}`}>
          {t("measures.more-rows")}
          <span className="vh">: {title}</span>
        </Button>
      </p>
    </section>
  );
}

/** What of the form names somebody, by its field. */
function fieldsOf({ leadOrganisation, leadPerson, partners }: MeasureNames): Record<string, Named> {
  return { leadOrganisationId: leadOrganisation, leadPersonId: leadPerson, ...linesOf(partners) };
}

type ListName = "recommendationIds" | "targetGroupIds" | "municipalityIds";

/** @param label, hint and choices as in ChoiceFold */
function Fold({
  name,
  draft,
  errors,
  ...rest
}: {
  name: ListName;
  label: string;
  hint?: string;
  draft: MeasureDraft;
  errors: Errors;
  choices: readonly Choice[];
}) {
  return <ChoiceFold name={name} error={errors[name]} chosen={draft[name]} {...rest} />;
}

/** Each error as a sentence, by the name of its input. */
function useErrorTexts(errors: readonly InputError[]): Errors {
  const { t } = useTexts();
  const text = ({ code, max }: InputError) => {
    switch (code) {
      case "too-long":
        return t("forms.too-long", { max: max ?? 0 });
      case "required":
      case "not-a-day":
      case "not-a-number":
      case "not-an-amount":
      case "not-an-address":
      case "choose-one":
        return t(`forms.${code}`);
      default:
        return t(`measures.error-${code}`);
    }
  };
  return Object.fromEntries(errors.map((error) => [error.field, text(error)]));
}
