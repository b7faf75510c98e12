export { createAccount, findAccountByEmail, hashPassword, setLocale, type Account, type NewAccount, type StaffLocale } from "./account.ts";
export { endOfCode, findCodeHolder, tieToBrowser, untieFromBrowser } from "./code-holder.ts";
export { clearExpired } from "./clear-expired.ts";
export { sendDeviceNotice, type ComposeDeviceNotice, type NewDevice } from "./device-notice.ts";
export { ChangeEnd, changeMembershipEnd, endMembership, listMemberships, listOfficers, type EndRefusal, type ListedMembership } from "./end-membership.ts";
export {
  acceptAsAccount,
  acceptAsNewAccount,
  AcceptInvitation,
  findInvitation,
  insertMembership,
  Invite,
  inviteMember,
  listOpenInvitations,
  revokeInvitation,
  type AcceptRefusal,
  type InviteRefusal,
  type OpenInvitation,
} from "./invitation.ts";
export { demandOf, findStaffActor, membershipsOf, staffActor } from "./membership.ts";
export { addPasskey, beginPasskey, listPasskeys, NewPasskey, removePasskey, type Passkey } from "./passkeys.ts";
export { passkeyHost } from "./passkey-challenge.ts";
export { beginPasskeySignIn, PasskeyAnswer, signInWithPasskey } from "./passkey-sign-in.ts";
export { beginHouseSignIn, finishHouseSignIn, houseReturnAddress, type HouseRefusal } from "./house-sign-in.ts";
export { houseSignOutAddress, offerHouseSignOut } from "./house-sign-out.ts";
export { findIdentityProvider, IdentityProvider, listHouses, saveIdentityProvider, type ListedHouse, type ProviderRefusal } from "./identity-provider.ts";
export { ChangePassword, changePassword, passwordFault, type PasswordFault } from "./password.ts";
export { findPasswordReset, requestPasswordReset, resetPassword, type MailText } from "./password-reset.ts";
export { authPrivacy } from "./privacy.ts";
export { RECOVERY_CODES } from "./new-recovery-codes.ts";
export { countRecoveryCodes, renewRecoveryCodes } from "./recovery-codes.ts";
export { hasRole, INVITABLE_ROLES, isRole, memberOrganisations, ROLES, type Role } from "./roles.ts";
export { beginSecondFactor, confirmSecondFactor, removeSecondFactor, type SecondFactor } from "./second-factor.ts";
export { SecondFactorDuty, setSecondFactorDuty } from "./second-factor-duty.ts";
export { endOtherSessions, endSession, findSession, listSessions, signOut, type OwnSession, type Session } from "./session.ts";
export { completeSetup, createSetupLink, findSetup, SetUp, type SetUpRefusal } from "./setup.ts";
export { SignIn, signIn, verifyCode, type CodeRefusal, type SignedIn, type SignInRefusal } from "./sign-in.ts";
export { SIGN_IN_EVENTS } from "./events.ts";
export { listOwnEvents } from "./list-events.ts";
export { exportSignIns, readSignIns, SignInFilters } from "./sign-in-views.ts";
export { findTiedAccount, listTied, untieAccount, type UntieRefusal } from "./untie-account.ts";
export { CLIENT_ADDRESS, countGuess, countVisitorWrite } from "./throttle.ts";
