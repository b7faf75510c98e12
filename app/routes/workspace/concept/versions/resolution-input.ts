import type { z } from "zod";
import type { MessageKey } from "#app/messages/texts.ts";
import { listMeetings } from "#domain/network/meetings/index.ts";
import { listGremien } from "#domain/network/index.ts";
import { createFormats } from "#platform/i18n/index.ts";
import type { Context, Reader } from "#platform/db/index.ts";

export type ResolutionChoices = { bodies: { id: string; name: string }[]; meetings: { id: string; name: string }[] };
export type ResolutionDraft = { gremiumId: string; body: string; resolvedOn: string; kind: string; wording: string; meetingId: string };
export type ResolutionErrors = Partial<Record<keyof ResolutionDraft | "partIds" | "edition", MessageKey>>;

export const EMPTY: ResolutionDraft = { gremiumId: "", body: "", resolvedOn: "", kind: "", wording: "", meetingId: "" };

export function draftFrom(form: FormData): ResolutionDraft {
  const given = (name: string) => String(form.get(name) ?? "");
  return {
    gremiumId: given("gremiumId"),
    body: given("body").trim(),
    resolvedOn: given("resolvedOn").trim(),
    kind: given("kind"),
    wording: given("wording").replaceAll("\r\n", "\n"),
    meetingId: given("meetingId"),
  };
}

/** As the domain reads it. */
export function inputOf({ gremiumId, meetingId, ...draft }: ResolutionDraft) {
  return { ...draft, gremiumId: gremiumId || null, meetingId: meetingId || null };
}

const words: Record<string, MessageKey> = {
  resolvedOn: "forms.not-a-day",
  kind: "versions.refused-kind-missing",
  partIds: "versions.refused-part-unknown",
};

/** What is wrong with the form itself, by field. */
export function faultsOf(error: z.ZodError): ResolutionErrors {
  return Object.fromEntries(error.issues.map(({ path }) => [String(path[0]), words[String(path[0])] ?? "conceptwork.check-input"]));
}

/** At which field a refusal is said. */
export const fieldOf = {
  "body-missing": "body",
  "meeting-elsewhere": "meetingId",
  "in-the-future": "resolvedOn",
  "no-part": "partIds",
  "part-unknown": "partIds",
  "adopted-already": "partIds",
  "conflicts-open": "partIds",
  "outcomes-missing": "partIds",
  "parts-belong-together": "partIds",
  "edition-missing": "edition",
  "edition-taken": "edition",
} as const satisfies Record<string, keyof ResolutionErrors>;

const MOST_MEETINGS = 40;

/** Bodies with an entry, and the meetings of late, newest first. */
export async function readChoices(ctx: Context, db: Reader): Promise<ResolutionChoices> {
  const { momentDay } = createFormats("de");
  const { current } = await listGremien(ctx, db);
  const { meetings } = await listMeetings(ctx, db, { search: "", gremiumIds: [], when: "past", states: [] }, { after: null, limit: MOST_MEETINGS });
  return {
    bodies: current.map(({ id, name }) => ({ id, name })),
    meetings: meetings.map(({ id, gremium, title, startsAt }) => ({ id, name: [momentDay(startsAt), gremium, title].filter(Boolean).join(" · ") })),
  };
}
