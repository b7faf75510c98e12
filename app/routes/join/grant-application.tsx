import { data, redirect } from "react-router";
import { Button } from "#app/components/button.tsx";
import { CheckBox, FileInput, TextArea } from "#app/components/forms/controls.tsx";
import { FormErrors } from "#app/components/forms/form-errors.tsx";
import { german } from "#app/components/german.tsx";
import { JoinPage } from "#app/components/join-page.tsx";
import { useFormats, useLocale, useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { linkUnknown } from "#app/link-is-over.ts";
import type { MessageKey } from "#app/messages/texts.ts";
import { houseContext, localeContext, requestContext } from "#app/request.ts";
import { GrantFields } from "#app/routes/public/grant-fields.tsx";
import { grantFaults, ideaInput } from "#app/routes/public/grant-input.ts";
import {
  AnswerApplication,
  answerApplication,
  findOwnApplication,
  ownStanding,
  Report,
  sendReport,
  takesApplications,
  textOfCall,
} from "#domain/concept/micro-grants/index.ts";
import { read, type Context } from "#platform/db/index.ts";
import { readUpload } from "../workspace/measures/upload.ts";
import { typedCents } from "../workspace/measures/german-number.ts";
import { textsOf } from "../workspace/network/form.ts";
import type { Route } from "./+types/grant-application.ts";
import { otherLanguages } from "./languages.ts";
import { WhomToCall } from "./whom-to-call.tsx";

const FILE_LIMIT = 20_000_000;

export async function loader({ context, url }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const { application, name, call, decision, report, isReleased } = await ownApplication(ctx);
  const { title, idea, groupName, place, amountCents, plannedFor, spentOn, state } = application;
  const { name: region, isDemo, contactName, contactPhone } = ctx.region;
  const approvedCents = decision?.approvedCents ?? 0;
  const mayChange = (state === "asked" || state === "submitted") && takesApplications(call, ctx.today);
  return {
    name,
    title,
    typed: { title, idea, groupName, place, amount: typedCents(amountCents), plannedFor, spentOn },
    amountCents,
    standing: ownStanding({ application, call, decision }, ctx.today),
    call: { title: textOfCall(call, context.get(localeContext)).title, untilOn: call.untilOn, maxCents: call.maxCents },
    mayChange,
    mayOnlyWithdraw: state === "submitted" && !mayChange,
    mayReport: approvedCents > 0 && !isReleased,
    decision: decision && { approvedCents, reason: decision.reason, paidOn: decision.paidOn, reportDueOn: decision.reportDueOn },
    report: report && { text: report.text, consent: report.pictureConsent, file: report.file?.name ?? null, refused: report.file?.state === "refused" },
    isReleased,
    region: { name: region, isDemo, contactName, contactPhone },
    thanks: url.searchParams.has("danke"),
  };
}

export async function action({ request, params, context, url }: Route.ActionArgs) {
  const ctx = context.get(requestContext);
  await ownApplication(ctx);
  const form = await request.formData();
  const typed = textsOf(form);
  const again = (faults: Record<string, MessageKey>, status = 422) => data({ faults, typed }, { status });
  const thanks = () => {
    const language = url.searchParams.get("sprache");
    return redirect(`/j/${params.code}/foerderung?${new URLSearchParams({ danke: "1", ...(language ? { sprache: language } : {}) })}`, 303);
  };
  if (typed["intent"] === "report") {
    const input = Report.safeParse({ text: typed["report"] ?? "", pictureConsent: "consent" in typed });
    if (!input.success) return again({ report: "grants-join.fault-required" });
    const sent = await sendReport(ctx, input.data, await readUpload(form, "picture", context.get(houseContext).settings.dataFolder));
    if (sent.ok) return thanks();
    if (sent.refusal === "file-refused") return again({ picture: `files.refused-${sent.reason}` });
    if (sent.refusal === "not-allowed") throw linkUnknown();
    return again({ "": "grants-join.fault-too-late" }, 409);
  }
  const input = AnswerApplication.safeParse(typed["intent"] === "withdraw" ? { act: "withdraw" } : { act: "submit", fields: ideaInput(typed) });
  if (!input.success) return again(grantFaults(input.error));
  const answered = await answerApplication(ctx, input.data);
  if (answered.ok) return thanks();
  if (answered.refusal === "not-allowed") throw linkUnknown();
  return answered.refusal === "over-max" ? again({ amount: "grants-join.fault-over-max" }) : again({ "": "grants-join.fault-too-late" }, 409);
}

/** @throws 404 as data: the link was revoked, or the contact behind it is deleted */
async function ownApplication(ctx: Context) {
  const own = await read(ctx, (db) => findOwnApplication(ctx, db));
  if (!own) throw linkUnknown();
  return own;
}

export default function GrantLinkPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t, rich } = useTexts();
  const { locale } = useLocale();
  const { name, title, standing, call, mayChange, mayReport, region, thanks } = loaderData;
  const heading = t(`grants-join.link-title-${standing}`);
  const errors = Object.fromEntries(Object.entries(actionData?.faults ?? {}).map(([field, key]) => [field, t(key)]));
  return (
    <JoinPage
      region={region.name}
      demo={region.isDemo}
      languages={otherLanguages(locale)}
      title={heading}
      lede={rich("grants-join.link-lede", { german, name, title, call: call.title })}
    >
      <title>{`${heading} – ${region.name}`}</title>
      <div className="stack-l flow">
        <FormErrors errors={errors} />
        {thanks && !actionData && standing !== "withdrawn" ? <Notice kind="success" title={t("grants-join.thanks")} /> : null}
        <Told {...loaderData} />
        {mayReport ? <ReportForm own={loaderData} typed={actionData?.typed} errors={errors} /> : null}
        {mayChange ? <IdeaForm own={loaderData} typed={actionData?.typed} errors={errors} /> : null}
        {loaderData.mayOnlyWithdraw ? (
          <form method="post" className="stack-s">
            <p className="muted">{t("grants-join.no-more-changes")}</p>
            <div className="row">
              <Button name="intent" value="withdraw">
                {t("grants-join.act-withdraw")}
              </Button>
            </div>
          </form>
        ) : null}
        <WhomToCall region={region} />
      </div>
    </JoinPage>
  );
}

