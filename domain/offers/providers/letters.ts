import { issueEntryCode, type Recipient } from "#domain/network/upkeep/index.ts";
import type { Context, Region, Writer } from "#platform/db/index.ts";
import { queueMail } from "#platform/mail/index.ts";
import { addresseeOf } from "#domain/network/index.ts";

/** What a mail about an offer tells its provider. The words are made above, see app/mails/offer-providers.ts. */
export type ProviderLetter = {
  region: Region;
  /** Null: the mail goes to the house. */
  person: Recipient["person"];
  title: string;
  isNew: boolean;
  /** What the editor wrote; may be empty where it was taken over. */
  answer: string;
} & ({ outcome: "approved"; offerId: string } | { outcome: "declined"; /** Goes into the link. */ code: string });
export type ComposeProviderLetter = (letter: ProviderLetter) => { subject: string; body: string };

type Answer = {
  recipient: Recipient;
  organisationId: string;
  offerId: string;
  isNew: boolean;
  outcome: "approved" | "declined";
  title: string;
  answer: string;
};

/**
 * Tells a provider what became of an offer. Only who has something to mend gets a link: the fewer lie in mailboxes, the better.
 */
export async function sendAnswer(ctx: Context, tx: Writer, compose: ComposeProviderLetter, answered: Answer): Promise<void> {
  const { recipient, organisationId, offerId, outcome, isNew, title, answer } = answered;
  const told = { region: ctx.region, person: recipient.person, title, isNew, answer };
  const letter: ProviderLetter =
    outcome === "approved" ? { ...told, outcome, offerId } : { ...told, outcome, code: await issueEntryCode(ctx, tx, organisationId) };
  await queueMail(tx, ctx, { to: recipient.email, addressee: addresseeOf(recipient.person), handOver: outcome === "declined", ...compose(letter) });
}
