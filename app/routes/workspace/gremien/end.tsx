import { data, href, redirect } from "react-router";
import { Confirmation } from "#app/components/confirmation.tsx";
import { DateInput } from "#app/components/forms/controls.tsx";
import { FormErrors } from "#app/components/forms/form-errors.tsx";
import { useTexts } from "#app/components/locale.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { EndGremium, endGremium, findGremium, listGremien } from "#domain/network/index.ts";
import { read } from "#platform/db/index.ts";
import { isId, textsOf } from "../network/form.ts";
import type { Route } from "./+types/end.ts";
import { useErrorTexts } from "./error-text.ts";
import { fieldOf, inputErrors, type GremiumErrors } from "./form.ts";

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const { id } = params;
  const found = isId(id) ? await read(ctx, async (db) => ({ page: await findGremium(ctx, db, [], id), all: (await listGremien(ctx, db)).current })) : null;
  if (!found?.page || found.page.gremium.endedOn !== null) throw data({ code: "not-found" }, { status: 404 });
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/gremien"),
    region: params.region,
    id,
    name: found.page.gremium.name,
    parent: found.page.parent?.name ?? null,
    members: found.page.members.length,
    below: found.all.filter(({ parentId }) => parentId === id).map(({ name }) => name),
    today: ctx.today,
  };
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const typed = textsOf(await request.formData());
  const again = (errors: GremiumErrors, status: number) => data({ errors, endedOn: typed.endedOn ?? "" }, { status });
  if (!isId(params.id)) throw data({ code: "not-found" }, { status: 404 });
  const input = EndGremium.safeParse({ id: params.id, endedOn: typed.endedOn ?? "" });
  if (!input.success) return again(inputErrors(input.error, typed), 422);
  const result = await endGremium(context.get(requestContext), input.data);
  if (result.ok) return redirect(`${href("/app/:region/gremien", { region: params.region })}?hinweis=ended`, 303);
  if (result.refusal === "not-allowed") throw data({ code: "not-allowed" }, { status: 403 });
  if (result.refusal === "gremium-not-found") throw data({ code: "not-found" }, { status: 404 });
  return again({ [fieldOf(result.refusal)]: result.refusal }, 409);
}

export default function EndGremiumPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { frame, region, id, name, parent, members, below, today } = loaderData;
  const own = href("/app/:region/gremien/:id", { region, id });
  const errors = useErrorTexts(actionData?.errors ?? {});
  return (
    <WorkspacePage
      {...frame}
      crumbs={[
        { label: t("gremien.title"), href: href("/app/:region/gremien", { region }) },
        { label: name, href: own },
      ]}
      title={t("gremien.end")}
    >
      <title>{`${t("gremien.end")} – ${frame.region.name}`}</title>
      <FormErrors errors={errors} />
      <Confirmation
        goes={[
          t("gremien.end-goes-body", { name }),
          t("gremien.end-goes-members", { count: members }),
          ...(below.length > 0
            ? [t("gremien.end-goes-below", { names: below.join(", "), parent: parent ?? t("gremien.end-nobody"), count: below.length })]
            : []),
        ]}
        stays={[t("gremien.end-stays")]}
        act={t("gremien.end")}
        cancelHref={own}
      >
        <DateInput name="endedOn" label={t("gremien.end-day")} max={today} defaultValue={actionData?.endedOn ?? today} error={errors.endedOn} required />
      </Confirmation>
    </WorkspacePage>
  );
}