type Own = Route.ComponentProps["loaderData"];

/** How it stands. */
function Told({ standing, decision, amountCents, call, isReleased }: Own) {
  const { t } = useTexts();
  const formats = useFormats();
  return (
    <div className="now-box stack-s">
      <p>
        {standing === "declined" || standing === "withdrawn"
          ? t(`grants-join.stands-${standing}`)
          : standing === "approved" || standing === "paid"
            ? t(`grants-join.stands-${standing}`, { amount: formats.money(decision?.approvedCents ?? 0) })
            : t(`grants-join.stands-${standing}`, { amount: formats.money(amountCents), until: formats.day(call.untilOn) })}
      </p>
      {decision?.reason ? (
        <p className="lines" dir="auto">
          {decision.reason}
        </p>
      ) : null}
      {decision?.paidOn && decision.reportDueOn ? (
        <p>{t("grants-join.paid-and-report", { paidOn: formats.day(decision.paidOn), reportOn: formats.day(decision.reportDueOn) })}</p>
      ) : null}
      {isReleased ? <p>{t("grants-join.is-released")}</p> : null}
    </div>
  );
}

type Again = { own: Own; typed: Record<string, string> | undefined; errors: Record<string, string> };

function IdeaForm({ own, typed, errors }: Again) {
  const { t } = useTexts();
  const formats = useFormats();
  const isNew = own.standing === "asked";
  return (
    <form method="post" className="stack" noValidate>
      <h2>{t(isNew ? "grants-join.check" : "grants-join.change")}</h2>
      <GrantFields typed={typed ?? own.typed} errors={errors} most={formats.money(own.call.maxCents)} />
      <div className="row">
        <Button kind="primary" name="intent" value="submit">
          {t(isNew ? "grants-join.act-submit" : "grants-join.act-save")}
        </Button>
        <Button name="intent" value="withdraw">
          {t("grants-join.act-withdraw")}
        </Button>
      </div>
    </form>
  );
}

function ReportForm({ own, typed, errors }: Again) {
  const { t } = useTexts();
  const formats = useFormats();
  const { report } = own;
  return (
    <form method="post" encType="multipart/form-data" className="stack" noValidate>
      <h2>{t("grants-join.report")}</h2>
      <TextArea
        name="report"
        label={t("grants-join.report-text")}
        hint={t("grants-join.report-hint")}
        error={errors["report"]}
        defaultValue={typed?.["report"] ?? report?.text}
        rows={6}
        maxLength={5000}
        dir="auto"
        required
      />
      {report?.file ? (
        <p className="s">
          {t(report.refused ? "grants-join.picture-refused" : "grants-join.picture-there")} <bdi>{report.file}</bdi>
        </p>
      ) : null}
      <FileInput
        name="picture"
        label={t("grants-join.picture")}
        kinds="JPEG, PNG, WebP"
        size={formats.bytes(FILE_LIMIT)}
        error={errors["picture"]}
        accept="image/*"
        optional
      />
      <CheckBox
        name="consent"
        label={t("grants-join.consent")}
        hint={t("grants-join.consent-hint")}
        defaultChecked={typed ? "consent" in typed : report?.consent}
      />
      <div className="row">
        <Button kind="primary" name="intent" value="report">
          {t("grants-join.act-report")}
        </Button>
      </div>
    </form>
  );
}
