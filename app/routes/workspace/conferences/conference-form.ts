import type { z } from "zod";
import { findConcept } from "#domain/concept/index.ts";
import { listGremien } from "#domain/network/index.ts";
import { ConferenceFields, WorkshopFields, type ConferencePage } from "#domain/network/conferences/index.ts";
import { read, type Context } from "#platform/db/index.ts";
import { textsOf } from "../network/form.ts";
import type { MeetingFaults } from "../meetings/refusals.ts";

export type Choices = { gremien: { id: string; name: string }[]; fields: { id: string; title: string }[] };

/** What the form of a conference offers: working bodies, and the action fields of the concept by their title. */
export function choicesFor(ctx: Context): Promise<Choices> {
  return read(ctx, async (db) => {
    const concept = await findConcept(ctx, db);
    const { current } = await listGremien(ctx, db);
    return {
      gremien: current.filter(({ kind }) => kind !== "internal-group").map(({ id, name }) => ({ id, name })),
      fields: (concept?.fields ?? []).map(({ id, number, title }) => ({ id, title: `${number} ${title}`.slice(0, 500) })),
    };
  });
}

// Browsers without a time field send what was typed: "9:30" is a time too.
const time = (value = "") => (/^\d:\d\d$/.test(value.trim()) ? `0${value.trim()}` : value.trim().slice(0, 5));
const number = (value = "") => (value.trim() === "" ? null : Number(value));

export type TypedConference = { texts: Record<string, string>; fieldIds: string[]; languages: string[] };

export function storedTexts(conference: ConferencePage): TypedConference {
  const { title, purpose, on, from, to, place, onlineUrl, gremiumId, registrationUntil, places, isPublic, fields, languages } = conference;
  return {
    texts: {
      title,
      purpose,
      on,
      from,
      to,
      place,
      onlineUrl: onlineUrl ?? "",
      gremiumId: gremiumId ?? "",
      registrationUntil: registrationUntil ?? "",
      places: places === null ? "" : String(places),
      ...(isPublic ? { isPublic: "on" } : {}),
    },
    fieldIds: fields.map(({ id }) => id),
    languages,
  };
}

/** A posted conference; the titles of action fields are taken from the concept, not from the form. */
export function readConferenceForm(form: FormData, { fields }: Choices): { typed: TypedConference; input: ConferenceFields | null; faults: MeetingFaults } {
  const texts = textsOf(form);
  const typed = { texts, fieldIds: form.getAll("fieldIds").map(String), languages: form.getAll("languages").map(String) };
  const { title = "", purpose = "", on = "", place = "", onlineUrl = "", gremiumId = "", registrationUntil = "" } = texts;
  const input = ConferenceFields.safeParse({
    title,
    purpose,
    on,
    from: time(texts["from"]),
    to: time(texts["to"]),
    place,
    onlineUrl: onlineUrl.trim(),
    gremiumId: gremiumId || null,
    fields: fields.filter(({ id }) => typed.fieldIds.includes(id)),
    isPublic: "isPublic" in texts,
    registrationUntil: registrationUntil || null,
    places: number(texts["places"]),
    languages: typed.languages,
  });
  return input.success ? { typed, input: input.data, faults: {} } : { typed, input: null, faults: faultsOf(input.error) };
}

export function readWorkshopForm(form: FormData, { fields }: Choices) {
  const typed = textsOf(form);
  const { title = "", sentence = "", room = "", moderatorPersonId = "", fieldId = "" } = typed;
  const input = WorkshopFields.safeParse({
    title,
    sentence,
    room,
    from: time(typed["from"]),
    to: time(typed["to"]),
    moderatorPersonId: moderatorPersonId || null,
    field: fields.find(({ id }) => id === fieldId) ?? null,
    places: number(typed["places"]),
  });
  return input.success ? { typed, input: input.data, faults: {} as MeetingFaults } : { typed, input: null, faults: faultsOf(input.error) };
}

const WORDS = {
  title: "conferences.fault-title",
  on: "conferences.fault-on",
  from: "conferences.fault-from",
  to: "conferences.fault-to",
  onlineUrl: "conferences.fault-onlineUrl",
  places: "conferences.fault-places",
  languages: "conferences.fault-languages",
  registrationUntil: "conferences.fault-registrationUntil",
} as const satisfies MeetingFaults;

function faultsOf(error: z.ZodError): MeetingFaults {
  return Object.fromEntries(
    error.issues.map(({ path }) => {
      const name = String(path[0] ?? "");
      return [name, Object.entries(WORDS).find(([known]) => known === name)?.[1] ?? "conferences.fault-check"];
    }),
  );
}

const AT: Record<string, string> = {
  "end-before-start": "to",
  "outside-conference": "from",
  "time-does-not-exist": "on",
  "until-after-start": "registrationUntil",
  "gremium-not-found": "gremiumId",
  "person-unknown": "moderatorPersonId",
};
export type ConferenceRefusal =
  | "end-before-start"
  | "outside-conference"
  | "time-does-not-exist"
  | "time-zone-unknown"
  | "until-after-start"
  | "answer-after-start"
  | "gremium-not-found"
  | "person-unknown"
  | "not-open"
  | "workshop-not-found"
  | "has-registrations";

/** At which field a refusal of the domain stands; "" is the form as a whole. */
export function faultAt(refusal: ConferenceRefusal): MeetingFaults {
  return { [AT[refusal] ?? ""]: `conferences.refused-${refusal}` };
}
