import { data, redirect } from "react-router";
import { Button } from "#app/components/button.tsx";
import { JoinPage } from "#app/components/join-page.tsx";
import { useLocale, useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { linkUnknown } from "#app/link-is-over.ts";
import { requestContext } from "#app/request.ts";
import { confirmCourseList, findOwnSubscription, leaveCourseList } from "#domain/offers/course-list/index.ts";
import { read } from "#platform/db/index.ts";
import type { Route } from "./+types/course-list.ts";
import { otherLanguages } from "./languages.ts";
import { WhomToCall } from "./whom-to-call.tsx";

/** Who left has no entry any more: the link in an old mail then says that, and nothing else. */
export async function loader({ context, url }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const { slug, name: region, isDemo, contactName, contactPhone } = ctx.region;
  return {
    region: { slug, name: region, isDemo, contactName, contactPhone },
    own: await read(ctx, (db) => findOwnSubscription(ctx, db)),
    isSaved: url.searchParams.has("danke"),
  };
}

export async function action({ request, params, context, url }: Route.ActionArgs) {
  const ctx = context.get(requestContext);
  const form = await request.formData();
  // A mail program's own button; it follows no redirect (RFC 8058).
  if (form.get("List-Unsubscribe") === "One-Click") {
    await leaveCourseList(ctx);
    return data({ fault: null });
  }
  const intent = form.get("intent");
  if (intent !== "confirm" && intent !== "leave") return data({ fault: "course-list.fault-check" as const }, { status: 422 });
  const answered = intent === "confirm" ? await confirmCourseList(ctx) : await leaveCourseList(ctx);
  if (!answered.ok) throw linkUnknown();
  const language = url.searchParams.get("sprache");
  return redirect(`/j/${params.code}/kursliste?${new URLSearchParams({ danke: "1", ...(language ? { sprache: language } : {}) })}`, 303);
}

export default function CourseListLinkPage({ loaderData: { region, own, isSaved }, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { locale } = useLocale();
  const heading = t(own ? `course-list.link-title-${own.state}` : "course-list.link-title-left");
  return (
    <JoinPage region={region.name} demo={region.isDemo} languages={otherLanguages(locale)} title={heading} lede={own ? <bdi>{own.email}</bdi> : undefined}>
      <title>{`${heading} – ${region.name}`}</title>
      <div className="stack-l flow">
        {actionData?.fault ? <Notice kind="error">{t(actionData.fault)}</Notice> : null}
        {isSaved && own?.state === "listed" && !actionData ? <Notice kind="success">{t("course-list.confirmed")}</Notice> : null}
        <p>{own ? t(`course-list.link-text-${own.state}`, { pace: own.pace }) : t("course-list.link-text-left")}</p>
        {own ? (
          <form method="post" className="row">
            {own.state === "asked" ? (
              <Button kind="primary" name="intent" value="confirm">
                {t("course-list.act-confirm")}
              </Button>
            ) : null}
            <Button kind={own.state === "asked" ? undefined : "primary"} name="intent" value="leave">
              {t(own.state === "asked" ? "course-list.act-no" : "course-list.act-leave")}
            </Button>
          </form>
        ) : null}
        <p>
          <a href={`/${region.slug}/${locale}/kurse`}>{t("course-list.to-courses")}</a>
        </p>
        <WhomToCall region={region} />
      </div>
    </JoinPage>
  );
}
