import { Button } from "#app/components/button.tsx";
import { SubmitBar } from "#app/components/dock.tsx";
import { CheckBox, Select, TextArea, TextInput } from "#app/components/forms/controls.tsx";
import { FormErrors } from "#app/components/forms/form-errors.tsx";
import { FormId } from "#app/components/forms/form-id.tsx";
import { useNameFaults } from "#app/components/forms/named-input.tsx";
import { useTexts } from "#app/components/locale.tsx";
import { SITUATION_KINDS } from "#domain/network/index.ts";
import { OrganisationInput } from "../network/name-inputs.tsx";
import { contactsToShow, unclearIn, type ContactDraft, type SituationDraft, type SituationErrors } from "./situation-input.ts";

export type ContactPeople = readonly { id: string; organisationId: string; name: string }[];

/** Creating and editing alike; the page carries an OrganisationList. @param version absent while the situation does not exist */
export function SituationForm({
  draft,
  errors,
  people,
  version,
  cancelHref,
}: {
  draft: SituationDraft;
  errors: SituationErrors;
  people: ContactPeople;
  version?: number;
  cancelHref: string;
}) {
  const { t } = useTexts();
  const sentence = (code: SituationErrors[string]) => {
    if (code === "too-long") return t("forms.too-long", { max: 600 });
    if (code === "opening-hours") return t("entry.error-opening-hours");
    return code === "contact-unknown" ? t(`situations.error-${code}`) : t(`forms.${code}`);
  };
  const sentences = Object.fromEntries(Object.entries(errors).map(([name, code]) => [name, sentence(code)]));
  const unclear = useNameFaults(unclearIn(draft));
  const shown = contactsToShow(draft);
  return (
    <form method="post" className="stack narrow" noValidate>
      {/* Enter in a field presses the first button of a form: that is to save, not to move a contact. */}
      <button className="vh" type="submit" tabIndex={-1} aria-hidden="true" />
      {version === undefined ? <FormId /> : <input type="hidden" name="version" value={version} />}
      <FormErrors errors={{ ...sentences, ...unclear }} />
      <TextInput
        name="name"
        label={t("situations.field-name")}
        hint={t("situations.field-name-hint")}
        defaultValue={draft.name}
        error={sentences.name}
        required
        maxLength={120}
      />
      <Select
        name="kind"
        label={t("situations.field-kind")}
        empty=""
        defaultValue={draft.kind}
        error={sentences.kind}
        choices={SITUATION_KINDS.map((kind) => ({ value: kind, label: t(`situations.kind-${kind}`) }))}
      />
      <TextArea
        name="firstSteps"
        label={t("situations.field-firstSteps")}
        hint={t("situations.field-firstSteps-hint")}
        defaultValue={draft.firstSteps}
        error={sentences.firstSteps}
        optional
        maxLength={600}
      />
      <CheckBox name="isPublic" label={t("situations.field-isPublic")} hint={t("situations.field-isPublic-hint")} defaultChecked={draft.isPublic} />
      <h2>{t("situations.contacts")}</h2>
      {shown.map((contact, place) => (
        <ContactInputs
          // A button moves the rows: then the whole form is written anew.
          key={`${place}-${contact.id}-${contact.name}`}
          contact={contact}
          place={place}
          last={draft.contacts.length - 1}
          people={people.filter(({ organisationId }) => organisationId === contact.organisation.id)}
          errors={sentences}
        />
      ))}
      <p>
        <Button small icon="plus" name="intent" value="add">
          {t("situations.contact-add")}
        </Button>
      </p>
      <SubmitBar label={t("situations.save")} cancel={{ href: cancelHref, label: t("common.cancel") }} />
    </form>
  );
}

function ContactInputs({
  contact,
  place,
  last,
  people,
  errors,
}: {
  contact: ContactDraft;
  place: number;
  /** Place of the last contact that is filled in. */
  last: number;
  people: ContactPeople;
  errors: Readonly<Record<string, string>>;
}) {
  const { t } = useTexts();
  const of = (name: keyof ContactDraft & string) => `contacts.${place}.${name}`;
  const field = (name: "name" | "phone" | "openingHours" | "note") => ({
    name: of(name),
    defaultValue: contact[name],
    error: errors[of(name)],
  });
  const number = String(place + 1);
  return (
    <fieldset className="stack-s">
      <legend className="w6">{t("situations.contact-number", { number })}</legend>
      <input type="hidden" name={of("id")} value={contact.id} />
      <input type="hidden" name={of("version")} value={contact.version} />
      <OrganisationInput
        name={of("organisation")}
        label={t("situations.field-organisation")}
        hint={t("situations.field-organisation-hint")}
        error={errors[of("organisation")]}
        optional
        organisation={contact.organisation}
      />
      {people.length > 0 ? (
        <Select
          name={of("personId")}
          label={t("situations.field-personId")}
          empty={t("situations.any-person")}
          defaultValue={contact.personId}
          error={errors[of("personId")]}
          choices={people.map(({ id, name }) => ({ value: id, label: name }))}
        />
      ) : (
        <input type="hidden" name={of("personId")} value={contact.personId} />
      )}
      <TextInput {...field("name")} label={t("situations.field-contact-name")} hint={t("situations.field-contact-name-hint")} optional maxLength={200} />
      <TextInput {...field("phone")} label={t("situations.field-phone")} hint={t("situations.field-phone-hint")} type="tel" optional maxLength={60} />
      <TextInput {...field("openingHours")} label={t("situations.field-openingHours")} hint={t("entry.opening-hours-hint")} optional maxLength={500} />
      <TextInput {...field("note")} label={t("situations.field-note")} hint={t("situations.field-note-hint")} optional maxLength={300} />
      {contact.id === "" ? null : <CheckBox name={of("confirmed")} label={t("situations.field-confirmed")} defaultChecked={contact.confirmed} />}
      {place > last ? null : (
        <div className="row tight">
          {(["up", "down", "remove"] as const).map((act) =>
            (act === "up" && place === 0) || (act === "down" && place === last) ? null : (
              <Button
                key={act}
                small
                kind="tertiary"
                icon={act === "up" ? "arrow-up" : act === "down" ? "arrow-down" : "trash"}
                name="intent"
                value={`${act}-${place}`}
                aria-label={t(`situations.contact-${act}`, { number })}
              >
                {act === "remove" ? t("common.remove") : t(`situations.${act}`)}
              </Button>
            ),
          )}
        </div>
      )}
    </fieldset>
  );
}
