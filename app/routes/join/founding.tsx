import { data, redirect } from "react-router";
import { Button } from "#app/components/button.tsx";
import { Dock } from "#app/components/dock.tsx";
import { DateInput, Select, TextArea, TextInput } from "#app/components/forms/controls.tsx";
import { FormErrors } from "#app/components/forms/form-errors.tsx";
import { FormId } from "#app/components/forms/form-id.tsx";
import { German, german } from "#app/components/german.tsx";
import { JoinPage } from "#app/components/join-page.tsx";
import { useLocale, useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { StateSymbol } from "#app/components/state.tsx";
import { idOfForm } from "#app/form-id.ts";
import { linkUnknown } from "#app/link-is-over.ts";
import { requestContext } from "#app/request.ts";
import { isId, textsOf } from "#app/routes/workspace/network/form.ts";
import { stepWords } from "#app/routes/workspace/network/founding-words.ts";
import {
  AddBoardMember,
  addBoardMember,
  findFounding,
  findOwnBoard,
  NoteOwnProgress,
  noteOwnProgress,
  OFFICES,
  removeBoardMember,
  type BoardMember,
  type FoundingProject,
  type StepOfProject,
} from "#domain/network/founding/index.ts";
import { read, type Context } from "#platform/db/index.ts";
import type { Route } from "./+types/founding.ts";
import { otherLanguages } from "./languages.ts";

const SAVED = ["steps", "entered", "left"] as const;

/** @throws 404 as data: the organisation is gone, or no migrant organisation any more */
async function ownFounding(ctx: Context) {
  const { actor } = ctx;
  const found = await read(ctx, async (db) => ({
    board: await findOwnBoard(ctx, db),
    project: actor.kind === "link" ? await findFounding(ctx, db, actor.subjectId) : null,
  }));
  if (!found.board) throw linkUnknown();
  return { board: found.board, project: found.project };
}

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const { name, isDemo } = ctx.region;
  const saved = SAVED.find((word) => word === url.searchParams.get("gespeichert")) ?? null;
  return { ...(await ownFounding(ctx)), region: { name, isDemo }, entryHref: `/j/${params.code}/eintrag`, saved };
}

type Again = {
  about: "steps" | "board";
  typed: Record<string, string>;
  faults: Record<string, "not-a-day" | "day-ahead" | "too-long" | "required" | "not-a-mail">;
};

export async function action({ request, params, context, url }: Route.ActionArgs) {
  const ctx = context.get(requestContext);
  const { project } = await ownFounding(ctx);
  const form = await request.formData();
  const typed = textsOf(form);
  const language = url.searchParams.get("sprache");
  const back = (saved: (typeof SAVED)[number]) =>
    redirect(`/j/${params.code}/gruendung?${new URLSearchParams({ gespeichert: saved, ...(language ? { sprache: language } : {}) })}`, 303);
  const again = (about: Again["about"], faults: Again["faults"]) => data<Again>({ about, typed, faults }, { status: 422 });

  if (typed.intent === "enter") {
    const { firstName = "", lastName = "", office = "", email = "" } = typed;
    const input = AddBoardMember.safeParse({ firstName, lastName, office, email });
    if (!input.success)
      return again(
        "board",
        Object.fromEntries(
          input.error.issues.map(({ path, code }) => [String(path[0]), code === "too_big" ? "too-long" : path[0] === "email" ? "not-a-mail" : "required"]),
        ),
      );
    if ((await addBoardMember(ctx, input.data, await idOfForm(form))).ok) return back("entered");
    throw linkUnknown();
  }
  if (typed.intent === "leave") {
    if (isId(typed.personId ?? "")) await removeBoardMember(ctx, { personId: typed.personId ?? "" });
    return back("left");
  }
  if (!project) throw linkUnknown();
  const lines = (text = "") => text.replaceAll("\r\n", "\n");
  const steps = project.steps.filter(({ code }) => `done-${code}` in typed);
  const input = NoteOwnProgress.safeParse(
    steps.map(({ code }) => ({
      code,
      doneOn: typed[`done-${code}`],
      note: lines(typed[`note-${code}`]),
      was: { doneOn: typed[`was-done-${code}`] ?? "", note: lines(typed[`was-note-${code}`]) },
    })),
  );
  const nameOf = ([place, part]: readonly PropertyKey[]) => `${part === "note" ? "note" : "done"}-${steps[Number(place)]?.code ?? ""}`;
  if (!input.success)
    return again("steps", Object.fromEntries(input.error.issues.map(({ path }) => [nameOf(path), path[1] === "note" ? "too-long" : "not-a-day"])));
  const result = await noteOwnProgress(ctx, input.data);
  if (result.ok) return back("steps");
  if (result.refusal === "founding-not-found") throw linkUnknown();
  const ahead = input.data.filter(({ doneOn }) => doneOn !== null && doneOn > ctx.today);
  return again("steps", Object.fromEntries(ahead.map(({ code }) => [`done-${code}`, "day-ahead"])));
}

export default function FoundingPage({ loaderData, actionData: again }: Route.ComponentProps) {
  const { t, rich } = useTexts();
  const { locale } = useLocale();
  const { board, project, region, entryHref, saved } = loaderData;
  const title = t(project ? "founding-join.title" : "founding-join.board");
  return (
    <JoinPage
      region={region.name}
      demo={region.isDemo}
      languages={otherLanguages(locale)}
      title={title}
      lede={rich(project ? "founding-join.lede" : "founding-join.board-of", { german, name: board.organisation })}
    >
      <title>{`${title} – ${region.name}`}</title>
      {saved && !again ? <Notice kind="success">{t(`founding-join.saved-${saved}`)}</Notice> : null}
      {project ? <Steps project={project} again={again?.about === "steps" ? again : undefined} /> : null}
      <Board members={board.members} again={again?.about === "board" ? again : undefined} ownTitle={project !== null} />
      <p className="flow">
        <a href={entryHref}>{t("founding-join.to-entry")}</a>
      </p>
    </JoinPage>
  );
}

