import { data, href, redirect } from "react-router";
import { Button } from "#app/components/button.tsx";
import { TextInput } from "#app/components/forms/controls.tsx";
import { FormId } from "#app/components/forms/form-id.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { idOfForm } from "#app/form-id.ts";
import type { MessageKey } from "#app/messages/texts.ts";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { AddRegistration, addRegistration, areNamesGone, CheckIn, checkIn, listRegistrations } from "#domain/network/conferences/index.ts";
import { read } from "#platform/db/index.ts";
import { throwIfClosed } from "../meetings/refusals.ts";
import { textsOf } from "../network/form.ts";
import type { Route } from "./+types/attendance.ts";
import { conferenceCrumbs } from "./crumbs.ts";
import { keptConferencePage } from "./kept-conference.ts";

export async function loader({ params, context, url }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const conference = await keptConferencePage(ctx, params.id);
  const list = await read(ctx, (db) => listRegistrations(ctx, db, params.id));
  const expected = (list.ok ? list.value.registrations : []).filter(
    ({ state, attendedAt }) => attendedAt !== null || !["withdrawn", "declined", "asked"].includes(state),
  );
  const search = (url.searchParams.get("suche") ?? "").trim().slice(0, 100);
  const wanted = search.toLowerCase();
  return {
    conference: { id: conference.id, title: conference.title },
    expected: expected.length,
    there: expected.filter(({ attendedAt }) => attendedAt !== null).length,
    forgotten: expected.filter(({ name }) => name === null).length,
    isOver: conference.endsAt <= ctx.now,
    namesGone: areNamesGone(conference, ctx.now),
    people: expected
      .filter(({ name }) => name !== null)
      .filter(({ name, organisation }) => wanted === "" || `${name ?? ""} ${organisation}`.toLowerCase().includes(wanted))
      .map(({ id, name, organisation, state, attendedAt }) => ({ id, name, organisation, state, attendedAt })),
    search,
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/sitzungen"),
    region: params.region,
  };
}

export async function action({ request, params, context, url }: Route.ActionArgs) {
  const ctx = context.get(requestContext);
  await keptConferencePage(ctx, params.id);
  const form = await request.formData();
  const typed = textsOf(form);
  const again = (fault: MessageKey) => data({ fault }, { status: 422 });
  const path = href("/app/:region/konferenzen/:id/anwesenheit", params);
  if (typed["intent"] === "add") {
    const input = AddRegistration.safeParse({ conferenceId: params.id, name: typed["name"] ?? "", organisation: typed["organisation"] ?? "" });
    if (!input.success) return again("registration.fault-name");
    const added = await addRegistration(ctx, input.data, await idOfForm(form));
    if (added.ok) return redirect(`${path}#p-${added.value.id}`, 303);
    throwIfClosed(added.refusal);
    return again("conferences.refused-not-open");
  }
  const [intent, registrationId] = (typed["act"] ?? "").split(":");
  const input = CheckIn.safeParse({ conferenceId: params.id, registrationId, isThere: intent === "in" });
  if (!input.success) return again("conferences.fault-check");
  const noted = await checkIn(ctx, input.data);
  // Back to the same name, with the same search: at the door every tap counts.
  if (noted.ok) return redirect(`${path}${url.search}#p-${input.data.registrationId}`, 303);
  throwIfClosed(noted.refusal);
  return again(noted.refusal === "registration-not-found" ? "conferences.refused-registration-not-found" : "conferences.refused-not-begun");
}

export default function AttendancePage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const formats = useFormats();
  const { frame, region, conference, people, expected, there, search, forgotten, isOver, namesGone } = loaderData;
  return (
    <WorkspacePage
      {...frame}
      crumbs={conferenceCrumbs(t, region, conference)}
      title={t("conferences.attendance")}
      lede={t(isOver ? "conferences.attendance-lede-over" : "conferences.attendance-lede", { there, expected })}
      notice={actionData ? <Notice kind="error">{t(actionData.fault)}</Notice> : undefined}
    >
      <title>{`${t("conferences.attendance")} – ${conference.title} – ${frame.region.name}`}</title>
      {forgotten > 0 ? <p className="muted s">{t("conferences.forgotten-count", { count: forgotten })}</p> : null}
      {namesGone ? null : (
        <form method="get" className="row" role="search">
          <TextInput name="suche" type="search" label={t("conferences.check-in-search")} defaultValue={search} />
          <Button>{t("common.show")}</Button>
        </form>
      )}
      <form method="post">
        <ul className="rows">
          {people.map(({ id, name, organisation, state, attendedAt }) => (
            <li key={id} id={`p-${id}`}>
              <span />
              <div>
                <span className="t" dir="auto">
                  {name}
                </span>
                <p className="m">
                  {[
                    organisation,
                    state === "registered" ? "" : t(`conferences.registration-${state}`),
                    attendedAt ? t("conferences.there-since", { time: formats.time(attendedAt) }) : "",
                  ]
                    .filter(Boolean)
                    .join(" · ")}
                </p>
              </div>
              <div className="act">
                {attendedAt ? (
                  <Button small kind="tertiary" name="act" value={`out:${id}`} aria-label={t("conferences.check-out-of", { name: name ?? "" })}>
                    {t("conferences.check-out")}
                  </Button>
                ) : (
                  <Button name="act" value={`in:${id}`} icon="check" aria-label={t("conferences.check-in-of", { name: name ?? "" })}>
                    {t("conferences.check-in")}
                  </Button>
                )}
              </div>
            </li>
          ))}
        </ul>
      </form>
      {namesGone ? null : (
        <section aria-labelledby="h-add">
          <h2 id="h-add">{t("conferences.add-title")}</h2>
          <form method="post" className="stack narrow flow-s">
            <FormId />
            <p className="s">{t("conferences.add-lede")}</p>
            <TextInput name="name" label={t("conferences.add-name")} maxLength={120} required />
            <TextInput name="organisation" label={t("conferences.column-organisation")} maxLength={160} optional />
            <div className="row">
              <Button name="intent" value="add">
                {t("conferences.add-act")}
              </Button>
            </div>
          </form>
        </section>
      )}
    </WorkspacePage>
  );
}
