import { data, href, redirect } from "react-router";
import { useTexts } from "#app/components/locale.tsx";
import { textsIn, type AppTexts } from "#app/messages/texts.ts";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { idOfForm } from "#app/form-id.ts";
import { OrganisationList, PersonList } from "#app/routes/workspace/network/name-inputs.tsx";
import { accountContext, localeContext, requestContext, scriptNonceContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { createMeasure, emptyMeasure, findDecision, mayCreateMeasure, measureChoices, writableOrganisations } from "#domain/concept/measures/index.ts";
import { isId } from "#app/routes/workspace/network/form.ts";
import { findRateable, QUESTIONS, type Question } from "#domain/offers/openness/index.ts";
import { read, type Context, type Reader } from "#platform/db/index.ts";
import type { Route } from "./+types/new.ts";
import { draftOf, faultErrors, withSpareRows } from "./measure-draft.ts";
import { nearLead, readNames, shownNames } from "./measure-names.ts";
import { MeasureForm } from "./measure-form.tsx";
import { readSubmitted } from "./submitted-draft.ts";

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  if (!mayCreateMeasure(ctx.actor)) throw data({ code: "not-allowed" }, { status: 403 });
  const query = new URL(request.url).searchParams;
  // The minutes' page links here with ?beschluss=…
  const decisionId = query.get("beschluss") ?? "";
  const { choices, names, near, decision, missing } = await read(ctx, async (db) => ({
    choices: await measureChoices(ctx, db),
    names: await shownNames(ctx, db, emptyMeasure("")),
    near: await nearLead(ctx, db, writableOrganisations(ctx.actor) ?? []),
    decision: isId(decisionId) ? await findDecision(ctx, db, decisionId) : null,
    missing: await missingAt(ctx, db, query),
  }));
  // A recommendation's page links here with ?empfehlung=…; where there is one lead only, it is chosen.
  const asked = query.getAll("empfehlung");
  const [lead, ...others] = choices.leads ?? [];
  const draft = draftOf({
    ...emptyMeasure(""),
    ...(decision ? { title: firstSentence(decision.text), description: decision.text } : {}),
    ...(missing ? describing(textsIn(context.get(localeContext)).t, missing) : {}),
    recommendationIds: choices.recommendations.flatMap(({ id }) => (asked.includes(id) ? id : [])),
    leadOrganisationId: lead && others.length === 0 ? lead.id : null,
  });
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/massnahmen"),
    region: params.region,
    choices,
    near,
    names,
    nonce: context.get(scriptNonceContext),
    decision,
    draft: withSpareRows(draft),
  };
}

type Missing = { offer: string; question: Question; sentence: string };

/** The page about open services links here with ?angebot=…&frage=…: what an offer lacks. */
async function missingAt(ctx: Context, db: Reader, query: URLSearchParams): Promise<Missing | null> {
  const id = query.get("angebot") ?? "";
  const question = QUESTIONS.find((one) => one === query.get("frage"));
  if (!question || !isId(id)) return null;
  const [offer] = await findRateable(ctx, db, id);
  const given = offer?.ratings[question];
  return offer && given?.answer === "no" ? { offer: offer.title, question, sentence: given.sentence } : null;
}

function describing(t: AppTexts["t"], { offer, question, sentence }: Missing) {
  return {
    title: t("openness.measure-title", { offer, question: t(`openness.short-${question}`) }).slice(0, 200),
    description: t("openness.measure-text", { offer, question: t(`openness.question-${question}`), sentence }).trim(),
  };
}

/** A measure is called by few words; the whole decision becomes its description. */
function firstSentence(text: string): string {
  const [sentence = ""] = text.split(/(?<=[.!?])\s/);
  return sentence.replace(/\.$/, "").slice(0, 200);
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const form = await request.formData();
  const names = await readNames(context.get(requestContext), form);
  const submitted = readSubmitted(form);
  if ("again" in submitted) return data({ ...submitted.again, names }, { status: submitted.status });
  if (!names.isClear) return data({ draft: withSpareRows(submitted.draft), names, errors: [] }, { status: 422 });
  const decisionId = new URL(request.url).searchParams.get("beschluss") ?? "";
  const result = await createMeasure(context.get(requestContext), submitted.fields, await idOfForm(form), isId(decisionId) ? decisionId : null);
  if (result.ok) return redirect(`${href("/app/:region/massnahmen/:id", { region: params.region, id: result.value.id })}?hinweis=created`, 303);
  if (result.refusal === "not-allowed") throw data({ code: "not-allowed" }, { status: 403 });
  if (result.refusal === "decision-not-found") throw data({ code: "not-found" }, { status: 404 });
  const errors = result.refusal === "does-not-fit" ? faultErrors(result.faults, submitted.draft) : [{ field: result.field, code: "reference-lost" as const }];
  return data({ draft: withSpareRows(submitted.draft), names, errors }, { status: 422 });
}

export default function NewMeasurePage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { frame, region, choices, near, nonce, decision } = loaderData;
  const list = href("/app/:region/massnahmen", { region });
  return (
    <WorkspacePage
      {...frame}
      crumbs={[{ label: t("measures.title"), href: list }]}
      title={t("measures.new-title")}
      lede={decision ? t("minutes.measure-new-from", { number: decision.number, gremium: decision.gremium }) : t("measures.new-lede")}
    >
      <title>{`${t("measures.new-title")} – ${frame.region.name}`}</title>
      <OrganisationList region={region} near={[]} nonce={nonce} />
      <PersonList region={region} near={near} nonce={nonce} />
      <MeasureForm
        draft={actionData?.draft ?? loaderData.draft}
        names={actionData?.names ?? loaderData.names}
        errors={actionData?.errors ?? []}
        choices={choices}
        version={null}
        cancelHref={list}
      />
    </WorkspacePage>
  );
}
