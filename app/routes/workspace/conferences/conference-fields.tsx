import { ChoiceFold } from "#app/components/forms/choice-fold.tsx";
import { CheckBox, CheckList, DateInput, Select, TextArea, TextInput } from "#app/components/forms/controls.tsx";
import type { Named } from "#app/components/forms/named-input.tsx";
import { useTexts } from "#app/components/locale.tsx";
import type { MeetingFaults } from "../meetings/refusals.ts";
import { PersonInput } from "../network/name-inputs.tsx";
import type { Choices, TypedConference } from "./conference-form.ts";

const LANGUAGES = [
  { value: "de", label: "Deutsch" },
  { value: "en", label: "English" },
  { value: "ar", label: "العربية" },
];

/** The inputs that creating and changing have in common. */
export function ConferenceInputs({
  typed: { texts, fieldIds, languages },
  faults,
  choices,
}: {
  typed: TypedConference;
  faults: MeetingFaults;
  choices: Choices;
}) {
  const { t } = useTexts();
  const error = (name: string) => (faults[name] ? t(faults[name]) : undefined);
  const field = (name: string) => ({ name, defaultValue: texts[name], error: error(name) });
  return (
    <>
      <TextInput {...field("title")} label={t("conferences.field-title")} required maxLength={200} />
      <TextArea {...field("purpose")} label={t("conferences.field-purpose")} optional maxLength={4000} />
      <DateInput {...field("on")} label={t("conferences.field-on")} required />
      <div className="row">
        <TextInput {...field("from")} label={t("conferences.field-from")} type="time" required />
        <TextInput {...field("to")} label={t("conferences.field-to")} type="time" required />
      </div>
      <TextInput {...field("place")} label={t("conferences.field-place")} hint={t("conferences.field-place-hint")} optional maxLength={300} />
      <TextInput
        {...field("onlineUrl")}
        label={t("conferences.field-onlineUrl")}
        hint={t("conferences.field-onlineUrl-hint")}
        type="url"
        optional
        maxLength={500}
      />
      <Select
        {...field("gremiumId")}
        label={t("conferences.field-gremium")}
        empty={t("conferences.no-gremium")}
        choices={choices.gremien.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <ChoiceFold
        name="fieldIds"
        label={t("conferences.field-fields")}
        chosen={fieldIds}
        choices={choices.fields.map(({ id, title }) => ({ value: id, label: title }))}
      />
      <CheckBox name="isPublic" label={t("conferences.field-isPublic")} hint={t("conferences.field-isPublic-hint")} defaultChecked={"isPublic" in texts} />
      <DateInput {...field("registrationUntil")} label={t("conferences.field-registrationUntil")} optional />
      <TextInput
        {...field("places")}
        label={t("conferences.field-places")}
        hint={t("conferences.field-places-hint")}
        type="number"
        min={1}
        max={5000}
        optional
      />
      <CheckList name="languages" label={t("conferences.field-languages")} error={error("languages")} chosen={languages} choices={LANGUAGES} />
    </>
  );
}

/** The inputs of a workshop. */
export function WorkshopInputs({
  typed,
  faults,
  choices,
  moderator,
}: {
  typed: Record<string, string>;
  faults: MeetingFaults;
  choices: Choices;
  moderator: Named;
}) {
  const { t } = useTexts();
  const field = (name: string) => ({ name, defaultValue: typed[name], error: faults[name] ? t(faults[name]) : undefined });
  return (
    <>
      <TextInput {...field("title")} label={t("conferences.field-title")} required maxLength={200} />
      <TextInput {...field("sentence")} label={t("conferences.field-sentence")} optional maxLength={500} />
      <div className="row">
        <TextInput {...field("from")} label={t("conferences.field-from")} type="time" required />
        <TextInput {...field("to")} label={t("conferences.field-to")} type="time" required />
      </div>
      <TextInput {...field("room")} label={t("conferences.field-room")} optional maxLength={120} />
      <TextInput
        {...field("places")}
        label={t("conferences.field-places")}
        hint={t("conferences.field-places-hint")}
        type="number"
        min={1}
        max={5000}
        optional
      />
      <PersonInput
        name="moderatorPersonId"
        label={t("conferences.field-moderator")}
        optional
        error={faults["moderatorPersonId"] ? t(faults["moderatorPersonId"]) : undefined}
        person={moderator}
      />
      <Select
        {...field("fieldId")}
        label={t("conferences.field-field")}
        empty={t("conferences.no-field")}
        choices={choices.fields.map(({ id, title }) => ({ value: id, label: title }))}
      />
    </>
  );
}
