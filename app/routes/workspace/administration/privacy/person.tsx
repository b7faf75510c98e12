import { data, redirect } from "react-router";
import { Button, ButtonLink } from "#app/components/button.tsx";
import { DocumentBody } from "#app/components/document-body.tsx";
import { DateInput, Select, TextInput } from "#app/components/forms/controls.tsx";
import { FormId } from "#app/components/forms/form-id.tsx";
import { useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { accessReportDocument } from "#app/documents/access-report.ts";
import { idOfForm } from "#app/form-id.ts";
import { textsIn, type MessageKey } from "#app/messages/texts.ts";
import { register } from "#app/privacy.ts";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { readForm } from "#app/routes/account/form.ts";
import { loadFrame } from "#app/workspace.ts";
import { makeAccessReport, receiveRequest, ReceiveRequest, REQUEST_KINDS, type RequestKind } from "#platform/privacy/index.ts";
import type { Route } from "./+types/person.ts";
import { PRIVACY, privacyAddress, readSubject, subjectAddress } from "./addresses.ts";

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const locale = context.get(localeContext);
  const wanted = readSubject(params.kind, params.id);
  const report = wanted ? await makeAccessReport(ctx, register, wanted) : null;
  if (!wanted || !report?.ok) throw data({ code: "not-found" }, { status: 404 });
  const { subject } = report.value;
  return {
    frame: await loadFrame(ctx, context.get(accountContext), locale, PRIVACY),
    region: params.region,
    today: ctx.today,
    kinds: REQUEST_KINDS,
    address: subjectAddress(params.region, wanted),
    name: subject.name,
    kind: subject.kind,
    second: subject.second,
    blocked: subject.restrictedAt !== null,
    blocks: accessReportDocument(report.value, { register, region: ctx.region, today: ctx.today, locale, texts: textsIn(locale) }).blocks,
  };
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const wanted = readSubject(params.kind, params.id);
  if (!wanted) throw data({ code: "not-found" }, { status: 404 });
  const refuse = (fault: MessageKey) => data({ fault }, { status: 422 });
  const form = await readForm(request);
  const { kind, receivedOn, note } = form;
  const input = ReceiveRequest.safeParse({ kind, receivedOn, note: note ?? "", subjectKind: wanted.kind, subjectId: wanted.id });
  if (!input.success) return refuse("privacy.day-invalid");
  const made = await receiveRequest(context.get(requestContext), register, input.data, await idOfForm(Object.entries(form)));
  if (made.ok) return redirect(privacyAddress(params.region, `/antraege/${made.value.requestId}`), 303);
  if (made.refusal === "not-allowed") throw data({ code: "not-allowed" }, { status: 403 });
  return refuse(`privacy.${made.refusal}`);
}

export default function PersonPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { frame, region, address, name, kind, second, blocked, blocks, today } = loaderData;
  const fault = actionData?.fault;
  return (
    <WorkspacePage
      {...frame}
      crumbs={[{ label: t("privacy.title"), href: privacyAddress(region) }]}
      kicker={[t(`privacy.kind-${kind}`), second].filter(Boolean).join(" · ")}
      title={name}
      lede={t("privacy.person-lede")}
      notice={blocked ? <Notice kind="warn">{t("privacy.person-blocked")}</Notice> : null}
      actions={
        <>
          <ButtonLink href={`${address}/datei/auskunft.pdf`} icon="download" small>
            {t("privacy.person-pdf")}
          </ButtonLink>
          <ButtonLink href={`${address}/datei/auskunft.json`} icon="download" kind="tertiary" small>
            {t("privacy.person-json")}
          </ButtonLink>
        </>
      }
      aside={<NewRequest today={today} kinds={loaderData.kinds} fault={fault ? t(fault) : undefined} />}
      asideLabel={t("privacy.new-request-title")}
    >
      <title>{`${name} – ${t("privacy.title")}`}</title>
      <DocumentBody blocks={blocks} />
    </WorkspacePage>
  );
}

function NewRequest({ today, kinds, fault }: { today: string; kinds: readonly RequestKind[]; fault?: string }) {
  const { t } = useTexts();
  return (
    <form method="post" className="stack noprint">
      <FormId />
      <h2 className="l">{t("privacy.new-request-title")}</h2>
      <p className="muted s">{t("privacy.new-request-lede")}</p>
      <Select name="kind" label={t("privacy.new-request-kind")} choices={kinds.map((value) => ({ value, label: t(`privacy.request-${value}`) }))} />
      <DateInput name="receivedOn" label={t("privacy.received-on")} defaultValue={today} max={today} required error={fault} />
      <TextInput name="note" label={t("privacy.new-request-note")} hint={t("privacy.new-request-note-hint")} maxLength={2000} optional />
      <div>
        <Button kind="primary">{t("privacy.new-request-act")}</Button>
      </div>
    </form>
  );
}
