import { data, href, redirect } from "react-router";
import { SubmitBar } from "#app/components/dock.tsx";
import { FormErrors } from "#app/components/forms/form-errors.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import type { LastChange } from "#domain/network/index.ts";
import type { MessageKey } from "#app/messages/texts.ts";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { savePost } from "#domain/offers/catalogue/index.ts";
import { isPostKind } from "#domain/offers/posts/index.ts";
import type { Context } from "#platform/db/index.ts";
import { Conflict } from "../../gremien/conflict.tsx";
import { throwIfClosed } from "../../meetings/refusals.ts";
import { textsOf } from "../../network/form.ts";
import type { Route } from "./+types/post.ts";
import { offerCrumbs } from "../crumbs.ts";
import { germanTitle, keptOffer } from "../kept-offer.ts";
import { draftOf, readDraft, shownPost, type PostDraft } from "./post-form.ts";
import { PostInputs } from "./post-inputs.tsx";

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
  if (!/^\d+$/.test(version)) return again({ "": "post-form.fault-check" }, 422);
  const saved = await savePost(ctx, { id: params.id, version: Number(version), post: input.fields });
  if (saved.ok) return redirect(`${href("/app/:region/angebote/:id", params)}?hinweis=saved`, 303);
  if (saved.refusal === "version-conflict") return again({}, 409, { theirs: draftOf(saved.stored.post), changed: saved.changed }, String(saved.version));
  throwIfClosed(saved.refusal === "other-kind" ? "not-found" : saved.refusal);
  return again({ "": "post-form.fault-check" }, 422);
}

/** What a practice place, an apprenticeship, a job or a volunteer post says besides. */
export default function PostPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const formats = useFormats();
  const { frame, region, id, title } = loaderData;
  const draft = actionData?.draft ?? loaderData.draft;
  const faults = actionData?.faults ?? {};
  const own = href("/app/:region/angebote/:id", { region, id });
  return (
    <WorkspacePage {...frame} crumbs={offerCrumbs(t, region, id, title)} title={t("post-form.title")} lede={t("post-form.lede")}>
      <title>{`${t("post-form.title")} – ${title} – ${frame.region.name}`}</title>
      {actionData?.conflict ? (
        <Conflict
          changed={actionData.conflict.changed}
          yours={shownPost(t, formats, draft)}
          theirs={shownPost(t, formats, actionData.conflict.theirs)}
          theirsHref={href("/app/:region/angebote/:id/stelle", { region, id })}
        />
      ) : null}
      <form method="post" className="stack narrow" noValidate>
        <input type="hidden" name="version" value={actionData?.version ?? loaderData.version} />
        <FormErrors errors={Object.fromEntries(Object.entries(faults).map(([name, key]) => [name, t(key)]))} />
        <PostInputs draft={draft} faults={faults} />
        <SubmitBar label={t("catalogue.save")} cancel={{ href: own, label: t("common.cancel") }} />
      </form>
    </WorkspacePage>
  );
}
