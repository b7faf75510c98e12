import type { ReactNode } from "react";
import { Button, ButtonLink } from "#app/components/button.tsx";
import { FileInput } from "#app/components/forms/controls.tsx";
import { FormErrors } from "#app/components/forms/form-errors.tsx";
import { German } from "#app/components/german.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import type { OutlinesPreview, TakenOutlines } from "#domain/offers/areas/index.ts";

/** Names of one list; a file of a whole Land has hundreds that are not ours. */
const MOST_NAMED = 20;

/** Asks for the file, beside the list. */
export function OutlinesForm({ limit, error }: { limit: number; error: string | undefined }) {
  const { t } = useTexts();
  const { bytes } = useFormats();
  return (
    <form method="post" encType="multipart/form-data" className="stack flow-s" noValidate>
      <p className="s">{t("areas.file-explained")}</p>
      {error ? <FormErrors errors={{ file: error }} /> : null}
      <FileInput name="file" label={t("areas.file")} kinds="GeoJSON" size={bytes(limit)} accept=".geojson,.json,application/geo+json" required error={error} />
      <div>
        <Button name="intent" value="outlines" icon="upload">
          {t("areas.file-read")}
        </Button>
      </div>
    </form>
  );
}

/** What a file would write, before it does; nobody has to guess which outline goes where. */
export function OutlinesPreviewed({ preview, back, children }: { preview: OutlinesPreview; back: string; children: ReactNode }) {
  const { t } = useTexts();
  const { taken, found } = preview;
  const news = taken.filter(({ was }) => was !== "same").length;
  return (
    <section className="stack" aria-labelledby="h-preview">
      <h2 id="h-preview">{t("areas.preview")}</h2>
      <p>{t(news === 0 ? "areas.preview-same" : "areas.preview-lede", { count: taken.length })}</p>
      <ul className="flow-s">
        {taken.map(({ name, label, by, was }) => (
          <li key={name + label}>
            <German>{name}</German>: <German>{label}</German>{" "}
            <span className="muted s">
              {t(`areas.report-by-${by}`)}, {t(`areas.preview-was-${was}`)}
            </span>
          </li>
        ))}
      </ul>
      <LeftOut of={preview} />
      {children}
      <form method="post" className="row">
        <input type="hidden" name="found" value={found} />
        {news === 0 ? null : (
          <Button kind="primary" name="intent" value="take">
            {t("areas.preview-take", { count: taken.length })}
          </Button>
        )}
        <ButtonLink kind="tertiary" href={back}>
          {t("areas.preview-leave")}
        </ButtonLink>
      </form>
    </section>
  );
}

/** What a file was taken for. */
export function OutlinesReport({ report }: { report: TakenOutlines }) {
  const { t } = useTexts();
  const { taken } = report;
  return (
    <section className="stack" aria-labelledby="h-report">
      <h2 id="h-report">{t("areas.report")}</h2>
      <details className="more">
        <summary>{t("areas.report-taken", { count: taken.length })}</summary>
        <ul className="flow-s">
          {taken.map(({ name, label, by }) => (
            <li key={name + label}>
              <German>{name}</German>: <German>{label}</German> <span className="muted s">{t(`areas.report-by-${by}`)}</span>
            </li>
          ))}
        </ul>
      </details>
      <LeftOut of={report} />
    </section>
  );
}

function LeftOut({ of: { unmatched, unclear, shapeless, missing } }: { of: Omit<TakenOutlines, "taken"> }) {
  const { t } = useTexts();
  return (
    <>
      <Named text="areas.report-unclear" names={unclear} />
      <Named text="areas.report-unmatched" names={unmatched} />
      <Named text="areas.report-shapeless" names={shapeless} />
      {missing.length === 0 ? <p>{t("areas.report-complete")}</p> : <Named text="areas.report-missing" names={missing} />}
    </>
  );
}

function Named({ text, names }: { text: `areas.report-${"unclear" | "unmatched" | "shapeless" | "missing"}`; names: readonly string[] }) {
  const { t } = useTexts();
  if (names.length === 0) return null;
  const more = names.length - MOST_NAMED;
  return (
    <div>
      <p>{t(text, { count: names.length })}</p>
      <p className="muted s">
        <German>{names.slice(0, MOST_NAMED).join("; ")}</German>
        {more > 0 ? ` ${t("areas.report-more", { count: more })}` : null}
      </p>
    </div>
  );
}
