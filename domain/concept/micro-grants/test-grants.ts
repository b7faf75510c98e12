import { newId, read } from "#platform/db/index.ts";
import { mails } from "#platform/mail/index.ts";
import type { TestDatabase } from "#tests/support/database.ts";
import { aRegion } from "#tests/support/factories.ts";
import { answerApplication, applyForGrant, createCall, mailApplicant, type Apply, type CallFields, type ComposeGrantLetter, type IdeaFields } from "./index.ts";

const NO_TEXT = { title: "", who: "", rules: "" };
export const callFields: CallFields = {
  fromOn: "2026-11-01",
  untilOn: "2026-11-30",
  maxCents: 500_00,
  totalCents: 1_000_00,
  isPublic: true,
  texts: { de: { ...NO_TEXT, title: "Gute Ideen 2026" }, en: NO_TEXT, ar: NO_TEXT },
};
export const ideaFields: IdeaFields = {
  title: "Kochen am Sonntag",
  idea: "Wir kochen zusammen.",
  groupName: "Frauentreff",
  place: "Lindhorst",
  amountCents: 300_00,
  plannedFor: "im Mai",
  spentOn: "",
};

/** A county with one open call, on the morning of 12 November 2026. */
export async function aCall(db: TestDatabase, compose: ComposeGrantLetter, values: Partial<CallFields> = {}) {
  const county = await aRegion(db, "2026-11-12");
  const office = county.as("coordinator");
  const made = await createCall(office, { ...callFields, ...values });
  if (!made.ok) throw new Error(made.refusal);
  const callId = made.value.id;
  const linkOf = (id: string) =>
    db.ctx(county.region, { kind: "link", opens: "grant-application", subjectId: id, name: "Link zum Förderantrag" }, county.ctx.now);
  const apply = (input: Partial<Apply> = {}, id = newId()) =>
    applyForGrant(county.publicCtx, { ...ideaFields, callId, name: "Amira Haddad", email: "haddad@example.org", phone: "", language: "de", ...input }, id);
  return {
    county,
    office,
    callId,
    linkOf,
    apply,
    /** An application that was confirmed by its link. */
    async anApplication(input: Partial<Apply> = {}) {
      const id = newId();
      const asked = await apply(input, id);
      if (!asked.ok) throw new Error(asked.refusal);
      const { amountCents = ideaFields.amountCents } = input;
      const confirmed = await answerApplication(linkOf(id), { act: "submit", fields: { ...ideaFields, amountCents } });
      if (!confirmed.ok) throw new Error(confirmed.refusal);
      return id;
    },
    /** The job as it runs some time later, or again. */
    mail: (applicationId: string) =>
      mailApplicant(compose)(county.ctx, {
        id: newId(),
        payload: { regionId: county.region.id, applicationId },
        attempt: 1,
        isLastAttempt: false,
      }),
    mails: () => read(county.ctx, (reader) => reader.select().from(mails)),
  };
}
