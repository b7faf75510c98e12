import { data } from "react-router";
import { findCourseBook, findOwnCourse, listCertificates, type Certificate, type CourseBook, type OwnCourse } from "#domain/offers/course-book/index.ts";
import { read, type Context } from "#platform/db/index.ts";
import type { Locale } from "#platform/i18n/index.ts";

const unknown = () => data({ code: "not-found" }, { status: 404 });

/** @throws 404 as data: no course of the link's organisation */
export async function ownCourse(ctx: Context, id: string): Promise<OwnCourse> {
  const course = await read(ctx, (db) => findOwnCourse(ctx, db, id));
  if (!course) throw unknown();
  return course;
}

/** @throws 404 as data: no course of the link's organisation */
export async function ownBook(ctx: Context, id: string): Promise<CourseBook> {
  const book = await read(ctx, (db) => findCourseBook(ctx, db, id));
  if (!book) throw unknown();
  return book;
}

/** @throws 404 as data: no certificate of a course of the link's organisation */
export async function ownCertificate(ctx: Context, offerId: string, id: string): Promise<Certificate> {
  await ownCourse(ctx, offerId);
  const found = (await read(ctx, (db) => listCertificates(ctx, db, offerId))).find((one) => one.id === id);
  if (!found) throw unknown();
  return found;
}

/** One of the book's own pages, in the reader's language. @param rest behind "/kursbuch" */
export function bookHref(code: string, rest: string, locale: Locale, query: Record<string, string> = {}): string {
  const asked = new URLSearchParams({ ...query, ...(locale === "de" ? {} : { sprache: locale }) }).toString();
  return `/j/${code}/kursbuch${rest}${asked ? `?${asked}` : ""}`;
}
