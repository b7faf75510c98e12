export { findLending, LendingFields } from "./details.ts";
export { findBorrowable, listFreeDays, type Borrowable, type FreeDay } from "./free-days.ts";
export { ActOnLoan, actOnLoan, type LoanAct } from "./hand-over.ts";
export { listLoans, type ListedLoan, type LoanStand } from "./list-loans.ts";
export { answerLoan, askForLoan, Days, lendTo, type DaysRefusal } from "./loans.ts";
export { listOverdueLending } from "./overdue.ts";
export { findOwnLoan } from "./own-loan.ts";
export { lendingPrivacy } from "./privacy.ts";
export { noteReturns } from "./remind.ts";
