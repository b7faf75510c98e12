import { data, href, redirect } from "react-router";
import { ButtonLink } from "#app/components/button.tsx";
import { Timeline } from "#app/components/charts/timeline.tsx";
import { Figure, Figures } from "#app/components/figure.tsx";
import { Icon } from "#app/components/icon.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { Rows } from "#app/components/rows.tsx";
import { StatePill } from "#app/components/state.tsx";
import { Table } from "#app/components/table.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { idOfForm } from "#app/form-id.ts";
import { accountContext, houseContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame, mayOpen } from "#app/workspace.ts";
import {
  AttachFile,
  attachFile,
  decisionsOfMeasure,
  findMeasure,
  listEventsOfMeasure,
  mayDeleteMeasure,
  mayEditMeasure,
  mayEditPublicPart,
  LinkDecision,
  mayRelease,
  releaseMeasure,
  unlinkDecision,
  withdrawMeasure,
  type MeasurePage,
} from "#domain/concept/measures/index.ts";
import { read } from "#platform/db/index.ts";
import type { Route } from "./+types/measure.ts";
import { EntryForm } from "./entry-form.tsx";
import { enterProgress } from "./enter-progress.ts";
import { History } from "./history.tsx";
import { MeasureEvents } from "../offers/events/measure-events.tsx";
import { MeasureAside } from "./measure-aside.tsx";
import { usePeriod } from "./period.ts";
import { readUpload } from "./upload.ts";

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const { measure, decisions, events } = isId(params.id)
    ? await read(ctx, async (db) => ({
        measure: await findMeasure(ctx, db, params.id),
        decisions: await decisionsOfMeasure(ctx, db, params.id),
        events: await listEventsOfMeasure(ctx, db, params.id),
      }))
    : { measure: null, decisions: [], events: [] };
  if (!measure) throw data({ code: "not-found" }, { status: 404 });
  const query = new URL(request.url).searchParams;
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/massnahmen"),
    region: params.region,
    today: ctx.today,
    measure,
    decisions,
    events,
    mayEdit: mayEditMeasure(ctx.actor, measure.fields),
    mayEditPublicPart: mayEditPublicPart(ctx.actor, measure),
    mayDelete: mayDeleteMeasure(ctx.actor),
    mayRelease: mayRelease(ctx.actor),
    maySeeFunds: mayOpen(ctx, "/app/:region/foerdermittel/:id"),
    notice: NOTICES.find((word) => word === query.get("hinweis")) ?? null,
    all: query.get("eintraege") === "alle",
  };
}

/** What the page says after an act, by the word that the redirect carries. */
const NOTICES = ["created", "saved", "entered", "entered-public", "released", "withdrawn", "withdrawn-entry", "attached", "unlinked"] as const;

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = context.get(requestContext);
  if (!isId(params.id)) throw data({ code: "not-found" }, { status: 404 });
  const form = await request.formData();
  const back = (notice: (typeof NOTICES)[number], place = "") => redirect(`${href("/app/:region/massnahmen/:id", params)}?hinweis=${notice}${place}`, 303);
  const { dataFolder } = context.get(houseContext).settings;

  switch (form.get("intent")) {
    case "release":
    case "withdraw": {
      const release = form.get("intent") === "release";
      const result = await (release ? releaseMeasure : withdrawMeasure)(ctx, { id: params.id });
      if (!result.ok) throw refusedPage(result.refusal);
      return back(release ? "released" : "withdrawn");
    }
    case "unlink": {
      const input = LinkDecision.omit({ kind: true }).safeParse({ measureId: params.id, decisionId: form.get("decision") });
      const result = input.success ? await unlinkDecision(ctx, input.data) : null;
      if (!result?.ok) throw refusedPage(result?.refusal === "not-allowed" ? "not-allowed" : "measure-not-found");
      return back("unlinked");
    }
    case "attach": {
      const upload = await readUpload(form, "attachment", dataFolder);
      if (!upload) return data({ attachment: "no-file" as const }, { status: 422 });
      const input = AttachFile.safeParse({ measureId: params.id, title: form.get("attachmentTitle") });
      if (!input.success) return data({ attachment: "title-too-long" as const }, { status: 422 });
      const result = await attachFile(ctx, input.data, upload, await idOfForm(form));
      if (result.ok) return back("attached");
      if (result.refusal === "file-refused") return data({ attachment: result.reason }, { status: 422 });
      throw refusedPage(result.refusal);
    }
    default: {
      const entered = await enterProgress(ctx, params.id, form, await readUpload(form, "file", dataFolder));
      if (entered.ok) return back(entered.released ? "entered-public" : "entered", "#h-history");
      if (entered.refusal !== "input") throw refusedPage(entered.refusal);
      return data({ entry: entered }, { status: 422 });
    }
  }
}

