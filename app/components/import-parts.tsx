import type { ReactNode } from "react";
import { Icon } from "./icon.tsx";
import { useTexts } from "./locale.tsx";
import { StatePill, StateSymbol } from "./state.tsx";

/** Where one stands in an act of several pages. */
export function Stages({ stages, current }: { stages: readonly string[]; current: number }) {
  return (
    <ol className="stages">
      {stages.map((stage, place) => (
        <li key={stage} aria-current={place === current ? "step" : undefined}>
          {place < current ? <StateSymbol state="done" /> : null} {place === current ? <b>{stage}</b> : stage}
        </li>
      ))}
    </ol>
  );
}

/** What was found, in numbers. */
export function Found({ numbers }: { numbers: readonly { name: string; value: ReactNode }[] }) {
  return (
    <dl className="found">
      {numbers.map(({ name, value }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd className="num">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

export type SuggestionState = "open" | "suggested" | "decided";

/** One uncertain place: the original at the start side, what it becomes beside it, the reason below. Belongs inside a form. */
export function SuggestionCard({
  id,
  place,
  title,
  state,
  original,
  name,
  options,
  chosen,
  why,
  children,
}: {
  /** Anchor of the place. */
  id: string;
  place: number;
  title: string;
  state: SuggestionState;
  original: ReactNode;
  /** Name of the radio buttons. */
  name: string;
  options: readonly { value: string; label: ReactNode }[];
  /** Nothing is chosen where we are unsure. */
  chosen?: string;
  why: ReactNode;
  /** More inputs below the options, e.g. the number of the goal it belongs to. */
  children?: ReactNode;
}) {
  const { t } = useTexts();
  return (
    <li className="sug" id={id}>
      <header>
        <h3>
          <span className="num muted">{place}</span> {title}
        </h3>
        {state === "open" ? (
          <StatePill state="at-risk">{t("forms.please-decide")}</StatePill>
        ) : (
          <StatePill state="done">{t(state === "suggested" ? "forms.suggested" : "forms.decided")}</StatePill>
        )}
      </header>
      <div className="pair">
        <div className="orig">{original}</div>
        <fieldset>
          <legend className="vh">{t("forms.what-to-do", { title })}</legend>
          {options.map((option) => (
            <label className="opt" key={option.value}>
              <input type="radio" name={name} value={option.value} defaultChecked={option.value === chosen} />
              <span>{option.label}</span>
            </label>
          ))}
          {children}
        </fieldset>
      </div>
      <p className="s muted why">
        <Icon name="info-circle" /> <span>{why}</span>
      </p>
    </li>
  );
}

export type TreeNode = {
  key: string;
  label: ReactNode;
  strong?: boolean;
  /** Quiet, behind the label. */ note?: ReactNode;
  marked?: boolean;
  children?: readonly TreeNode[];
  /** Closed at first: `label` opens it. */
  folded?: { label: ReactNode; nodes: readonly TreeNode[] };
};

/** What the document becomes, as an outline. */
export function Tree({ nodes }: { nodes: readonly TreeNode[] }) {
  return (
    <ol className="tree s">
      <Branches nodes={nodes} />
    </ol>
  );
}

function Branches({ nodes }: { nodes: readonly TreeNode[] }) {
  return nodes.map(({ key, label, strong, note, marked, children, folded }) => (
    <li key={key} className={marked ? "hl" : undefined}>
      {strong ? <b>{label}</b> : label} {note ? <span className="muted">{note}</span> : null}
      {children && children.length > 0 ? (
        <ol>
          <Branches nodes={children} />
        </ol>
      ) : null}
      {folded && folded.nodes.length > 0 ? (
        <details>
          <summary className="muted">{folded.label}</summary>
          <ol>
            <Branches nodes={folded.nodes} />
          </ol>
        </details>
      ) : null}
    </li>
  ));
}
