import { data, href, redirect } from "react-router";
import { Confirmation } from "#app/components/confirmation.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { discardStuckJob, findStuckJob } from "#platform/jobs/index.ts";
import type { Route } from "./+types/discard-job.ts";
import { queueText } from "./queue-text.ts";

const LIST = "/app/:region/verwaltung/hintergrund";

export async function loader({ context, params }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const job = await findStuckJob(ctx, params.id);
  if (!job) throw data({ code: "not-found" }, { status: 404 });
  return { frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), LIST), region: ctx.region.slug, job };
}

export async function action({ context, params }: Route.ActionArgs) {
  const discarded = await discardStuckJob(context.get(requestContext), params.id);
  if (!discarded.ok) throw data({ code: "not-found" }, { status: 404 });
  return redirect(`${href(LIST, { region: params.region })}?hinweis=discarded`, 303);
}

export default function DiscardJobPage({ loaderData: { frame, region, job } }: Route.ComponentProps) {
  const { t } = useTexts();
  const { moment } = useFormats();
  const list = href(LIST, { region });
  return (
    <WorkspacePage
      {...frame}
      crumbs={[{ label: t("administration.crumb") }, { label: t("background.title"), href: list }]}
      title={t("background.discard-title")}
    >
      <title>{`${t("background.discard-title")} – ${frame.region.name}`}</title>
      <Confirmation
        goes={[t("background.goes", { name: t(queueText(job.queue)), moment: moment(job.since) })]}
        stays={[t("background.stays"), t("background.stays-audit")]}
        act={t("background.discard-act")}
        cancelHref={list}
      />
    </WorkspacePage>
  );
}
