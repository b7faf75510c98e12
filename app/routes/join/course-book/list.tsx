import { EmptyState } from "#app/components/empty-state.tsx";
import { German } from "#app/components/german.tsx";
import { Icon } from "#app/components/icon.tsx";
import { JoinPage } from "#app/components/join-page.tsx";
import { useFormats, useLocale, useTexts } from "#app/components/locale.tsx";
import { Rows, Tag } from "#app/components/rows.tsx";
import { requestContext } from "#app/request.ts";
import { listOwnCourses, type OwnCourse } from "#domain/offers/course-book/index.ts";
import { read } from "#platform/db/index.ts";
import { otherLanguages } from "../languages.ts";
import { frameOf, ownHref, ownProvider } from "../offers/own.ts";
import type { Route } from "./+types/list.ts";
import { bookHref } from "./own.ts";

export async function loader({ context, params }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  await ownProvider(ctx);
  return { code: params.code, courses: await read(ctx, (db) => listOwnCourses(ctx, db)), region: frameOf(ctx) };
}

/** The provider's courses: into the book of each. */
export default function CourseBooksPage({ loaderData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { locale } = useLocale();
  const { code, courses, region } = loaderData;
  const over = courses.filter(({ isOver }) => isOver);
  return (
    <JoinPage
      region={region.name}
      demo={region.isDemo}
      languages={otherLanguages(locale)}
      title={t("course-book.title")}
      lede={courses.length > 0 ? t("course-book.list-lede") : undefined}
    >
      <title>{`${t("course-book.title")} – ${region.name}`}</title>
      <div className="stack-l flow">
        {courses.length === 0 ? <EmptyState>{t("course-book.list-empty")}</EmptyState> : null}
        <section aria-label={t("course-book.list-running")}>
          <Courses courses={courses.filter(({ isOver }) => !isOver)} code={code} />
        </section>
        {over.length > 0 ? (
          <section aria-labelledby="h-over">
            <h2 id="h-over">{t("course-book.list-over")}</h2>
            <Courses courses={over} code={code} />
          </section>
        ) : null}
        <p>
          <a href={ownHref(code, "", locale)}>{t("course-book.to-offers")}</a>
        </p>
      </div>
    </JoinPage>
  );
}

function Courses({ courses, code }: { courses: readonly OwnCourse[]; code: string }) {
  const { t } = useTexts();
  const { locale } = useLocale();
  const { day } = useFormats();
  return (
    <Rows
      rows={courses.map(({ id, title, startsOn, endsOn, noted, isOver }) => ({
        key: id,
        symbol: <Icon name="bookmark" />,
        title: <German>{title}</German>,
        href: bookHref(code, isOver ? `/${id}/bescheinigungen` : `/${id}`, locale),
        tag: <Tag>{t("course-book.noted-dates", { count: noted })}</Tag>,
        second: startsOn && endsOn ? t("course-book.from-until", { from: day(startsOn), until: day(endsOn) }) : undefined,
      }))}
    />
  );
}
