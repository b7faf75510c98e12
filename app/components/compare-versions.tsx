import type { ReactNode } from "react";
import { useTexts } from "./locale.tsx";
import { Notice } from "./notice.tsx";
import { markDifferences, type Piece } from "./word-difference.ts";

export type ComparedField = { label: string; yours: string; theirs: string };

/**
 * Two people changed the same thing: both versions side by side, only the fields that differ.
 * Below it the page shows its form again, filled with the reader's own version and the new version number.
 */
export function CompareVersions({
  name,
  time,
  moment,
  fields,
  ...takeTheirs
}: {
  /** Who saved first, e.g. "Herr Wessels". */
  name: string;
  /** Formatted: 14:32 Uhr. Without it nothing is said of when. */
  time?: string;
  /** Formatted, with its day. */
  moment?: string;
  fields: readonly ComparedField[];
} & (
  | { /** Leaves the other version as it is. */ theirsHref: string }
  | { /** A button of the form around, where leaving would lose what stands in its other fields. */ theirsButton: ReactNode }
)) {
  const { t } = useTexts();
  return (
    <section className="stack" aria-label={t("forms.two-versions")}>
      <Notice kind="warn">{time ? t("forms.conflict", { name, time }) : t("forms.conflict-untimed", { name })}</Notice>
      {fields
        .filter(({ yours, theirs }) => yours !== theirs)
        .map(({ label, yours, theirs }) => {
          const pieces = markDifferences(yours, theirs);
          return (
            <div key={label}>
              <h3>{label}</h3>
              <div className="pair flow-s">
                <Version title={t("forms.your-version")} pieces={pieces.left} />
                <Version title={moment ? t("forms.their-version", { name, moment }) : t("forms.their-version-untimed", { name })} pieces={pieces.right} />
              </div>
            </div>
          );
        })}
      <p>
        {"theirsButton" in takeTheirs ? (
          takeTheirs.theirsButton
        ) : (
          <a className="kern-btn kern-btn--secondary" href={takeTheirs.theirsHref}>
            {t("forms.take-theirs")}
          </a>
        )}
      </p>
    </section>
  );
}

function Version({ title, pieces }: { title: string; pieces: readonly Piece[] }) {
  return (
    <div className="orig">
      <p className="xs muted">{title}</p>
      <p className="original">{pieces.map(({ text, differs }, place) => (differs ? <mark key={place}>{text}</mark> : <span key={place}>{text}</span>))}</p>
    </div>
  );
}
