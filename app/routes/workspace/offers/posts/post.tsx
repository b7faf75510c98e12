import { data, href, redirect } from "react-router";
import { SubmitBar } from "#app/components/dock.tsx";
import { CheckBox, DateInput, Select, TextArea, TextInput } from "#app/components/forms/controls.tsx";
import { FormErrors } from "#app/components/forms/form-errors.tsx";
import { useTexts } from "#app/components/locale.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import type { LastChange } from "#domain/network/index.ts";
import type { MessageKey } from "#app/messages/texts.ts";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { savePost } from "#domain/offers/catalogue/index.ts";
import { DURATION_UNITS, GERMAN_LEVELS, isPostKind, PAY_PER } from "#domain/offers/posts/index.ts";
import type { Context } from "#platform/db/index.ts";
import { Conflict } from "../../gremien/conflict.tsx";
import { throwIfClosed } from "../../meetings/refusals.ts";
import { textsOf } from "../../network/form.ts";
import type { Route } from "./+types/post.ts";
import { offerCrumbs } from "../crumbs.ts";
import { germanTitle, keptOffer } from "../kept-offer.ts";
import { draftOf, POST_FIELD_NAMES, readDraft, shownPost, type PostDraft } from "./post-form.ts";

/** @throws 403, 404 as data */
async function keptPost(ctx: Context, id: string) {
  const offer = await keptOffer(ctx, id);
  if (!isPostKind(offer.content.kind)) throwIfClosed("not-found");
  return offer;
}

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const offer = await keptPost(ctx, params.id);
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/angebote"),
    region: params.region,
    id: params.id,
    title: germanTitle(offer),
    draft: draftOf(offer.content.post),
    version: offer.version,
  };
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = context.get(requestContext);
  await keptPost(ctx, params.id);
  const { version = "", ...draft } = textsOf(await request.formData());
  const again = (
    faults: Record<string, MessageKey>,
    status: number,
    conflict: { theirs: PostDraft; changed: LastChange | null } | null = null,
    now = version,
  ) => data({ draft, faults, version: now, conflict }, { status });
  const input = readDraft(draft);
  if (!input.ok) return again(input.faults, 422);
  if (!/^\d+$/.test(version)) return again({ "": "posts.fault-check" }, 422);
  const saved = await savePost(ctx, { id: params.id, version: Number(version), post: input.fields });
  if (saved.ok) return redirect(`${href("/app/:region/angebote/:id", params)}?hinweis=saved`, 303);
  if (saved.refusal === "version-conflict") return again({}, 409, { theirs: draftOf(saved.stored.post), changed: saved.changed }, String(saved.version));
  throwIfClosed(saved.refusal === "other-kind" ? "not-found" : saved.refusal);
  return again({ "": "posts.fault-check" }, 422);
}

/** What a practice place, an apprenticeship, a job or a volunteer post says besides. */
export default function PostPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { frame, region, id, title } = loaderData;
  const draft = actionData?.draft ?? loaderData.draft;
  const errors = Object.fromEntries(Object.entries(actionData?.faults ?? {}).map(([name, key]) => [name, t(key)]));
  const field = (name: (typeof POST_FIELD_NAMES)[number]) => ({
    name,
    label: t(`posts.field-${name}`),
    defaultValue: draft[name] ?? "",
    error: errors[name],
    optional: true,
  });
  const own = href("/app/:region/angebote/:id", { region, id });
  return (
    <WorkspacePage {...frame} crumbs={offerCrumbs(t, region, id, title)} title={t("posts.title")} lede={t("posts.lede")}>
      <title>{`${t("posts.title")} – ${title} – ${frame.region.name}`}</title>
      {actionData?.conflict ? (
        <Conflict
          changed={actionData.conflict.changed}
          yours={shownPost(t, draft)}
          theirs={shownPost(t, actionData.conflict.theirs)}
          theirsHref={href("/app/:region/angebote/:id/stelle", { region, id })}
        />
      ) : null}
      <form method="post" className="stack narrow" noValidate>
        <input type="hidden" name="version" value={actionData?.version ?? loaderData.version} />
        <FormErrors errors={errors} />
        <TextInput {...field("occupation")} hint={t("posts.occupation-hint")} maxLength={160} />
        <TextInput {...field("places")} inputMode="numeric" dir="ltr" maxLength={5} />
        <TextInput {...field("hoursPerWeek")} inputMode="decimal" dir="ltr" maxLength={5} />
        <DateInput {...field("startsOn")} />
        <TextInput {...field("duration")} inputMode="numeric" dir="ltr" maxLength={2} />
        <Select {...field("durationUnit")} empty="–" choices={DURATION_UNITS.map((unit) => ({ value: unit, label: t(`posts.unit-${unit}`) }))} />
        <TextInput {...field("pay")} hint={t("posts.pay-hint")} inputMode="decimal" dir="ltr" maxLength={10} suffix="€" />
        <Select {...field("payPer")} empty="–" choices={PAY_PER.map((per) => ({ value: per, label: t(`posts.per-${per}`) }))} />
        <Select {...field("germanLevel")} empty="–" choices={GERMAN_LEVELS.map((level) => ({ value: level, label: level }))} />
        <CheckBox name="needsDrivingLicence" label={t("posts.field-needsDrivingLicence")} defaultChecked={"needsDrivingLicence" in draft} />
        <TextArea {...field("howToApply")} hint={t("posts.apply-hint")} maxLength={2000} />
        <DateInput {...field("applyUntil")} />
        <SubmitBar label={t("catalogue.save")} cancel={{ href: own, label: t("common.cancel") }} />
      </form>
    </WorkspacePage>
  );
}
