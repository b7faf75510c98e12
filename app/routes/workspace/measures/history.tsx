import { href } from "react-router";
import { Icon } from "#app/components/icon.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { Log } from "#app/components/log.tsx";
import { StoredFile } from "#app/components/stored-file.tsx";
import type { MeasureChange, MeasurePage, ProgressEntry } from "#domain/concept/measures/index.ts";

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
  const formats = useFormats();
  // What was done to one entry stands below that entry.
  const moments = [...measure.history, ...measure.changes.filter((change) => change.kind === "state" || change.updateId === null)].toSorted(
    (a, b) => b.dated.localeCompare(a.dated) || b.id.localeCompare(a.id),
  );
  const shown = all ? moments : moments.slice(0, SHOWN);
  const older = moments.length - shown.length;
  if (shown.length === 0) return <p className="muted">{t("measures.history-empty")}</p>;
  return (
    <>
      <Log
        entries={shown.map((moment) =>
          "assessment" in moment
            ? {
                key: moment.id,
                state: moment.assessment,
                meta: <EntryMeta entry={moment} />,
                text: <p>{moment.text}</p>,
                below: <EntryBelow entry={moment} measure={measure} region={region} mayRelease={mayRelease} />,
              }
            : {
                key: moment.id,
                state: null,
                meta: t("measures.entry-by", { day: formats.day(moment.dated), author: moment.byName }),
                text: <Change change={moment} />,
              },
        )}
      />
      {older > 0 ? <a href={allHref}>{t("measures.older", { count: older })}</a> : null}
    </>
  );
}

function Change({ change }: { change: MeasureChange }) {
  const { t } = useTexts();
  const formats = useFormats();
  return (
    <p>
      {change.kind === "state"
        ? t("measures.change-state", { from: t(`states.measure-${change.from}`), to: t(`states.measure-${change.to}`) })
        : t("measures.change-withdrawn", { day: formats.momentDay(change.publicSince), name: change.releasedBy })}
    </p>
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
          <>
            {t("measures.entry-public", { day: formats.momentDay(entry.releasedAt), name: entry.releasedBy ?? "" })}
            {mayRelease ? <ReleaseLink entry={entry} measure={measure} region={region} text={t("measures.withdraw-entry-link")} /> : null}
          </>
        ) : (
          <>
            {t("measures.not-public")}
            {mayRelease ? <ReleaseLink entry={entry} measure={measure} region={region} text={t("measures.entry-release-link")} /> : null}
          </>
        )}
      </p>
      {measure.changes.map((change) =>
        change.kind === "withdrawn" && change.updateId === entry.id ? (
          <p key={change.id}>
            {t("measures.entry-withdrawn", {
              day: formats.day(change.dated),
              name: change.byName,
              since: formats.momentDay(change.publicSince),
              releasedBy: change.releasedBy,
            })}
          </p>
        ) : null,
      )}
    </>
  );
}

function ReleaseLink({ entry, measure, region, text }: { entry: ProgressEntry; measure: MeasurePage; region: string; text: string }) {
  const formats = useFormats();
  return (
    <>
      {" "}
      <a href={href("/app/:region/massnahmen/:id/freigabe/:update", { region, id: measure.id, update: entry.id })}>
        {text}
        <span className="vh">: {formats.day(entry.dated)}</span>
      </a>
    </>
  );
}
