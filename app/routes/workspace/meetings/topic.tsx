import { data, href, redirect } from "react-router";
import { Button } from "#app/components/button.tsx";
import { SubmitBar } from "#app/components/dock.tsx";
import { Select, TextArea } from "#app/components/forms/controls.tsx";
import { useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { Side } from "#app/components/side.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import type { MessageKey } from "#app/messages/texts.ts";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { ideasOfTopic, type IdeasOfTopic } from "#domain/network/conferences/index.ts";
import { editTopic, findTopic, gremienToReferTo, ReferTopic, referTopic, withdrawTopic } from "#domain/network/meetings/index.ts";
import { read } from "#platform/db/index.ts";
import { textsOf } from "../network/form.ts";
import type { Route } from "./+types/topic.ts";
import { orNotFound, throwIfClosed } from "./refusals.ts";
import { TopicInputs } from "./topic-form.tsx";
import { readTopicForm, subjectsToChoose, valueOf } from "./topic-input.ts";

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const found = await read(ctx, async (db) => {
    const topic = await findTopic(ctx, db, params.id);
    return topic && { topic, ideas: await ideasOfTopic(ctx, db, params.id), gremien: await gremienToReferTo(ctx, db, topic.gremiumId) };
  });
  return {
    ...orNotFound(found),
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/sitzungen"),
    region: params.region,
    choices: (await subjectsToChoose(ctx)).map((subject) => ({ value: valueOf(subject), kind: subject.kind, title: subject.title })),
  };
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = context.get(requestContext);
  // Before the form is read: who may not see the topic learns nothing about it.
  orNotFound(await read(ctx, (db) => findTopic(ctx, db, params.id)));
  const form = await request.formData();
  const typed = textsOf(form);
  const again = (fault: MessageKey) => data({ fault, typed, chosen: form.getAll("subjects").map(String) }, { status: 422 });
  const done = (gremiumId: string, notice: string) =>
    redirect(`${href("/app/:region/gremien/:id/themen", { region: params.region, id: gremiumId })}?hinweis=${notice}`, 303);
  if (typed["intent"] === "refer") {
    const input = ReferTopic.safeParse({ topicId: params.id, toGremiumId: typed["toGremiumId"], note: (typed["referNote"] ?? "").slice(0, 2000) });
    if (!input.success) return again("meetings.refused-gremium-not-found");
    const referred = await referTopic(ctx, input.data);
    if (referred.ok) return done(referred.value.gremiumId, "referred");
    throwIfClosed(referred.refusal);
    return again(word(referred.refusal));
  }
  if (typed["intent"] === "withdraw") {
    const withdrawn = await withdrawTopic(ctx, params.id);
    if (withdrawn.ok) return done(withdrawn.value.gremiumId, "withdrawn");
    throwIfClosed(withdrawn.refusal);
    return again(word(withdrawn.refusal));
  }
  const { fields, fault } = await readTopicForm(ctx, form);
  if (!fields) return again(fault ?? "meetings.refused-title");
  const edited = await editTopic(ctx, { topicId: params.id, version: Number(typed["version"]) || 0, fields });
  if (edited.ok) return done(edited.value.gremiumId, "saved");
  throwIfClosed(edited.refusal);
  return again(word(edited.refusal));
}

type Word = "topic-not-found" | "version-conflict" | "not-stored" | "gremium-not-found" | "same-gremium" | "already-referred";

function word(refusal: Word | "not-found" | "not-allowed"): MessageKey {
  return refusal === "not-found" || refusal === "not-allowed" ? "meetings.fault-check" : `meetings.refused-${refusal}`;
}

export default function TopicPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { frame, region, topic, ideas, gremien, choices } = loaderData;
  const back = href("/app/:region/gremien/:id/themen", { region, id: topic.gremiumId });
  const stored = {
    title: topic.title,
    note: topic.note,
    raisedBy: topic.raisedBy,
    duration: topic.durationMinutes === null ? "" : String(topic.durationMinutes),
  };
  const typed: Record<string, string> = actionData?.typed["title"] === undefined ? stored : actionData.typed;
  return (
    <WorkspacePage
      {...frame}
      crumbs={[
        { label: t("meetings.title"), href: href("/app/:region/sitzungen", { region }) },
        { label: t("meetings.store"), href: back },
      ]}
      kicker={topic.gremium}
      title={t("meetings.topic-edit")}
      notice={actionData ? <Notice kind="error">{t(actionData.fault)}</Notice> : undefined}
      aside={
        topic.state === "stored" || ideas ? (
          <>
            {ideas ? <Origin region={region} ideas={ideas} /> : null}
            {topic.state === "stored" ? (
              <>
                <Side title={t("meetings.refer")}>
                  <form method="post" className="stack-s">
                    <p className="s">{topic.waitingAt ? t("meetings.topic-waiting", { gremium: topic.waitingAt }) : t("meetings.refer-lede")}</p>
                    {topic.waitingAt ? null : (
                      <>
                        <Select name="toGremiumId" label={t("meetings.refer-to")} choices={gremien.map(({ id, name }) => ({ value: id, label: name }))} />
                        <TextArea name="referNote" label={t("meetings.refer-note")} optional maxLength={2000} />
                        <Button name="intent" value="refer">
                          {t("meetings.refer-act")}
                        </Button>
                      </>
                    )}
                  </form>
                </Side>
                <Side title={t("meetings.topic-withdraw")}>
                  <form method="post" className="stack-s">
                    <p className="s">{t("meetings.topic-withdraw-lede")}</p>
                    <Button kind="danger" small name="intent" value="withdraw">
                      {t("meetings.topic-withdraw")}
                    </Button>
                  </form>
                </Side>
              </>
            ) : null}
          </>
        ) : undefined
      }
    >
      <title>{`${topic.title} – ${frame.region.name}`}</title>
      <form method="post" className="stack narrow">
        <input type="hidden" name="version" value={topic.version} />
        <TopicInputs
          typed={typed}
          subjects={actionData?.chosen ?? topic.subjects.map(valueOf)}
          choices={choices.map(({ value, kind, title }) => ({ value, label: `${t(`meetings.subject-${kind}`)}: ${title}` }))}
        />
        <SubmitBar label={t("meetings.save")} cancel={{ href: back, label: t("common.cancel") }} />
      </form>
    </WorkspacePage>
  );
}

/** A topic of cards says which, so that their way can be followed back and on. */
function Origin({ region, ideas }: { region: string; ideas: IdeasOfTopic }) {
  const { t } = useTexts();
  return (
    <Side title={t("conferences.origin-title")}>
      <p className="s">
        {t("conferences.origin-conference")} <a href={href("/app/:region/konferenzen/:id", { region, id: ideas.conferenceId })}>{ideas.conference}</a>
      </p>
      <ul className="s">
        {ideas.cards.map((card, place) => (
          <li key={place}>
            <bdi>{card}</bdi>
          </li>
        ))}
      </ul>
      {ideas.tasks.length > 0 ? (
        <>
          <p className="s w6">{t("conferences.origin-tasks")}</p>
          <ul className="s">
            {ideas.tasks.map((task) => (
              <li key={task.id}>
                <a href={href("/app/:region/aufgaben/:id", { region, id: task.id })}>{task.title}</a>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </Side>
  );
}
