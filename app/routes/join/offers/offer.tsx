import { data, redirect } from "react-router";
import { Button, ButtonLink } from "#app/components/button.tsx";
import { Facts } from "#app/components/facts.tsx";
import { FormErrors } from "#app/components/forms/form-errors.tsx";
import { German } from "#app/components/german.tsx";
import { JoinPage } from "#app/components/join-page.tsx";
import { useFormats, useLocale, useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { Tag } from "#app/components/rows.tsx";
import type { MessageKey } from "#app/messages/texts.ts";
import { useTimesWords } from "#app/offers/use-times-words.ts";
import { localeContext, requestContext } from "#app/request.ts";
import { courseTexts, shownCourse } from "#app/routes/workspace/offers/courses/course-form.ts";
import { formChoices } from "#app/routes/workspace/offers/fixed-choices.ts";
import { storedTexts } from "#app/routes/workspace/offers/offer-form.ts";
import { lendingDraft, shownLending } from "#app/routes/workspace/offers/lending/lending-form.ts";
import { draftOf, shownPost } from "#app/routes/workspace/offers/posts/post-form.ts";
import { shownTexts } from "#app/routes/workspace/offers/shown-texts.ts";
import { isPostKind } from "#domain/offers/posts/index.ts";
import { actsOn, findLastAnswer, moveOwnOffer, OWN_ACTS, type OwnAct } from "#domain/offers/providers/index.ts";
import { read } from "#platform/db/index.ts";
import { bookHref } from "../course-book/own.ts";
import { otherLanguages } from "../languages.ts";
import type { Route } from "./+types/offer.ts";
import { frameOf, ownHref, ownOffer } from "./own.ts";
import { titleOf } from "./title-of.ts";

const NOTICES = ["live", "waits", "kept", "moved", "places"] as const;

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const own = await ownOffer(ctx, params.id);
  const { choices } = await formChoices(ctx, { locale: context.get(localeContext), organisationIds: [own.row.organisationId] });
  return {
    code: params.code,
    id: params.id,
    title: titleOf(own),
    state: own.row.state,
    isCourse: own.row.kind === "course",
    isPost: isPostKind(own.content.kind),
    confirmedOn: own.row.confirmedOn,
    waits: own.open !== null && !own.open.isLive && own.open.before !== null,
    acts: actsOn(own),
    answer: own.open ? null : await read(ctx, (db) => findLastAnswer(ctx, db, params.id)),
    content: own.content,
    choices,
    today: ctx.today,
    region: frameOf(ctx),
    publicHref: own.row.isShown ? `/${ctx.region.slug}/${context.get(localeContext)}/angebote/${params.id}` : null,
    notice: NOTICES.find((known) => known === url.searchParams.get("hinweis")) ?? null,
  };
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const ctx = context.get(requestContext);
  await ownOffer(ctx, params.id);
  const typed = (await request.formData()).get("act");
  const again = (fault: MessageKey, status: number) => data({ fault }, { status });
  // Ending has a page of its own.
  const act = OWN_ACTS.find((known) => known === typed && known !== "end");
  if (!act) return again("providers.fault-act", 422);
  const moved = await moveOwnOffer(ctx, { id: params.id, act });
  if (moved.ok) return redirect(ownHref(params.code, `/${params.id}`, context.get(localeContext), { hinweis: "moved" }), 303);
  if (moved.refusal === "not-found") throw data({ code: "not-found" }, { status: 404 });
  return again(moved.refusal === "already-over" ? "providers.fault-already-over" : "providers.fault-act", 409);
}

