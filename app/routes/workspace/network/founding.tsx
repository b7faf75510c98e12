import { data, href, redirect } from "react-router";
import { Button } from "#app/components/button.tsx";
import { CompareVersions } from "#app/components/compare-versions.tsx";
import { CheckBox, DateInput, TextArea, TextInput } from "#app/components/forms/controls.tsx";
import { German } from "#app/components/german.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { StateLabel } from "#app/components/state.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import {
  EditFounding,
  editFounding,
  findFounding,
  NoteProgress,
  noteProgress,
  type ProgressConflict,
  type StepOfProject,
} from "#domain/network/founding/index.ts";
import { mayEditNetwork } from "#domain/network/index.ts";
import { read } from "#platform/db/index.ts";
import type { Route } from "./+types/founding.ts";
import { isId, textsOf } from "./form.ts";
import { stepWords } from "./founding-words.ts";

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const project = isId(params.id) ? await read(ctx, (db) => findFounding(ctx, db, params.id)) : null;
  if (!project) throw data({ code: "not-found" }, { status: 404 });
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/netzwerk"),
    region: params.region,
    project,
    saved: new URL(request.url).searchParams.has("gespeichert"),
  };
}

type Again = { code: string; typed: Record<string, string>; fault: "not-a-day" | "day-ahead" | "too-long" | null; conflict: ProgressConflict | null };

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = context.get(requestContext);
  if (!mayEditNetwork(ctx.actor)) throw data({ code: "not-allowed" }, { status: 403 });
  const typed = textsOf(await request.formData());
  const again = (rest: Partial<Again>, status = 422) => data<Again>({ code: typed.code ?? "", typed, fault: null, conflict: null, ...rest }, { status });
  const back = (anchor: string) => redirect(`${href("/app/:region/netzwerk/gruendungen/:id", params)}?gespeichert=1${anchor}`, 303);
  if (typed.intent === "project") {
    const input = EditFounding.safeParse({ organisationId: params.id, helper: typed.helper ?? "", isFinished: "isFinished" in typed });
    if (!input.success) return again({ fault: "too-long" });
    if ((await editFounding(ctx, input.data)).ok) return back("");
    throw data({ code: "not-found" }, { status: 404 });
  }
  const { code = "", doneOn = "", note = "" } = typed;
  const input = NoteProgress.safeParse({ organisationId: params.id, code, version: Number(typed.version), doneOn, note: note.replaceAll("\r\n", "\n") });
  if (!input.success) {
    if (!isId(params.id)) throw data({ code: "not-found" }, { status: 404 });
    return again({ fault: input.error.issues.some(({ path }) => path[0] === "note") ? "too-long" : "not-a-day" });
  }
  const result = await noteProgress(ctx, input.data);
  if (result.ok) return back(`#schritt-${code}`);
  if (result.refusal === "version-conflict") return again({ conflict: result }, 409);
  if (result.refusal === "day-ahead") return again({ fault: "day-ahead" });
  throw data({ code: "not-found" }, { status: 404 });
}

