import { data, redirect } from "react-router";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { Table } from "#app/components/table.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { idOfForm } from "#app/form-id.ts";
import { textsIn, type MessageKey } from "#app/messages/texts.ts";
import { register } from "#app/privacy.ts";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { readForm } from "#app/routes/account/form.ts";
import { loadFrame } from "#app/workspace.ts";
import type { Context } from "#platform/db/index.ts";
import { createFormats } from "#platform/i18n/index.ts";
import {
  AnswerRequest,
  answerRequest,
  correctOnRequest,
  extendRequest,
  ExtendRequest,
  findRequest,
  findTraces,
  mayHandleRequests,
  noteStep,
  NoteStep,
  restrictOnRequest,
  type DataRequest,
} from "#platform/privacy/index.ts";
import { columnName } from "#app/documents/register-words.ts";
import type { Route } from "./+types/request.ts";
import { PRIVACY, privacyAddress, subjectAddress } from "./addresses.ts";
import { RequestActs } from "./request-acts.tsx";

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const locale = context.get(localeContext);
  const found = isId(params.id) ? await findRequest(ctx, params.id) : null;
  if (!found?.ok) throw data({ code: "not-found" }, { status: 404 });
  const { request: stored, steps } = found.value;
  const mayHandle = mayHandleRequests(ctx.actor);
  return {
    frame: await loadFrame(ctx, context.get(accountContext), locale, PRIVACY),
    region: params.region,
    id: stored.id,
    kind: stored.kind,
    receivedOn: stored.receivedOn,
    dueOn: stored.dueOn,
    overdue: stored.answeredAt === null && stored.dueOn < ctx.today,
    answeredAt: stored.answeredAt,
    outcome: stored.outcome,
    // The letter is content, the steps are proof: the data protection officer reads the latter.
    letter: mayHandle ? stored.letter : "",
    steps,
    mayHandle,
    acts: mayHandle && stored.answeredAt === null ? await actsFor(ctx, stored) : null,
    person: mayHandle ? await personOf(ctx, stored, params.region) : null,
    saved: new URL(request.url).searchParams.get("hinweis") === "festgehalten",
  };
}

const isId = (id: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id);

async function personOf(ctx: Context, { subjectKind, subjectId }: DataRequest, region: string) {
  const found = await register.subjects[subjectKind].find(ctx, subjectId);
  return { name: found?.name ?? null, href: found ? subjectAddress(region, { kind: subjectKind, id: subjectId }) : null };
}

/** What the forms need: the person's correctable data as it stands, and a letter to begin with, in German. */
async function actsFor(ctx: Context, stored: DataRequest) {
  const acts = register.subjects[stored.subjectKind];
  const subject = await acts.find(ctx, stored.subjectId);
  const traces = subject ? await findTraces(ctx, register, subject) : [];
  const own = traces.find(({ table }) => table.table === (stored.subjectKind === "person" ? "public.people" : "auth.user"))?.rows[0];
  const german = textsIn("de");
  return {
    correctable: subject ? acts.correctable.map((column) => ({ column, value: own?.[column] ?? "" })) : [],
    blocked: subject ? subject.restrictedAt !== null : null,
    mayRestrict: stored.subjectKind !== "address",
    mayExtend: stored.extensionReason === null && ctx.today <= stored.dueOn,
    // No draft may say that an address was blocked: that cannot be.
    letter:
      stored.subjectKind === "address" && (stored.kind === "restriction" || stored.kind === "objection")
        ? ""
        : german.t(`privacy.letter-${stored.kind}`, { received: createFormats("de").day(stored.receivedOn), region: ctx.region.name }),
  };
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = context.get(requestContext);
  const requestId = params.id;
  const { intent, ...given } = await readForm(request);
  const result = await act(ctx, requestId, intent ?? "", given);
  if (result === "ok") return redirect(`${privacyAddress(params.region, `/antraege/${requestId}`)}?hinweis=festgehalten`, 303);
  if (result === "not-allowed") throw data({ code: "not-allowed" }, { status: 403 });
  if (result === "not-found") throw data({ code: "not-found" }, { status: 404 });
  return data({ fault: faults[result] ?? "privacy.refused-check" }, { status: 422 });
}

