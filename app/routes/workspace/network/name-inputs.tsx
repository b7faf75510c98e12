import { href } from "react-router";
import { NamedInput, NameList, SeveralInput, type Named, type SeveralNamed } from "#app/components/forms/named-input.tsx";
import type { FieldProps } from "#app/components/forms/field.tsx";
import { useTexts } from "#app/components/locale.tsx";

const PEOPLE = "people";
const ORGANISATIONS = "organisations";

/** Once on a page with fields for people: who is near (see nearNames); while one types, the whole network. */
export function PersonList({ region, near, nonce }: { region: string; near: readonly string[]; nonce: string }) {
  return <NameList id={PEOPLE} names={near} search={href("/app/:region/personen", { region })} nonce={nonce} />;
}

/** Names one of the people in functions. The page carries a PersonList. */
export function PersonInput({ person, ...field }: FieldProps & { person: Named }) {
  const { t } = useTexts();
  return <NamedInput {...field} hint={field.hint ?? t("forms.person-hint")} kind="person" named={person} list={PEOPLE} />;
}

/** Once on a page with fields for organisations; while one types, the whole network. */
export function OrganisationList({ region, near, nonce }: { region: string; near: readonly string[]; nonce: string }) {
  return <NameList id={ORGANISATIONS} names={near} search={href("/app/:region/organisationen", { region })} nonce={nonce} />;
}

/** Names one of the organisations. The page carries an OrganisationList. */
export function OrganisationInput({ organisation, ...field }: FieldProps & { organisation: Named }) {
  const { t } = useTexts();
  return <NamedInput {...field} hint={field.hint ?? t("forms.organisation-hint")} kind="organisation" named={organisation} list={ORGANISATIONS} />;
}

/** Names several organisations. The page carries an OrganisationList. */
export function OrganisationsInput(field: { name: string; label: string; addLabel: (number: number) => string; error?: string; several: SeveralNamed }) {
  const { t } = useTexts();
  return <SeveralInput {...field} hint={t("forms.organisation-wanted-hint")} kind="organisation" list={ORGANISATIONS} />;
}
