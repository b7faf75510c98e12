import { CheckList } from "#app/components/forms/controls.tsx";
import type { SeveralNamed } from "#app/components/forms/named-input.tsx";
import { useTexts } from "#app/components/locale.tsx";
import { OrganisationsInput } from "../network/name-inputs.tsx";

/** A round asks many at once. */
export const RATER_LINES = 10;

/** Bodies in view; institutions are typed, there may be thousands. The page carries an OrganisationList. */
export function RaterChoice({
  bodies,
  organisations,
  given,
  error,
}: {
  bodies: readonly { id: string; name: string }[];
  organisations: SeveralNamed;
  given?: { gremiumIds: string[] };
  error?: string;
}) {
  const { t } = useTexts();
  const choices = (rows: readonly { id: string; name: string }[]) => rows.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <>
      {bodies.length > 0 ? (
        <CheckList name="gremiumIds" label={t("evaluation.gremien")} error={error} chosen={given?.gremiumIds ?? []} choices={choices(bodies)} />
      ) : null}
      <OrganisationsInput
        name="organisationIds"
        label={t("evaluation.organisations")}
        addLabel={(number) => t("evaluation.add-organisation", { number })}
        error={bodies.length > 0 ? undefined : error}
        several={organisations}
      />
    </>
  );
}
