export { ACCESSIBILITY, type Accessibility } from "./accessibility.ts";
export { mayEditNetwork } from "./access.ts";
export { addresseeOf } from "./addressee.ts";
export * from "./agreements/index.ts";
export { AddPerson, addPerson } from "./add-person.ts";
export { municipalityChoices, organisationChoices } from "./choices.ts";
export { isUnconfirmed, monthsUnconfirmed } from "./confirmation-age.ts";
export { createOrganisation } from "./create-organisation.ts";
export { deleteOrganisation } from "./delete-organisation.ts";
export { EditOrganisation, editOrganisation } from "./edit-organisation.ts";
export { EditPerson, editPerson, type Person } from "./edit-person.ts";
export { placed, type Organisation } from "./entry.ts";
export { EntryFields, OrganisationFields, PersonFields, SPOKEN } from "./input.ts";
export { INTERNAL_PARTS, type InternalPart } from "./internal-parts.ts";
export { NameKind, nameKind, ORGANISATION_KINDS, regionKinds, type OrganisationKind, type RegionKind } from "./kinds.ts";
export { findLastChange, type LastChange, type Overtaken } from "./last-change.ts";
export {
  countWithoutContact,
  listedIds,
  listOrganisations,
  NO_FILTER,
  type Among,
  type Choice,
  type OrganisationFilter,
  type OrganisationList,
  type OrganisationRow,
} from "./list-organisations.ts";
export { isOpenAt, readOpeningHours, tidyOpeningHours, type ReadHours } from "./opening-hours.ts";
export { officePrivacy } from "./office/privacy.ts";
export { findOrganisation } from "./organisation-page.ts";
export { foundingPrivacy } from "./founding/privacy.ts";
export { gremienPrivacy } from "./gremien/privacy.ts";
export {
  accountToTie,
  addMember,
  CandidateFields,
  createElection,
  createGremium,
  editElection,
  EditGremium,
  editGremium,
  editMember,
  ElectionFields,
  electionsOf,
  EndGremium,
  endGremium,
  enterCandidate,
  findGremium,
  findMember,
  GremiumFields,
  GREMIUM_KINDS,
  listGremien,
  mayEditGremien,
  mayReadPapers,
  mayKeepMeetings,
  MEMBER_ROLES,
  MemberFields,
  MOST_DATES,
  readPublicWork,
  removeCandidate,
  seatsOf,
  tieAccount,
  turnoutPercent,
  untieAccount,
  type Election,
  type ElectionOfBody,
  type Gremium,
  type GremiumKind,
  type GremiumPage,
  type ListedGremium,
  type ListedMember,
  type Member,
  type MemberRefusal,
  type MemberRole,
  type Placed,
  type PublicDecision,
  type PublicMeeting,
  type SaveRefusal,
  gremienOfOrganisation,
  type GremiumOfOrganisation,
} from "./gremien/index.ts";
export { excerpt, markWords, wordsIn, type Piece } from "./mark-words.ts";
export { plainSpelling } from "./duplicates/index.ts";
export { networkPrivacy } from "./privacy.ts";
export { listPublicOrganisations, type PublicOrganisation } from "./public-organisations.ts";
export {
  askForRelease,
  confirmRelease,
  ConfirmRelease,
  findOwnRelease,
  revokeRelease,
  type ComposeReleaseLetter,
  type OwnRelease,
  type Release,
} from "./releases.ts";
export { removePerson } from "./remove-person.ts";
export { containsWords } from "./search-text.ts";
export * from "./situations/index.ts";
export { findInNetwork, meantBy, searchNetwork, type FoundInNetwork, type NetworkHit, type NetworkSearch } from "./search/index.ts";
export { usesInNetwork, type FindUses, type Use } from "./uses.ts";
