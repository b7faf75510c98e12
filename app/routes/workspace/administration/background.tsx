import { data, href, redirect } from "react-router";
import { z } from "zod";
import { Button, ButtonLink } from "#app/components/button.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { Icon } from "#app/components/icon.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { listStuckJobs, retryStuckJob, type StuckJob } from "#platform/jobs/index.ts";
import type { Route } from "./+types/background.ts";
import { queueText } from "./queue-text.ts";

const PATH = "/app/:region/verwaltung/hintergrund";
/** The name of a fault without a name of its own: it tells nobody anything. */
const UNNAMED = "Error";

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const stuck = await listStuckJobs(ctx);
  if (!stuck.ok) throw data({ code: stuck.refusal }, { status: 403 });
  const done = z.enum(["retried", "discarded"]).safeParse(new URL(request.url).searchParams.get("hinweis"));
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), PATH),
    region: ctx.region.slug,
    done: done.data,
    jobs: stuck.value,
  };
}

export async function action({ request, context }: Route.ActionArgs) {
  const ctx = context.get(requestContext);
  const id = z.uuid().safeParse((await request.formData()).get("id"));
  if (!id.success) return data(null, { status: 400 });
  const retried = await retryStuckJob(ctx, id.data);
  // Who asks for a job that runs again already sees the list without it.
  if (!retried.ok && retried.refusal === "not-allowed") throw data({ code: retried.refusal }, { status: 403 });
  return redirect(`${href(PATH, { region: ctx.region.slug })}${retried.ok ? "?hinweis=retried" : ""}`, 303);
}

/** Work in the background that needs somebody: what failed for good, and what waits long. */
export default function BackgroundPage({ loaderData: { frame, region, done, jobs } }: Route.ComponentProps) {
  const { t } = useTexts();
  return (
    <WorkspacePage
      {...frame}
      crumbs={[{ label: t("administration.crumb") }]}
      title={t("background.title")}
      lede={jobs.length === 0 ? t("background.lede-none") : t("background.lede", { count: jobs.length })}
      notice={done ? <Notice kind="success">{t(`background.${done}`)}</Notice> : undefined}
    >
      <title>{`${t("background.title")} – ${frame.region.name}`}</title>
      {jobs.length === 0 ? (
        <EmptyState>{t("background.empty")}</EmptyState>
      ) : (
        <ul className="rows">
          {jobs.map((job) => (
            <JobRow key={job.id} job={job} region={region} />
          ))}
        </ul>
      )}
    </WorkspacePage>
  );
}

function JobRow({ job, region }: { job: StuckJob; region: string }) {
  const { t } = useTexts();
  const { moment } = useFormats();
  const name = t(queueText(job.queue));
  return (
    <li>
      <Icon name={job.state === "failed" ? "alert-triangle" : "clock"} />
      <div className="stack-s">
        <div>
          <span className="t">{name}</span>
          <p className="m">
            {t(`background.state-${job.state}`, { count: job.attempts })} · {t("background.since", { moment: moment(job.since) })}
            {job.fault && job.fault !== UNNAMED ? ` · ${t("background.fault", { fault: job.fault })}` : null}
          </p>
        </div>
        <div className="row tight">
          <form method="post">
            <input type="hidden" name="id" value={job.id} />
            <Button small aria-label={t("background.retry-named", { name })}>
              {t("background.retry")}
            </Button>
          </form>
          <ButtonLink kind="tertiary" small href={href("/app/:region/verwaltung/hintergrund/:id/verwerfen", { region, id: job.id })}>
            {t("background.discard")}
          </ButtonLink>
        </div>
      </div>
    </li>
  );
}
