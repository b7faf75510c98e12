import { renderSVG } from "uqr";
import { textsIn } from "#app/messages/texts.ts";
import { unbroken } from "#app/phone-number.ts";
import type { TableColumn } from "#app/table-file.ts";
import type { CourseList, ListedCourse } from "#domain/offers/course-list/index.ts";
import type { InLanguage } from "#domain/offers/finding/index.ts";
import type { Cell, Document } from "#platform/documents/index.ts";
import { createFormats } from "#platform/i18n/index.ts";

/**
 * The course list for a desk: one line a course, with what decides whether it fits somebody.
 *
 * @param address of the same search on the screen
 */
export function courseListDocument({ region, today, language, courses, more }: CourseList, address: string): Document {
  const { t } = textsIn(language);
  const formats = createFormats(language);
  const german = (text: string): Cell => ({ text, language: "de" });
  const words = ({ text, language: spoken }: InLanguage): Cell => ({ text, language: spoken });
  const say = courseWords(language, today);
  return {
    title: t("course-list.paper-title"),
    subtitle: t("course-list.paper-subtitle", { region: region.name, count: courses.length + more, day: formats.day(today) }),
    language,
    landscape: true,
    footer: t("course-list.paper-footer", {
      sender: [region.contactName || region.name, unbroken(region.contactPhone)].filter(Boolean).join(", "),
      day: formats.day(today),
    }),
    qr: { picture: renderSVG(address, { ecc: "M", border: 2 }), alt: `${t("course-list.paper-qr")}: ${address}`, span: 1 },
    blocks: [
      {
        kind: "table",
        caption: t("course-list.paper-caption"),
        columns: [
          t("course-list.column-course"),
          t("course-list.column-level"),
          t("course-list.column-requirements"),
          t("course-list.column-places"),
          t("course-list.column-start"),
          t("course-list.column-place"),
          t("course-list.column-contact"),
        ],
        widths: [7, 2.4, 6, 3.2, 3.4, 5.5, 5.5],
        rows: courses.map((course) => [
          words(course.title),
          say.level(course),
          words(course.requirements),
          say.places(course),
          say.start(course),
          course.place === "" ? t("course-list.no-place") : german(course.place),
          german([course.organisation, course.phone && unbroken(course.phone), course.email].filter(Boolean).join("\n")),
        ]),
      },
      ...(more > 0 ? [{ kind: "paragraph" as const, text: t("course-list.paper-more", { count: more, address }) }] : []),
    ],
  };
}

/** The same as a table for a spreadsheet. @param offersAddress where the pages of offers begin: ".../angebote" */
export function courseListColumns({ language, today }: Pick<CourseList, "language" | "today">, offersAddress: string): TableColumn<ListedCourse>[] {
  const { t } = textsIn(language);
  const say = courseWords(language, today);
  return [
    { heading: t("course-list.column-course"), width: 44, cell: ({ title }) => title.text },
    { heading: t("course-list.column-type"), width: 24, cell: ({ type }) => (type === null ? null : t(`course.type-${type}`)) },
    { heading: t("course-list.column-level"), width: 12, cell: say.level },
    { heading: t("course-list.column-requirements"), width: 40, cell: ({ requirements }) => requirements.text },
    { heading: t("course-list.column-places"), width: 22, cell: say.places },
    { heading: t("course-list.column-free"), width: 12, cell: ({ places }) => (places === null ? null : places.hasQueue ? 0 : places.free) },
    { heading: t("course-list.column-start"), width: 22, cell: say.start },
    { heading: t("course-list.column-place"), width: 40, cell: ({ place }) => place },
    { heading: t("course-list.column-organisation"), width: 34, cell: ({ organisation }) => organisation },
    { heading: t("course-list.column-phone"), width: 18, cell: ({ phone }) => phone },
    { heading: t("course-list.column-email"), width: 30, cell: ({ email }) => email },
    { heading: t("course-list.column-address"), width: 50, cell: ({ id }) => `${offersAddress}/${id}` },
  ];
}

function courseWords(language: CourseList["language"], today: string) {
  const { t } = textsIn(language);
  const { day } = createFormats(language);
  return {
    level: ({ levelFrom, levelTo }: ListedCourse): string =>
      levelFrom && levelTo && levelFrom !== levelTo ? t("course.levels", { from: levelFrom, to: levelTo }) : (levelFrom ?? levelTo ?? ""),
    places: ({ places, isPaused }: ListedCourse): string => {
      if (isPaused) return t("course-list.paused");
      if (places === null) return t("course-list.places-ask");
      // Who waits gets what is free first.
      return places.free === 0 || places.hasQueue ? t("course-list.places-full") : t("course-list.places-free", { free: places.free });
    },
    start: ({ startsOn }: ListedCourse): string =>
      startsOn === null ? t("course-list.start-any") : startsOn >= today ? day(startsOn) : t("course-list.start-since", { day: day(startsOn) }),
  };
}
