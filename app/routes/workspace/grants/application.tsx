import { data, href, redirect } from "react-router";
import { addDays } from "#platform/days/index.ts";
import { Facts } from "#app/components/facts.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { Side } from "#app/components/side.tsx";
import { StoredFile } from "#app/components/stored-file.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { Telephone } from "#app/components/telephone.tsx";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { approvedIn, findApplication, findCall, textOfCall } from "#domain/concept/micro-grants/index.ts";
import { read } from "#platform/db/index.ts";
import { isId, textsOf } from "../network/form.ts";
import type { Route } from "./+types/application.ts";
import { actOnApplication } from "./act-on-application.ts";
import { DecisionForm, PaymentForm, ReleaseForm, useGrantFaults } from "./application-forms.tsx";
import { useGrantCrumbs } from "./crumbs.ts";

/** How long after the payment a short report is asked for, unless somebody says another day. */
const REPORT_DAYS = 90;
const NOTICES = ["decided", "paid", "released", "withdrawn"] as const;

export async function loader({ params, context, url }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const found = isId(params.id)
    ? await read(ctx, async (db) => {
        const application = await findApplication(ctx, db, params.id);
        const call = application && (await findCall(ctx, db, application.callId));
        return application && call ? { application, call, leftCents: call.totalCents - (await approvedIn(ctx, db, call.id)) } : null;
      })
    : null;
  if (!found) throw data({ code: "not-found" }, { status: 404 });
  const word = url.searchParams.get("hinweis");
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/konzept"),
    region: params.region,
    application: found.application,
    call: { id: found.call.id, title: textOfCall(found.call, "de").title, maxCents: found.call.maxCents },
    leftCents: found.leftCents,
    today: ctx.today,
    reportBy: addDays(ctx.today, REPORT_DAYS),
    notice: NOTICES.find((known) => known === word) ?? null,
  };
}

export async function action({ request, params, context }: Route.ActionArgs) {
  if (!isId(params.id)) throw data({ code: "not-found" }, { status: 404 });
  const typed = textsOf(await request.formData());
  const acted = await actOnApplication(context.get(requestContext), params.id, typed);
  if (acted.ok) return redirect(`${href("/app/:region/kleinfoerderung/antraege/:id", params)}?hinweis=${acted.notice}`, 303);
  if (acted.status !== 422 && acted.status !== 409) throw data({ code: acted.status === 403 ? "not-allowed" : "not-found" }, { status: acted.status });
  return data({ typed, faults: acted.faults }, { status: acted.status });
}

export default function ApplicationPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const formats = useFormats();
  const { frame, region, application, call, notice } = loaderData;
  const errors = useGrantFaults(actionData?.faults ?? {});
  const { standing, amountCents } = application;
  // What was typed and refused belongs to the form whose button was pressed.
  const formOf = (...intents: string[]) => {
    const isOwn = actionData !== undefined && intents.includes(actionData.typed["intent"] ?? "");
    return { ...loaderData, typed: isOwn ? actionData.typed : {}, errors: isOwn && !errors[""] ? errors : {} };
  };
  return (
    <WorkspacePage
      {...frame}
      crumbs={useGrantCrumbs(region, call)}
      kicker={t(`grants.standing-${standing}`)}
      title={application.title}
      lede={t("grants.application-lede", { group: application.groupName, amount: formats.money(amountCents), day: formats.day(application.confirmedOn) })}
      notice={notice && !actionData ? <Notice kind="success" title={t(`grants.notice-${notice}`)} /> : undefined}
      aside={<Aside {...loaderData} />}
    >
      <title>{`${application.title} – ${frame.region.name}`}</title>
      {errors[""] ? <Notice kind="error" title={errors[""]} /> : null}
      <section aria-labelledby="h-idea">
        <h2 id="h-idea">{t("grants.idea")}</h2>
        <p className="lines prose" dir="auto">
          {application.idea}
        </p>
        <Facts
          facts={[
            { name: t("grants.when"), value: application.plannedFor },
            { name: t("grants.spent-on"), value: application.spentOn },
          ]}
        />
      </section>
      {standing === "submitted" ? <DecisionForm {...formOf("approve", "decline")} /> : null}
      {application.decidedAt === null ? null : <Decided {...loaderData} />}
      {application.approvedCents !== null && application.paidOn === null ? <PaymentForm {...formOf("pay")} /> : null}
      {application.report ? <ReportShown {...loaderData} /> : null}
      {application.approvedCents === null ? null : <ReleaseForm {...formOf("release")} />}
    </WorkspacePage>
  );
}

type Loaded = Route.ComponentProps["loaderData"];

function Decided({ application }: Pick<Loaded, "application">) {
  const { t } = useTexts();
  const formats = useFormats();
  const { approvedCents, reason, decidedAt, decidedBy, paidOn, paidCents, reportDueOn } = application;
  return (
    <section aria-labelledby="h-decided" className="stack-s">
      <h2 id="h-decided">{t("grants.decision")}</h2>
      <p>
        {approvedCents === null ? t("grants.was-declined") : t("grants.was-approved", { amount: formats.money(approvedCents) })}{" "}
        {decidedAt ? t("grants.decided-by", { name: decidedBy ?? "", day: formats.momentDay(decidedAt) }) : null}
      </p>
      {reason ? <p className="lines prose">{reason}</p> : null}
      {paidOn && reportDueOn ? (
        <p>{t("grants.was-paid", { amount: formats.money(paidCents ?? 0), day: formats.day(paidOn), reportOn: formats.day(reportDueOn) })}</p>
      ) : null}
    </section>
  );
}

function ReportShown({ application, region }: Pick<Loaded, "application" | "region">) {
  const { t } = useTexts();
  const formats = useFormats();
  const { report } = application;
  if (!report) return null;
  return (
    <section aria-labelledby="h-report" className="stack-s">
      <h2 id="h-report">{t("grants.report")}</h2>
      <p className="muted s">{t("grants.report-of", { day: formats.momentDay(report.sentAt) })}</p>
      <p className="lines prose" dir="auto">
        {report.text}
      </p>
      {report.file ? (
        <p className="s">
          <StoredFile file={report.file} href={href("/app/:region/dateien/:id", { region, id: report.file.id })} />{" "}
          {t(report.pictureConsent ? "grants.consent-given" : "grants.consent-missing")}
        </p>
      ) : null}
    </section>
  );
}

function Aside({ application }: Pick<Loaded, "application">) {
  const { t } = useTexts();
  const { name, email, phone, groupName, place } = application;
  return (
    <Side title={t("grants.applicant")}>
      <Facts
        facts={[
          { name: t("grants.column-group"), value: groupName },
          { name: t("grants.column-place"), value: place },
          { name: t("grants.contact"), value: name ?? t("grants.contact-forgotten") },
          { name: t("grants.email"), value: email ? <a href={`mailto:${email}`}>{email}</a> : null },
          { name: t("grants.phone"), value: phone ? <Telephone number={phone} /> : null },
        ]}
      />
      <p className="xs muted">{t("grants.no-bank")}</p>
    </Side>
  );
}
