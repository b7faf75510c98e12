import { ChoiceFold } from "#app/components/forms/choice-fold.tsx";
import { CheckList } from "#app/components/forms/controls.tsx";
import { useTexts } from "#app/components/locale.tsx";

/** Bodies in view, institutions folded: there may be hundreds. */
export function RaterChoice({
  bodies,
  organisations,
  given,
  error,
}: {
  bodies: readonly { id: string; name: string }[];
  organisations: readonly { id: string; name: string }[];
  given?: { gremiumIds: string[]; organisationIds: string[] };
  error?: string;
}) {
  const { t } = useTexts();
  const choices = (rows: readonly { id: string; name: string }[]) => rows.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <>
      {bodies.length > 0 ? (
        <CheckList name="gremiumIds" label={t("evaluation.gremien")} error={error} chosen={given?.gremiumIds ?? []} choices={choices(bodies)} />
      ) : null}
      <ChoiceFold
        name="organisationIds"
        label={t("evaluation.organisations")}
        error={bodies.length > 0 ? undefined : error}
        chosen={given?.organisationIds ?? []}
        choices={choices(organisations)}
      />
    </>
  );
}
