export type { CourseList, CourseListLetter, CourseListWords } from "./letters.ts";
export { findSubscriber, listSubscribers, type Subscriber } from "./list-subscribers.ts";
export { courseListPrivacy } from "./privacy.ts";
export type { ListedCourse } from "./read-courses.ts";
export { LIST_LANGUAGES, PACES, type ListLanguage } from "./schema.ts";
export { askToConfirm, sendCourseLists } from "./send.ts";
export { askForCourseList, confirmCourseList, deleteSubscriber, enterSubscriber, findOwnSubscription, leaveCourseList, Subscription } from "./subscribe.ts";
