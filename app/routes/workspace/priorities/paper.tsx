import { data, href, redirect } from "react-router";
import { SubmitBar } from "#app/components/dock.tsx";
import { TextInput } from "#app/components/forms/controls.tsx";
import { FormErrors } from "#app/components/forms/form-errors.tsx";
import { FormId } from "#app/components/forms/form-id.tsx";
import { useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { idOfForm } from "#app/form-id.ts";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { Items, type Worded } from "#app/routes/join/ballot/items.tsx";
import stylesheet from "#app/styles/ballot.css?url";
import { loadFrame } from "#app/workspace.ts";
import { CastBallot, castPaperBallot, dimensionsOf } from "#domain/concept/priorities/index.ts";
import type { Route } from "./+types/paper.ts";
import { roundCrumbs, runRoundPage, throwIfGone } from "./shown-round.ts";

/** The office types in what it worded itself. */
const asWritten = (text: string): Worded => ({ text, isGerman: false });

export async function loader({ params, context, url }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const { round, items, criteria, counted } = await runRoundPage(ctx, params.id);
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/konzept"),
    region: params.region,
    round: { id: params.id, question: round.question, strength: round.strength, state: round.state, points: round.points },
    ballot: {
      method: round.method,
      pointsPerItem: round.pointsPerItem,
      items: items.map(({ recommendationId, label }) => ({ id: recommendationId, ...asWritten(label) })),
      criteria: criteria.map(({ id, name, sentence }) => ({ id, name: asWritten(name), sentence: asWritten(sentence) })),
      dimensions: dimensionsOf(round, criteria),
    },
    open: round.paperExpected - counted.onPaper,
    typed: counted.onPaper,
    isTyped: url.searchParams.has("gezaehlt"),
  };
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = context.get(requestContext);
  const { round, items, criteria } = await runRoundPage(ctx, params.id);
  const form = await request.formData();
  const text = (name: string) => String(form.get(name) ?? "");
  const typed = Array.from({ length: items.length * dimensionsOf(round, criteria).length }, (_, place) => text(`m${place}`));
  const again = (fault: string, status = 422) => data({ fault, marks: typed, code: text("code") }, { status });
  const input = CastBallot.safeParse({
    roundId: params.id,
    // Of the form as it was shown: the same sent twice is one ballot.
    secret: `paper ${await idOfForm(form)}`,
    code: round.strength === "codes" ? text("code") : null,
    marks: typed.map((mark) => (/^\d{1,2}$/.test(mark) ? Number(mark) : 0)),
  });
  if (!input.success) return again("not-filled-in");
  const cast = await castPaperBallot(ctx, input.data);
  if (cast.ok) return redirect(`${href("/app/:region/priorisierung/:id/papier", params)}?gezaehlt=1`, 303);
  throwIfGone(cast.refusal);
  return again(cast.refusal, cast.refusal === "not-open" || cast.refusal === "paper-full" ? 409 : 422);
}

const FAULTS = {
  "too-many-points": "priorities.paper-fault-points",
  empty: "priorities.paper-fault-empty",
  "unknown-code": "ballot.fault-unknown-code",
  used: "priorities.paper-fault-used",
  "paper-full": "priorities.paper-fault-full",
  "not-open": "priorities.refused-not-open",
} as const;

function faultKey(fault: string): (typeof FAULTS)[keyof typeof FAULTS] | "priorities.fault-check" {
  return Object.entries(FAULTS).find(([known]) => known === fault)?.[1] ?? "priorities.fault-check";
}

export default function PaperPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { frame, region, round, ballot, open, typed, isTyped } = loaderData;
  const back = href("/app/:region/priorisierung/:id/leitung", { region, id: round.id });
  return (
    <WorkspacePage
      {...frame}
      crumbs={[...roundCrumbs(t, region, round), { label: t("priorities.run-open"), href: back }, { label: t("priorities.paper-type") }]}
      title={t("priorities.paper-type")}
      lede={t("priorities.paper-lede", { open, typed })}
      notice={isTyped && !actionData ? <Notice kind="success">{t("priorities.paper-counted", { typed })}</Notice> : undefined}
    >
      <title>{`${t("priorities.paper-type")} – ${round.question} – ${frame.region.name}`}</title>
      <link rel="stylesheet" href={stylesheet} precedence="workspace" />
      {(open > 0 && round.state === "open") || actionData ? (
        <form method="post" className="stack narrow" noValidate>
          <FormId />
          <FormErrors errors={actionData ? { "": t(faultKey(actionData.fault)) } : {}} />
          {round.strength === "codes" ? (
            <TextInput name="code" label={t("priorities.paper-code")} defaultValue={actionData?.code} maxLength={40} autoComplete="off" required />
          ) : null}
          <Items shown={ballot} marks={actionData?.marks ?? []} />
          <SubmitBar label={t("priorities.paper-count-it")} cancel={{ href: back, label: t("common.back") }} />
        </form>
      ) : (
        <p>
          <a href={back}>{t("priorities.paper-all-in")}</a>
        </p>
      )}
    </WorkspacePage>
  );
}
