import { ButtonLink } from "#app/components/button.tsx";
import { German } from "#app/components/german.tsx";
import { Icon } from "#app/components/icon.tsx";
import { JoinPage } from "#app/components/join-page.tsx";
import { useFormats, useLocale, useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { Rows } from "#app/components/rows.tsx";
import { Table } from "#app/components/table.tsx";
import { requestContext } from "#app/request.ts";
import { addressOfDate } from "#app/routes/workspace/offers/events/date-address.ts";
import { MARKS, type BookDate, type CourseBook } from "#domain/offers/course-book/index.ts";
import { otherLanguages } from "../languages.ts";
import { frameOf, ownHref } from "../offers/own.ts";
import type { Route } from "./+types/book.ts";
import { bookHref, ownBook } from "./own.ts";

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  return {
    code: params.code,
    id: params.id,
    ...(await ownBook(ctx, params.id)),
    now: ctx.now,
    region: frameOf(ctx),
    isSaved: url.searchParams.get("hinweis") === "saved",
  };
}

/** What waits to be noted comes first, then who was there how often. */
export default function CourseBookPage({ loaderData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { locale } = useLocale();
  const { code, id, course, learners, dates, now, region, isSaved } = loaderData;
  const placed = learners.filter(({ hasPlace }) => hasPlace).length;
  const begun = dates.filter(({ startsAt }) => startsAt <= now).toReversed();
  const rows = (of: readonly BookDate[]) => <DateRows dates={of} code={code} id={id} />;
  const parts = [
    { key: "dates-open", dates: begun.filter(({ noted }) => noted === null) },
    { key: "dates-coming", dates: dates.filter(({ startsAt }) => startsAt > now).slice(0, 2) },
    { key: "dates-noted", dates: begun.filter(({ noted }) => noted !== null) },
  ] as const;
  return (
    <JoinPage
      region={region.name}
      demo={region.isDemo}
      languages={otherLanguages(locale)}
      title={<German>{course.title}</German>}
      lede={t("course-book.book-lede", { count: placed })}
    >
      <title>{`${t("course-book.title")}: ${course.title} – ${region.name}`}</title>
      <div className="stack-l flow">
        {isSaved ? <Notice kind="success">{t("course-book.saved")}</Notice> : null}
        <p className="row">
          <ButtonLink icon="file-text" href={bookHref(code, `/${id}/bescheinigungen`, locale)}>
            {t("course-book.certificates")}
          </ButtonLink>
        </p>
        {dates.length === 0 ? (
          <p>
            {t("course-book.dates-none")} <a href={ownHref(code, `/${id}/zeiten`, locale)}>{t("course-book.enter-times")}</a>
          </p>
        ) : null}
        {parts
          .filter((part) => part.dates.length > 0 && (learners.length > 0 || part.key === "dates-noted"))
          .map(({ key, dates: of }) => (
            <section key={key} aria-labelledby={`h-${key}`}>
              <h2 id={`h-${key}`}>{t(`course-book.${key}`)}</h2>
              {rows(of)}
            </section>
          ))}
        {learners.length > 0 ? <Learners learners={learners} /> : null}
        <p className="muted s">
          {t("course-book.book-others")} {t("course-book.privacy")}
        </p>
        <p>
          <a href={bookHref(code, "", locale)}>{t("course-book.to-list")}</a>
        </p>
      </div>
    </JoinPage>
  );
}

function DateRows({ dates, code, id }: { dates: readonly BookDate[]; code: string; id: string }) {
  const { t } = useTexts();
  const { locale } = useLocale();
  const formats = useFormats();
  return (
    <Rows
      rows={dates.map(({ startsAt, startsOn, isAllDay, noted }) => ({
        key: startsAt.toISOString(),
        symbol: <Icon name={noted ? "check" : "calendar-event"} />,
        title: `${formats.weekday(startsOn)}, ${isAllDay ? t("course-book.whole-day") : formats.time(startsAt)}`,
        href: bookHref(code, `/${id}/termin/${addressOfDate(startsAt)}`, locale),
        second: noted ? t("course-book.counts", noted) : undefined,
      }))}
    />
  );
}

function Learners({ learners }: { learners: CourseBook["learners"] }) {
  const { t } = useTexts();
  return (
    <section aria-labelledby="h-learners">
      <h2 id="h-learners">{t("course-book.learners")}</h2>
      <Table
        caption={t("course-book.learners")}
        columns={[{ label: t("course-book.column-name") }, ...MARKS.map((mark) => ({ label: t(`course-book.mark-${mark}`), numeric: true }))]}
        rows={learners.map((learner) => ({
          key: learner.bookingId,
          cells: [
            <span key="name">
              <bdi>{learner.name}</bdi>
              {learner.hasPlace ? null : <span className="muted s"> {t("course-book.gave-back")}</span>}
            </span>,
            ...MARKS.map((mark) => learner[mark]),
          ],
        }))}
      />
    </section>
  );
}
