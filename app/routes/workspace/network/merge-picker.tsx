import { href } from "react-router";
import { Button } from "#app/components/button.tsx";
import { TextInput } from "#app/components/forms/controls.tsx";
import { useTexts } from "#app/components/locale.tsx";
import { Rows } from "#app/components/rows.tsx";

export type MergeSearch = { text: string; found: { id: string; name: string; place: string }[] };

/** Looks for the other entry of a pair that no rule finds, and leads to where the two are put together. */
export function MergePicker({ region, id, search }: { region: string; id: string; search: MergeSearch }) {
  const { t } = useTexts();
  return (
    <details className="noprint" open={search.text !== ""}>
      <summary>{t("duplicates.pick")}</summary>
      <div className="stack narrow flow-s" id="zusammenfuehren">
        <form method="get" action="#zusammenfuehren" className="stack-s">
          <TextInput name="doppelt" label={t("duplicates.pick-search")} hint={t("duplicates.pick-hint")} defaultValue={search.text} maxLength={200} />
          <div className="row">
            <Button>{t("duplicates.pick-act")}</Button>
          </div>
        </form>
        {search.text !== "" && search.found.length === 0 ? <p className="muted">{t("duplicates.pick-none")}</p> : null}
        <Rows
          rows={search.found.map((other) => ({
            key: other.id,
            title: other.name,
            href: other.id === id ? undefined : href("/app/:region/netzwerk/:id/zusammenfuehren/:other", { region, id, other: other.id }),
            second: other.id === id ? t("duplicates.pick-same") : other.place,
          }))}
        />
      </div>
    </details>
  );
}
