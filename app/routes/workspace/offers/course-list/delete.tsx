import { data, href, redirect } from "react-router";
import { Confirmation } from "#app/components/confirmation.tsx";
import { useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { deleteSubscriber, findSubscriber } from "#domain/offers/course-list/index.ts";
import { read } from "#platform/db/index.ts";
import { orNotFound, throwIfClosed } from "../../meetings/refusals.ts";
import { textsOf } from "../../network/form.ts";
import type { Route } from "./+types/delete.ts";

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/angebote"),
    region: params.region,
    subscriber: orNotFound(await read(ctx, (db) => findSubscriber(ctx, db, params.id))),
  };
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = context.get(requestContext);
  const version = Number(textsOf(await request.formData()).version);
  const deleted = await deleteSubscriber(ctx, { id: params.id, version });
  if (deleted.ok) return redirect(`${href("/app/:region/angebote/kursliste", { region: params.region })}?hinweis=deleted`, 303);
  if (deleted.refusal !== "version-conflict") throwIfClosed(deleted.refusal);
  return data({ fault: "course-list.delete-changed" as const }, { status: 409 });
}

export default function DeleteSubscriberPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { frame, region, subscriber } = loaderData;
  const list = href("/app/:region/angebote/kursliste", { region });
  return (
    <WorkspacePage
      {...frame}
      crumbs={[
        { label: t("catalogue.title"), href: href("/app/:region/angebote", { region }) },
        { label: t("course-list.title"), href: list },
      ]}
      title={t("course-list.delete-title")}
      lede={subscriber.email}
      notice={actionData ? <Notice kind="error">{t(actionData.fault)}</Notice> : undefined}
    >
      <title>{`${t("course-list.delete-title")} – ${frame.region.name}`}</title>
      <Confirmation goes={[t("course-list.delete-goes")]} stays={[t("course-list.delete-stays")]} act={t("course-list.delete-act")} cancelHref={list}>
        <input type="hidden" name="version" value={subscriber.version} />
      </Confirmation>
    </WorkspacePage>
  );
}
