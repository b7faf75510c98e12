import { href } from "react-router";
import { Button } from "#app/components/button.tsx";
import { TextInput } from "#app/components/forms/controls.tsx";
import { German } from "#app/components/german.tsx";
import { useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import type { LabelKind, LabelUse, UsedLabel } from "#domain/concept/labels/index.ts";

/** A fault at an input of one form: of the label with `id`, or of the one for new labels, "". */
export type LabelFault = {
  id: string;
  what: "names-missing" | "names-long" | "name" | "name-taken" | "in-use";
  typed: { kind: string; name: string; names: string };
};

const ADDRESSES = {
  recommendation: "/app/:region/konzept/empfehlungen/:id",
  measure: "/app/:region/massnahmen/:id",
  organisation: "/app/:region/netzwerk/:id",
} as const satisfies Record<LabelUse["kind"], string>;

const byNumber = new Intl.Collator("de", { numeric: true });

/** "3 recommendations, 2 measures" */
function useUseCounts(uses: UsedLabel["uses"]): string {
  const { t } = useTexts();
  return (["recommendation", "measure", "organisation"] as const)
    .map((kind) => [kind, uses.filter((use) => use.kind === kind).length] as const)
    .filter(([, count]) => count > 0)
    .map(([kind, count]) => t(`labels.used-${kind}`, { count }))
    .join(", ");
}

/** How often a label is used; the number opens to where. */
export function LabelUses({ label, numbers, region }: { label: UsedLabel; numbers: Readonly<Record<string, string>>; region: string }) {
  const { t } = useTexts();
  const counts = useUseCounts(label.uses);
  // The recommendations in the order of the concept; what has no number keeps its place behind.
  const numberOf = ({ kind, id }: UsedLabel["uses"][number]) => (kind === "recommendation" ? numbers[id] : undefined) ?? "";
  const uses = label.uses.toSorted((a, b) => (a.kind === b.kind ? byNumber.compare(numberOf(a) || "~", numberOf(b) || "~") : 0));
  return (
    <details className="m">
      <summary>
        {counts}
        <span className="vh">. {t("labels.used-where", { name: label.name })}</span>
      </summary>
      <ul className="s stack-s">
        {uses.map((use) => (
          <li key={`${use.kind}-${use.id}`}>
            <a href={href(ADDRESSES[use.kind], { region, id: use.id })}>
              {numberOf(use)} <German>{use.title}</German>
            </a>
          </li>
        ))}
      </ul>
    </details>
  );
}

export function EditLabel({ kind, label, fault }: { kind: LabelKind; label: UsedLabel; fault: LabelFault | undefined }) {
  const { t } = useTexts();
  const uses = useUseCounts(label.uses);
  return (
    <details className="more" open={fault !== undefined}>
      <summary aria-label={`${t("labels.edit")}: ${label.name}`}>{t("labels.edit")}</summary>
      <form method="post" className="stack flow-s" noValidate>
        <input type="hidden" name="kind" value={kind} />
        <input type="hidden" name="id" value={label.id} />
        {fault?.what === "in-use" ? <Notice kind="error">{t("labels.fault-in-use", { uses })}</Notice> : null}
        <TextInput
          name="name"
          id={`f-name-${label.id}`}
          label={t("labels.name")}
          required
          maxLength={80}
          defaultValue={fault?.typed.name ?? label.name}
          error={
            fault?.what === "name-taken"
              ? t("labels.fault-name-taken", { name: fault.typed.name.trim(), own: label.name })
              : fault?.what === "name"
                ? t("labels.fault-name")
                : undefined
          }
        />
        <p className="row">
          <Button small name="intent" value="save">
            {t("labels.save")}
          </Button>
          {label.uses.length === 0 ? (
            <Button small kind="tertiary" name="intent" value="delete" aria-label={`${t("labels.delete")}: ${label.name}`}>
              {t("labels.delete")}
            </Button>
          ) : null}
        </p>
        {label.uses.length > 0 && fault?.what !== "in-use" ? <p className="kern-hint">{t("labels.keep", { uses })}</p> : null}
      </form>
    </details>
  );
}
