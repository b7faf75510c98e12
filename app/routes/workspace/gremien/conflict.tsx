import { CompareVersions } from "#app/components/compare-versions.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import type { LastChange } from "#domain/network/index.ts";
import type { Shown } from "./shown-texts.ts";

/** Two people changed the same body or seat. */
export function Conflict({ changed, yours, theirs, theirsHref }: { changed: LastChange | null; yours: Shown; theirs: Shown; theirsHref: string }) {
  const { t } = useTexts();
  const formats = useFormats();
  return (
    <CompareVersions
      name={changed?.by || t("measures.somebody")}
      time={changed ? formats.time(changed.at) : ""}
      moment={changed ? formats.moment(changed.at) : ""}
      fields={Object.entries(yours).map(([label, own]) => ({ label, yours: own, theirs: theirs[label] ?? "" }))}
      theirsHref={theirsHref}
    />
  );
}
