import { data, href, redirect } from "react-router";
import { Button, ButtonLink } from "#app/components/button.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { meetingName } from "#app/meeting-name.ts";
import { NOBODY } from "#app/components/forms/named-input.tsx";
import { isClear, nearNames, readPeople, shownPeople } from "#app/named-fields.ts";
import { accountContext, houseContext, localeContext, requestContext, scriptNonceContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { findMeeting, storedTopics } from "#domain/network/meetings/index.ts";
import { read } from "#platform/db/index.ts";
import { MAX_FILE_SIZE } from "#platform/files/index.ts";
import type { Route } from "./+types/agenda.ts";
import { actOnAgenda } from "./act-on-agenda.ts";
import { ItemForm, PaperForms } from "./item-form.tsx";
import { PersonList } from "../network/name-inputs.tsx";
import { textsOf } from "../network/form.ts";
import { orNotFound, throwIfClosed } from "./refusals.ts";
import { keptMeeting } from "./kept-meeting.ts";
import { StoreRows } from "./store-rows.tsx";

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const found = await read(ctx, async (db) => {
    const meeting = await findMeeting(ctx, db, params.id);
    if (!meeting?.mayKeep) return meeting && { meeting, topics: [], near: [], owners: {} };
    return {
      meeting,
      topics: await storedTopics(ctx, db, meeting.gremium.id),
      near: await nearNames(ctx, db, { gremiumId: meeting.gremium.id }),
      owners: await shownPeople(
        ctx,
        db,
        meeting.items.flatMap(({ owner }) => owner?.id ?? []),
      ),
    };
  });
  const { meeting, topics, near, owners } = orNotFound(found);
  if (!meeting.mayKeep) throwIfClosed("not-allowed");
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/sitzungen"),
    region: params.region,
    meeting,
    topics,
    near,
    owners,
    nonce: context.get(scriptNonceContext),
    maxFileSize: MAX_FILE_SIZE,
  };
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = context.get(requestContext);
  const { gremium } = await keptMeeting(ctx, params.id);
  const form = await request.formData();
  const people = await readPeople(ctx, form, ["ownerPersonId"], { gremiumId: gremium.id });
  const fault = isClear(people) ? await actOnAgenda(ctx, params.id, form, context.get(houseContext).settings.dataFolder) : "meetings.fault-owner";
  if (fault === null) return redirect(href("/app/:region/sitzungen/:id/tagesordnung", params), 303);
  // Over what somebody else wrote meanwhile nobody saves unseen: that form shows theirs.
  const typed = fault === "meetings.refused-version-conflict" ? null : textsOf(form);
  return data({ fault, typed, owner: people["ownerPersonId"] ?? NOBODY }, { status: 422 });
}

export default function AgendaPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const formats = useFormats();
  const { frame, region, meeting, topics, near, owners, nonce, maxFileSize } = loaderData;
  /** The form that came back, with what was typed. */
  const refused = (intent: string, itemId?: string) =>
    actionData?.typed && actionData.typed["intent"] === intent && actionData.typed["itemId"] === itemId
      ? { ...actionData, typed: actionData.typed }
      : undefined;
  const back = href("/app/:region/sitzungen/:id", { region, id: meeting.id });
  const minutes = meeting.items.reduce((sum, { durationMinutes }) => sum + (durationMinutes ?? 0), 0);
  const length = Math.round((meeting.endsAt.getTime() - meeting.startsAt.getTime()) / 60_000);
  return (
    <WorkspacePage
      {...frame}
      crumbs={[
        { label: t("meetings.title"), href: href("/app/:region/sitzungen", { region }) },
        { label: meetingName(t, meeting), href: back },
      ]}
      kicker={`${meeting.gremium.name}, ${formats.weekday(meeting.on)}`}
      title={t("meetings.agenda")}
      lede={t("meetings.agenda-lede", { minutes, length })}
      notice={actionData ? <Notice kind="error">{t(actionData.fault)}</Notice> : undefined}
      actions={<ButtonLink href={back}>{meetingName(t, meeting)}</ButtonLink>}
    >
      <title>{`${t("meetings.agenda")} – ${meetingName(t, meeting)} – ${frame.region.name}`}</title>
      <PersonList region={region} near={near} nonce={nonce} />
      {meeting.items.length === 0 ? <p className="muted">{t("meetings.agenda-empty")}</p> : null}
      <ol className="stack-l">
        {meeting.items.map((item, place) => {
          const moveOf = (act: string) => t("meetings.move-of", { act, title: item.title });
          return (
            <li key={item.id} className="tpoint">
              <div className="ag">
                <p className="muted s num">
                  {item.durationMinutes === null ? item.position : t("meetings.position-minutes", { position: item.position, count: item.durationMinutes })}
                </p>
                <h2>{item.title}</h2>
                <p className="s muted">{item.owner?.name}</p>
                <form method="post" className="row tight">
                  <input type="hidden" name="itemId" value={item.id} />
                  {place > 0 ? (
                    <Button small kind="tertiary" icon="arrow-up" name="intent" value="up" aria-label={moveOf(t("meetings.item-up"))}>
                      {t("meetings.item-up")}
                    </Button>
                  ) : null}
                  {place < meeting.items.length - 1 ? (
                    <Button small kind="tertiary" icon="arrow-down" name="intent" value="down" aria-label={moveOf(t("meetings.item-down"))}>
                      {t("meetings.item-down")}
                    </Button>
                  ) : null}
                  <Button small kind="tertiary" icon="x" name="intent" value="remove" aria-label={moveOf(t("meetings.item-remove"))}>
                    {t("meetings.item-remove")}
                  </Button>
                </form>
              </div>
              <div className="mi">
                <details open={refused("edit", item.id) !== undefined}>
                  <summary aria-label={moveOf(t("meetings.item-edit"))}>{t("meetings.item-edit")}</summary>
                  <ItemForm item={item} owner={owners[item.owner?.id ?? ""] ?? NOBODY} refused={refused("edit", item.id)} />
                </details>
                <details>
                  <summary aria-label={moveOf(t("meetings.papers"))}>
                    {t("meetings.papers")} <span className="num">{item.papers.length || null}</span>
                  </summary>
                  <PaperForms item={item} size={formats.bytes(maxFileSize)} />
                </details>
              </div>
            </li>
          );
        })}
      </ol>
      <section aria-labelledby="h-store">
        <h2 id="h-store">{t("meetings.store")}</h2>
        <p className="muted s">{topics.length > 0 ? t("meetings.store-lede") : t("meetings.store-empty")}</p>
        <StoreRows topics={topics} withAct />
      </section>
      <section aria-labelledby="h-add">
        <h2 id="h-add">{t("meetings.item-add")}</h2>
        <p className="muted s">{t("meetings.item-add-lede")}</p>
        <ItemForm item={null} owner={NOBODY} refused={refused("add")} />
      </section>
    </WorkspacePage>
  );
}
