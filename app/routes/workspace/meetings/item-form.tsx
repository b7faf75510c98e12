import { Button } from "#app/components/button.tsx";
import { CheckBox, FileInput, TextInput } from "#app/components/forms/controls.tsx";
import { FormId } from "#app/components/forms/form-id.tsx";
import { useTexts } from "#app/components/locale.tsx";
import type { Named } from "#app/components/forms/named-input.tsx";
import type { MeetingItem } from "#domain/network/meetings/index.ts";
import { PersonInput } from "../network/name-inputs.tsx";

/** The fields of one item of the agenda: a form of its own. @param item null adds one */
export function ItemForm({ item, owner, refused }: { item: MeetingItem | null; owner: Named; refused?: { typed: Record<string, string>; owner: Named } }) {
  const { t } = useTexts();
  const typed = refused?.typed;
  const id = (name: string) => `f-${item?.id ?? "new"}-${name}`;
  return (
    <form method="post" className="stack narrow">
      {item ? (
        <>
          <input type="hidden" name="itemId" value={item.id} />
          <input type="hidden" name="version" value={item.version} />
        </>
      ) : (
        <FormId />
      )}
      <TextInput id={id("title")} name="title" label={t("meetings.item-title")} defaultValue={typed?.["title"] ?? item?.title} required maxLength={300} />
      <TextInput
        id={id("duration")}
        name="duration"
        type="number"
        min={1}
        max={600}
        label={t("meetings.item-duration")}
        defaultValue={typed?.["duration"] ?? item?.durationMinutes ?? undefined}
        optional
      />
      <PersonInput id={id("owner")} name="ownerPersonId" label={t("meetings.item-owner")} optional person={refused?.owner ?? owner} />
      <CheckBox name="isPublic" label={t("meetings.item-public-field")} defaultChecked={typed ? "isPublic" in typed : item?.isPublic} />
      <div className="row">
        <Button name="intent" value={item ? "edit" : "add"}>
          {item ? t("meetings.save") : t("meetings.item-add-act")}
        </Button>
      </div>
    </form>
  );
}

/** The papers of one item: what is there, each removable, and one more. */
export function PaperForms({ item, size }: { item: MeetingItem; size: string }) {
  const { t } = useTexts();
  return (
    <>
      {item.papers.map((paper) => (
        <form method="post" className="row between" key={paper.id}>
          <input type="hidden" name="paperId" value={paper.id} />
          <span className="s">{paper.title}</span>
          <Button small kind="tertiary" name="intent" value="remove-paper" aria-label={t("meetings.paper-remove", { title: paper.title })}>
            {t("meetings.paper-remove-short")}
          </Button>
        </form>
      ))}
      <form method="post" encType="multipart/form-data" className="stack narrow">
        <FormId />
        <input type="hidden" name="itemId" value={item.id} />
        <FileInput id={`f-${item.id}-file`} name="file" label={t("meetings.paper-file")} kinds={t("meetings.paper-kinds")} size={size} required />
        <TextInput id={`f-${item.id}-paper`} name="paperTitle" label={t("meetings.paper-title")} optional maxLength={200} />
        <div className="row">
          <Button name="intent" value="add-paper" icon="upload">
            {t("meetings.paper-add")}
          </Button>
        </div>
      </form>
    </>
  );
}
