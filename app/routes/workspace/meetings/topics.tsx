import { data, href, redirect } from "react-router";
import { Button } from "#app/components/button.tsx";
import { Select, TextArea } from "#app/components/forms/controls.tsx";
import { FormId } from "#app/components/forms/form-id.tsx";
import { Icon } from "#app/components/icon.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { Rows } from "#app/components/rows.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { idOfForm } from "#app/form-id.ts";
import { meetingName } from "#app/meeting-name.ts";
import type { MessageKey } from "#app/messages/texts.ts";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { addTopic, AnswerReferral, answerReferral, findTopicStore, putOnAgenda, type TopicReferral, type TopicStore } from "#domain/network/meetings/index.ts";
import { read } from "#platform/db/index.ts";
import { isId, textsOf } from "../network/form.ts";
import type { Route } from "./+types/topics.ts";
import { orNotFound, throwIfClosed } from "./refusals.ts";
import { StoreRows } from "./store-rows.tsx";
import { TopicInputs } from "./topic-form.tsx";
import { readTopicForm, subjectsToChoose, valueOf } from "./topic-input.ts";

const NOTICES = ["topic", "withdrawn", "referred", "answered", "scheduled", "saved"] as const;

export async function loader({ params, context, url }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const store = orNotFound(await read(ctx, (db) => findTopicStore(ctx, db, params.id)));
  const word = url.searchParams.get("hinweis");
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/sitzungen"),
    region: params.region,
    store,
    choices: store.mayKeep ? (await subjectsToChoose(ctx)).map((subject) => ({ value: valueOf(subject), kind: subject.kind, title: subject.title })) : [],
    notice: NOTICES.find((known) => known === word) ?? null,
  };
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = context.get(requestContext);
  // Before the form is read: who may not see the store learns nothing about it.
  orNotFound(await read(ctx, (db) => findTopicStore(ctx, db, params.id)));
  const form = await request.formData();
  const { intent, topicId = "", meetingId = "", referralId = "", answer = "" } = textsOf(form);
  const again = (fault: MessageKey) => data({ fault, typed: textsOf(form), chosen: form.getAll("subjects").map(String) }, { status: 422 });
  const done = (notice: (typeof NOTICES)[number]) => redirect(`${href("/app/:region/gremien/:id/themen", params)}?hinweis=${notice}`, 303);
  if (intent === "schedule") {
    if (!isId(topicId) || !isId(meetingId)) return again("meetings.refused-topic-not-stored");
    const put = await putOnAgenda(ctx, { meetingId, topicId });
    if (put.ok) return done("scheduled");
    throwIfClosed(put.refusal);
    return again(put.refusal === "not-open" ? "meetings.refused-not-open" : "meetings.refused-topic-not-stored");
  }
  if (intent === "accept" || intent === "return") {
    const input = AnswerReferral.safeParse({ referralId, accept: intent === "accept", answer });
    if (!input.success) return again("meetings.refused-referral-not-found");
    const answered = await answerReferral(ctx, input.data);
    if (answered.ok) return done("answered");
    throwIfClosed(answered.refusal);
    const { refusal } = answered;
    return again(refusal === "not-found" || refusal === "not-allowed" ? "meetings.fault-check" : `meetings.refused-${refusal}`);
  }
  const { fields, fault } = await readTopicForm(ctx, form);
  if (!fields) return again(fault ?? "meetings.refused-title");
  const added = await addTopic(ctx, { gremiumId: params.id, fields }, await idOfForm(form));
  if (!added.ok) throwIfClosed(added.refusal);
  return done("topic");
}

