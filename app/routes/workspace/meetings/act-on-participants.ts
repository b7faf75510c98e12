import type { MessageKey } from "#app/messages/texts.ts";
import { AddGuest, addGuest, Invite, inviteToMeeting, RecordAttendance, recordAttendance } from "#domain/network/meetings/index.ts";
import type { Context } from "#platform/db/index.ts";
import { textsOf } from "../network/form.ts";
import { throwIfClosed } from "./refusals.ts";

type Act = { fault: MessageKey } | { fault: null; told: Record<string, string> };

/** One button of the page about who comes. */
export async function actOnParticipants(ctx: Context, meetingId: string, form: FormData): Promise<Act> {
  const typed = textsOf(form);
  switch (typed["intent"]) {
    case "invite": {
      const input = Invite.safeParse({ meetingId, answerBy: typed["answerBy"] || null });
      if (!input.success) return { fault: "meetings.fault-answerBy" };
      const invited = await inviteToMeeting(ctx, input.data);
      return invited.ok ? told({ hinweis: "invited", mails: String(invited.value.mails) }) : refusedWith(invited.refusal);
    }
    case "guest": {
      const input = AddGuest.safeParse({ meetingId, personId: typed["personId"], agendaItemId: typed["agendaItemId"] || null });
      if (!input.success) return { fault: "meetings.refused-person-not-found" };
      const added = await addGuest(ctx, input.data);
      return added.ok ? told({ hinweis: "guest" }) : refusedWith(added.refusal);
    }
    case "attendance": {
      const entries = Object.entries(typed).flatMap(([name, value]) =>
        name.startsWith("attended-") && value ? [[name.slice("attended-".length), value]] : [],
      );
      const input = RecordAttendance.safeParse({ meetingId, attended: Object.fromEntries(entries) });
      if (!input.success) return { fault: "meetings.fault-check" };
      const recorded = await recordAttendance(ctx, input.data);
      return recorded.ok ? told({ hinweis: "attendance" }) : refusedWith(recorded.refusal);
    }
    default:
      return { fault: "meetings.fault-check" };
  }
}

function told(words: Record<string, string>): Act {
  return { fault: null, told: words };
}

type Word =
  | "not-open"
  | "meeting-over"
  | "answer-after-start"
  | "nobody"
  | "person-not-found"
  | "item-not-found"
  | "already-invited"
  | "cancelled"
  | "not-begun"
  | "participant-unknown";

function refusedWith(refusal: Word | "not-found" | "not-allowed"): Act {
  throwIfClosed(refusal);
  return { fault: refusal === "not-found" || refusal === "not-allowed" ? "meetings.fault-check" : `meetings.refused-${refusal}` };
}
