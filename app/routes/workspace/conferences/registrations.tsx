import { data, href, redirect } from "react-router";
import { Button, ButtonLink } from "#app/components/button.tsx";
import { ChoiceFold } from "#app/components/forms/choice-fold.tsx";
import { TextArea, TextInput } from "#app/components/forms/controls.tsx";
import { FormId } from "#app/components/forms/form-id.tsx";
import { useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { Side } from "#app/components/side.tsx";
import { Table } from "#app/components/table.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { idOfForm } from "#app/form-id.ts";
import type { MessageKey } from "#app/messages/texts.ts";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import {
  AddRegistration,
  addRegistration,
  areNamesGone,
  InviteToConference,
  inviteToConference,
  listRegistrations,
  type Registered,
} from "#domain/network/conferences/index.ts";
import { read } from "#platform/db/index.ts";
import { throwIfClosed } from "../meetings/refusals.ts";
import { textsOf } from "../network/form.ts";
import type { Route } from "./+types/registrations.ts";
import { conferenceCrumbs } from "./crumbs.ts";
import { choicesFor } from "./conference-form.ts";
import { keptConferencePage } from "./kept-conference.ts";

const NOTICES = ["invited", "added"] as const;

export async function loader({ params, context, url }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const conference = await keptConferencePage(ctx, params.id);
  const list = await read(ctx, (db) => listRegistrations(ctx, db, params.id));
  const word = url.searchParams.get("hinweis");
  return {
    conference,
    registrations: list.ok ? list.value.registrations : [],
    gremien: (await choicesFor(ctx)).gremien,
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/sitzungen"),
    region: params.region,
    namesGone: areNamesGone(conference, ctx.now),
    isAhead: conference.startsAt > ctx.now && conference.state !== "cancelled",
    notice: NOTICES.find((known) => known === word) ?? null,
    mails: Number(url.searchParams.get("mails")) || 0,
  };
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = context.get(requestContext);
  await keptConferencePage(ctx, params.id);
  const form = await request.formData();
  const typed = textsOf(form);
  const again = (fault: MessageKey) => data({ fault, typed, unread: [] as string[] }, { status: 422 });
  const back = (query: Record<string, string>) => redirect(`${href("/app/:region/konferenzen/:id/anmeldungen", params)}?${new URLSearchParams(query)}`, 303);
  if (typed["intent"] === "add") {
    const input = AddRegistration.safeParse({ conferenceId: params.id, name: typed["name"] ?? "", organisation: typed["organisation"] ?? "" });
    if (!input.success) return again("registration.fault-name");
    const added = await addRegistration(ctx, input.data, await idOfForm(form));
    if (added.ok) return back({ hinweis: "added" });
    throwIfClosed(added.refusal);
    return again("conferences.refused-not-open");
  }
  const input = InviteToConference.safeParse({
    conferenceId: params.id,
    addresses: typed["addresses"] ?? "",
    gremiumIds: form.getAll("gremiumIds").map(String),
  });
  if (!input.success) return again("conferences.fault-check");
  const invited = await inviteToConference(ctx, input.data);
  if (invited.ok) {
    const { mails, unread } = invited.value;
    // What was not understood stays before the eyes, and in the field, to be mended.
    if (unread.length > 0) return data({ fault: null, typed: { addresses: unread.join("\n"), mails: String(mails) }, unread }, { status: 200 });
    return back({ hinweis: "invited", mails: String(mails) });
  }
  throwIfClosed(invited.refusal);
  return again(invited.refusal === "nobody" ? "conferences.refused-nobody" : "conferences.refused-not-open");
}

export default function RegistrationsPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { frame, region, conference, registrations, notice, mails, isAhead, namesGone } = loaderData;
  const typed: Record<string, string> = actionData?.typed ?? {};
  const named = registrations.filter(({ name }) => name !== null);
  const forgotten = registrations.length - named.length;
  const file = (name: string) => href("/app/:region/konferenzen/:id/anmeldungen/datei/:file", { region, id: conference.id, file: name });
  return (
    <WorkspacePage
      {...frame}
      crumbs={conferenceCrumbs(t, region, conference)}
      title={t("conferences.registrations")}
      lede={t("conferences.registrations-lede", { registered: conference.counts.registered, waiting: conference.counts.waiting })}
      notice={
        actionData?.fault ? (
          <Notice kind="error">{t(actionData.fault)}</Notice>
        ) : actionData ? (
          <Notice kind="warn" title={t("conferences.notice-invited", { mails: Number(typed["mails"]) || 0 })}>
            {t("conferences.unread", { lines: actionData.unread.join(" · ") })}
          </Notice>
        ) : notice ? (
          <Notice kind="success">{notice === "invited" ? t("conferences.notice-invited", { mails }) : t("conferences.notice-added")}</Notice>
        ) : undefined
      }
      actions={
        <ButtonLink small icon="checkup-list" href={href("/app/:region/konferenzen/:id/anwesenheit", { region, id: conference.id })}>
          {t("conferences.attendance")}
        </ButtonLink>
      }
      aside={
        <>
          {isAhead ? (
            <Side title={t("conferences.invite-title")}>
              <form method="post" className="stack-s">
                <p className="s">{t("conferences.invite-lede")}</p>
                <TextArea
                  name="addresses"
                  label={t("conferences.invite-addresses")}
                  hint={t("conferences.invite-addresses-hint")}
                  rows={5}
                  defaultValue={typed["addresses"]}
                  maxLength={50_000}
                  optional
                />
                <ChoiceFold
                  name="gremiumIds"
                  label={t("conferences.invite-gremien")}
                  chosen={[]}
                  choices={loaderData.gremien.map(({ id, name }) => ({ value: id, label: name }))}
                />
                <Button kind="primary" name="intent" value="invite" icon="send">
                  {t("conferences.invite-act")}
                </Button>
              </form>
            </Side>
          ) : null}
          {namesGone ? null : (
            <Side title={t("conferences.add-title")}>
              <form method="post" className="stack-s">
                <FormId />
                <p className="s">{t("conferences.add-lede")}</p>
                <TextInput name="name" label={t("conferences.add-name")} defaultValue={typed["name"]} maxLength={120} required />
                <TextInput name="organisation" label={t("conferences.column-organisation")} defaultValue={typed["organisation"]} maxLength={160} optional />
                <Button name="intent" value="add">
                  {t("conferences.add-act")}
                </Button>
              </form>
            </Side>
          )}
        </>
      }
    >
      <title>{`${t("conferences.registrations")} – ${conference.title} – ${frame.region.name}`}</title>
      {registrations.length === 0 ? (
        <p className="muted">{t("conferences.registrations-empty")}</p>
      ) : (
        <>
          <p className="muted s">{forgotten > 0 ? t("conferences.forgotten-count", { count: forgotten }) : t("conferences.registrations-note")}</p>
          {named.length > 0 ? <Registrations registrations={named} /> : null}
          <p className="row tight s noprint">
            <a href={file("anmeldungen.xlsx")}>{t("conferences.file-xlsx")}</a>
            <a href={file("anmeldungen.csv")}>{t("conferences.file-csv")}</a>
            {named.length > 0 ? (
              <>
                <a href={file("anwesenheitsliste.pdf")}>{t("conferences.file-list")}</a>
                <a href={file("namensschilder.pdf")}>{t("conferences.file-badges")}</a>
              </>
            ) : null}
          </p>
        </>
      )}
    </WorkspacePage>
  );
}