export default function FoundingPage({ loaderData, actionData: again }: Route.ComponentProps) {
  const { t } = useTexts();
  const { frame, region, project, saved } = loaderData;
  const { organisationId: id, steps } = project;
  return (
    <WorkspacePage
      {...frame}
      crumbs={[
        { label: t("network.title"), href: href("/app/:region/netzwerk", { region }) },
        { label: t("founding.title"), href: href("/app/:region/netzwerk/gruendungen", { region }) },
      ]}
      title={<German>{project.name}</German>}
      lede={t("founding.done-of", { done: steps.filter(({ doneOn }) => doneOn).length, steps: steps.length })}
      notice={saved && !again ? <Notice kind="success" title={t("founding.saved")} /> : undefined}
      actions={
        <form method="post" action={href("/app/:region/netzwerk/:id/bearbeiten", { region, id })}>
          <Button small name="intent" value="send-link">
            {t("founding.send-link")}
          </Button>
        </form>
      }
    >
      <title>{`${project.name} – ${t("founding.title")} – ${frame.region.name}`}</title>
      <p className="muted s">
        {t("founding.own-hand")} <a href={href("/app/:region/netzwerk/:id", { region, id })}>{t("founding.to-entry")}</a>
      </p>
      {again?.conflict ? <Conflict again={again} conflict={again.conflict} /> : null}
      <ol className="stack">
        {steps.map((step) => (
          <Step key={step.code} step={step} again={again?.code === step.code ? again : undefined} />
        ))}
      </ol>
      <form method="post" className="stack narrow flow-l" noValidate>
        <h2>{t("founding.project")}</h2>
        <TextInput
          name="helper"
          label={t("founding.helper")}
          hint={t("founding.helper-hint")}
          defaultValue={again?.typed.intent === "project" ? again.typed.helper : project.helper}
          error={again?.typed.intent === "project" && again.fault ? t("forms.too-long", { max: 300 }) : undefined}
        />
        <CheckBox name="isFinished" label={t("founding.is-finished")} hint={t("founding.is-finished-hint")} defaultChecked={project.finishedOn !== null} />
        <div>
          <Button name="intent" value="project">
            {t("founding.save")}
          </Button>
        </div>
      </form>
    </WorkspacePage>
  );
}

function Step({ step, again }: { step: StepOfProject; again: Again | undefined }) {
  const { t } = useTexts();
  const { day } = useFormats();
  const { title, what, help } = stepWords(t, step);
  const { code, doneOn, note } = step;
  return (
    <li id={`schritt-${code}`}>
      <details open={again !== undefined}>
        <summary>
          <span className="strong">{title}</span>{" "}
          {doneOn ? <StateLabel state="done">{t("founding.done-on", { day: day(doneOn) })}</StateLabel> : <StateLabel state="not-begun" />}
        </summary>
        <div className="stack narrow flow-s">
          <p>{what}</p>
          {help ? <p className="muted s">{t("founding-join.who-helps", { who: help })}</p> : null}
          <form method="post" className="stack" noValidate>
            <input type="hidden" name="code" value={code} />
            <input type="hidden" name="version" value={again?.conflict?.stored.version ?? again?.typed.version ?? step.version} />
            <DateInput
              name="doneOn"
              id={`f-done-${code}`}
              label={t("founding-join.done-on")}
              optional
              defaultValue={again?.typed.doneOn ?? doneOn ?? ""}
              error={again?.fault && again.fault !== "too-long" ? t(again.fault === "day-ahead" ? "founding-join.day-ahead" : "forms.not-a-day") : undefined}
            />
            <TextArea
              name="note"
              id={`f-note-${code}`}
              label={t("founding-join.note")}
              optional
              maxLength={1000}
              defaultValue={again?.typed.note ?? note}
              error={again?.fault === "too-long" ? t("forms.too-long", { max: 1000 }) : undefined}
            />
            <div>
              <Button small>{t("founding.save")}</Button>
            </div>
          </form>
        </div>
      </details>
      {note ? (
        <p className="muted s lines" dir="auto">
          {note}
        </p>
      ) : null}
    </li>
  );
}

function Conflict({ again, conflict: { stored, changed } }: { again: Again; conflict: ProgressConflict }) {
  const { t } = useTexts();
  const formats = useFormats();
  return (
    <CompareVersions
      name={changed?.by || t("measures.somebody")}
      time={changed ? formats.time(changed.at) : ""}
      moment={changed ? formats.moment(changed.at) : ""}
      fields={[
        { label: t("founding-join.done-on"), yours: again.typed.doneOn ?? "", theirs: stored.doneOn ?? "" },
        { label: t("founding-join.note"), yours: again.typed.note ?? "", theirs: stored.note },
      ]}
      theirsHref=""
    />
  );
}
