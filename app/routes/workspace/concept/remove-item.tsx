import { href } from "react-router";
import { Confirmation } from "#app/components/confirmation.tsx";
import { useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import type { Level } from "#domain/concept/editing/index.ts";

export type Removal = { level: Level; id: string; name: string };

/** The page before an item goes: what is lost, what stays. If measures hold it, they are named. */
export function RemoveItem({
  removal,
  region,
  error,
  measures,
  cancelHref,
}: {
  removal: Removal;
  region: string;
  error?: string;
  measures: { id: string; title: string }[];
  cancelHref: string;
}) {
  const { t } = useTexts();
  return (
    <div className="stack">
      {error ? (
        <Notice kind="error" title={error}>
          {measures.length > 0 ? (
            <ul>
              {measures.map(({ id, title }) => (
                <li key={id}>
                  <a href={href("/app/:region/massnahmen/:id", { region, id })}>{title}</a>
                </li>
              ))}
            </ul>
          ) : null}
        </Notice>
      ) : null}
      <Confirmation
        goes={[`${t(`conceptwork.level-${removal.level}`)}: ${removal.name}`]}
        stays={
          removal.level === "chapter" || removal.level === "principle"
            ? [t("conceptwork.stays-rest")]
            : [t("conceptwork.stays-rest"), t("conceptwork.stays-measures")]
        }
        act={t(`conceptwork.remove-${removal.level}`)}
        cancelHref={cancelHref}
      >
        <input type="hidden" name="intent" value="remove" />
        <input type="hidden" name="level" value={removal.level} />
        <input type="hidden" name="id" value={removal.id} />
      </Confirmation>
    </div>
  );
}
