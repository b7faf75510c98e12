import { data, redirect } from "react-router";
import { ButtonLink } from "#app/components/button.tsx";
import { FormErrors } from "#app/components/forms/form-errors.tsx";
import { JoinPage } from "#app/components/join-page.tsx";
import { German, german } from "#app/components/german.tsx";
import { useFormats, useLocale, useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import type { MessageKey } from "#app/messages/texts.ts";
import { linkUnknown } from "#app/link-is-over.ts";
import { houseContext, requestContext } from "#app/request.ts";
import { readUpload } from "#app/routes/workspace/measures/upload.ts";
import { attachAnswerFile, findOwnRequest, saveStatusAnswers, submitStatusRequest, type OwnRequest } from "#domain/concept/rounds/index.ts";
import { read, type Context } from "#platform/db/index.ts";
import type { Route } from "./+types/status-request.ts";
import { AnswerFields, AnswerSummary } from "./answer-fields.tsx";
import { readAnswers } from "./answer-form.ts";
import { inputName } from "./answer-names.ts";
import { otherLanguages } from "./languages.ts";
import { SaveOrSend } from "./save-or-send.tsx";
import { telephone } from "#app/components/telephone.tsx";

export async function loader({ params, context, url }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const own = await ownRequest(ctx);
  const { name, isDemo, contactName, contactPhone } = ctx.region;
  return {
    own,
    code: params.code,
    language: url.searchParams.get("sprache"),
    late: ctx.today > own.round.dueOn,
    region: { name, isDemo, contactName, contactPhone },
    thanks: url.searchParams.has("danke"),
    justSaved: url.searchParams.has("gespeichert"),
    savedAt: Math.max(0, ...own.answers.map(({ savedAt }) => savedAt?.getTime() ?? 0)),
  };
}

export async function action({ request, params, context, url }: Route.ActionArgs) {
  const ctx = context.get(requestContext);
  const own = await ownRequest(ctx);
  const form = await request.formData();
  const { drafts, unreadable } = readAnswers(form, own.answers);
  const saved = await saveStatusAnswers(ctx, drafts);
  if (!saved.ok)
    return refuse(
      { "": saved.refusal === "round-closed" ? "status.closed" : saved.refusal === "already-decided" ? "status.already-decided" : "status.fault-input" },
      unreadable,
      409,
    );

  const faults: Faults = Object.fromEntries(
    Object.keys(unreadable).map((name) => [name, name.startsWith("figure-") ? "status.fault-number" : "status.fault-input"]),
  );
  for (const { id } of own.answers) {
    const upload = await readUpload(form, inputName("file", id), context.get(houseContext).settings.dataFolder);
    const attached = upload && (await attachAnswerFile(ctx, { answerId: id }, upload));
    if (attached && !attached.ok)
      faults[inputName("file", id)] = attached.refusal === "file-refused" ? `files.refused-${attached.reason}` : "status.already-decided";
  }
  const submitted = form.get("intent") === "submit" && Object.keys(faults).length === 0 ? await submitStatusRequest(ctx) : null;
  if (submitted && !submitted.ok) {
    if (submitted.refusal !== "incomplete") return refuse({ "": submitted.refusal === "round-closed" ? "status.closed" : "status.already-decided" }, {}, 409);
    const inputs = { "assessment-missing": "assessment", "text-missing": "text", "person-missing": "person" } as const;
    for (const { answerId, fault } of submitted.missing) faults[inputName(inputs[fault], answerId)] = `status.fault-${fault}`;
  }
  if (Object.keys(faults).length > 0) return refuse(faults, unreadable, 422);
  const language = url.searchParams.get("sprache");
  return redirect(`/j/${params.code}?${new URLSearchParams({ [submitted ? "danke" : "gespeichert"]: "1", ...(language ? { sprache: language } : {}) })}`, {
    status: 303,
  });
}

type Faults = Record<string, MessageKey>;

function refuse(faults: Faults, given: Record<string, string>, status: number) {
  return data({ faults, given }, { status });
}

/** @throws 404 as data: the link was revoked a moment ago */
async function ownRequest(ctx: Context): Promise<OwnRequest> {
  const own = await read(ctx, (db) => findOwnRequest(ctx, db));
  if (!own) throw linkUnknown();
  return own;
}

export default function StatusRequestPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t, rich } = useTexts();
  const { locale } = useLocale();
  const formats = useFormats();
  const { own, region, late, thanks } = loaderData;
  const { answers, person, round } = own;
  const day = formats.day(round.dueOn);
  const done = thanks && !actionData;
  const title = done ? t("join.thanks") : t("status.title", { count: answers.length });
  return (
    <JoinPage
      region={region.name}
      demo={region.isDemo}
      languages={otherLanguages(locale)}
      title={title}
      lede={done ? t("status.thanks-lede") : rich(late ? "status.lede-late" : "status.lede", { german, name: greeted(person), day })}
    >
      <title>{`${title} – ${region.name}`}</title>
      {done ? (
        <Thanks {...loaderData} />
      ) : round.closed ? (
        <Closed {...loaderData} />
      ) : (
        <AnswerForm {...loaderData} faults={actionData?.faults ?? {}} given={actionData?.given ?? {}} />
      )}
      {region.contactPhone ? (
        <p className="muted s flow">{rich("status.questions", { german, name: region.contactName, phone: telephone, number: region.contactPhone })}</p>
      ) : null}
    </JoinPage>
  );
}

