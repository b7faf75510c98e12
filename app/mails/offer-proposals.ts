import { textsIn } from "#app/messages/texts.ts";
import type { ComposeProposalLetter } from "#domain/offers/proposals/index.ts";

/** What an editor's decision tells somebody who proposed an offer, in the language of the proposal. No link: there is nothing left to do. */
export const composeProposalLetter: ComposeProposalLetter = ({ outcome, region, language, title, answer }) => {
  const { t } = textsIn(language);
  const sender = [region.contactName, region.name, region.contactPhone].filter(Boolean).join("\n");
  return {
    subject: t(`proposals.mail-${outcome}-subject`),
    body: t(`proposals.mail-${outcome}-body`, { title, answer: answer === "" ? "" : `${answer}\n\n`, sender }),
  };
};
