import type { ReactNode } from "react";
import { German } from "#app/components/german.tsx";
import { Icon, type IconName } from "#app/components/icon.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import type { ResolutionKind } from "#domain/concept/versions/index.ts";

const symbols: Record<ResolutionKind, IconName> = { recommended: "flag", adopted: "gavel", "sent-back": "arrow-back-up", noted: "eye" };

export type ShownResolution = { id: string; body: string; resolvedOn: string; kind: ResolutionKind; wording: string };

/** The way through the bodies, oldest first: a quiet line of dated entries. */
export function ResolutionPath<Shown extends ShownResolution>({
  resolutions,
  below,
}: {
  resolutions: readonly Shown[];
  below?: (resolution: Shown) => ReactNode;
}) {
  const { t } = useTexts();
  const { day } = useFormats();
  return (
    <ol className="log">
      {resolutions.map((resolution) => (
        <li key={resolution.id}>
          <Icon name={symbols[resolution.kind]} />
          <div>
            <p className="m">
              {day(resolution.resolvedOn)} · {t(`versions.resolved-${resolution.kind}`)}
            </p>
            <p className="w6">
              <German>{resolution.body}</German>
            </p>
            {resolution.wording === "" ? null : (
              <p className="original">
                <German>{resolution.wording}</German>
              </p>
            )}
            {below ? <div className="m">{below(resolution)}</div> : null}
          </div>
        </li>
      ))}
    </ol>
  );
}
