import { data, redirect } from "react-router";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import type { MessageKey } from "#app/messages/texts.ts";
import { localeContext, requestContext } from "#app/request.ts";
import { textsOf } from "#app/routes/workspace/network/form.ts";
import { draftOf, readDraft, shownPost, type PostDraft } from "#app/routes/workspace/offers/posts/post-form.ts";
import { PostInputs } from "#app/routes/workspace/offers/posts/post-inputs.tsx";
import { isPostKind } from "#domain/offers/posts/index.ts";
import { setOwnPost } from "#domain/offers/providers/index.ts";
import type { Context } from "#platform/db/index.ts";
import type { Route } from "./+types/post.ts";
import { frameOf, ownHref, ownOffer } from "./own.ts";
import { OwnFieldsPage } from "./own-fields-page.tsx";
import { titleOf } from "./title-of.ts";

/** @throws 404 as data: no such offer, or no post */
async function ownPost(ctx: Context, id: string) {
  const own = await ownOffer(ctx, id);
  if (!isPostKind(own.content.kind)) throw data({ code: "not-found" }, { status: 404 });
  return own;
}

export async function loader({ context, params }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const own = await ownPost(ctx, params.id);
  return { code: params.code, id: params.id, title: titleOf(own), stamp: own.stamp, draft: draftOf(own.content.post), region: frameOf(ctx) };
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const ctx = context.get(requestContext);
  await ownPost(ctx, params.id);
  const { stamp = "", ...draft } = textsOf(await request.formData());
  const again = (faults: Record<string, MessageKey>, status: number, theirs: PostDraft | null = null, now = stamp) =>
    data({ draft, faults, theirs, stamp: now }, { status });
  const input = readDraft(draft);
  if (!input.ok) return again(input.faults, 422);
  const saved = await setOwnPost(ctx, { id: params.id, stamp, post: input.fields });
  if (saved.ok) return redirect(ownHref(params.code, `/${params.id}`, context.get(localeContext), { hinweis: saved.value.fate }), 303);
  if (saved.refusal === "changed-meanwhile") return again({}, 409, draftOf(saved.standing.post), saved.stamp);
  if (saved.refusal === "not-found" || saved.refusal === "no-post") throw data({ code: "not-found" }, { status: 404 });
  return again({ "": "providers.fault-over" }, 409);
}

/** What a practice place, an apprenticeship, a job or a volunteer post says besides, by who offers it. */
export default function OwnPostPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const formats = useFormats();
  const draft = actionData?.draft ?? loaderData.draft;
  const faults = actionData?.faults ?? {};
  return (
    <OwnFieldsPage
      offer={{ ...loaderData, stamp: actionData?.stamp || loaderData.stamp }}
      page="/stelle"
      heading={t("post-form.title")}
      lede={t("post-form.lede")}
      faults={faults}
      yours={shownPost(t, formats, draft)}
      theirs={actionData?.theirs ? shownPost(t, formats, actionData.theirs) : null}
    >
      <PostInputs draft={draft} faults={faults} />
    </OwnFieldsPage>
  );
}
