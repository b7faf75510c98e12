export { createAccount, findAccountByEmail, hashPassword, setLocale, type Account, type NewAccount, type StaffLocale } from "./account.ts";
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
export { membershipsOf, mustSetUpSecondFactor, staffActor } from "./membership.ts";
export { ChangePassword, changePassword, passwordFault, type PasswordFault } from "./password.ts";
export { findPasswordReset, requestPasswordReset, resetPassword, type MailText } from "./password-reset.ts";
export { authPrivacy } from "./privacy.ts";
export { hasRole, INVITABLE_ROLES, isRole, ROLES, type Role } from "./roles.ts";
export { beginSecondFactor, confirmSecondFactor, removeSecondFactor, type SecondFactor } from "./second-factor.ts";
export { SecondFactorDuty, setSecondFactorDuty } from "./second-factor-duty.ts";
export { endOtherSessions, endSession, findSession, listSessions, signOut, type OwnSession } from "./session.ts";
export { completeSetup, createSetupLink, findSetup, SetUp, type SetUpRefusal } from "./setup.ts";
export { SignIn, signIn, verifyCode, type CodeRefusal, type SignedIn, type SignInRefusal } from "./sign-in.ts";
export { CLIENT_ADDRESS } from "./throttle.ts";
