import { data, redirect } from "react-router";
import { Button } from "#app/components/button.tsx";
import { Dock } from "#app/components/dock.tsx";
import { FormErrors } from "#app/components/forms/form-errors.tsx";
import { German, german } from "#app/components/german.tsx";
import { JoinPage } from "#app/components/join-page.tsx";
import { useFormats, useLocale, useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { linkUnknown } from "#app/link-is-over.ts";
import type { MessageKey } from "#app/messages/texts.ts";
import { requestContext } from "#app/request.ts";
import { textsOf } from "#app/routes/workspace/network/form.ts";
import { AnswerFields, ANSWERS } from "#app/routes/workspace/tasks/answer-fields.tsx";
import { AnswerTask, answerTask, findLinkedTask, type LinkedTask } from "#domain/network/minutes/index.ts";
import { read, type Context } from "#platform/db/index.ts";
import type { Route } from "./+types/task.ts";
import { telephone } from "#app/components/telephone.tsx";

const LANGUAGES = [
  ["de", "Deutsch"],
  ["en", "English"],
  ["ar", "العربية"],
] as const;

export async function loader({ context, url }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const { name, isDemo, contactName, contactPhone } = ctx.region;
  return { task: await ownTask(ctx), today: ctx.today, region: { name, isDemo, contactName, contactPhone }, thanks: url.searchParams.has("danke") };
}

export async function action({ request, params, context, url }: Route.ActionArgs) {
  const ctx = context.get(requestContext);
  const task = await ownTask(ctx);
  const typed = textsOf(await request.formData());
  const refuse = (faults: Faults, status = 422) => data({ faults, typed }, { status });
  const kind = ANSWERS.find((known) => known === typed.kind);
  if (!kind) return refuse({ kind: "minutes.link-error-kind" });
  if (kind === "report" && (typed.text ?? "").trim() === "") return refuse({ text: "minutes.link-error-text" });
  const input = AnswerTask.safeParse({ kind, taskId: task.id, text: typed.text ?? "", ...(kind === "later" ? { dueOn: typed.dueOn } : {}) });
  if (!input.success) return refuse(kind === "later" ? { dueOn: "minutes.link-error-day" } : { text: "minutes.link-error-text" });
  const result = await answerTask(ctx, input.data);
  if (!result.ok && result.refusal === "day-is-past") return refuse({ dueOn: "minutes.link-error-day" });
  if (!result.ok && result.refusal !== "handed-back") throw linkUnknown();
  const language = url.searchParams.get("sprache");
  return redirect(`/j/${params.code}/aufgabe?${new URLSearchParams({ danke: "1", ...(language ? { sprache: language } : {}) })}`, { status: 303 });
}

type Faults = Record<string, MessageKey>;

/** @throws 404 as data: the task is gone */
async function ownTask(ctx: Context): Promise<LinkedTask> {
  const task = await read(ctx, (db) => findLinkedTask(ctx, db));
  if (!task) throw linkUnknown();
  return task;
}

export default function LinkedTaskPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t, rich } = useTexts();
  const { locale } = useLocale();
  const { task, region, today, thanks } = loaderData;
  const errors = Object.fromEntries(Object.entries(actionData?.faults ?? {}).map(([name, key]) => [name, t(key)]));
  const isOver = task.state === "dropped" || task.handedBackOn !== null;
  return (
    <JoinPage
      region={region.name}
      demo={region.isDemo}
      languages={LANGUAGES.filter(([language]) => language !== locale).map(([language, label]) => ({ locale: language, label, href: `?sprache=${language}` }))}
      title={t("minutes.link-title")}
      lede={task.person ? rich("minutes.link-lede", { german, name: greeted(task.person) }) : undefined}
    >
      <title>{`${t("minutes.link-title")} – ${region.name}`}</title>
      <div className="stack flow">
        <FormErrors errors={errors} />
        {thanks && !actionData ? <Notice kind="success" title={t("minutes.link-thanks")} /> : null}
        <Told task={task} today={today} />
        {isOver ? (
          <p>{t(task.handedBackOn ? "minutes.link-back" : "minutes.link-dropped")}</p>
        ) : (
          <form method="post" className="stack-l">
            <AnswerFields typed={actionData?.typed ?? {}} errors={errors} />
            <Dock>
              <Button kind="primary">{t("minutes.link-send")}</Button>
            </Dock>
          </form>
        )}
        {region.contactPhone ? (
          <p className="muted s">{rich("minutes.link-questions", { german, name: region.contactName, phone: telephone, number: region.contactPhone })}</p>
        ) : null}
      </div>
    </JoinPage>
  );
}

/** The task, and how it stands. */
function Told({ task, today }: { task: LinkedTask; today: string }) {
  const { t, rich } = useTexts();
  const formats = useFormats();
  const { dueOn } = task;
  const due = dueOn === null ? t("minutes.link-no-due") : t(dueOn < today ? "minutes.link-overdue" : "minutes.link-due", { day: formats.day(dueOn) });
  return (
    <div className="now-box stack-s">
      <h2>
        <German>{task.title}</German>
      </h2>
      <p>{due}</p>
      {task.gremium ? <p className="muted s">{rich("minutes.link-from", { german, gremium: task.gremium })}</p> : null}
      {task.state === "done" ? <p>{t("minutes.link-is-done")}</p> : null}
      {task.proposedDueOn && task.state === "open" ? <p>{t("minutes.link-proposed", { day: formats.day(task.proposedDueOn) })}</p> : null}
      {task.report ? (
        <p className="s">
          <span className="muted">{t("minutes.link-said")}</span>
          <br />
          <span dir="auto" className="lines">
            {task.report}
          </span>
        </p>
      ) : null}
    </div>
  );
}

function greeted({ salutation, firstName, lastName }: NonNullable<LinkedTask["person"]>): string {
  return salutation === "Frau" || salutation === "Herr" ? `${salutation} ${lastName}` : `${firstName} ${lastName}`.trim();
}
