export { CourseDetails, findCourse, findReleasedTeacher, listTeachers, writeCourse, type Teacher } from "./details.ts";
export { COURSE_FUNDINGS, COURSE_TYPES, LEVELS } from "./schema.ts";
