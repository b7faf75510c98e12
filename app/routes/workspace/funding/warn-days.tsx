import { data, href, redirect } from "react-router";
import { SubmitBar } from "#app/components/dock.tsx";
import { TextInput } from "#app/components/forms/controls.tsx";
import { FormErrors } from "#app/components/forms/form-errors.tsx";
import { useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { readWarnDays, SetWarnDays, setWarnDays } from "#domain/concept/funding/index.ts";
import { read } from "#platform/db/index.ts";
import { textsOf } from "../network/form.ts";
import type { Route } from "./+types/warn-days.ts";
import { useFundCrumbs } from "./crumbs.ts";

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const { firstDays, secondDays, version } = await read(ctx, (db) => readWarnDays(ctx, db));
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/konzept"),
    region: params.region,
    days: { firstDays: String(firstDays), secondDays: String(secondDays) },
    version,
  };
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const typed = textsOf(await request.formData());
  const { firstDays = "", secondDays = "", version } = typed;
  const input = SetWarnDays.safeParse({ version: Number(version), firstDays: Number(firstDays || NaN), secondDays: Number(secondDays || NaN) });
  const again = (field: "firstDays" | "secondDays" | null, status = 422) => data({ typed: { firstDays, secondDays }, field }, { status });
  if (!input.success) return again(input.error.issues[0]?.path[0] === "firstDays" ? "firstDays" : "secondDays");
  const result = await setWarnDays(context.get(requestContext), input.data);
  if (result.ok) return redirect(`${href("/app/:region/foerdermittel/fristen", params)}?hinweis=saved`, 303);
  if (result.refusal === "version-conflict") return again(null, 409);
  throw data({ code: "not-allowed" }, { status: 403 });
}

export default function WarnDaysPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { frame, region, version } = loaderData;
  const list = href("/app/:region/foerdermittel/fristen", { region });
  // After a conflict the stored days are shown: they are two numbers, and the sentence says who was faster.
  const conflict = actionData?.field === null;
  const days = actionData && !conflict ? actionData.typed : loaderData.days;
  const errors = actionData?.field ? { [actionData.field]: t(`funding.error-${actionData.field}`) } : {};
  return (
    <WorkspacePage
      {...frame}
      crumbs={[...useFundCrumbs(region), { label: t("funding.deadlines-title"), href: list }]}
      title={t("funding.warn-title")}
      lede={t("funding.warn-lede")}
    >
      <title>{`${t("funding.warn-title")} – ${frame.region.name}`}</title>
      {conflict ? <Notice kind="warn">{t("funding.changed-meanwhile")}</Notice> : null}
      <form method="post" className="stack narrow" noValidate>
        <input type="hidden" name="version" value={version} />
        <FormErrors errors={errors} />
        {(["firstDays", "secondDays"] as const).map((name) => (
          <TextInput
            key={name}
            name={name}
            label={t(`funding.field-${name}`)}
            defaultValue={days[name]}
            error={errors[name]}
            inputMode="numeric"
            suffix={t("funding.days-before")}
            required
          />
        ))}
        <SubmitBar label={t("funding.warn-save")} cancel={{ href: list, label: t("common.cancel") }} />
      </form>
    </WorkspacePage>
  );
}
