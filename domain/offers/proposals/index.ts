export { proposalsPrivacy } from "./privacy.ts";
export { KEPT_DAYS, ProposeOffer, proposeOffer } from "./propose.ts";
export { countProposals, findAlreadyThere, findProposal, listProposals, type AlikeOffer, type Proposal } from "./read-proposals.ts";
export { RefuseProposal, refuseProposal, TakeProposal, takeProposal, type ComposeProposalLetter, type ProposalLetter } from "./settle.ts";
