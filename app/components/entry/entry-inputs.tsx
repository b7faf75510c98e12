import { ACCESSIBILITY, INTERNAL_PARTS, SPOKEN } from "#domain/network/index.ts";
import { CheckList, TextInput } from "../forms/controls.tsx";
import { useFormats, useTexts } from "../locale.tsx";

export type Municipality = { id: string; name: string };

/**
 * What an organisation keeps up to date itself: the same inputs for the office and behind the organisation's link.
 *
 * @param typed what stands in them, by name; several chosen values are joined by commas
 * @param errors sentences by name
 * @param afterAddress what else the office knows of the place
 */
export function EntryInputs({
  typed,
  errors,
  municipalities,
  afterAddress,
}: {
  typed: Record<string, string>;
  errors: Readonly<Record<string, string>>;
  municipalities: readonly Municipality[];
  afterAddress?: React.ReactNode;
}) {
  const { t } = useTexts();
  const { language } = useFormats();
  const field = (name: (typeof TEXTS)[number]) => ({ name, label: t(`entry.field-${name}`), defaultValue: typed[name], error: errors[name] });
  const chosen = (name: (typeof LISTS)[number]) => ({ name, label: t(`entry.field-${name}`), chosen: chosenIn(typed[name]), error: errors[name] });
  return (
    <>
      <h2>{t("entry.section-contact")}</h2>
      <TextInput {...field("phone")} type="tel" optional maxLength={60} />
      <TextInput {...field("email")} type="email" optional maxLength={200} />
      <TextInput {...field("website")} optional maxLength={500} />
      <TextInput {...field("street")} optional maxLength={200} autoComplete="street-address" />
      <TextInput {...field("postalCode")} optional maxLength={10} inputMode="numeric" />
      <TextInput {...field("place")} optional maxLength={100} />
      {afterAddress}
      <TextInput {...field("openingHours")} optional maxLength={500} hint={t("entry.opening-hours-hint")} />
      <CheckList
        {...chosen("internal")}
        hint={t("entry.internal-hint")}
        choices={INTERNAL_PARTS.map((value) => ({ value, label: t(`entry.internal-${value}`) }))}
      />
      <h2>{t("entry.section-reach")}</h2>
      <CheckList
        {...chosen("languages")}
        choices={SPOKEN.map((value) => ({ value, label: language(value) })).toSorted((a, b) => a.label.localeCompare(b.label))}
      />
      <CheckList {...chosen("accessibility")} choices={ACCESSIBILITY.map((value) => ({ value, label: t(`entry.accessibility-${value}`) }))} />
      <TextInput {...field("accessibilityNote")} optional maxLength={300} />
      {municipalities.length > 0 ? (
        <CheckList
          {...chosen("servesMunicipalityIds")}
          hint={t("entry.serves-hint")}
          choices={municipalities.map(({ id, name }) => ({ value: id, label: <span lang="de">{name}</span> }))}
        />
      ) : null}
    </>
  );
}

const TEXTS = ["phone", "email", "website", "street", "postalCode", "place", "openingHours", "accessibilityNote"] as const;
const LISTS = ["languages", "accessibility", "servesMunicipalityIds", "internal"] as const;

/** The values that a form joined by commas. */
export function chosenIn(typed: string | undefined): string[] {
  return (typed ?? "").split(",").filter((value) => value !== "");
}