function Steps({ project, again }: { project: FoundingProject; again: Again | undefined }) {
  const { t } = useTexts();
  const errors = Object.fromEntries(Object.entries(again?.faults ?? {}).map(([name, code]) => [name, t(`founding-join.${code}`)]));
  const done = project.steps.filter(({ doneOn }) => doneOn !== null).length;
  return (
    <form
      method="post"
      className="stack-l flow"
      noValidate
      data-autosave={`founding-${project.organisationId}`}
      data-saved-at={0}
      data-saved={t("join.saved", { time: "{time}" })}
      data-saving={t("status.saving")}
      data-offline={t("status.offline")}
      data-refused={t("status.refused")}
      data-sentences='[""]'
    >
      <p>{t("founding-join.done-of", { done, steps: project.steps.length })}</p>
      {project.helper ? (
        <p className="now-box">
          {t("founding-join.helper")} <bdi lang="de">{project.helper}</bdi>
        </p>
      ) : null}
      <FormErrors errors={errors} />
      <ol className="stack-l">
        {project.steps.map((step) => (
          <Step key={step.code} step={step} typed={again?.typed} errors={errors} />
        ))}
      </ol>
      <Dock
        status={
          <>
            <span data-left />
            <span className="s" role="status" data-save-state />
          </>
        }
      >
        <Button kind="primary" name="intent" value="save">
          {t("join.save")}
        </Button>
      </Dock>
      <script src="/join.js" type="module" />
    </form>
  );
}

function Step({ step, typed, errors }: { step: StepOfProject; typed: Record<string, string> | undefined; errors: Record<string, string> }) {
  const { t } = useTexts();
  const { code, doneOn, note } = step;
  const words = stepWords(t, step);
  const said = (text: string) => (words.isGerman ? <German>{text}</German> : text);
  const isOpen = errors[`done-${code}`] !== undefined || errors[`note-${code}`] !== undefined;
  return (
    <li>
      <h2 className="l row base tight">
        <StateSymbol state={doneOn ? "done" : "not-begun"} />
        <span>{said(words.title)}</span>
      </h2>
      <p>{said(words.what)}</p>
      {words.help ? <p className="muted s">{t("founding-join.who-helps", { who: words.help })}</p> : null}
      <input type="hidden" name={`was-done-${code}`} value={typed?.[`was-done-${code}`] ?? doneOn ?? ""} />
      <input type="hidden" name={`was-note-${code}`} value={typed?.[`was-note-${code}`] ?? note} />
      <details open={isOpen || doneOn !== null || note !== ""}>
        <summary>{t("founding-join.note-down")}</summary>
        <div className="stack flow-s">
          <DateInput
            name={`done-${code}`}
            label={t("founding-join.done-on")}
            optional
            defaultValue={typed?.[`done-${code}`] ?? doneOn ?? ""}
            error={errors[`done-${code}`]}
          />
          <TextArea
            name={`note-${code}`}
            label={t("founding-join.note")}
            optional
            maxLength={1000}
            dir="auto"
            defaultValue={typed?.[`note-${code}`] ?? note}
            error={errors[`note-${code}`]}
          />
        </div>
      </details>
    </li>
  );
}

function Board({ members, again, ownTitle }: { members: readonly BoardMember[]; again: Again | undefined; ownTitle: boolean }) {
  const { t } = useTexts();
  const errors = Object.fromEntries(Object.entries(again?.faults ?? {}).map(([name, code]) => [name, t(`founding-join.${code}`)]));
  const field = (name: "firstName" | "lastName" | "email") => ({
    name,
    label: t(`founding-join.field-${name}`),
    defaultValue: again?.typed[name],
    error: errors[name],
  });
  return (
    <section className="stack flow-l" aria-label={t("founding-join.board")}>
      {ownTitle ? <h2>{t("founding-join.board")}</h2> : null}
      <p>{t("founding-join.board-lede")}</p>
      {members.length === 0 ? <p className="muted">{t("founding-join.board-empty")}</p> : null}
      <ul className="stack-s">
        {members.map(({ personId, name, office }) => (
          <li key={personId} className="row between">
            <span>
              <bdi>{name}</bdi>, {t(`founding-join.office-${office}`)}
            </span>
            <form method="post">
              <input type="hidden" name="personId" value={personId} />
              <Button small kind="tertiary" name="intent" value="leave" aria-label={t("founding-join.leave-name", { name })}>
                {t("founding-join.leave")}
              </Button>
            </form>
          </li>
        ))}
      </ul>
      <form method="post" className="stack" noValidate>
        <FormId />
        <h3>{t("founding-join.enter-title")}</h3>
        <FormErrors errors={errors} />
        <TextInput {...field("firstName")} optional maxLength={100} />
        <TextInput {...field("lastName")} required maxLength={100} />
        <Select
          name="office"
          label={t("founding-join.field-office")}
          defaultValue={again?.typed.office ?? "chair"}
          error={errors.office}
          choices={OFFICES.map((office) => ({ value: office, label: t(`founding-join.office-${office}`) }))}
        />
        <TextInput {...field("email")} hint={t("founding-join.field-email-hint")} type="email" optional maxLength={200} dir="ltr" />
        <div>
          <Button name="intent" value="enter">
            {t("founding-join.enter")}
          </Button>
        </div>
      </form>
    </section>
  );
}
