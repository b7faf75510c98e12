import { Button } from "#app/components/button.tsx";
import { CheckBox, TextInput } from "#app/components/forms/controls.tsx";
import { FormId } from "#app/components/forms/form-id.tsx";
import { FormErrors } from "#app/components/forms/form-errors.tsx";
import { useTexts } from "#app/components/locale.tsx";
import { ReleaseState, type ShownPerson } from "./release-state.tsx";
import { useErrorText, type NetworkErrors } from "./error-text.ts";

/** One person in a function: a form of its own. @param person id and version of who is there already; null adds somebody */
export function PersonForm({
  person,
  typed,
  errors,
}: {
  person: Pick<ShownPerson, "id" | "version" | "email" | "release"> | null;
  typed: Record<string, string>;
  errors: NetworkErrors;
}) {
  const { t } = useTexts();
  const errorText = useErrorText();
  // Several of these forms stand on one page, so each input has its own id.
  const field = (name: string) => ({
    name,
    id: `f-${person?.id ?? "new"}-${name}`,
    defaultValue: typed[name],
    error: errors[name] ? errorText(errors[name]) : undefined,
  });
  return (
    <form method="post" className="stack narrow" noValidate>
      <FormErrors errors={errors[""] ? { "": errorText(errors[""]) } : undefined} />
      {person ? (
        <>
          <input type="hidden" name="personId" value={person.id} />
          <input type="hidden" name="version" value={person.version} />
        </>
      ) : (
        <FormId />
      )}
      <TextInput {...field("salutation")} label={t("network.field-salutation")} optional maxLength={40} />
      <TextInput {...field("firstName")} label={t("network.field-firstName")} optional maxLength={100} />
      <TextInput {...field("lastName")} label={t("network.field-lastName")} required maxLength={100} />
      <TextInput {...field("function")} label={t("network.field-function")} optional maxLength={200} />
      <TextInput
        {...field("responsibilities")}
        label={t("network.field-responsibilities")}
        hint={t("network.responsibilities-hint")}
        optional
        maxLength={500}
      />
      <TextInput {...field("email")} label={t("network.field-email")} type="email" optional maxLength={200} />
      <TextInput {...field("phone")} label={t("network.field-phone")} type="tel" optional maxLength={60} />
      <CheckBox name="isMigrationContact" label={t("network.field-isMigrationContact")} defaultChecked={"isMigrationContact" in typed} />
      {person ? <ReleaseState person={person} /> : null}
      <div className="row">
        <Button name="intent" value={person ? "edit-person" : "add-person"}>
          {person ? t("network.save-person") : t("network.add-person")}
        </Button>
        {person ? (
          <Button kind="danger" small name="intent" value="remove-person" formNoValidate>
            {t("network.remove-person")}
          </Button>
        ) : null}
      </div>
    </form>
  );
}
