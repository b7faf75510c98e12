import { data, href, redirect } from "react-router";
import { Button, ButtonLink } from "#app/components/button.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { refusalWords } from "#app/long-jobs/refusal-words.ts";
import { AskedImport, AskedOrganisations } from "#app/long-jobs/works.ts";
import { loadFrame } from "#app/workspace.ts";
import { cancelLongJob, findLongJob, type LongJobKind } from "#platform/long-jobs/index.ts";
import type { Route } from "./+types/long-job.ts";

/** Seconds between two looks of a browser at a running job. */
const LOOK_AGAIN = 3;

const cameFrom = {
  "concept-import": "/app/:region/konzept",
  "concept-export": "/app/:region/konzept",
  "measures-export": "/app/:region/massnahmen",
  "tasks-export": "/app/:region/aufgaben",
  "network-export": "/app/:region/netzwerk",
  "phone-list-export": "/app/:region/netzwerk/telefonliste",
  "network-import": "/app/:region/netzwerk",
  "audit-export": "/app/:region/verwaltung/protokoll",
} as const satisfies Record<LongJobKind, string>;

export async function loader({ context, params }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const job = await findLongJob(ctx, params.id);
  if (!job) throw data({ code: "not-found" }, { status: 404 });
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), cameFrom[job.kind]),
    region: ctx.region.slug,
    id: job.id,
    kind: job.kind,
    preview:
      job.kind === "concept-import"
        ? href("/app/:region/konzept/einlesen/:id", { region: ctx.region.slug, id: AskedImport.parse(job.asked).importId })
        : job.kind === "network-import"
          ? href("/app/:region/netzwerk/einlesen/:id", { region: ctx.region.slug, id: AskedOrganisations.parse(job.asked).importId })
          : null,
    state: job.endedAt ? (job.refusal ? ("refused" as const) : ("done" as const)) : job.cancelledAt ? ("cancelled" as const) : ("running" as const),
    refusal: job.refusal,
    step: job.step,
    percent: job.percent,
    rows: job.rows ?? 0,
    hasFile: job.hasFile,
    since: job.createdAt,
    endedAt: job.endedAt ?? job.cancelledAt,
  };
}

export async function action({ context, params }: Route.ActionArgs) {
  const ctx = context.get(requestContext);
  const cancelled = await cancelLongJob(ctx, params.id);
  if (!cancelled.ok && cancelled.refusal !== "already-ended") throw data({ code: "not-found" }, { status: 404 });
  return redirect(href("/app/:region/vorgaenge/:id", params), 303);
}

/** How far an import or export is, and in the end what became of it. The page looks again by itself, also without JavaScript. */
export default function LongJobPage({ loaderData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { moment } = useFormats();
  const { frame, kind, state } = loaderData;
  const title = t(`longjob.title-${kind}`);
  return (
    <WorkspacePage {...frame} title={title} lede={state === "running" ? t("longjob.running") : undefined}>
      <title>{`${title} – ${frame.region.name}`}</title>
      {state === "running" ? <meta httpEquiv="refresh" content={String(LOOK_AGAIN)} /> : null}
      <div className="stack narrow">
        {state === "running" ? <Running shown={loaderData} /> : <Report shown={loaderData} />}
        <p className="muted s">
          {t("longjob.since", { moment: moment(loaderData.since) })} {loaderData.endedAt ? t("longjob.until", { moment: moment(loaderData.endedAt) }) : null}
        </p>
      </div>
    </WorkspacePage>
  );
}

type Shown = Route.ComponentProps["loaderData"];

function Running({ shown: { region, step, percent, kind } }: { shown: Shown }) {
  const { t } = useTexts();
  const { percent: inPercent } = useFormats();
  const words = step ? t(`longjob.step-${step}`) : t("longjob.step-waiting");
  return (
    <>
      <div className="kern-progress">
        <label className="kern-label" htmlFor="percent">
          {words} <span className="num">{inPercent(percent / 100)}</span>
        </label>
        <progress id="percent" max={100} value={percent} />
      </div>
      <div className="row">
        <form method="post">
          <Button>{t(kind === "concept-import" || kind === "network-import" ? "longjob.cancel-import" : "longjob.cancel")}</Button>
        </form>
        <a href="?">{t("longjob.look-again")}</a>
        <a href={href("/app/:region", { region })}>{t("longjob.go-on")}</a>
      </div>
    </>
  );
}

function Report({ shown: { region, id, kind, state, refusal, rows, hasFile, preview } }: { shown: Shown }) {
  const { t } = useTexts();
  const { number } = useFormats();
  if (state === "cancelled") {
    return (
      <>
        <Notice kind="info">{t("longjob.cancelled")}</Notice>
        <WayOn region={region} kind={kind} preview={preview} />
      </>
    );
  }
  if (state === "refused") {
    return (
      <>
        <Notice kind="error">{t(refusalWords(refusal))}</Notice>
        <WayOn region={region} kind={kind} preview={preview} />
      </>
    );
  }
  return (
    <>
      <Notice kind="success">{t(`longjob.done-${kind}`, { rows: number(rows) })}</Notice>
      <p className="row">
        {hasFile ? (
          <ButtonLink kind="primary" icon="download" href={href("/app/:region/vorgaenge/:id/datei", { region, id })}>
            {t("longjob.download")}
          </ButtonLink>
        ) : kind === "concept-import" ? (
          <ButtonLink kind="primary" href={href("/app/:region/konzept/benannt", { region })}>
            {t("longjob.to-names")}
          </ButtonLink>
        ) : preview ? (
          <ButtonLink kind="primary" href={preview}>
            {t("longjob.to-report")}
          </ButtonLink>
        ) : (
          t("longjob.file-gone")
        )}
      </p>
      {hasFile ? <p className="muted s">{t("longjob.kept")}</p> : null}
      <WayOn region={region} kind={kind} preview={null} />
    </>
  );
}

function WayOn({ region, kind, preview }: { region: string; kind: Shown["kind"]; preview: string | null }) {
  const { t } = useTexts();
  return <p>{preview ? <a href={preview}>{t("longjob.to-preview")}</a> : <a href={href(cameFrom[kind], { region })}>{t(`longjob.back-${kind}`)}</a>}</p>;
}
