import { data, href, redirect } from "react-router";
import { Button } from "#app/components/button.tsx";
import { Facts } from "#app/components/facts.tsx";
import { DateInput, RadioList, TextArea, TextInput } from "#app/components/forms/controls.tsx";
import { FormErrors } from "#app/components/forms/form-errors.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { Side } from "#app/components/side.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import type { MessageKey } from "#app/messages/texts.ts";
import { useNameFaults, type Named } from "#app/components/forms/named-input.tsx";
import { isClear, nearNames, readPeople, shownPerson } from "#app/named-fields.ts";
import { accountContext, localeContext, requestContext, scriptNonceContext } from "#app/request.ts";
import { textsOf } from "#app/routes/workspace/network/form.ts";
import { PersonInput, PersonList } from "#app/routes/workspace/network/name-inputs.tsx";
import { meetingPath, useMeetingName } from "#app/routes/workspace/gremien/minutes-words.tsx";
import { loadFrame } from "#app/workspace.ts";
import { AnswerTask, answerTask, EditTask, editTask, findTask } from "#domain/network/minutes/index.ts";
import { read } from "#platform/db/index.ts";
import type { Route } from "./+types/task.ts";
import { AnswerFields } from "./answer-fields.tsx";

const NOTICES = ["task-saved", "task-answered"] as const;

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const found = await read(ctx, async (db) => {
    const task = await findTask(ctx, db, params.id);
    return (
      task && {
        task,
        owner: await shownPerson(ctx, db, task.mayKeep ? task.ownerPersonId : null),
        near: task.mayKeep ? await nearNames(ctx, db, { gremiumId: task.gremium?.id }) : [],
      }
    );
  });
  if (!found) throw data({ code: "not-found" }, { status: 404 });
  const word = new URL(request.url).searchParams.get("hinweis");
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/aufgaben"),
    region: params.region,
    ...found,
    nonce: context.get(scriptNonceContext),
    notice: NOTICES.find((known) => known === word) ?? null,
  };
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = context.get(requestContext);
  const task = await read(ctx, (db) => findTask(ctx, db, params.id));
  if (!task) throw data({ code: "not-found" }, { status: 404 });
  const posted = await request.formData();
  const people = await readPeople(ctx, posted, ["owner"], { gremiumId: task.gremium?.id });
  const typed = textsOf(posted);
  const again = (form: "answer" | "edit", error: MessageKey | null) => data({ form, error, typed, people }, { status: 422 });
  const isAnswer = typed.intent === "answer";
  const answer = AnswerTask.safeParse({
    kind: typed.kind,
    taskId: params.id,
    text: typed.text ?? "",
    ...(typed.kind === "later" ? { dueOn: typed.dueOn } : {}),
  });
  const edit = EditTask.safeParse({
    taskId: params.id,
    version: Number(typed.version),
    title: typed.title,
    ownerPersonId: typed.owner || null,
    dueOn: typed.dueOn || null,
    state: typed.state,
    report: typed.report ?? "",
  });
  if (!isClear(people)) return again("edit", null);
  if (isAnswer && !answer.success) return again("answer", typed.kind === "report" ? "minutes.refused-report" : "minutes.refused-input");
  if (!isAnswer && !edit.success) return again("edit", "minutes.refused-input");
  const result = isAnswer ? answer.data && (await answerTask(ctx, answer.data)) : edit.data && (await editTask(ctx, edit.data));
  if (!result) return again("edit", "minutes.refused-input");
  if (result.ok) return redirect(`${href("/app/:region/aufgaben/:id", params)}?hinweis=${isAnswer ? "task-answered" : "task-saved"}`, 303);
  if (result.refusal === "not-allowed") throw data({ code: "not-allowed" }, { status: 403 });
  if (result.refusal === "task-not-found") throw data({ code: "not-found" }, { status: 404 });
  return again(isAnswer ? "answer" : "edit", `minutes.refused-${result.refusal}`);
}