function Registrations({ registrations }: { registrations: readonly Registered[] }) {
  const { t } = useTexts();
  return (
    <Table
      caption={t("conferences.registrations")}
      columns={[
        { label: t("conferences.person") },
        { label: t("conferences.registration-state") },
        { label: t("conferences.workshops") },
        { label: t("conferences.needs") },
      ]}
      rows={registrations.map((registration) => ({
        key: registration.id,
        cells: [
          <Person key="person" registration={registration} />,
          t(`conferences.registration-${registration.state}`),
          registration.workshops.length === 0 ? (
            ""
          ) : (
            <ul key="workshops" className="s">
              {registration.workshops.map(({ title, state }) => (
                <li key={title}>{state === "waiting" ? t("conferences.place-waiting", { title }) : title}</li>
              ))}
            </ul>
          ),
          <Needs key="needs" registration={registration} />,
        ],
      }))}
    />
  );
}

function Person({ registration: { name, organisation, email } }: { registration: Registered }) {
  const { t } = useTexts();
  if (name === null) return <span className="muted">{t("conferences.forgotten")}</span>;
  return (
    <>
      <span dir="auto">{name}</span>
      <br />
      <span className="muted s">
        <bdi>{organisation}</bdi>
        {organisation && email ? " · " : ""}
        {email ?? ""}
      </span>
    </>
  );
}

function Needs({ registration: { needs } }: { registration: Registered }) {
  const { t } = useTexts();
  if (!needs) return null;
  return (
    <ul className="s">
      {needs.interpreterLanguage ? <li>{t("conferences.needs-interpreter", { language: needs.interpreterLanguage })}</li> : null}
      {needs.childcare ? <li>{t("conferences.needs-childcare", { text: needs.childcare })}</li> : null}
      {needs.access ? <li>{t("conferences.needs-access", { text: needs.access })}</li> : null}
    </ul>
  );
}
