import { Button, ButtonLink } from "#app/components/button.tsx";
import { CompareVersions } from "#app/components/compare-versions.tsx";
import { RadioList, TextArea } from "#app/components/forms/controls.tsx";
import { FormErrors } from "#app/components/forms/form-errors.tsx";
import { Icon } from "#app/components/icon.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import type { MinutesItem, MinutesPage } from "#domain/network/minutes/index.ts";
import type { MinutesAgain } from "./minutes-acts.ts";
import { meetingPath } from "./minutes-words.tsx";
import type { OfItem } from "./minutes-shared.ts";

export function Note({ item, isOpen, ownName, now, writes, again, ...shared }: OfItem) {
  const { t } = useTexts();
  const { note } = item;
  const mine = again?.itemId === item.id && again.form === "note" ? again : undefined;
  const minutes = note.writingSince ? Math.floor((Date.parse(now) - Date.parse(note.writingSince)) / 60_000) : 0;
  // Whoever closed the window an hour ago does not write any more.
  const isWritten = isOpen && note.writerName !== null && note.writerName !== ownName && minutes < 60;
  return (
    <>
      {isWritten ? (
        <div className="editing">
          <p className="s">
            <Icon name="pencil" /> {t("minutes.writing", { name: note.writerName ?? "", minutes })}
          </p>
        </div>
      ) : null}
      {isOpen && (writes === item.id || mine) ? (
        <NoteForm item={item} mine={mine} {...shared} />
      ) : (
        <>
          <Paragraphs text={note.text} />
          {isOpen ? (
            <form method="post" className="noprint">
              <input type="hidden" name="item" value={item.id} />
              <Button
                small
                icon={note.text ? "pencil" : "plus"}
                name="intent"
                value="begin"
                aria-label={`${t(note.text ? "minutes.edit-note" : "minutes.begin-note")}: ${item.title}`}
              >
                {t(note.text ? "minutes.edit-note" : "minutes.begin-note")}
              </Button>
            </form>
          ) : null}
        </>
      )}
    </>
  );
}

function Paragraphs({ text }: { text: string }) {
  const { t } = useTexts();
  if (text === "") return <p className="muted">{t("minutes.nothing-noted")}</p>;
  return text.split(/\n{2,}/).map((paragraph, place) => (
    <p key={place} className="lines">
      {paragraph}
    </p>
  ));
}

function NoteForm({ item, mine, region, minutes }: { item: MinutesItem; mine?: MinutesAgain; region: string; minutes: MinutesPage }) {
  const { t } = useTexts();
  const { outcome, note } = item;
  const chosen = mine?.typed.outcome ?? (outcome === "open" && note.text === "" ? "finished" : outcome);
  const path = `${meetingPath(region, minutes.id)}#punkt-${item.id}`;
  return (
    <>
      <Conflict again={mine} typed={mine?.typed.text ?? ""} theirsHref={path} />
      <form method="post" className="stack" action={path}>
        <FormErrors errors={mine?.error ? { "": t(mine.error) } : {}} />
        <input type="hidden" name="item" value={item.id} />
        <input type="hidden" name="version" value={mine?.conflict?.version ?? mine?.typed.version ?? note.version} />
        <TextArea
          name="text"
          id={`note-${item.id}`}
          label={t("minutes.note")}
          hint={t("minutes.note-hint")}
          rows={8}
          maxLength={20_000}
          defaultValue={mine?.typed.text ?? note.text}
        />
        <RadioList
          name="outcome"
          id={`outcome-${item.id}`}
          label={t("minutes.outcome")}
          chosen={chosen}
          choices={[
            { value: "finished", label: t("minutes.outcome-finished") },
            { value: "unfinished", label: t("minutes.outcome-unfinished"), hint: t("minutes.outcome-unfinished-hint") },
            { value: "open", label: t("minutes.outcome-open") },
          ]}
        />
        <div className="row tight">
          <Button kind="primary" name="intent" value="note">
            {t("minutes.save-note")}
          </Button>
          <ButtonLink kind="tertiary" href={path}>
            {t("common.cancel")}
          </ButtonLink>
        </div>
      </form>
    </>
  );
}

export function Conflict({ again, typed, theirsHref }: { again?: MinutesAgain; typed: string; theirsHref: string }) {
  const { t } = useTexts();
  const formats = useFormats();
  if (!again?.conflict) return null;
  const { changed, theirs, field } = again.conflict;
  return (
    <CompareVersions
      name={changed?.by || t("measures.somebody")}
      time={changed ? formats.time(changed.at) : ""}
      moment={changed ? formats.moment(changed.at) : ""}
      fields={[{ label: t(`minutes.${field}`), yours: typed, theirs }]}
      theirsHref={theirsHref}
    />
  );
}
