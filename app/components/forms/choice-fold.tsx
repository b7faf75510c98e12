import type { ReactNode } from "react";
import { useTexts } from "../locale.tsx";
import { CheckList, type Choice } from "./controls.tsx";

/** A long list to choose from, folded, with how many are chosen; what is chosen stands on top. */
export function ChoiceFold({
  name,
  label,
  hint,
  error,
  chosen,
  choices,
  open = error !== undefined,
  children,
}: {
  name: string;
  label: string;
  hint?: string;
  error?: string;
  chosen: readonly string[];
  choices: readonly Choice[];
  open?: boolean;
  /** Below the list, e.g. a button of its own. */
  children?: ReactNode;
}) {
  const { t } = useTexts();
  if (choices.length === 0) return null;
  const sorted = [...choices.filter(({ value }) => chosen.includes(value)), ...choices.filter(({ value }) => !chosen.includes(value))];
  return (
    <details open={open}>
      <summary>
        {label} <span className="muted">{t("forms.chosen-count", { count: chosen.length })}</span>
      </summary>
      <CheckList name={name} label={label} hint={hint} error={error} chosen={chosen} choices={sorted} />
      {children}
    </details>
  );
}
