import { CheckBox, CheckList, DateInput, RadioList, Select, TextArea, TextInput } from "#app/components/forms/controls.tsx";
import { ChoiceFold } from "#app/components/forms/choice-fold.tsx";
import { chosenIn } from "#app/components/entry/entry-inputs.tsx";
import type { Named } from "#app/components/forms/named-input.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import type { OfferChoices } from "#domain/offers/catalogue/index.ts";
import { OrganisationInput } from "../network/name-inputs.tsx";
import { placeName, placesShown, type OfferFaults } from "./offer-form.ts";

export type FixedChoices = {
  kinds: readonly ("offer" | "course" | "event" | "practice-place" | "apprenticeship" | "job" | "volunteer-post" | "lending")[];
  settings: readonly ("place" | "online" | "visits")[];
  registrations: readonly ("none" | "phone" | "mail" | "link" | "here")[];
  accessibility: readonly ("step-free" | "accessible-toilet" | "parking" | "induction-loop" | "sign-language" | "easy-language")[];
  languages: readonly string[];
};

type Shown = { typed: Record<string, string>; faults: OfferFaults };

/** The words of an offer in one language; for a translation each with its German source above it. */
export function WordInputs({ typed, faults, source, lang }: Shown & { source?: Record<string, string>; lang?: string }) {
  const { t } = useTexts();
  const field = (name: string) => ({
    name,
    defaultValue: typed[name],
    error: faults[name] ? t(faults[name]) : undefined,
    lang,
    dir: lang ? "auto" : undefined,
    hint: source ? <span className="lines">{source[name] || t("catalogue.source-empty")}</span> : undefined,
  });
  // A translation has nothing to say where the German text says nothing.
  const asked = (name: string) => !source || (source[name] ?? "") !== "" || (typed[name] ?? "") !== "";
  return (
    <>
      <TextInput {...field("title")} label={t("catalogue.words-title")} required maxLength={200} />
      <TextArea
        {...field("summary")}
        label={t("catalogue.words-summary")}
        hint={field("summary").hint ?? t("catalogue.words-summary-hint")}
        optional
        maxLength={500}
      />
      {asked("description") ? <TextArea {...field("description")} label={t("catalogue.words-description")} rows={8} optional maxLength={8000} /> : null}
      {asked("papers") ? (
        <TextArea
          {...field("papers")}
          label={t("catalogue.words-papers")}
          hint={field("papers").hint ?? t("catalogue.words-papers-hint")}
          optional
          maxLength={2000}
        />
      ) : null}
      {asked("requirements") ? (
        <TextArea
          {...field("requirements")}
          label={t("course.requirements")}
          hint={field("requirements").hint ?? t("course.requirements-hint")}
          optional
          maxLength={2000}
        />
      ) : null}
      {asked("timesNote") ? (
        <TextArea
          {...field("timesNote")}
          label={t("catalogue.words-timesNote")}
          hint={field("timesNote").hint ?? t("catalogue.words-timesNote-hint")}
          optional
          maxLength={1000}
        />
      ) : null}
      {asked("costNote") ? <TextInput {...field("costNote")} label={t("catalogue.words-costNote")} optional maxLength={300} /> : null}
      {asked("childcareNote") ? <TextInput {...field("childcareNote")} label={t("catalogue.words-childcareNote")} optional maxLength={300} /> : null}
    </>
  );
}

type Provided = {
  choices: OfferChoices;
  fixed: FixedChoices;
  /** Who offers it; the page carries an OrganisationList. */
  provider: Named | "own";
};

