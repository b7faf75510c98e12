import type { z } from "zod";
import { MeetingFields } from "#domain/network/meetings/index.ts";
import { textsOf } from "../network/form.ts";
import type { MeetingFaults } from "./refusals.ts";

/** What the form of a meeting says, as the domain wants to read it. */
export function meetingInput(typed: Record<string, string>) {
  const { title = "", on = "", from = "", to = "", place = "", onlineUrl = "", note = "", answerBy = "" } = typed;
  // Browsers without a time field send what was typed: "9:30" is a time too.
  const time = (value: string) => (/^\d:\d\d$/.test(value.trim()) ? `0${value.trim()}` : value.trim().slice(0, 5));
  return {
    title,
    on,
    from: time(from),
    to: time(to),
    place,
    onlineUrl: onlineUrl.trim(),
    note,
    answerBy: answerBy || null,
    isPublic: "isPublic" in typed,
  };
}

const WORDS = {
  title: "meetings.fault-title",
  on: "meetings.fault-on",
  from: "meetings.fault-from",
  to: "meetings.fault-to",
  onlineUrl: "meetings.fault-onlineUrl",
  answerBy: "meetings.fault-answerBy",
} as const satisfies MeetingFaults;

/** The fields of a meeting out of a posted form, or what is wrong with them. */
export function readMeetingForm(form: FormData): { typed: Record<string, string>; fields: MeetingFields | null; faults: MeetingFaults } {
  const typed = textsOf(form);
  const input = MeetingFields.safeParse(meetingInput(typed));
  return input.success ? { typed, fields: input.data, faults: {} } : { typed, fields: null, faults: faultsOf(input.error) };
}

function faultsOf(error: z.ZodError): MeetingFaults {
  return Object.fromEntries(
    error.issues.map(({ path }) => {
      const name = String(path[0] ?? "");
      return [name, Object.entries(WORDS).find(([known]) => known === name)?.[1] ?? "meetings.fault-check"];
    }),
  );
}

/** At which field a refusal of the domain stands. */
export function refusalAt(refusal: TimeWord): MeetingFaults {
  const at = {
    "end-before-start": "to",
    "time-does-not-exist": "on",
    "answer-after-start": "answerBy",
    "until-before-first": "untilOn",
    "too-many": "untilOn",
  };
  return { [Object.entries(at).find(([known]) => known === refusal)?.[1] ?? ""]: `meetings.refused-${refusal}` };
}

type TimeWord =
  | "end-before-start"
  | "time-does-not-exist"
  | "answer-after-start"
  | "time-zone-unknown"
  | "until-before-first"
  | "too-many"
  | "gremium-ended"
  | "not-open"
  | "version-conflict";
