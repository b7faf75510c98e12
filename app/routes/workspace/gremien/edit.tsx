import { data, href, redirect } from "react-router";
import { SubmitBar } from "#app/components/dock.tsx";
import { FormErrors } from "#app/components/forms/form-errors.tsx";
import { useTexts } from "#app/components/locale.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { findGremium, listGremien } from "#domain/network/index.ts";
import { read } from "#platform/db/index.ts";
import { isId, textsOf } from "../network/form.ts";
import type { Route } from "./+types/edit.ts";
import { Conflict } from "./conflict.tsx";
import { useErrorTexts } from "./error-text.ts";
import { gremiumTexts, saveGremium } from "./form.ts";
import { GremiumInputs } from "./gremium-fields.tsx";
import { useShownGremium } from "./shown-texts.ts";

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const found = isId(params.id)
    ? await read(ctx, async (db) => ({ page: await findGremium(ctx, db, [], params.id), all: (await listGremien(ctx, db)).current }))
    : null;
  if (!found?.page || found.page.gremium.endedOn !== null) throw data({ code: "not-found" }, { status: 404 });
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/gremien"),
    region: params.region,
    gremium: found.page.gremium,
    others: found.all.filter(({ id }) => id !== params.id).map(({ id, name }) => ({ id, name })),
  };
}

export async function action({ request, params, context }: Route.ActionArgs) {
  if (!isId(params.id)) throw data({ code: "not-found" }, { status: 404 });
  const saved = await saveGremium(context.get(requestContext), params.id, textsOf(await request.formData()));
  if (saved === "saved") return redirect(`${href("/app/:region/gremien/:id", { region: params.region, id: params.id })}?hinweis=saved`, 303);
  if (saved === "not-found") throw data({ code: "not-found" }, { status: 404 });
  if (saved === "not-allowed") throw data({ code: "not-allowed" }, { status: 403 });
  return data(saved, { status: saved.conflict ? 409 : 422 });
}

export default function EditGremiumPage({ loaderData, actionData: again }: Route.ComponentProps) {
  const { t } = useTexts();
  const { frame, region, gremium, others } = loaderData;
  const shown = useShownGremium(others);
  const own = href("/app/:region/gremien/:id", { region, id: gremium.id });
  return (
    <WorkspacePage
      {...frame}
      crumbs={[
        { label: t("gremien.title"), href: href("/app/:region/gremien", { region }) },
        { label: gremium.name, href: own },
      ]}
      title={t("gremien.edit")}
    >
      <title>{`${t("gremien.edit")} – ${frame.region.name}`}</title>
      {again?.conflict ? (
        <Conflict
          changed={again.conflict.changed}
          yours={shown(again.typed)}
          theirs={shown(again.conflict.stored)}
          theirsHref={href("/app/:region/gremien/:id/bearbeiten", { region, id: gremium.id })}
        />
      ) : null}
      <form method="post" className="stack narrow" noValidate>
        <input type="hidden" name="version" value={again?.version ?? gremium.version} />
        <FormErrors errors={useErrorTexts(again?.errors ?? {})} />
        <GremiumInputs typed={again?.typed ?? gremiumTexts(gremium)} errors={again?.errors ?? {}} others={others} />
        <SubmitBar label={t("gremien.save")} cancel={{ href: own, label: t("common.cancel") }} />
      </form>
    </WorkspacePage>
  );
}
