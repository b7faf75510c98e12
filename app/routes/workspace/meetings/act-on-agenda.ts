import { idOfForm } from "#app/form-id.ts";
import type { MessageKey } from "#app/messages/texts.ts";
import {
  addAgendaItem,
  AgendaItemFields,
  addPaper,
  editAgendaItem,
  moveAgendaItem,
  putOnAgenda,
  removeAgendaItem,
  removePaper,
} from "#domain/network/meetings/index.ts";
import type { Context } from "#platform/db/index.ts";
import { readUpload } from "../measures/upload.ts";
import { isId, textsOf } from "../network/form.ts";
import { throwIfClosed } from "./refusals.ts";

/**
 * One button of the agenda's page.
 * @returns what is wrong; null: it is done
 */
export async function actOnAgenda(ctx: Context, meetingId: string, form: FormData, dataFolder: string): Promise<MessageKey | null> {
  const typed = textsOf(form);
  const { intent, itemId = "", topicId = "", paperId = "" } = typed;
  switch (intent) {
    case "schedule":
      return isId(topicId) ? told(await putOnAgenda(ctx, { meetingId, topicId })) : "meetings.refused-topic-not-stored";
    case "up":
    case "down":
      return isId(itemId) ? told(await moveAgendaItem(ctx, { itemId, by: intent === "up" ? -1 : 1 })) : "meetings.refused-item-not-found";
    case "remove":
      return isId(itemId) ? told(await removeAgendaItem(ctx, itemId)) : "meetings.refused-item-not-found";
    case "remove-paper":
      return isId(paperId) ? told(await removePaper(ctx, paperId)) : "meetings.refused-paper-not-found";
    case "add-paper": {
      const upload = await readUpload(form, "file", dataFolder);
      if (!upload || !isId(itemId)) return "meetings.fault-file";
      const added = await addPaper(ctx, { itemId, title: (typed["paperTitle"] ?? "").trim().slice(0, 200) }, upload, await idOfForm(form));
      return !added.ok && added.refusal === "file-refused" ? `files.refused-${added.reason}` : told(added);
    }
    case "add":
    case "edit": {
      const { title = "", duration = "", ownerPersonId = "" } = typed;
      const fields = AgendaItemFields.safeParse({
        title,
        durationMinutes: duration.trim() === "" ? null : Number(duration),
        ownerPersonId: ownerPersonId || null,
        isPublic: "isPublic" in typed,
      });
      if (!fields.success) return fields.error.issues.some(({ path }) => path[0] === "title") ? "meetings.refused-title" : "meetings.refused-duration";
      if (intent === "add") return told(await addAgendaItem(ctx, { meetingId, fields: fields.data }, await idOfForm(form)));
      if (!isId(itemId)) return "meetings.refused-item-not-found";
      return told(await editAgendaItem(ctx, { itemId, version: Number(typed["version"]) || 0, fields: fields.data }));
    }
    default:
      return "meetings.fault-check";
  }
}

type Word = "not-open" | "topic-not-stored" | "item-not-found" | "paper-not-found" | "person-unknown" | "version-conflict";

function told(result: { ok: true } | { ok: false; refusal: Word | "not-found" | "not-allowed" | "file-refused" }): MessageKey | null {
  if (result.ok) return null;
  throwIfClosed(result.refusal);
  const { refusal } = result;
  return refusal === "not-found" || refusal === "not-allowed" || refusal === "file-refused" ? "meetings.fault-check" : `meetings.refused-${refusal}`;
}
