import { data, redirect } from "react-router";
import { Button } from "#app/components/button.tsx";
import { Crumbs } from "#app/components/crumbs.tsx";
import { TextInput } from "#app/components/forms/controls.tsx";
import { FormErrors } from "#app/components/forms/form-errors.tsx";
import { FormId } from "#app/components/forms/form-id.tsx";
import { useFormats, useInLanguage, useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { idOfForm } from "#app/form-id.ts";
import type { MessageKey } from "#app/messages/texts.ts";
import { houseContext, localeContext, requestContext } from "#app/request.ts";
import { Apply, applyForGrant, findCall, takesApplications, textOfCall } from "#domain/concept/micro-grants/index.ts";
import { countVisitorWrite } from "#platform/auth/index.ts";
import { read, type Context } from "#platform/db/index.ts";
import { isId, textsOf } from "../workspace/network/form.ts";
import type { Route } from "./+types/grant-application";
import { ConceptFrame, publicRegion } from "./frame.tsx";
import { GrantFields } from "./grant-fields.tsx";
import { grantFaults, ideaInput } from "./grant-input.ts";

/** Several groups may sit behind one address; more in a row is a machine. */
const MOST_IN_A_ROW = 30;

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const call = await shown(ctx, params.id);
  return {
    region: publicRegion(ctx.region),
    today: ctx.today,
    call: { title: textOfCall(call, context.get(localeContext)).title, maxCents: call.maxCents, isOpen: takesApplications(call, ctx.today) },
    isSent: url.searchParams.has("danke"),
  };
}

/** @throws 404 as data */
async function shown(ctx: Context, id: string) {
  const call = isId(id) ? await read(ctx, (db) => findCall(ctx, db, id)) : null;
  if (!call) throw data({ code: "not-found" }, { status: 404 });
  return call;
}

/** As for registrations: an application counts only after the click in a mail, and an address may not send many. */
export async function action({ request, params, context, url }: Route.ActionArgs) {
  const ctx = context.get(requestContext);
  const call = await shown(ctx, params.id);
  const form = await request.formData();
  const typed = textsOf(form);
  const again = (faults: Record<string, MessageKey>, status = 422) => data({ typed, faults }, { status });
  const locale = context.get(localeContext);
  const { name = "", email = "", phone = "" } = typed;
  const input = Apply.safeParse({
    ...ideaInput(typed),
    callId: call.id,
    name,
    email: email.trim(),
    phone,
    language: locale === "en" || locale === "ar" ? locale : "de",
  });
  if (!input.success) return again(grantFaults(input.error));
  if (!(await countVisitorWrite(context.get(houseContext), "grant-application", MOST_IN_A_ROW, request)))
    return again({ "": "grants-join.fault-throttled" }, 429);
  const applied = await applyForGrant(ctx, input.data, await idOfForm(form));
  if (!applied.ok) return applied.refusal === "over-max" ? again({ amount: "grants-join.fault-over-max" }) : again({ "": "grants-join.fault-not-open" }, 409);
  const language = url.searchParams.get("sprache");
  const query = new URLSearchParams({ ...(language ? { sprache: language } : {}), danke: "1" });
  return redirect(`${url.pathname.replace(/\.data$/, "")}?${query}`, 303);
}

export default function GrantApplicationPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const formats = useFormats();
  const inLanguage = useInLanguage();
  const { region, today, call, isSent } = loaderData;
  const back = `/${region.slug}/kleinfoerderung${inLanguage}`;
  const typed: Record<string, string> = actionData?.typed ?? {};
  const errors = Object.fromEntries(Object.entries(actionData?.faults ?? {}).map(([name, key]) => [name, t(key)]));
  const field = (name: string) => ({ name, defaultValue: typed[name], error: errors[name] });
  const sent = isSent && !actionData;
  const title = t(sent ? "grants-join.sent-title" : "grants-join.form-title");
  return (
    <ConceptFrame region={{ ...region, languages: ["de", "en", "ar"] }} today={today} area="kleinfoerderung">
      <title>{`${title} – ${region.name}`}</title>
      <header className="page-head hero">
        <Crumbs crumbs={[{ label: t("grants-join.public-title"), href: back }, { label: title }]} />
        <h1>{title}</h1>
        <p className="lede">{sent ? t("grants-join.sent-text") : t("grants-join.form-lede", { title: call.title })}</p>
      </header>
      {sent ? (
        <p>
          <a href={back}>{t("grants-join.back")}</a>
        </p>
      ) : call.isOpen ? (
        <form method="post" className="stack narrow flow" noValidate>
          <FormId />
          <FormErrors errors={errors} />
          <GrantFields typed={typed} errors={errors} most={formats.money(call.maxCents)} />
          <TextInput
            {...field("name")}
            label={t("grants-join.name")}
            hint={t("grants-join.name-hint")}
            autoComplete="name"
            dir="auto"
            maxLength={120}
            required
          />
          <TextInput {...field("email")} type="email" label={t("grants-join.email")} autoComplete="email" dir="ltr" maxLength={200} required />
          <TextInput {...field("phone")} type="tel" label={t("grants-join.phone")} autoComplete="tel" dir="ltr" maxLength={60} optional />
          <p className="muted s">{t("grants-join.privacy")}</p>
          <div className="row">
            <Button kind="primary">{t("grants-join.send")}</Button>
          </div>
        </form>
      ) : (
        <Notice title={t("grants-join.closed")} />
      )}
    </ConceptFrame>
  );
}
