import type { ReactNode } from "react";
import { German, german } from "#app/components/german.tsx";
import { Icon, type IconName } from "#app/components/icon.tsx";
import { useTexts } from "#app/components/locale.tsx";
import { markDifferences, type Piece } from "#app/components/word-difference.ts";
import { headOf, linesOf, type Change, type ChangeKind } from "#domain/concept/versions/index.ts";
import { changeName } from "./change-name.ts";

const symbols: Record<ChangeKind, IconName> = {
  new: "plus",
  changed: "pencil",
  moved: "arrows-move",
  done: "circle-check",
  dropped: "x",
  gone: "alert-triangle",
};
export const CHANGE_KINDS = ["new", "changed", "moved", "done", "dropped", "gone"] as const satisfies readonly ChangeKind[];

export function ChangeSymbol({ kind }: { kind: ChangeKind }) {
  return <Icon name={symbols[kind]} />;
}

/** How many items are new, changed, moved, done and dropped, in one line. */
export function ChangeCounts({ changes }: { changes: readonly Change[] }) {
  const { t } = useTexts();
  const counts = CHANGE_KINDS.map((kind) => ({ kind, count: changes.filter((change) => change.kind === kind).length })).filter(({ count }) => count > 0);
  if (counts.length === 0) return <p className="muted">{t("versions.no-changes")}</p>;
  return (
    <ul className="row s">
      {counts.map(({ kind, count }) => (
        <li key={kind}>
          <Icon name={symbols[kind]} /> {t(`versions.count-${kind}`, { count: String(count) })}
        </li>
      ))}
    </ul>
  );
}

/** Item by item what the next version treats otherwise: old on the left, new on the right, with the reason. */
export function Changes({ changes, below }: { changes: readonly Change[]; below?: (change: Change) => ReactNode }) {
  return (
    <ol className="stack-l plain-list">
      {changes.map((change) => (
        <li key={change.id} id={`c-${change.id}`}>
          <OneChange change={change} shown={below === undefined} />
          {below?.(change)}
        </li>
      ))}
    </ol>
  );
}

/** @param shown false: the reason stands in a form below */
function OneChange({ change, shown }: { change: Change; shown: boolean }) {
  const { t, rich } = useTexts();
  const { kind, before, after, moved, reason } = change;
  const stands = after ?? before;
  return (
    <article>
      <h3>
        <Icon name={symbols[kind]} /> {t(`versions.kind-${kind}`)}
        {moved && kind !== "moved" && kind !== "new" ? ` · ${t("versions.kind-moved")}` : ""}
        {": "}
        {changeName(t, change)}
      </h3>
      {moved && before && after ? (
        <p className="muted s">
          {before.parent === after.parent
            ? t("versions.moved-among", { before: before.number || "–", after: after.number || "–" })
            : rich("versions.moved-from", { german, before: before.parent, after: after.parent })}
        </p>
      ) : null}
      {kind === "moved" ? (
        <p>
          <German>{stands ? headOf(stands.content) : ""}</German>
        </p>
      ) : (
        <SideBySide before={before ? linesOf(before.content) : null} after={after ? linesOf(after.content) : null} />
      )}
      {reason === "" || !shown ? null : <p className="flow-s">{rich("versions.why", { german, reason })}</p>}
    </article>
  );
}

/** Two texts beside each other, one below the other on phones; what the other lacks is marked. Null: not there. */
export function SideBySide({ before, after }: { before: readonly string[] | null; after: readonly string[] | null }) {
  const { t } = useTexts();
  const pieces = markDifferences((before ?? []).join("\n"), (after ?? []).join("\n"));
  return (
    <div className="pair flow-s">
      {before ? <Side label={t("versions.before")} pieces={after ? pieces.left : plain(before)} mark="del" /> : null}
      {after ? <Side label={t("versions.after")} pieces={before ? pieces.right : plain(after)} mark="ins" /> : null}
    </div>
  );
}

const plain = (lines: readonly string[]): Piece[] => [{ text: lines.join("\n"), differs: false }];

function Side({ label, pieces, mark: Mark }: { label: string; pieces: readonly Piece[]; mark: "del" | "ins" }) {
  const { t } = useTexts();
  return (
    <div className="orig">
      <p className="xs muted">{label}</p>
      <p className="original" lang="de" dir="ltr">
        {pieces.map(({ text, differs }, place) =>
          differs && text.trim() !== "" ? (
            <Mark key={place}>
              <span className="vh">{t(Mark === "del" ? "versions.only-before" : "versions.only-after")} </span>
              {text}
            </Mark>
          ) : (
            <span key={place}>{text}</span>
          ),
        )}
      </p>
    </div>
  );
}
