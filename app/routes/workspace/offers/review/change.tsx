import { data, href, redirect } from "react-router";
import { Button, ButtonLink } from "#app/components/button.tsx";
import { Facts } from "#app/components/facts.tsx";
import { TextArea } from "#app/components/forms/controls.tsx";
import { FormErrors } from "#app/components/forms/form-errors.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { Side } from "#app/components/side.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { composeProviderLetter } from "#app/mails/offer-providers.ts";
import type { MessageKey } from "#app/messages/texts.ts";
import { useTimesWords } from "#app/offers/use-times-words.ts";
import { accountContext, houseContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { offerChoices } from "#domain/offers/catalogue/index.ts";
import { listTeachers } from "#domain/offers/courses/index.ts";
import { mayEditOffers } from "#domain/offers/index.ts";
import { findReview, SettleReview, settleReview } from "#domain/offers/providers/index.ts";
import { read } from "#platform/db/index.ts";
import { orNotFound, throwIfClosed } from "../../meetings/refusals.ts";
import { textsOf } from "../../network/form.ts";
import { OfferDifferences } from "../offer-differences.tsx";
import { storedTexts } from "../offer-form.ts";
import { shownTexts } from "../shown-texts.ts";
import type { Route } from "./+types/change.ts";

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const found = await read(ctx, async (db) => {
    const review = orNotFound(await findReview(ctx, db, params.id));
    const { organisationId } = review.offer;
    return { review, choices: await offerChoices(ctx, db, { organisationIds: [organisationId] }), teachers: await listTeachers(ctx, db, organisationId) };
  });
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/angebote"),
    region: params.region,
    today: ctx.today,
    review: found.review,
    choices: found.choices,
    teachers: found.teachers,
  };
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = context.get(requestContext);
  if (!mayEditOffers(ctx.actor)) throwIfClosed("not-allowed");
  const typed = textsOf(await request.formData());
  const again = (faults: Record<string, MessageKey>, status: number) => data({ typed, faults }, { status });
  const edits = typed["decision"] === "approve-edit";
  const { version, offerVersion, decision, answer = "" } = typed;
  const input = SettleReview.safeParse({
    id: params.id,
    version: Number(version),
    offerVersion: Number(offerVersion),
    decision: edits ? "approve" : decision,
    answer: answer.replaceAll("\r\n", "\n"),
  });
  if (!input.success) {
    const about = input.error.issues.some(({ path }) => path[0] === "answer");
    return again(about ? { answer: "providers.fault-answer" } : { "": "providers.fault-decision" }, 422);
  }
  const settled = await settleReview(ctx, input.data, composeProviderLetter(context.get(houseContext).settings.origin));
  if (!settled.ok) {
    throwIfClosed(settled.refusal);
    if (settled.refusal === "already-over") return again({ "": "providers.fault-review-over" }, 409);
    if (settled.refusal === "pieces-lent") return again({ "": "lending-form.fault-pieces-lent" }, 409);
    if (settled.refusal === "places-given") return again({ "": "catalogue.fault-kind-places" }, 409);
    if (settled.refusal === "course-book-begun") return again({ "": "catalogue.fault-kind-book" }, 409);
    return again({ "": settled.refusal === "changed-meanwhile" ? "providers.fault-changed-meanwhile" : "catalogue.fault-gone" }, 409);
  }
  const { offerId, told } = settled.value;
  if (edits) return redirect(href("/app/:region/angebote/:id/bearbeiten", { region: params.region, id: offerId }), 303);
  const outcome = ({ approve: "approved", decline: "declined", seen: "seen" } as const)[input.data.decision];
  const notice = outcome === "seen" || told ? outcome : `${outcome}-untold`;
  return redirect(`${href("/app/:region/angebote/pruefen", { region: params.region })}?hinweis=${notice}`, 303);
}

export default function ReviewChangePage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const formats = useFormats();
  const { frame, region, today, review, choices } = loaderData;
  const { kind, offer, before, after } = review;
  const words = useTimesWords(today);
  const title = after.texts.find(({ language }) => language === "de")?.title ?? "";
  const offerHref = href("/app/:region/angebote/:id", { region, id: offer.id });
  return (
    <WorkspacePage
      {...frame}
      crumbs={[
        { label: t("catalogue.title"), href: href("/app/:region/angebote", { region }) },
        { label: t("providers.review-title"), href: href("/app/:region/angebote/pruefen", { region }) },
      ]}
      kicker={t(`providers.kind-${kind}`)}
      title={title}
      lede={t(`providers.review-${kind}-lede`)}
      notice={
        review.writtenIn === "de" ? undefined : <Notice kind="warn">{t("providers.review-language", { language: formats.language(review.writtenIn) })}</Notice>
      }
      actions={
        <ButtonLink small href={offerHref}>
          {t("providers.review-offer")}
        </ButtonLink>
      }
      aside={
        <Side title={t("providers.review-who")}>
          <Facts
            facts={[
              {
                name: t("catalogue.field-organisationId"),
                value: <a href={href("/app/:region/netzwerk/:id", { region, id: offer.organisationId })}>{offer.organisation}</a>,
              },
              { name: t("providers.sent-at"), value: formats.moment(review.sentAt) },
              { name: t("providers.sent-by"), value: review.sentBy },
              { name: t("providers.trust"), value: t(review.trusted ? "providers.trusted" : "providers.not-trusted") },
            ]}
          />
        </Side>
      }
    >
      <title>{`${title} – ${t("providers.review-title")} – ${frame.region.name}`}</title>
      {before ? (
        <section className="stack" aria-labelledby="h-differences">
          <h2 id="h-differences">{t("providers.review-differences")}</h2>
          <OfferDifferences
            today={today}
            earlier={before}
            standing={after}
            choices={choices}
            teachers={loaderData.teachers}
            titles={{ earlier: t("providers.review-before"), standing: t(kind === "live" ? "catalogue.versions-now" : "providers.review-after") }}
          />
        </section>
      ) : (
        <Facts
          facts={Object.entries(shownTexts(t, formats, choices, storedTexts(after), words(after.times))).map(([name, value]) => ({
            name,
            value: value === "" ? "" : <span className="lines">{value}</span>,
          }))}
        />
      )}
      <form method="post" className="stack narrow" noValidate>
        <input type="hidden" name="version" value={review.version} />
        <input type="hidden" name="offerVersion" value={offer.version} />
        <FormErrors errors={Object.fromEntries(Object.entries(actionData?.faults ?? {}).map(([name, key]) => [name, t(key)]))} />
        {kind === "live" ? null : (
          <TextArea
            name="answer"
            label={t("providers.review-answer")}
            hint={t("providers.review-answer-hint")}
            maxLength={1000}
            defaultValue={actionData?.typed["answer"]}
            error={actionData?.faults["answer"] ? t(actionData.faults["answer"]) : undefined}
          />
        )}
        <div className="row">
          {kind === "live" ? (
            <Button kind="primary" name="decision" value="seen">
              {t("providers.act-seen")}
            </Button>
          ) : (
            <>
              <Button kind="primary" name="decision" value="approve">
                {t(kind === "new" ? "providers.act-publish" : "providers.act-approve")}
              </Button>
              <Button name="decision" value="approve-edit">
                {t("providers.act-approve-edit")}
              </Button>
              <Button kind="danger" name="decision" value="decline">
                {t("providers.act-decline")}
              </Button>
            </>
          )}
        </div>
      </form>
    </WorkspacePage>
  );
}
