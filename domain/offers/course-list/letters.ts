import type { Region } from "#platform/db/index.ts";
import type { MailFile } from "#platform/mail/index.ts";
import type { OfferQuery } from "../finding/index.ts";
import type { ListedCourse } from "./read-courses.ts";
import type { ListLanguage, Pace } from "./schema.ts";

/** One list, as several subscribers may get it. `more`: how many courses it leaves out because it is too long. */
export type CourseList = { region: Region; today: string; language: ListLanguage; query: OfferQuery; courses: readonly ListedCourse[]; more: number };

/** What a mail about the course list tells. The words are made above, see app/mails/course-list.ts. */
export type CourseListLetter = {
  region: Region;
  language: ListLanguage;
  pace: Pace;
  /** Goes into the link. */
  code: string;
} & (
  | { kind: "confirm" }
  | { kind: "list"; count: number; query: OfferQuery }
  /** `since`: the day of the last list. */
  | { kind: "quiet"; since: string }
);
export type CourseListWords = {
  compose: (letter: CourseListLetter) => { subject: string; body: string };
  /** The list as PDF and XLSX; the same list gives the same files. */
  write: (list: CourseList) => Promise<MailFile[]>;
  /** Where a mail program's own button sends its POST. */
  leaveAddress: (code: string) => string;
};
