import { href } from "react-router";
import { Icon } from "#app/components/icon.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { Log } from "#app/components/log.tsx";
import { StoredFile } from "#app/components/stored-file.tsx";
import type { MeasurePage, ProgressEntry } from "#domain/concept/measures/index.ts";

/** How many entries stand there before the fold. */
const SHOWN = 5;

/** What happened, newest first; whose release it was, and the way to release what may go out. */
export function History({
  measure,
  region,
  all,
  allHref,
  mayRelease,
}: {
  measure: MeasurePage;
  region: string;
  all: boolean;
  allHref: string;
  mayRelease: boolean;
}) {
  const { t } = useTexts();
  const shown = all ? measure.history : measure.history.slice(0, SHOWN);
  const older = measure.history.length - shown.length;
  if (shown.length === 0) return <p className="muted">{t("measures.history-empty")}</p>;
  return (
    <>
      <Log
        entries={shown.map((entry) => ({
          key: entry.id,
          state: entry.assessment,
          meta: <EntryMeta entry={entry} />,
          text: <p>{entry.text}</p>,
          below: <EntryBelow entry={entry} measure={measure} region={region} mayRelease={mayRelease} />,
        }))}
      />
      {older > 0 ? <a href={allHref}>{t("measures.older", { count: older })}</a> : null}
    </>
  );
}

function EntryMeta({ entry }: { entry: ProgressEntry }) {
  const { t } = useTexts();
  const formats = useFormats();
  const author = [entry.authorName, entry.authorOrganisation].filter(Boolean).join(", ");
  return (
    <>
      <span className="vh">{t(`states.${entry.assessment}`)}: </span>
      {t("measures.entry-by", { day: formats.day(entry.dated), author })}
    </>
  );
}

function EntryBelow({ entry, measure, region, mayRelease }: { entry: ProgressEntry; measure: MeasurePage; region: string; mayRelease: boolean }) {
  const { t } = useTexts();
  const formats = useFormats();
  return (
    <>
      {entry.state ? <p>{t("measures.entry-new-state", { state: t(`states.measure-${entry.state}`) })}</p> : null}
      {entry.file ? (
        <p>
          <Icon name="paperclip" /> <StoredFile file={entry.file} href={href("/app/:region/dateien/:id", { region, id: entry.file.id })} />
        </p>
      ) : null}
      <p>
        {entry.releasedAt ? (
          t("measures.entry-public", { day: formats.momentDay(entry.releasedAt), name: entry.releasedBy ?? "" })
        ) : (
          <>
            {t("measures.not-public")}
            {mayRelease ? (
              <>
                {" "}
                <a href={href("/app/:region/massnahmen/:id/freigabe/:update", { region, id: measure.id, update: entry.id })}>
                  {t("measures.entry-release-link")}
                  <span className="vh">: {formats.day(entry.dated)}</span>
                </a>
              </>
            ) : null}
          </>
        )}
      </p>
    </>
  );
}