export default function TaskRoute({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { frame, region, task, notice } = loaderData;
  return (
    <WorkspacePage
      {...frame}
      crumbs={[{ label: t("minutes.tasks"), href: href("/app/:region/aufgaben", { region }) }]}
      kicker={t("minutes.task")}
      title={task.title}
      notice={notice ? <Notice kind="success" title={t(`minutes.notice-${notice}`)} /> : undefined}
      aside={<Aside region={region} task={task} />}
    >
      <title>{`${task.title} – ${frame.region.name}`}</title>
      {task.handedBackOn || task.proposedDueOn ? <Said task={task} /> : null}
      {task.report ? (
        <section aria-labelledby="h-report" className="prose">
          <h2 id="h-report">{t("minutes.task-report")}</h2>
          <p className="lines">{task.report}</p>
        </section>
      ) : null}
      {task.isMine ? <Answer refused={actionData?.form === "answer" ? actionData : undefined} /> : null}
      {task.mayKeep ? <Edit {...loaderData} refused={actionData?.form === "edit" ? actionData : undefined} /> : null}
    </WorkspacePage>
  );
}

type Loaded = Route.ComponentProps["loaderData"];
type Refused = { error: MessageKey | null; typed: Record<string, string>; people: Record<string, Named> };

function Said({ task }: Pick<Loaded, "task">) {
  const { t } = useTexts();
  const formats = useFormats();
  return (
    <Notice kind="warn">
      {task.handedBackOn ? <p>{t("minutes.task-handed-back", { day: formats.day(task.handedBackOn) })}</p> : null}
      {task.proposedDueOn ? <p>{t("minutes.task-proposed", { day: formats.day(task.proposedDueOn) })}</p> : null}
    </Notice>
  );
}

function Aside({ region, task }: Pick<Loaded, "region" | "task">) {
  const { t } = useTexts();
  const formats = useFormats();
  const nameOf = useMeetingName();
  const { meeting, gremium } = task;
  return (
    <Side title={t("minutes.task-state")}>
      <Facts
        facts={[
          { name: t("minutes.column-state"), value: `${t(`minutes.task-state-${task.state}`)}${task.isOverdue ? `, ${t("minutes.overdue")}` : ""}` },
          { name: t("minutes.column-due"), value: task.dueOn ? formats.day(task.dueOn) : t("minutes.task-without-day") },
          { name: t("minutes.column-done"), value: task.doneOn ? formats.day(task.doneOn) : null },
          { name: t("minutes.column-owner"), value: [task.owner ?? t("minutes.task-nobody"), task.ownerOrganisation].filter(Boolean).join(", ") },
          {
            name: t("minutes.task-from"),
            value: meeting ? (
              <a href={meetingPath(region, meeting.id)}>{[gremium?.name, nameOf(meeting), task.agendaItem].filter(Boolean).join(", ")}</a>
            ) : (
              gremium?.name
            ),
          },
        ]}
      />
      {task.mayKeep ? (
        <p className="s muted flow-s">
          {task.mailedAt ? t("minutes.task-mailed", { moment: formats.moment(task.mailedAt) }) : t("minutes.task-not-mailed")},{" "}
          {t("minutes.task-reminders", { count: task.reminders })}
        </p>
      ) : null}
    </Side>
  );
}

function Answer({ refused }: { refused?: Refused }) {
  const { t } = useTexts();
  return (
    <section aria-labelledby="h-answer" className="stack narrow">
      <h2 id="h-answer">{t("minutes.task-answer")}</h2>
      <form method="post" className="stack">
        <FormErrors errors={refused?.error ? { "": t(refused.error) } : {}} />
        <AnswerFields typed={refused?.typed ?? {}} />
        <p>
          <Button kind="primary" name="intent" value="answer">
            {t("minutes.link-send")}
          </Button>
        </p>
      </form>
    </section>
  );
}

function Edit({ region, task, owner, near, nonce, refused }: Pick<Loaded, "region" | "task" | "owner" | "near" | "nonce"> & { refused?: Refused }) {
  const { t } = useTexts();
  const typed = refused?.typed;
  return (
    <details open={refused !== undefined || task.handedBackOn !== null || task.proposedDueOn !== null}>
      <summary>{t("minutes.task-edit")}</summary>
      <form method="post" className="stack narrow flow-s">
        <FormErrors errors={{ ...(refused?.error ? { "": t(refused.error) } : {}), ...useNameFaults(refused?.people) }} />
        <input type="hidden" name="version" value={task.version} />
        <TextInput name="title" label={t("minutes.task-title")} maxLength={300} defaultValue={typed?.title ?? task.title} required />
        <PersonInput name="owner" label={t("minutes.task-owner")} optional person={refused?.people.owner ?? owner} />
        <PersonList region={region} near={near} nonce={nonce} />
        <DateInput name="dueOn" id="f-edit-due" label={t("minutes.task-due")} optional defaultValue={typed?.dueOn ?? task.proposedDueOn ?? task.dueOn ?? ""} />
        <RadioList
          name="state"
          label={t("minutes.column-state")}
          chosen={typed?.state ?? task.state}
          choices={(["open", "done", "dropped"] as const).map((state) => ({ value: state, label: t(`minutes.task-state-${state}`) }))}
        />
        <TextArea name="report" label={t("minutes.task-report")} optional maxLength={5_000} defaultValue={typed?.report ?? task.report} />
        <p>
          <Button kind="primary" name="intent" value="edit">
            {t("minutes.save-task")}
          </Button>
        </p>
      </form>
    </details>
  );
}