function isId(id: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id);
}

function refusedPage(refusal: "measure-not-found" | "not-allowed") {
  return refusal === "not-allowed" ? data({ code: "not-allowed" }, { status: 403 }) : data({ code: "not-found" }, { status: 404 });
}

export default function MeasureRoute({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { frame, region, today, measure, mayEdit, notice } = loaderData;
  const entry = actionData && "entry" in actionData ? actionData.entry : undefined;
  const attachment = actionData && "attachment" in actionData ? actionData.attachment : undefined;
  const own = href("/app/:region/massnahmen/:id", { region, id: measure.id });
  return (
    <WorkspacePage
      {...frame}
      crumbs={[{ label: t("measures.title"), href: href("/app/:region/massnahmen", { region }) }]}
      kicker={t("measures.kicker")}
      title={measure.fields.title}
      notice={notice ? <Notice kind="success" title={t(`measures.notice-${notice}`)} /> : undefined}
      actions={
        mayEdit ? (
          <>
            <ButtonLink small icon="pencil" href={href("/app/:region/massnahmen/:id/bearbeiten", { region, id: measure.id })}>
              {t("common.edit")}
            </ButtonLink>
            <ButtonLink kind="primary" small icon="plus" href="#eintrag">
              {t("measures.add-entry")}
            </ButtonLink>
          </>
        ) : undefined
      }
      aside={
        <MeasureAside
          measure={measure}
          decisions={loaderData.decisions}
          region={region}
          today={today}
          mayEdit={mayEdit}
          mayDelete={loaderData.mayDelete}
          mayRelease={loaderData.mayRelease}
          maySeeFunds={loaderData.maySeeFunds}
          attachment={attachment}
        />
      }
    >
      <title>{`${measure.fields.title} – ${frame.region.name}`}</title>
      <Standing measure={measure} />
      {measure.fields.description ? (
        <section aria-labelledby="h-about" className="prose">
          <h2 id="h-about">{t("measures.description")}</h2>
          {measure.fields.description.split(/\n{2,}/).map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
        </section>
      ) : null}
      <Schedule measure={measure} today={today} />
      <section aria-labelledby="h-recommendations">
        <h2 id="h-recommendations">{t("measures.recommendations")}</h2>
        {measure.recommendations.length > 0 ? (
          <Rows
            rows={measure.recommendations.map(({ id, number, text }) => ({
              key: id,
              symbol: <Icon name="target" />,
              title: text,
              second: t("measures.recommendation-number", { number }),
              href: href("/app/:region/konzept/empfehlungen/:id", { region, id }),
            }))}
          />
        ) : (
          <p className="muted">{t("measures.no-recommendation")}</p>
        )}
      </section>
      <MeasureEvents region={region} events={loaderData.events} />
      <section aria-labelledby="h-history" className="stack">
        <h2 id="h-history">{t("measures.history")}</h2>
        {mayEdit ? (
          <EntryForm measure={measure} today={today} mayRelease={loaderData.mayRelease} mayEditPublicPart={loaderData.mayEditPublicPart} refused={entry} />
        ) : null}
        <History measure={measure} region={region} all={loaderData.all} allHref={`${own}?eintraege=alle#h-history`} mayRelease={loaderData.mayRelease} />
      </section>
    </WorkspacePage>
  );
}

function Standing({ measure }: { measure: MeasurePage }) {
  const { t } = useTexts();
  const formats = useFormats();
  const { progress, fields, since } = measure;
  const said = [since ? t("measures.since", { day: formats.day(since) }) : "", fields.stateReason ? t("measures.reason", { reason: fields.stateReason }) : ""];
  return (
    <section aria-labelledby="h-standing" className="now-box">
      <h2 id="h-standing" className="vh">
        {t("measures.standing")}
      </h2>
      {progress.percent === null && fields.results.length === 0 ? null : (
        <Figures>
          {progress.percent === null ? null : <Figure value={progress.percent} unit="%" what={t("measures.done-share")} parts={<Parts measure={measure} />} />}
          {fields.results.slice(0, 3).map((result) => (
            <Figure
              key={result.id ?? result.name}
              value={result.reached === null ? "–" : formats.number(result.reached)}
              unit={t("measures.of-planned", { planned: formats.number(result.planned), unit: result.unit }).trim()}
              what={result.reached === null ? t("measures.result-not-reported", { name: result.name }) : result.name}
            />
          ))}
        </Figures>
      )}
      <p className="row base">
        <StatePill state={progress.state} />
        <span className="tag">{t(`states.measure-${fields.state}`)}</span>
        <span className="muted s">{said.filter(Boolean).join(" ")}</span>
      </p>
      {progress.percent === null && fields.state === "running" ? <p className="muted s">{t("measures.no-share")}</p> : null}
    </section>
  );
}

function Parts({ measure }: { measure: MeasurePage }) {
  const { t } = useTexts();
  const formats = useFormats();
  const { results, milestones } = measure.fields;
  const rows = results.some(({ reached }) => reached !== null)
    ? results.map((result) => ({
        key: result.id ?? result.name,
        cells: [
          result.name,
          result.reached === null
            ? t("measures.entry-figure-none", { planned: formats.number(result.planned) })
            : t("common.share-of", { part: formats.number(result.reached), whole: formats.number(result.planned) }),
          result.reached === null ? "–" : formats.percent(Math.min(1, result.reached / result.planned)),
        ],
      }))
    : milestones.map((milestone) => ({
        key: milestone.id ?? milestone.title,
        cells: [milestone.title, milestone.doneOn ? formats.day(milestone.doneOn) : t("measures.milestone-open"), formats.percent(milestone.doneOn ? 1 : 0)],
      }));
  return (
    <>
      <Table
        caption={t("measures.parts-caption")}
        columns={[{ label: t("measures.part") }, { label: t("measures.reached"), numeric: true }, { label: t("measures.share"), numeric: true }]}
        rows={rows}
      />
      <p className="flow-s">{t("measures.parts-rule")}</p>
    </>
  );
}

function Schedule({ measure, today }: { measure: MeasurePage; today: string }) {
  const { t } = useTexts();
  const formats = useFormats();
  const period = usePeriod();
  const { startsOn, endsOn, milestones } = measure.fields;
  const days = [...milestones.map((milestone) => milestone.dueOn), startsOn, endsOn].filter((day) => day !== null).toSorted();
  const [first] = days;
  const last = days.at(-1);
  if (first === undefined || last === undefined) return null;
  const standing = (milestone: { dueOn: string; doneOn: string | null }) => {
    if (milestone.doneOn) return t("measures.done-on-day", { day: formats.day(milestone.doneOn) });
    return milestone.dueOn < today ? t("measures.milestone-late") : t("measures.milestone-open");
  };
  return (
    <section aria-labelledby="h-time" className="stack">
      <h2 id="h-time">{t("measures.time")}</h2>
      <p className="muted">{period(startsOn, endsOn)}</p>
      <Timeline
        label={t("measures.time-chart")}
        today={today}
        columns={[t("measures.kicker"), t("measures.period"), t("measures.standing"), t("measures.milestones")]}
        rows={[
          {
            key: measure.id,
            title: measure.fields.title,
            second: measure.leadOrganisation?.name,
            from: startsOn ?? first,
            to: endsOn ?? (last > today ? last : today),
            state: measure.progress.state,
            share: measure.progress.share,
            milestones: milestones.map((milestone) => ({ day: milestone.dueOn, label: milestone.title })),
          },
        ]}
      />
      {milestones.length > 0 ? (
        <Table
          caption={t("measures.milestones")}
          columns={[{ label: t("measures.milestone") }, { label: t("measures.due") }, { label: t("measures.standing") }]}
          rows={milestones.map((milestone) => ({
            key: milestone.id ?? milestone.title,
            cells: [milestone.title, formats.day(milestone.dueOn), standing(milestone)],
          }))}
        />
      ) : null}
    </section>
  );
}