export default function TopicsPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { frame, region, store, choices, notice } = loaderData;
  const waiting = store.referrals.filter(({ isIncoming, state }) => isIncoming && state === "waiting");
  const told = store.referrals.filter((referral) => !waiting.includes(referral));
  return (
    <WorkspacePage
      {...frame}
      crumbs={[{ label: t("meetings.title"), href: href("/app/:region/sitzungen", { region }) }, { label: store.gremium.name }]}
      kicker={store.gremium.name}
      title={t("meetings.store")}
      lede={t("meetings.topics-lede", { gremium: store.gremium.name })}
      notice={
        actionData ? <Notice kind="error">{t(actionData.fault)}</Notice> : notice ? <Notice kind="success">{t(`meetings.notice-${notice}`)}</Notice> : undefined
      }
    >
      <title>{`${t("meetings.store")} – ${store.gremium.name} – ${frame.region.name}`}</title>
      {waiting.length > 0 ? <Incoming referrals={waiting} mayAnswer={store.mayKeep} /> : null}
      <section aria-labelledby="h-topics">
        <h2 id="h-topics">{t("meetings.store")}</h2>
        {store.topics.length === 0 ? <p className="muted">{t("meetings.store-empty")}</p> : null}
        <StoreRows topics={store.topics} withAct={false} topicHref={store.mayKeep ? (id) => href("/app/:region/themen/:id", { region, id }) : undefined} />
        {store.mayKeep && store.topics.length > 0 && store.meetings.length > 0 ? <Schedule store={store} /> : null}
      </section>
      {told.length > 0 ? <Told referrals={told} /> : null}
      {store.mayKeep ? (
        <section aria-labelledby="h-new">
          <h2 id="h-new">{t("meetings.topic-new")}</h2>
          <form method="post" className="stack narrow">
            <FormId />
            <TopicInputs
              typed={actionData?.typed ?? {}}
              subjects={actionData?.chosen ?? []}
              choices={choices.map(({ value, kind, title }) => ({ value, label: `${t(`meetings.subject-${kind}`)}: ${title}` }))}
            >
              <div className="row">
                <Button kind="primary" name="intent" value="add">
                  {t("meetings.topic-add")}
                </Button>
              </div>
            </TopicInputs>
          </form>
        </section>
      ) : null}
    </WorkspacePage>
  );
}

function Schedule({ store }: { store: TopicStore }) {
  const { t } = useTexts();
  const formats = useFormats();
  return (
    <form method="post" className="stack narrow">
      <Select name="topicId" label={t("meetings.topic-title")} choices={store.topics.map(({ id, title }) => ({ value: id, label: title }))} />
      <Select
        name="meetingId"
        label={t("meetings.choose-meeting")}
        choices={store.meetings.map((meeting) => ({ value: meeting.id, label: `${meetingName(t, meeting)}, ${formats.momentDay(meeting.startsAt)}` }))}
      />
      <div className="row">
        <Button name="intent" value="schedule">
          {t("meetings.to-agenda")}
        </Button>
      </div>
    </form>
  );
}

function Incoming({ referrals, mayAnswer }: { referrals: readonly TopicReferral[]; mayAnswer: boolean }) {
  const { t } = useTexts();
  const formats = useFormats();
  return (
    <section aria-labelledby="h-incoming">
      <h2 id="h-incoming">{t("meetings.incoming")}</h2>
      <ul className="stack">
        {referrals.map((referral) => (
          <li key={referral.id} className="stack-s">
            <h3>{referral.title}</h3>
            <p className="muted s">{t("meetings.incoming-from", { gremium: referral.from, day: formats.day(referral.referredOn) })}</p>
            {referral.topicNote ? <p>{referral.topicNote}</p> : null}
            {referral.note ? <p>{referral.note}</p> : null}
            {mayAnswer ? (
              <form method="post" className="stack-s narrow">
                <input type="hidden" name="referralId" value={referral.id} />
                <TextArea
                  id={`f-answer-${referral.id}`}
                  name="answer"
                  label={t("meetings.referral-answer", { gremium: referral.from })}
                  hint={t("meetings.referral-answer-hint")}
                  maxLength={2000}
                />
                <div className="row">
                  <Button kind="primary" name="intent" value="accept">
                    {t("meetings.referral-accept")}
                  </Button>
                  <Button name="intent" value="return">
                    {t("meetings.referral-return")}
                  </Button>
                </div>
              </form>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What became of what was given away, and of what came. */
function Told({ referrals }: { referrals: readonly TopicReferral[] }) {
  const { t } = useTexts();
  const formats = useFormats();
  const became = ({ isIncoming, state, to, from, answeredOn }: TopicReferral) => {
    const day = formats.day(answeredOn ?? "1970-01-01");
    if (state === "waiting") return t("meetings.outgoing-waiting", { gremium: to });
    return isIncoming
      ? `${t("meetings.incoming")}: ${from} · ${t(state === "accepted" ? "meetings.incoming-accepted" : "meetings.incoming-returned", { day })}`
      : t(state === "accepted" ? "meetings.outgoing-accepted" : "meetings.outgoing-returned", { gremium: to, day });
  };
  return (
    <section aria-labelledby="h-told">
      <h2 id="h-told">{t("meetings.outgoing")}</h2>
      <Rows
        rows={referrals.map((referral) => ({
          key: referral.id,
          symbol: <Icon name="share-2" />,
          title: referral.title,
          second: [became(referral), referral.answer].filter(Boolean).join(" · "),
        }))}
      />
    </section>
  );
}
