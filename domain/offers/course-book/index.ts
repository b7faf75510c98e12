export {
  findCourseBook,
  findSheet,
  isBegun,
  listHeadcounts,
  NoteAttendance,
  noteAttendance,
  type BookDate,
  type CourseBook,
  type Headcount,
  type Sheet,
} from "./attendance.ts";
export { certificateCode, readCertificateCode, shownCertificateCode } from "./certificate-code.ts";
export { IssueCertificate, isIssuing, issueCertificate, listCertificates, printCertificate, withdrawCertificate, type Certificate } from "./certificates.ts";
export { checkCertificate, type CheckedCertificate } from "./check-certificate.ts";
export { CorrectName, correctName } from "./correct-name.ts";
export { countUnnoted, findOwnCourse, listOwnCourses, type OwnCourse } from "./own-courses.ts";
export { courseBookPrivacy } from "./privacy.ts";
export { MARKS, type Mark } from "./schema.ts";
