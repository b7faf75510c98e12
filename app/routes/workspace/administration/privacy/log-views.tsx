import { data, redirect } from "react-router";
import { Button, ButtonLink } from "#app/components/button.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { DateInput, TextArea } from "#app/components/forms/controls.tsx";
import { FormId } from "#app/components/forms/form-id.tsx";
import { Icon } from "#app/components/icon.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { Rows } from "#app/components/rows.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { idOfForm } from "#app/form-id.ts";
import type { MessageKey } from "#app/messages/texts.ts";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { readForm } from "#app/routes/account/form.ts";
import { loadFrame } from "#app/workspace.ts";
import { decideLogView, isOpen, listLogViews, mayDecide, requestLogView, RequestLogView } from "#platform/privacy/index.ts";
import type { Route } from "./+types/log-views.ts";
import { PRIVACY, privacyAddress } from "./addresses.ts";
import { viewTitle } from "./view-title.ts";

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const views = await listLogViews(ctx);
  if (!views.ok) throw data({ code: "not-allowed" }, { status: 403 });
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), PRIVACY),
    region: params.region,
    today: ctx.today,
    views: views.value.map((view) => ({
      ...view,
      otherRole: view.requestedRole === "administrator" ? ("data-protection-officer" as const) : ("administrator" as const),
      open: isOpen(ctx, view),
      over: view.expiresAt !== null && view.expiresAt < ctx.now,
      mine: mayDecide(ctx.actor, view),
    })),
  };
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = context.get(requestContext);
  const form = await readForm(request);
  const { intent, id = "", ...given } = form;
  const refuse = (fault: MessageKey) => data({ fault, given }, { status: 422 });
  const back = () => redirect(privacyAddress(params.region, "/einsicht"), 303);
  if (intent === "allow" || intent === "decline") {
    const decided = await decideLogView(ctx, { viewId: id, allow: intent === "allow" });
    if (!decided.ok) throw data({ code: decided.refusal }, { status: decided.refusal === "not-allowed" ? 403 : 404 });
    return back();
  }
  const input = RequestLogView.safeParse({ reason: given.reason, fromDay: given.fromDay, toDay: given.toDay });
  if (!input.success) return refuse(input.error.issues.some(({ path }) => path[0] === "reason") ? "privacy.view-too-short" : "privacy.day-invalid");
  const made = await requestLogView(ctx, input.data, await idOfForm(Object.entries(form)));
  if (made.ok) return back();
  if (made.refusal === "not-allowed") throw data({ code: "not-allowed" }, { status: 403 });
  return refuse(`privacy.view-${made.refusal}`);
}

export default function LogViewsPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { frame, region, today, views } = loaderData;
  return (
    <WorkspacePage
      {...frame}
      crumbs={[{ label: t("privacy.title"), href: privacyAddress(region) }]}
      title={t("privacy.views-title")}
      lede={t("privacy.views-lede")}
      notice={actionData ? <Notice kind="error">{t(actionData.fault)}</Notice> : null}
    >
      <title>{`${t("privacy.views-title")} – ${frame.region.name}`}</title>
      <section className="stack" aria-labelledby="h-views">
        <h2 id="h-views">{t("privacy.views-list")}</h2>
        {views.length === 0 ? <EmptyState>{t("privacy.views-empty")}</EmptyState> : <Views views={views} region={region} />}
      </section>
      <form method="post" className="stack prose">
        <FormId />
        <h2>{t("privacy.views-new")}</h2>
        <TextArea
          name="reason"
          label={t("privacy.view-reason")}
          hint={t("privacy.view-reason-hint")}
          defaultValue={actionData?.given.reason}
          maxLength={1000}
          required
        />
        <div className="row">
          <DateInput name="fromDay" label={t("privacy.view-from")} defaultValue={actionData?.given.fromDay ?? today} max={today} required />
          <DateInput name="toDay" label={t("privacy.view-to")} defaultValue={actionData?.given.toDay ?? today} max={today} required />
        </div>
        <div>
          <Button kind="primary">{t("privacy.view-ask")}</Button>
        </div>
      </form>
    </WorkspacePage>
  );
}

type View = Route.ComponentProps["loaderData"]["views"][number];

function Views({ views, region }: { views: View[]; region: string }) {
  const { t } = useTexts();
  const { day, moment } = useFormats();
  return (
    <Rows
      rows={views.map((view) => ({
        key: view.id,
        symbol: <Icon name={view.open ? "eye" : view.decidedAt ? "eye-off" : "clock"} />,
        title: viewTitle(t, day, view),
        second: (
          <>
            {t("privacy.view-lede", { reason: view.reason })}
            <br />
            {t("privacy.view-asked", { name: view.requestedByName, moment: moment(view.requestedAt) })} · <State view={view} />
          </>
        ),
        act: view.open ? (
          <ButtonLink small href={privacyAddress(region, `/einsicht/${view.id}`)}>
            {t("privacy.view-open")}
          </ButtonLink>
        ) : view.mine ? (
          <Decide id={view.id} />
        ) : undefined,
      }))}
    />
  );
}

function State({ view }: { view: View }) {
  const { t } = useTexts();
  const { moment } = useFormats();
  const name = view.decidedByName ?? "";
  if (view.allowed === null) return `${t("privacy.view-waiting")}. ${t("privacy.view-second", { role: t(`roles.${view.otherRole}`) })}`;
  if (!view.allowed) return t("privacy.view-declined", { name });
  return view.over || !view.expiresAt ? t("privacy.view-expired", { name }) : t("privacy.view-allowed", { name, moment: moment(view.expiresAt) });
}

function Decide({ id }: { id: string }) {
  const { t } = useTexts();
  return (
    <form method="post" className="row tight">
      <input type="hidden" name="id" value={id} />
      <Button small kind="secondary" name="intent" value="allow">
        {t("privacy.view-allow")}
      </Button>
      <Button small kind="tertiary" name="intent" value="decline">
        {t("privacy.view-decline")}
      </Button>
    </form>
  );
}
