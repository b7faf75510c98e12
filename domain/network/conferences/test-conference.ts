import { newId, read, type Context } from "#platform/db/index.ts";
import type { TestDatabase } from "#tests/support/database.ts";
import { aRegion } from "#tests/support/factories.ts";
import {
  addWorkshop,
  answerRegistration,
  createConference,
  mailRegistration,
  moveUpInConference,
  register,
  takeStep,
  type AnswerRegistration,
  type ComposeRegistrationLetter,
  type ConferenceFields,
  type WorkshopFields,
} from "./index.ts";
import { registrants, registrations } from "./schema.ts";

export const conferenceFields: ConferenceFields = {
  title: "Integrationskonferenz",
  purpose: "",
  on: "2026-11-25",
  from: "10:00",
  to: "16:00",
  place: "Stadthalle",
  onlineUrl: "",
  gremiumId: null,
  fields: [],
  isPublic: true,
  registrationUntil: null,
  places: null,
  languages: ["de"],
};
export const workshopFields: WorkshopFields = {
  title: "Wohnen",
  sentence: "",
  room: "",
  from: "11:00",
  to: "12:00",
  moderatorPersonId: null,
  field: null,
  places: null,
};
export const NO_NEEDS = { interpreterLanguage: "", childcare: "", access: "" };

/** Says what the real mail says, in a form that a test can read back. */
const compose: ComposeRegistrationLetter = ({ kind, workshops, code }) => ({ subject: kind, body: [code ?? "", ...workshops].join(" ") });

/** A conference with open registration in a county of its own, on the morning of 12 November 2026. */
export async function aConference(db: TestDatabase, values: Partial<ConferenceFields> = {}, { state = "open" }: { state?: "draft" | "open" } = {}) {
  const county = await aRegion(db, "2026-11-12");
  const office = county.as("coordinator");
  const made = await createConference(office, { ...conferenceFields, ...values });
  if (!made.ok) throw new Error(made.refusal);
  const conferenceId = made.value.id;
  if (state === "open") await takeStep(office, { id: conferenceId, step: "open" });
  const linkOf = (registrationId: string) =>
    db.ctx(county.region, { kind: "link", opens: "registration", subjectId: registrationId, name: "Link zur Anmeldung" }, county.ctx.now);
  const job = (payload: Record<string, string>) => ({ id: newId(), payload: { regionId: county.region.id, ...payload }, attempt: 1, isLastAttempt: false });
  const ask = async (person: { name?: string; email?: string; workshopIds?: string[] } = {}) => {
    const id = newId();
    const { name = "Amira Haddad", email = `${id}@example.org`, workshopIds = [] } = person;
    const asked = await register(county.publicCtx, { conferenceId, name, organisation: "", email, language: "de", workshopIds }, id);
    if (!asked.ok) throw new Error(asked.refusal);
    return id;
  };
  const answer = (registrationId: string, input: Partial<AnswerRegistration> = {}) =>
    answerRegistration(linkOf(registrationId), { comes: true, workshopIds: [], needs: NO_NEEDS, ...input });
  return {
    county,
    office,
    conferenceId,
    linkOf,
    ask,
    answer,
    async aWorkshop(fields: Partial<WorkshopFields> = {}) {
      const added = await addWorkshop(office, { conferenceId, fields: { ...workshopFields, ...fields } });
      if (!added.ok) throw new Error(added.refusal);
      return added.value.id;
    },
    /** Somebody who registered and confirmed. */
    async comes(workshopIds: string[] = []) {
      const id = await ask({ workshopIds });
      await answer(id, { workshopIds });
      return id;
    },
    /** The job as it runs some time later, or again. */
    moveUp: (ctx: Context = county.ctx) => moveUpInConference(ctx, job({ conferenceId })),
    mail: (registrationId: string, ctx: Context = county.ctx) => mailRegistration(compose)(ctx, job({ registrationId })),
    rows: () => read(county.ctx, (reader) => reader.select().from(registrations).orderBy(registrations.arrived)),
    people: () => read(county.ctx, (reader) => reader.select().from(registrants)),
  };
}
