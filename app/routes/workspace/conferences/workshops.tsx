import { data, href, redirect } from "react-router";
import { Button } from "#app/components/button.tsx";
import { FormErrors } from "#app/components/forms/form-errors.tsx";
import { FormId } from "#app/components/forms/form-id.tsx";
import { Icon } from "#app/components/icon.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { Rows } from "#app/components/rows.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { idOfForm } from "#app/form-id.ts";
import { NOBODY, useNameFaults } from "#app/components/forms/named-input.tsx";
import { isClear, nearNames, readPeople, shownPerson } from "#app/named-fields.ts";
import { accountContext, localeContext, requestContext, scriptNonceContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { addWorkshop, editWorkshop, removeWorkshop, type ConferencePage } from "#domain/network/conferences/index.ts";
import { read } from "#platform/db/index.ts";
import { Conflict } from "../gremien/conflict.tsx";
import { throwIfClosed, type MeetingFaults } from "../meetings/refusals.ts";
import { isId } from "../network/form.ts";
import { PersonList } from "../network/name-inputs.tsx";
import type { Route } from "./+types/workshops.ts";
import { conferenceCrumbs } from "./crumbs.ts";
import { WorkshopInputs } from "./conference-fields.tsx";
import { choicesFor, faultAt, readWorkshopForm } from "./conference-form.ts";
import { keptConferencePage } from "./kept-conference.ts";

const NOTICES = ["saved", "removed"] as const;

export async function loader({ params, context, url }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const conference = await keptConferencePage(ctx, params.id);
  /** ?workshop=… opens one for changing. */
  const chosen = conference.workshops.find(({ id }) => id === url.searchParams.get("workshop")) ?? null;
  const { moderator, near } = await read(ctx, async (db) => ({
    moderator: await shownPerson(ctx, db, chosen?.moderatorPersonId),
    near: await nearNames(ctx, db, { gremiumId: conference.gremiumId }),
  }));
  const word = url.searchParams.get("hinweis");
  return {
    conference,
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/sitzungen"),
    region: params.region,
    choices: await choicesFor(ctx),
    moderator,
    near,
    nonce: context.get(scriptNonceContext),
    notice: NOTICES.find((known) => known === word) ?? null,
    chosen,
  };
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = context.get(requestContext);
  const conference = await keptConferencePage(ctx, params.id);
  const form = await request.formData();
  const people = await readPeople(ctx, form, ["moderatorPersonId"], { gremiumId: conference.gremiumId });
  const { typed, input, faults } = readWorkshopForm(form, await choicesFor(ctx));
  const again = (found: MeetingFaults) => data({ typed, faults: found, people, overtaken: null }, { status: 422 });
  const { workshop: id = "", intent } = typed;
  const conferenceId = params.id;
  if (id !== "" && !isId(id)) return again(faultAt("workshop-not-found"));
  if (intent !== "remove" && (!input || !isClear(people))) return again(faults);
  const saved =
    intent === "remove"
      ? await removeWorkshop(ctx, { conferenceId, id })
      : !input
        ? null
        : id === ""
          ? await addWorkshop(ctx, { conferenceId, fields: input }, await idOfForm(form))
          : await editWorkshop(ctx, { conferenceId, id, version: Number(typed["version"]) || 0, fields: input });
  if (saved?.ok) return redirect(`${href("/app/:region/konferenzen/:id/workshops", params)}?hinweis=${intent === "remove" ? "removed" : "saved"}`, 303);
  if (saved?.refusal === "version-conflict") return data({ typed, faults: {} as MeetingFaults, people, overtaken: saved }, { status: 409 });
  if (!saved || saved.refusal === "not-found" || saved.refusal === "not-allowed") {
    throwIfClosed(saved?.refusal ?? "not-found");
    return again({});
  }
  return again(faultAt(saved.refusal));
}

export default function WorkshopsPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const formats = useFormats();
  const { frame, region, conference, choices, near, nonce, notice, chosen } = loaderData;
  const moderator = actionData?.people["moderatorPersonId"] ?? (actionData ? NOBODY : loaderData.moderator);
  const unclear = useNameFaults(actionData?.people);
  const path = href("/app/:region/konferenzen/:id/workshops", { region, id: conference.id });
  const faults: MeetingFaults = actionData?.faults ?? {};
  const typed: Record<string, string> = actionData?.typed ?? (chosen ? storedTexts(chosen) : { from: conference.from, to: conference.to });
  const overtaken = actionData?.overtaken;
  const shown = (texts: Record<string, string>): Record<string, string> => ({
    ...Object.fromEntries((["title", "sentence", "from", "to", "room", "places"] as const).map((name) => [t(`conferences.field-${name}`), texts[name] ?? ""])),
    [t("conferences.field-moderator")]: texts["moderatorPersonId"] ?? "",
    [t("conferences.field-field")]: choices.fields.find(({ id }) => id === texts["fieldId"])?.title ?? "",
  });
  const heading = chosen ? t("conferences.workshop-edit-of", { title: chosen.title }) : t("conferences.workshop-new");
  return (
    <WorkspacePage
      {...frame}
      crumbs={conferenceCrumbs(t, region, conference)}
      title={t("conferences.workshops")}
      lede={t("conferences.workshops-lede")}
      notice={notice && !actionData ? <Notice kind="success">{t(`conferences.notice-${notice}`)}</Notice> : undefined}
    >
      <title>{`${t("conferences.workshops")} – ${conference.title} – ${frame.region.name}`}</title>
      {conference.workshops.length === 0 ? (
        <p className="muted">{t("conferences.workshops-none")}</p>
      ) : (
        <Rows
          rows={conference.workshops.map((workshop) => ({
            key: workshop.id,
            symbol: <Icon name="users" />,
            title: workshop.title,
            second: [
              t("registration.time", { from: formats.time(workshop.startsAt), to: formats.time(workshop.endsAt) }),
              workshop.room,
              t("conferences.fullness", { taken: workshop.taken, places: workshop.places ?? 0, waiting: workshop.waiting }),
            ]
              .filter(Boolean)
              .join(" · "),
            act: (
              <a href={`${path}?workshop=${workshop.id}#h-form`} aria-label={t("conferences.workshop-edit-of", { title: workshop.title })}>
                {t("conferences.workshop-edit")}
              </a>
            ),
          }))}
        />
      )}
      <section aria-labelledby="h-form">
        <h2 id="h-form">{heading}</h2>
        {overtaken && chosen ? (
          <Conflict
            changed={overtaken.changed}
            yours={shown({ ...typed, moderatorPersonId: moderator.text })}
            theirs={shown({ ...storedTexts(chosen), moderatorPersonId: loaderData.moderator.text })}
            theirsHref={`${path}?workshop=${chosen.id}#h-form`}
          />
        ) : null}
        <form method="post" className="stack narrow flow-s" noValidate>
          <FormId />
          {chosen ? (
            <>
              <input type="hidden" name="workshop" value={chosen.id} />
              <input type="hidden" name="version" value={overtaken?.version ?? typed["version"] ?? chosen.version} />
            </>
          ) : null}
          <FormErrors errors={{ ...Object.fromEntries(Object.entries(faults).map(([name, key]) => [name, t(key)])), ...unclear }} />
          <WorkshopInputs typed={typed} faults={faults} choices={choices} moderator={moderator} />
          <PersonList region={region} near={near} nonce={nonce} />
          <div className="row">
            <Button kind="primary" name="intent" value="save">
              {t("conferences.workshop-save")}
            </Button>
            {chosen ? (
              <Button kind="danger" name="intent" value="remove">
                {t("conferences.workshop-remove")}
              </Button>
            ) : null}
          </div>
        </form>
      </section>
    </WorkspacePage>
  );
}

function storedTexts({ title, sentence, room, from, to, moderatorPersonId, fieldId, places }: ConferencePage["workshops"][number]): Record<string, string> {
  return { title, sentence, room, from, to, moderatorPersonId: moderatorPersonId ?? "", fieldId: fieldId ?? "", places: places === null ? "" : String(places) };
}