type Shown = Pick<Route.ComponentProps["loaderData"], "own" | "code" | "language" | "late" | "justSaved" | "savedAt">;

function AnswerForm({ own, code, justSaved, savedAt, late, faults, given }: Shown & { faults: Faults; given: Readonly<Record<string, string>> }) {
  const { t } = useTexts();
  const formats = useFormats();
  const open = own.answers.filter(({ decidedAt }) => decidedAt === null);
  const errors = Object.fromEntries(Object.entries(faults).map(([name, key]) => [name, t(key)]));
  const labels = Object.fromEntries(
    Object.keys(faults).map((name) => [name, <German key={name}>{own.answers.find(({ id }) => name.includes(id))?.measure}</German>]),
  );
  const answered = open.filter(isAnswered).length;
  const sentences = Array.from({ length: open.length + 1 }, (_, left) => t("status.left", { left, all: open.length }));
  const handedIn = open.length > 0 && open.every(({ submittedAt }) => submittedAt !== null);
  return (
    <>
      <div className="flow">
        <FormErrors errors={errors} labels={labels} />
      </div>
      {handedIn && Object.keys(faults).length === 0 ? (
        <Notice kind="success" title={t("join.thanks")}>
          {late ? t("status.can-change-late") : t("status.can-change", { day: formats.day(own.round.dueOn) })}
        </Notice>
      ) : justSaved && Object.keys(faults).length === 0 ? (
        <Notice kind="success">{t("status.saved-now")}</Notice>
      ) : null}
      {own.answers
        .filter(({ decidedAt }) => decidedAt !== null)
        .map((answer) => (
          <AnswerSummary
            key={answer.id}
            answer={answer}
            colleagues={own.colleagues}
            note={t(answer.accepted ? "status.decided-accepted" : "status.decided-rejected")}
          />
        ))}
      {open.length === 0 ? null : (
        <form
          method="post"
          encType="multipart/form-data"
          className="stack-l flow"
          data-autosave={own.id}
          data-saved-at={savedAt}
          data-saved={t("join.saved", { time: "{time}" })}
          data-saving={t("status.saving")}
          data-offline={t("status.offline")}
          data-refused={t("status.refused")}
          data-sentences={JSON.stringify(sentences)}
        >
          {open.map((answer) => (
            <AnswerFields
              key={answer.id}
              answer={answer}
              colleagues={own.colleagues}
              errors={errors}
              given={given}
              fileHref={`/j/${code}/datei?antwort=${answer.id}`}
            />
          ))}
          <SaveOrSend>
            <Arches done={open.map(isAnswered)} /> <b data-left>{sentences[open.length - answered]}</b>
          </SaveOrSend>
        </form>
      )}
      <script src="/join.js" type="module" />
    </>
  );
}

/** What is left, as arches: filled where an answer is complete. More than eight are told in words only. */
function Arches({ done }: { done: readonly boolean[] }) {
  if (done.length > 8) return null;
  return (
    <svg viewBox={`0 0 ${done.length * 20} 18`} width={done.length * 20} height="18" aria-hidden="true">
      {done.map((ready, place) => (
        <path
          key={place}
          data-arch
          d={`M${place * 20 + 2} 16V9a7 7 0 0 1 14 0v7Z`}
          fill={ready ? "var(--action)" : "none"}
          stroke="var(--action)"
          strokeWidth="2"
        />
      ))}
    </svg>
  );
}

function isAnswered({ kind, assessment, text, handOnToPersonId }: OwnRequest["answers"][number]): boolean {
  if (kind === "not-ours") return true;
  return kind === "hand-on" ? handOnToPersonId !== null || text.trim() !== "" : assessment !== null && text.trim() !== "";
}

function Thanks({ own, code, language, late }: Shown) {
  const { t } = useTexts();
  const formats = useFormats();
  return (
    <div className="stack-l flow">
      <Notice kind="success">{late ? t("status.can-change-late") : t("status.can-change", { day: formats.day(own.round.dueOn) })}</Notice>
      <p>
        <ButtonLink href={`/j/${code}${language ? `?sprache=${language}` : ""}`}>{t("status.change")}</ButtonLink>
      </p>
      {own.answers.map((answer) => (
        <AnswerSummary key={answer.id} answer={answer} colleagues={own.colleagues} />
      ))}
    </div>
  );
}

function Closed({ own }: Shown) {
  const { t } = useTexts();
  return (
    <div className="stack-l flow">
      <Notice>{t("status.closed")}</Notice>
      {own.answers.map((answer) => (
        <AnswerSummary key={answer.id} answer={answer} colleagues={own.colleagues} />
      ))}
    </div>
  );
}

function greeted({ salutation, firstName, lastName }: OwnRequest["person"]): string {
  return salutation === "Frau" || salutation === "Herr" ? `${salutation} ${lastName}` : `${firstName} ${lastName}`.trim();
}