export default function OwnOfferPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { locale } = useLocale();
  const formats = useFormats();
  const { code, id, title, state, isCourse, isPost, confirmedOn, waits, acts, answer, content, choices, today, region, publicHref, notice } = loaderData;
  const facts = shownTexts(t, formats, choices, storedTexts(content), useTimesWords(today)(content.times));
  const special = {
    ...(isCourse && content.course ? shownCourse(t, formats, [], courseTexts(content.course)) : {}),
    ...(isPost && content.post ? shownPost(t, formats, draftOf(content.post)) : {}),
    ...(content.kind === "lending" && content.lending ? shownLending(t, lendingDraft(content.lending)) : {}),
  };
  const left = [t("course.teacher"), t("interest.asks-interested"), t("catalogue.words-title"), t("catalogue.field-organisationId"), t("catalogue.field-note")];
  return (
    <JoinPage region={region.name} demo={region.isDemo} languages={otherLanguages(locale)} title={<German>{title}</German>}>
      <title>{`${title} – ${region.name}`}</title>
      <div className="stack-l flow">
        {notice && !actionData ? <Notice kind="success">{t(`providers.notice-${notice}`)}</Notice> : null}
        <p>
          <Tag>{t(`providers.state-${state}`)}</Tag> {t(waits ? "providers.waits-means" : `providers.state-${state}-means`)}{" "}
          {publicHref ? <a href={publicHref}>{t("providers.see-public")}</a> : null}
        </p>
        {answer ? (
          <Notice kind="warn" title={t("providers.answer")}>
            <German>{answer}</German>
          </Notice>
        ) : null}
        {state === "ended" ? null : (
          <p className="row">
            <ButtonLink kind="primary" icon="pencil" href={ownHref(code, `/${id}/bearbeiten`, locale)}>
              {t("providers.edit")}
            </ButtonLink>
            {content.kind === "course" ? <ButtonLink href={ownHref(code, `/${id}/kurs`, locale)}>{t("course.title")}</ButtonLink> : null}
            {isPost ? <ButtonLink href={ownHref(code, `/${id}/stelle`, locale)}>{t("post-form.title")}</ButtonLink> : null}
            {content.kind === "lending" ? <ButtonLink href={ownHref(code, `/${id}/leihgabe`, locale)}>{t("lending-form.title")}</ButtonLink> : null}
            {content.kind === "lending" ? (
              <ButtonLink icon="calendar-event" href={ownHref(code, `/${id}/ausleihen`, locale)}>
                {t("lending.list-title")}
              </ButtonLink>
            ) : null}
            <ButtonLink icon="clock" href={ownHref(code, `/${id}/zeiten`, locale)}>
              {t("providers.times")}
            </ButtonLink>
            {isCourse ? (
              <ButtonLink icon="clipboard-list" href={bookHref(code, `/${id}`, locale)}>
                {t("course-book.title")}
              </ButtonLink>
            ) : null}
          </p>
        )}
        <Facts
          facts={[
            ...Object.entries({ ...facts, ...special })
              .filter(([name]) => !left.includes(name))
              .map(([name, value]) => ({ name, value: value === "" ? "" : <bdi className="lines">{value}</bdi> })),
            { name: t("providers.confirmed-last"), value: formats.day(confirmedOn) },
          ]}
        />
        {acts.some((act) => act !== "end") ? (
          <form method="post" className="stack">
            <FormErrors errors={actionData ? { "": t(actionData.fault) } : undefined} />
            {acts
              .filter((act) => act !== "end")
              .map((act: OwnAct) => (
                <p key={act}>
                  <Button name="act" value={act}>
                    {t(`providers.act-${act}`)}
                  </Button>
                  <br />
                  <span className="muted s">{t(`providers.act-${act}-hint`)}</span>
                </p>
              ))}
          </form>
        ) : null}
        {acts.includes("end") ? (
          <p>
            <ButtonLink href={ownHref(code, `/${id}/beenden`, locale)}>{t("providers.act-end")}</ButtonLink>
            <br />
            <span className="muted s">{t("providers.act-end-hint")}</span>
          </p>
        ) : null}
        <p>
          <a href={ownHref(code, "", locale)}>{t("providers.to-list")}</a>
        </p>
      </div>
    </JoinPage>
  );
}
