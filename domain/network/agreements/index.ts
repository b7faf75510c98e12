export { AGREEMENT_KINDS, AgreementFields, type AgreementKind } from "./agreement-fields.ts";
export {
  AGREEMENT_STANDINGS,
  findAgreement,
  listAgreements,
  listAgreementsById,
  NO_AGREEMENT_FILTER,
  type AgreementFilter,
  type AgreementPage,
  type AgreementRow,
  type AgreementStanding,
} from "./list-agreements.ts";
export { agreementsPrivacy } from "./privacy.ts";
export { attachPaper, createAgreement, deleteAgreement, editAgreement, type AgreementConflict } from "./write-agreement.ts";