/** The whole form of an offer. @param provider "own" for the provider, who is no matter of choice and reads no internal note */
export function OfferInputs({ typed, faults, choices, fixed, provider }: Shown & Provided) {
  const { t } = useTexts();
  const formats = useFormats();
  const field = (name: string) => ({ name, defaultValue: typed[name], error: faults[name] ? t(faults[name]) : undefined });
  const named = (list: readonly { id: string; name: string }[]) => list.map(({ id, name }) => ({ value: id, label: name }));
  const labels = (kind: string) => choices.labels.filter((label) => label.kind === kind);
  return (
    <>
      <Select {...field("kind")} label={t("catalogue.field-kind")} choices={fixed.kinds.map((value) => ({ value, label: t(`catalogue.kind-${value}`) }))} />
      {faults["kindGoes"] || typed["kindGoes"] ? (
        <CheckList
          name="kindGoes"
          label={t("catalogue.field-kindGoes")}
          error={field("kindGoes").error}
          chosen={typed["kindGoes"] ? ["yes"] : []}
          choices={[{ value: "yes", label: t("catalogue.kind-goes") }]}
        />
      ) : null}
      {provider === "own" ? null : (
        <OrganisationInput
          name="organisationId"
          label={t("catalogue.field-organisationId")}
          hint={t("forms.organisation-wanted-hint")}
          error={field("organisationId").error}
          organisation={provider}
        />
      )}
      <Select {...field("branchId")} label={t("catalogue.field-branchId")} empty={t("catalogue.choose")} required choices={named(labels("branch"))} />
      <h2>{t("catalogue.part-words")}</h2>
      <WordInputs typed={typed} faults={faults} />
      <h2>{t("catalogue.part-where")}</h2>
      <RadioList
        name="setting"
        label={t("catalogue.field-setting")}
        chosen={typed["setting"] ?? "place"}
        choices={fixed.settings.map((value) => ({ value, label: t(`catalogue.setting-${value}`) }))}
      />
      <TextInput {...field("onlineAddress")} label={t("catalogue.field-onlineAddress")} type="url" optional maxLength={500} />
      {Array.from({ length: placesShown(typed) }, (_, place) => (
        <fieldset key={place} className="stack">
          <legend>{t("catalogue.place", { number: place + 1 })}</legend>
          <input type="hidden" name={placeName(place, "id")} value={typed[placeName(place, "id")] ?? ""} />
          <TextInput {...field(placeName(place, "name"))} label={t("catalogue.place-name")} hint={t("catalogue.place-name-hint")} optional maxLength={200} />
          <TextInput {...field(placeName(place, "street"))} label={t("catalogue.place-street")} optional maxLength={200} />
          <TextInput {...field(placeName(place, "postalCode"))} label={t("catalogue.place-postalCode")} optional maxLength={10} />
          <Select
            {...field(placeName(place, "municipalityId"))}
            label={t("catalogue.place-municipalityId")}
            empty={t("catalogue.choose")}
            choices={named(choices.municipalities)}
          />
        </fieldset>
      ))}
      <h2>{t("catalogue.part-who")}</h2>
      {(["topic", "target-group"] as const).map((kind) => (
        <ChoiceFold
          key={kind}
          name="labelIds"
          label={t(`catalogue.field-${kind}`)}
          chosen={chosenIn(typed["labelIds"])}
          choices={labels(kind).map(({ id, name }) => ({ value: id, label: name }))}
        />
      ))}
      <ChoiceFold
        name="languages"
        label={t("catalogue.field-languages")}
        chosen={chosenIn(typed["languages"])}
        choices={fixed.languages.map((code) => ({ value: code, label: formats.language(code) }))}
      />
      <TextInput
        {...field("cost")}
        label={t("catalogue.field-cost")}
        hint={t("catalogue.field-cost-hint")}
        inputMode="decimal"
        suffix="€"
        optional
        maxLength={12}
      />
      <CheckBox name="hasChildcare" label={t("catalogue.field-hasChildcare")} defaultChecked={"hasChildcare" in typed} />
      <CheckList
        name="accessibility"
        label={t("catalogue.field-accessibility")}
        chosen={chosenIn(typed["accessibility"])}
        choices={fixed.accessibility.map((value) => ({ value, label: t(`entry.accessibility-${value}`) }))}
      />
      <CheckBox
        name="isRegularService"
        label={t("catalogue.field-isRegularService")}
        hint={t("catalogue.field-isRegularService-hint")}
        defaultChecked={"isRegularService" in typed}
      />
      <h2>{t("catalogue.part-contact")}</h2>
      <RadioList
        name="registration"
        label={t("catalogue.field-registration")}
        chosen={typed["registration"] ?? "none"}
        choices={fixed.registrations.map((value) => ({ value, label: t(`catalogue.registration-${value}`) }))}
      />
      <TextInput {...field("registrationLink")} label={t("catalogue.field-registrationLink")} type="url" optional maxLength={500} />
      <TextInput {...field("phone")} label={t("catalogue.field-phone")} type="tel" optional maxLength={60} />
      <TextInput {...field("email")} label={t("catalogue.field-email")} type="email" optional maxLength={200} />
      <TextInput {...field("website")} label={t("catalogue.field-website")} type="url" optional maxLength={500} />
      <DateInput {...field("validFrom")} label={t("catalogue.field-validFrom")} optional />
      <DateInput {...field("validUntil")} label={t("catalogue.field-validUntil")} hint={t("catalogue.field-validUntil-hint")} optional />
      {provider === "own" ? null : (
        <TextArea {...field("note")} label={t("catalogue.field-note")} hint={t("catalogue.field-note-hint")} optional maxLength={2000} />
      )}
    </>
  );
}
