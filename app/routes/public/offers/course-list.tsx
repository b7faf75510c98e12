import { data, href, redirect } from "react-router";
import { Button } from "#app/components/button.tsx";
import { CheckBox } from "#app/components/forms/controls.tsx";
import { FormErrors } from "#app/components/forms/form-errors.tsx";
import { FormId } from "#app/components/forms/form-id.tsx";
import { useLocale, useTexts } from "#app/components/locale.tsx";
import { idOfForm } from "#app/form-id.ts";
import type { MessageKey } from "#app/messages/texts.ts";
import { writeOffersQuery } from "#app/offers/offers-query.ts";
import { readSaidQuery } from "#app/offers/passed-over.ts";
import { SubscriptionFields } from "#app/offers/subscription-fields.tsx";
import { subscriptionFrom } from "#app/offers/subscription-form.ts";
import { houseContext, requestContext } from "#app/request.ts";
import { askForCourseList, LIST_LANGUAGES } from "#domain/offers/course-list/index.ts";
import { countVisitorWrite } from "#platform/auth/index.ts";
import { read } from "#platform/db/index.ts";
import { textsOf } from "../../workspace/network/form.ts";
import { publicRegion } from "../frame.tsx";
import type { Route } from "./+types/course-list.ts";
import { NotHere } from "./nothing.tsx";
import { useChips } from "./offer-filters.tsx";
import { offeredLocale, PortalFrame } from "./portal-frame.tsx";

/** A whole office may stand behind one address; more in a row is a machine. */
const MOST_IN_A_ROW = 20;

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  offeredLocale(ctx.region, params.lang);
  const { query, passedOver, labels } = await read(ctx, (db) => readSaidQuery(ctx, db, url.searchParams));
  return {
    region: publicRegion(ctx.region),
    query: { ...query, kind: null },
    labels,
    passedOver,
    isSent: url.searchParams.has("danke"),
  };
}

/** What keeps machines out: nothing is sent but one question, and an address may not send many. */
export async function action({ request, params, context, url }: Route.ActionArgs) {
  const ctx = context.get(requestContext);
  offeredLocale(ctx.region, params.lang);
  const form = await request.formData();
  const typed = textsOf(form);
  const again = (faults: Record<string, MessageKey>, status = 422) => data({ typed, faults }, { status });
  const wanted = subscriptionFrom(typed);
  // All at once: nobody should have to send it twice to hear of both.
  const faults: Record<string, MessageKey> = { ...(wanted.ok ? {} : wanted.faults), ...("consent" in typed ? {} : { consent: "course-list.fault-consent" }) };
  if (!wanted.ok || !("consent" in typed)) return again(faults);
  if (!(await countVisitorWrite(context.get(houseContext), "course-list", MOST_IN_A_ROW, request))) return again({ "": "course-list.fault-throttled" }, 429);
  const { query } = await read(ctx, (db) => readSaidQuery(ctx, db, url.searchParams));
  const asked = await askForCourseList(ctx, wanted.value, query, await idOfForm(form));
  if (asked.ok) return redirect(`${href("/:region/:lang/kurse/liste", params)}?danke=1`, 303);
  return again({ "": "course-list.fault-closed" }, 409);
}

export default function CourseListPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { locale } = useLocale();
  const { region, query, labels, passedOver, isSent } = loaderData;
  const path = `/${region.slug}/${locale}/kurse`;
  const chips = useChips(query, labels, `${path}/liste`, false);
  const errors = Object.fromEntries(Object.entries(actionData?.faults ?? {}).map(([name, key]) => [name, t(key)]));
  const typed: Record<string, string> = { language: LIST_LANGUAGES.find((code) => code === locale) ?? "de", ...actionData?.typed };
  const thanks = isSent && !actionData;
  const heading = t(thanks ? "course-list.sent-title" : "course-list.form-title");
  return (
    <PortalFrame region={region} area="kurse">
      <title>{`${heading} – ${region.name}`}</title>
      <header className="page-head flow">
        <h1>{heading}</h1>
        <p className="lede">{t(thanks ? "course-list.sent-text" : "course-list.form-lede")}</p>
      </header>
      {thanks ? (
        <p className="flow">
          <a href={path}>{t("course-list.back")}</a>
        </p>
      ) : (
        <form method="post" className="stack narrow flow" noValidate>
          <FormId />
          <FormErrors errors={errors} />
          <p>
            {chips.length > 0 ? t("course-list.of-search", { filters: chips.map(({ label }) => label).join(", ") }) : t("course-list.of-all")}{" "}
            <a href={path + writeOffersQuery(query)}>{t("course-list.change-search")}</a>
          </p>
          <NotHere passedOver={passedOver} />
          <SubscriptionFields typed={typed} errors={errors} byOffice={false} />
          <CheckBox name="consent" label={t("course-list.form-agree")} error={errors.consent} defaultChecked={"consent" in typed} />
          <p className="muted s">{t("course-list.form-privacy")}</p>
          <div className="row">
            <Button kind="primary">{t("course-list.send")}</Button>
          </div>
        </form>
      )}
    </PortalFrame>
  );
}
