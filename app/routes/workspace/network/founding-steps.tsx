import { data, href, redirect } from "react-router";
import { Button } from "#app/components/button.tsx";
import { CheckBox, TextArea, TextInput } from "#app/components/forms/controls.tsx";
import { FormErrors } from "#app/components/forms/form-errors.tsx";
import { FormId } from "#app/components/forms/form-id.tsx";
import { useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { Tag } from "#app/components/rows.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { idOfForm } from "#app/form-id.ts";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { foundingStepsOf, isKnownStep, resetFoundingStep, SetFoundingStep, setFoundingStep, type FoundingStep } from "#domain/network/founding/index.ts";
import { mayEditNetwork } from "#domain/network/index.ts";
import { read } from "#platform/db/index.ts";
import type { Route } from "./+types/founding-steps.ts";
import { textsOf } from "./form.ts";
import { stepWords } from "./founding-words.ts";

const PATH = "/app/:region/netzwerk/gruendungen/schritte";

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/netzwerk"),
    region: params.region,
    steps: await read(ctx, (db) => foundingStepsOf(ctx, db)),
    saved: new URL(request.url).searchParams.has("gespeichert"),
  };
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = context.get(requestContext);
  if (!mayEditNetwork(ctx.actor)) throw data({ code: "not-allowed" }, { status: 403 });
  const form = await request.formData();
  const typed = textsOf(form);
  const { code = "", title = "", what = "", help = "" } = typed;
  const input = SetFoundingStep.safeParse({ code: code === "" ? null : code, title, what, help, leftOut: "leftOut" in typed });
  if (!input.success && typed.intent !== "reset") {
    const faults = Object.fromEntries(
      input.error.issues.map((issue) => [String(issue.path[0]), issue.code === "too_big" ? ("too-long" as const) : ("required" as const)]),
    );
    return data({ code, typed, faults }, { status: 422 });
  }
  const result =
    input.success && typed.intent !== "reset" ? await setFoundingStep(ctx, input.data, await idOfForm(form)) : await resetFoundingStep(ctx, { code });
  if (result.ok) return redirect(`${href(PATH, { region: params.region })}?gespeichert=1`, 303);
  throw data({ code: result.refusal === "not-allowed" ? "not-allowed" : "not-found" }, { status: result.refusal === "not-allowed" ? 403 : 404 });
}

type Again = { code: string; typed: Record<string, string>; faults: Record<string, "required" | "too-long"> };
const LENGTHS: Record<string, number> = { title: 120, what: 600, help: 300 };

export default function FoundingStepsPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { frame, region, steps, saved } = loaderData;
  return (
    <WorkspacePage
      {...frame}
      crumbs={[
        { label: t("network.title"), href: href("/app/:region/netzwerk", { region }) },
        { label: t("founding.title"), href: href("/app/:region/netzwerk/gruendungen", { region }) },
      ]}
      title={t("founding.steps-title")}
      lede={t("founding.steps-lede")}
      notice={saved && !actionData ? <Notice kind="success" title={t("founding.saved")} /> : undefined}
    >
      <title>{`${t("founding.steps-title")} – ${frame.region.name}`}</title>
      <div className="stack narrow">
        {steps.map((step) => (
          <details key={step.code} open={actionData?.code === step.code}>
            <summary>
              {stepWords(t, step).title} {step.leftOut ? <Tag>{t("founding.left-out")}</Tag> : null}
            </summary>
            <StepForm step={step} again={actionData?.code === step.code ? actionData : undefined} />
          </details>
        ))}
        <h2>{t("founding.step-new")}</h2>
        <StepForm step={null} again={actionData?.code === "" ? actionData : undefined} />
      </div>
    </WorkspacePage>
  );
}

/** @param step null adds one */
function StepForm({ step, again }: { step: FoundingStep | null; again: Again | undefined }) {
  const { t } = useTexts();
  const words = step ? stepWords(t, step) : { title: "", what: "", help: "" };
  const key = step?.code ?? "new";
  const errors = Object.fromEntries(
    Object.entries(again?.faults ?? {}).map(([name, fault]) => [
      name,
      fault === "too-long" ? t("forms.too-long", { max: LENGTHS[name] ?? 0 }) : t("forms.required"),
    ]),
  );
  const field = (name: "title" | "what" | "help") => ({
    name,
    id: `f-${name}-${key}`,
    label: t(`founding.step-${name}`),
    defaultValue: again?.typed[name] ?? words[name],
    error: errors[name],
    maxLength: LENGTHS[name],
  });
  return (
    <form method="post" className="stack flow-s" noValidate>
      {step ? <input type="hidden" name="code" value={step.code} /> : <FormId />}
      <FormErrors errors={errors} />
      <TextInput {...field("title")} required />
      <TextArea {...field("what")} optional />
      <TextInput {...field("help")} optional />
      <CheckBox name="leftOut" label={t("founding.leave-out")} defaultChecked={step?.leftOut ?? false} />
      <div className="row">
        <Button small kind={step ? undefined : "primary"}>
          {t(step ? "founding.save" : "founding.step-add")}
        </Button>
        {step?.own && isKnownStep(step.code) ? (
          <Button small kind="tertiary" name="intent" value="reset">
            {t("founding.step-reset")}
          </Button>
        ) : null}
      </div>
    </form>
  );
}
