import { data, redirect } from "react-router";
import { Button } from "#app/components/button.tsx";
import { FormErrors } from "#app/components/forms/form-errors.tsx";
import { Icon } from "#app/components/icon.tsx";
import { JoinPage } from "#app/components/join-page.tsx";
import { useFormats, useLocale, useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { linkUnknown } from "#app/link-is-over.ts";
import type { MessageKey } from "#app/messages/texts.ts";
import { OfferTitle } from "#app/offers/offer-title.tsx";
import { requestContext } from "#app/request.ts";
import { answerInterest, findOwnInterest, InterestAnswer, type InterestState } from "#domain/offers/courses/interest/index.ts";
import { read, type Context } from "#platform/db/index.ts";
import type { Route } from "./+types/course-place.ts";
import { otherLanguages } from "./languages.ts";
import { WhomToCall } from "./whom-to-call.tsx";

/** After leaving there is no name any more; the address alone says what happened. */
const LEFT = "weg";

export async function loader({ context, url }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const { name: region, isDemo, contactName, contactPhone } = ctx.region;
  const shown = { region: { name: region, isDemo, contactName, contactPhone }, saved: url.searchParams.has("danke") };
  const own = await ownInterest(ctx);
  if (own) return { ...shown, own };
  if (!url.searchParams.has(LEFT)) throw linkUnknown();
  return { ...shown, own: null };
}

export async function action({ request, params, context, url }: Route.ActionArgs) {
  const ctx = context.get(requestContext);
  if (!(await ownInterest(ctx))) throw linkUnknown();
  const again = (fault: MessageKey, status: number) => data({ fault }, { status });
  const intent = InterestAnswer.safeParse((await request.formData()).get("intent"));
  if (!intent.success) return again("interest.fault-check", 422);
  const answered = await answerInterest(ctx, intent.data);
  if (!answered.ok) {
    if (answered.refusal === "not-allowed") throw linkUnknown();
    return again("interest.fault-too-late", 409);
  }
  const language = url.searchParams.get("sprache");
  const query = { [intent.data === "leave" ? LEFT : "danke"]: "1", ...(language ? { sprache: language } : {}) };
  return redirect(`/j/${params.code}/kursplatz?${new URLSearchParams(query)}`, 303);
}

/** Null after somebody left, and where the link never was. */
const ownInterest = (ctx: Context) => read(ctx, (db) => findOwnInterest(ctx, db));

/** The buttons of each state, the usual one first. */
const ACTS: Record<InterestState, [InterestAnswer, MessageKey][]> = {
  asked: [
    ["confirm", "interest.act-confirm"],
    ["leave", "interest.act-leave"],
  ],
  listed: [
    ["confirm", "interest.act-still"],
    ["leave", "interest.act-leave"],
  ],
  offered: [
    ["take", "interest.act-take"],
    ["not-now", "interest.act-not-now"],
    ["leave", "interest.act-leave"],
  ],
  placed: [],
  left: [],
};

export default function CoursePlacePage({ loaderData: { region, saved, own }, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { locale } = useLocale();
  const formats = useFormats();
  const heading = t(own ? `interest.link-title-${own.state === "left" ? "listed" : own.state}` : "interest.left-title");
  return (
    <JoinPage
      region={region.name}
      demo={region.isDemo}
      languages={otherLanguages(locale)}
      title={heading}
      lede={
        own?.place ? (
          <>
            <bdi>{own.name}</bdi>: <OfferTitle titles={own.place.titles} />
          </>
        ) : own ? (
          <bdi>{own.name}</bdi>
        ) : undefined
      }
    >
      <title>{`${heading} – ${region.name}`}</title>
      <div className="stack-l flow">
        {saved && !actionData ? <Notice kind="success">{t("interest.saved")}</Notice> : null}
        {own ? null : <p>{t("interest.left-text")}</p>}
        {own?.state === "asked" || own?.state === "listed" ? <p>{t(`interest.link-text-${own.state}`)}</p> : null}
        {own?.place?.startsOn ? (
          <p>
            <Icon name="calendar-event" /> {t("interest.starts", { day: formats.day(own.place.startsOn) })}
          </p>
        ) : null}
        {own?.state === "offered" && own.place?.until ? <p className="w6">{t("interest.answer-by", { until: formats.moment(own.place.until) })}</p> : null}
        {own?.state === "placed" ? <p>{t("interest.place-text")}</p> : null}
        {own && ACTS[own.state].length > 0 ? (
          <form method="post" className="stack">
            <FormErrors errors={actionData ? { "": t(actionData.fault) } : undefined} />
            <div className="row">
              {ACTS[own.state].map(([answer, label], nth) => (
                <Button key={answer} kind={nth === 0 ? "primary" : undefined} name="intent" value={answer}>
                  {t(label)}
                </Button>
              ))}
            </div>
          </form>
        ) : null}
        <WhomToCall region={region} />
      </div>
    </JoinPage>
  );
}