const faults: Record<string, MessageKey> = {
  "own-account": "privacy.refused-own-account",
  "nothing-to-change": "privacy.refused-nothing-to-change",
  "too-late": "privacy.refused-too-late",
  answered: "privacy.refused-answered",
  "name-missing": "privacy.name-missing",
};

async function act(ctx: Context, requestId: string, intent: string, given: Record<string, string>): Promise<string> {
  if (!isId(requestId)) return "not-found";
  const said = (result: { ok: true } | { ok: false; refusal: string }) => (result.ok ? "ok" : result.refusal);
  if (intent === "correct") return said(await correctOnRequest(ctx, register, { requestId, values: given }));
  if (intent === "restrict" || intent === "lift") return said(await restrictOnRequest(ctx, register, { requestId, lift: intent === "lift" }));
  if (intent === "extend") {
    const input = ExtendRequest.safeParse({ requestId, reason: given.reason });
    return input.success ? said(await extendRequest(ctx, input.data)) : "check";
  }
  if (intent === "answer") {
    const input = AnswerRequest.safeParse({ requestId, outcome: given.outcome, letter: given.letter });
    return input.success ? said(await answerRequest(ctx, input.data)) : "check";
  }
  const input = NoteStep.safeParse({ requestId, kind: given.kind, note: given.note ?? "" });
  return input.success ? said(await noteStep(ctx, input.data, await idOfForm(Object.entries(given)))) : "check";
}

export default function RequestPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { day, moment, momentDay } = useFormats();
  const { frame, region, kind, receivedOn, dueOn, overdue, answeredAt, outcome, letter, steps, acts, person, mayHandle } = loaderData;
  const title = t(`privacy.request-${kind}`);
  return (
    <WorkspacePage
      {...frame}
      crumbs={[{ label: t("privacy.title"), href: privacyAddress(region) }]}
      kicker={t("privacy.request")}
      title={title}
      lede={[
        t("privacy.request-lede", { received: day(receivedOn), due: day(dueOn) }),
        answeredAt && outcome ? `${t("privacy.request-lede-answered", { day: momentDay(answeredAt) })} (${t(`privacy.outcome-${outcome}`)})` : "",
      ]
        .filter(Boolean)
        .join(" ")}
      notice={<Said fault={actionData?.fault} saved={loaderData.saved} overdue={overdue} />}
    >
      <title>{`${title} – ${t("privacy.title")}`}</title>
      <p>
        {`${t("privacy.request-person")}: `}
        {!mayHandle ? (
          <span className="muted">{t("privacy.request-person-hidden")}</span>
        ) : person?.name && person.href ? (
          <a href={person.href}>{person.name}</a>
        ) : (
          t("privacy.request-person-gone")
        )}
      </p>
      <section className="stack" aria-labelledby="h-steps">
        <h2 id="h-steps">{t("privacy.steps-title")}</h2>
        <Table
          caption={t("privacy.steps-caption")}
          columns={[{ label: t("privacy.step-when") }, { label: t("privacy.step-what") }, { label: t("privacy.step-who") }, { label: t("privacy.step-note") }]}
          rows={steps.map((step) => ({ key: step.id, cells: [moment(step.doneAt), t(`privacy.step-${step.kind}`), step.doneBy, step.note] }))}
        />
      </section>
      {acts ? (
        <RequestActs
          {...acts}
          correctable={acts.correctable.map(({ column, value }) => ({ column, value, label: columnName(t, column) }))}
          eraseHref={acts.blocked === null ? undefined : privacyAddress(region, `/antraege/${loaderData.id}/loeschen`)}
        />
      ) : null}
      {letter ? (
        <section className="stack-s">
          <h2>{t("privacy.letter")}</h2>
          <p className="prose" style={{ whiteSpace: "pre-line" }} lang="de">
            {letter}
          </p>
        </section>
      ) : null}
    </WorkspacePage>
  );
}

function Said({ fault, saved, overdue }: { fault?: MessageKey; saved: boolean; overdue: boolean }) {
  const { t } = useTexts();
  if (fault) return <Notice kind="error">{t(fault)}</Notice>;
  if (saved) return <Notice kind="success">{t("privacy.done")}</Notice>;
  return overdue ? <Notice kind="warn">{t("privacy.lede-overdue", { count: 1 })}</Notice> : null;
}
