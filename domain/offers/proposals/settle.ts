import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { createOrganisation, type OrganisationFields } from "#domain/network/index.ts";
import { actorName, newId, read, transact, type Context, type Region } from "#platform/db/index.ts";
import type { Locale } from "#platform/i18n/index.ts";
import { queueMail } from "#platform/mail/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { mayEditOffers } from "../access.ts";
import { contentFrom, unknownIn, type ContentRefusal } from "../catalogue/content.ts";
import type { OfferFields } from "../catalogue/input.ts";
import { insertOffer } from "../catalogue/save-offer.ts";
import { wordsIn } from "../catalogue/words-in.ts";
import { findProposal, type Proposal } from "./read-proposals.ts";
import { offerProposals } from "./schema.ts";

/** What the answer to a proposal tells. The words around it are made above, see app/mails/offer-proposals.ts. */
export type ProposalLetter = { outcome: "taken" | "refused"; region: Region; language: Locale; title: string; answer: string };
export type ComposeProposalLetter = (letter: ProposalLetter) => { subject: string; body: string };

const answer = z
  .string()
  .trim()
  .max(1000)
  .transform((typed) => typed.replaceAll("\r\n", "\n"));

export const TakeProposal = z.strictObject({
  id: z.uuid(),
  /** One of the network; null: a new one, called as the proposal calls it. */
  organisationId: z.uuid().nullable(),
  branchId: z.uuid(),
  answer,
});
export type TakeProposal = z.infer<typeof TakeProposal>;

export type TakeRefusal = "not-allowed" | "not-found" | "name-taken" | ContentRefusal;

/**
 * An editor makes a draft of a proposal, at an organisation of the network or at a new one, which is not public yet. Words in
 * another language stand in German's place, too, until somebody translates them.
 */
export async function takeProposal(
  ctx: Context,
  input: TakeProposal,
  compose: ComposeProposalLetter,
): Promise<Result<{ offerId: string; told: boolean }, TakeRefusal>> {
  if (!mayEditOffers(ctx.actor)) return refused("not-allowed");
  const organisation = input.organisationId === null ? await newOrganisation(ctx, input.id) : done({ id: input.organisationId });
  if (!organisation.ok) return organisation;
  return transact(ctx, async (tx): Promise<Result<{ offerId: string; told: boolean }, TakeRefusal>> => {
    const proposal = await findProposal(ctx, tx, input.id, true);
    if (!proposal) return refused("not-found");
    const fields = offerOf(proposal, organisation.value.id, input.branchId);
    const unknown = await unknownIn(ctx, tx, fields);
    if (unknown) return refused(unknown);
    const offerId = newId(ctx.now);
    await insertOffer(ctx, tx, { id: offerId, state: "draft", content: wordsIn(proposal.language, fields.words, contentFrom(ctx, fields, null)) });
    await tx
      .update(offerProposals)
      .set({ state: "taken", settledAt: ctx.now, settledBy: actorName(ctx.actor), answer: input.answer, offerId, version: proposal.version + 1 })
      .where(ofProposal(ctx, input.id));
    tx.audit("offer.created", offerId);
    tx.audit("offer.proposal-taken", input.id, { offerId });
    return done({ offerId, told: await tell(ctx, tx, proposal, { outcome: "taken", answer: input.answer }, compose) });
  });
}

export const RefuseProposal = z.strictObject({ id: z.uuid(), answer: answer.pipe(z.string().min(1)) });
export type RefuseProposal = z.infer<typeof RefuseProposal>;

/** An editor refuses a proposal with a sentence, which goes out if an address was given. @returns whether it did */
export async function refuseProposal(
  ctx: Context,
  input: RefuseProposal,
  compose: ComposeProposalLetter,
): Promise<Result<{ told: boolean }, "not-allowed" | "not-found">> {
  if (!mayEditOffers(ctx.actor)) return refused("not-allowed");
  return transact(ctx, async (tx): Promise<Result<{ told: boolean }, "not-found">> => {
    const proposal = await findProposal(ctx, tx, input.id, true);
    if (!proposal) return refused("not-found");
    await tx
      .update(offerProposals)
      .set({ state: "refused", settledAt: ctx.now, settledBy: actorName(ctx.actor), answer: input.answer, version: proposal.version + 1 })
      .where(ofProposal(ctx, input.id));
    tx.audit("offer.proposal-refused", input.id);
    return done({ told: await tell(ctx, tx, proposal, { outcome: "refused", answer: input.answer }, compose) });
  });
}

const ofProposal = (ctx: Context, id: string) => and(eq(offerProposals.regionId, ctx.region.id), eq(offerProposals.id, id));

async function tell(
  ctx: Context,
  tx: Parameters<typeof queueMail>[0],
  { email, language, title }: Proposal,
  told: { outcome: "taken" | "refused"; answer: string },
  compose: ComposeProposalLetter,
): Promise<boolean> {
  if (email === null) return false;
  await queueMail(tx, ctx, { to: email, addressee: null, ...compose({ ...told, region: ctx.region, language, title }) });
  return true;
}

/** The organisation that a proposal names, once: it has the proposal's id, so that a form sent twice makes one. */
async function newOrganisation(ctx: Context, proposalId: string): Promise<Result<{ id: string }, "not-allowed" | "not-found" | "name-taken">> {
  const proposal = await read(ctx, (db) => findProposal(ctx, db, proposalId));
  if (!proposal) return refused("not-found");
  const { organisation: name, isProvider, email, phone, website } = proposal;
  // An address is the organisation's only where its own people wrote, and even then for the house until somebody asked.
  const own = isProvider ? { email, internal: ["email" as const] } : { email: null, internal: [] };
  const entry: OrganisationFields = { ...NOTHING_KNOWN, ...own, name, phone, website };
  const created = await createOrganisation(ctx, entry, proposalId);
  if (created.ok) return created;
  if (created.refusal === "not-allowed" || created.refusal === "name-taken") return refused(created.refusal);
  throw new Error(`A new organisation of kind "other" was refused: ${created.refusal}`);
}

const NOTHING_KNOWN = {
  kind: "other",
  shortName: null,
  municipalityId: null,
  street: null,
  postalCode: null,
  place: null,
  latitude: null,
  longitude: null,
  openingHours: null,
  languages: [],
  accessibility: [],
  accessibilityNote: "",
  servesMunicipalityIds: [],
  isPublic: false,
};

function offerOf({ title, text, place, times, phone, website, language }: Proposal, organisationId: string, branchId: string): OfferFields {
  const words = { title, summary: "", description: text, papers: "", requirements: "", costNote: "", childcareNote: "", timesNote: times };
  return {
    kind: "offer",
    organisationId,
    branchId,
    labelIds: [],
    setting: "place",
    onlineAddress: null,
    costCents: null,
    hasChildcare: false,
    accessibility: [],
    languages: [language],
    registration: "none",
    registrationLink: null,
    phone,
    email: null,
    website,
    validFrom: null,
    validUntil: null,
    isRegularService: false,
    note: "",
    places: place === "" ? [] : [{ id: null, name: place.slice(0, 200), street: "", postalCode: "", municipalityId: null }],
    words,
  };
}
