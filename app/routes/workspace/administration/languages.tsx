import { data, href, redirect } from "react-router";
import { Button } from "#app/components/button.tsx";
import { CheckList } from "#app/components/forms/controls.tsx";
import { useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { LANGUAGES } from "#platform/i18n/index.ts";
import { SetLanguages, setLanguages } from "#platform/tenancy/index.ts";
import type { Route } from "./+types/languages.ts";

const PATH = "/app/:region/verwaltung/sprachen";

export async function loader({ context, url }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), PATH),
    offered: ctx.region.languages,
    languages: LANGUAGES.filter(({ code }) => code !== "de").map(({ code, name }) => ({ code, name })),
    saved: url.searchParams.has("hinweis"),
  };
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const input = SetLanguages.safeParse((await request.formData()).getAll("languages"));
  if (!input.success) throw data({ code: "not-found" }, { status: 400 });
  const result = await setLanguages(context.get(requestContext), input.data);
  if (!result.ok) throw data({ code: result.refusal }, { status: 403 });
  return redirect(`${href(PATH, params)}?hinweis=gespeichert`, 303);
}

/** In which languages the portal stands. */
export default function LanguagesPage({ loaderData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { frame, offered, languages, saved } = loaderData;
  return (
    <WorkspacePage
      {...frame}
      crumbs={[{ label: t("administration.crumb") }]}
      title={t("administration.languages-title")}
      lede={t("administration.languages-lede", { count: offered.length })}
      notice={saved ? <Notice kind="success">{t("accounts.saved")}</Notice> : null}
    >
      <title>{`${t("administration.languages-title")} – ${frame.region.name}`}</title>
      <form method="post" className="stack narrow">
        <CheckList
          name="languages"
          label={t("administration.languages-field")}
          hint={t("administration.languages-hint")}
          choices={languages.map(({ code, name }) => ({ value: code, label: <bdi lang={code}>{name}</bdi> }))}
          chosen={offered}
        />
        <div>
          <Button kind="primary">{t("administration.languages-save")}</Button>
        </div>
      </form>
    </WorkspacePage>
  );
}
