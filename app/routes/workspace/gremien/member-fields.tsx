import { CheckBox, DateInput, Select } from "#app/components/forms/controls.tsx";
import type { Named as NamedField } from "#app/components/forms/named-input.tsx";
import { useTexts } from "#app/components/locale.tsx";
import { MEMBER_ROLES } from "#domain/network/index.ts";
import { useErrorTexts } from "./error-text.ts";
import { OrganisationInput } from "../network/name-inputs.tsx";
import type { GremiumErrors, Typed } from "./form.ts";

type Named = { id: string; name: string };

/** The inputs of a seat. @param seats of the same body, for which one may stand in */
export function MemberInputs({
  typed,
  errors,
  organisation,
  seats,
  isNew,
}: {
  typed: Typed;
  errors: GremiumErrors;
  organisation: NamedField;
  seats: readonly Named[];
  isNew: boolean;
}) {
  const { t } = useTexts();
  const texts = useErrorTexts(errors);
  const field = (name: string) => ({ name, defaultValue: typed[name], error: texts[name] });
  const choices = (list: readonly Named[]) => list.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <>
      <Select
        {...field("role")}
        label={t("gremien.field-role")}
        defaultValue={typed.role ?? "member"}
        choices={MEMBER_ROLES.map((value) => ({ value, label: t(`gremien.role-${value}`) }))}
      />
      <OrganisationInput
        name="organisationId"
        label={t("gremien.field-organisationId")}
        hint={t(isNew ? "gremien.field-organisationId-hint" : "forms.organisation-wanted-hint")}
        error={texts.organisationId}
        organisation={organisation}
      />
      <CheckBox name="votes" label={t("gremien.field-votes")} hint={t("gremien.field-votes-hint")} defaultChecked={"votes" in typed} />
      <DateInput {...field("fromOn")} label={t("gremien.field-fromOn")} required />
      <DateInput {...field("untilOn")} label={t("gremien.field-untilOn")} hint={t("gremien.field-untilOn-hint")} optional />
      <DateInput {...field("electedUntil")} label={t("gremien.field-electedUntil")} optional />
      <Select {...field("substituteForId")} label={t("gremien.field-substituteForId")} empty={t("gremien.no-substitute")} choices={choices(seats)} />
    </>
  );
}
