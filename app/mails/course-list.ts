import { courseListColumns, courseListDocument } from "#app/documents/course-list.ts";
import { textsIn } from "#app/messages/texts.ts";
import { writeOffersQuery } from "#app/offers/offers-query.ts";
import { tableXlsx } from "#app/table-file.ts";
import type { CourseListWords } from "#domain/offers/course-list/index.ts";
import { renderPdf } from "#platform/documents/index.ts";
import { createFormats } from "#platform/i18n/index.ts";

const SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/**
 * The mails to those who get the course list, in their language, and the list itself as PDF and XLSX.
 *
 * @param origin of this instance, without a slash at the end
 */
export function courseListWords(origin: string): CourseListWords {
  const page = (code: string, language: string) => `${origin}/j/${code}/kursliste${language === "de" ? "" : `?sprache=${language}`}`;
  return {
    leaveAddress: (code) => page(code, "de"),
    compose: (letter) => {
      const { kind, region, language, code } = letter;
      const { t } = textsIn(language);
      const said = {
        region: region.name,
        pace: letter.pace,
        link: page(code, language),
        sender: [region.contactName, region.name, region.contactPhone].filter(Boolean).join("\n"),
      };
      if (kind === "confirm") return { subject: t("course-list.mail-subject-confirm"), body: t("course-list.mail-body-confirm", said) };
      const list = `${origin}/${region.slug}/${language}/kurse${kind === "list" ? writeOffersQuery({ ...letter.query, kind: null }) : ""}`;
      if (kind === "quiet") {
        const since = createFormats(language).day(letter.since);
        return { subject: t("course-list.mail-subject-quiet"), body: t("course-list.mail-body-quiet", { ...said, since, list }) };
      }
      return {
        subject: t("course-list.mail-subject-list", { count: letter.count }),
        body: t("course-list.mail-body-list", { ...said, count: letter.count, list }),
      };
    },
    write: async (list) => {
      const { region, language, today, query, courses } = list;
      const home = `${origin}/${region.slug}/${language}`;
      const { t } = textsIn(language);
      const name = `${region.slug}-${t("course-list.file-name")}-${today}`;
      const at = new Date(`${today}T00:00:00Z`);
      return [
        {
          name: `${name}.pdf`,
          mediaType: "application/pdf",
          bytes: await renderPdf(courseListDocument(list, `${home}/kurse${writeOffersQuery({ ...query, kind: null })}`), { at }),
        },
        {
          name: `${name}.xlsx`,
          mediaType: SHEET,
          bytes: await tableXlsx(t("course-list.paper-title").slice(0, 31), courseListColumns(list, `${home}/angebote`), courses),
        },
      ];
    },
  };
}
