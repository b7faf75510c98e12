import { data, redirect } from "react-router";
import { OpennessFields, readOpenness } from "#app/offers/openness-fields.tsx";
import { Button } from "#app/components/button.tsx";
import { Dock } from "#app/components/dock.tsx";
import { German } from "#app/components/german.tsx";
import { JoinPage } from "#app/components/join-page.tsx";
import { useLocale, useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { Rows, Tag } from "#app/components/rows.tsx";
import { linkUnknown } from "#app/link-is-over.ts";
import { requestContext } from "#app/request.ts";
import { findRateable, QUESTIONS, rateOffer, type RatedOffer } from "#domain/offers/openness/index.ts";
import { read } from "#platform/db/index.ts";
import type { Route } from "./+types/openness.ts";
import { otherLanguages } from "./languages.ts";

export async function loader({ context, url }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const offers = await read(ctx, (db) => findRateable(ctx, db));
  const { name, isDemo } = ctx.region;
  const language = url.searchParams.get("sprache");
  return {
    region: { name, isDemo },
    offers,
    chosen: offers.find(({ id }) => id === url.searchParams.get("angebot")) ?? null,
    language,
    thanks: url.searchParams.has("danke"),
  };
}

export async function action({ request, params, context, url }: Route.ActionArgs) {
  const ctx = context.get(requestContext);
  const input = readOpenness(await request.formData(), url.searchParams.get("angebot") ?? "");
  if (!input.success) return data({ failed: true }, { status: 422 });
  if (!(await rateOffer(ctx, input.data)).ok) throw linkUnknown();
  const language = url.searchParams.get("sprache");
  return redirect(`/j/${params.code}/offenheit?${new URLSearchParams({ danke: "1", ...(language ? { sprache: language } : {}) })}`, 303);
}

/** First the services to choose from, then five questions about one. */
export default function OpennessPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { locale } = useLocale();
  const { region, offers, chosen, language, thanks } = loaderData;
  const query = (more: Record<string, string>) => `?${new URLSearchParams({ ...more, ...(language ? { sprache: language } : {}) })}`;
  return (
    <JoinPage
      region={region.name}
      demo={region.isDemo}
      languages={otherLanguages(locale).map((other) => (chosen ? { ...other, href: `${other.href}&angebot=${chosen.id}` } : other))}
      title={t("openness.own-title")}
      lede={chosen ? <German>{chosen.title}</German> : t(offers.length > 0 ? "openness.own-lede" : "openness.own-none")}
    >
      <title>{`${t("openness.own-title")} – ${region.name}`}</title>
      <div className="stack flow">
        {thanks ? <Notice kind="success">{t("openness.thanks")}</Notice> : null}
        {actionData ? <Notice kind="error">{t("openness.failed")}</Notice> : null}
        {chosen ? (
          <form method="post" className="stack-l">
            <OpennessFields ratings={chosen.ratings} />
            <Dock>
              <Button kind="primary">{t("openness.save")}</Button>
            </Dock>
          </form>
        ) : (
          <Rows
            rows={offers.map((offer) => ({
              key: offer.id,
              title: <German>{offer.title}</German>,
              href: query({ angebot: offer.id }),
              tag: <Tag>{t("openness.answered", { count: answered(offer) })}</Tag>,
            }))}
          />
        )}
        {chosen ? (
          <p className="s">
            <a href={query({})}>{t("openness.own-all")}</a>
          </p>
        ) : null}
      </div>
    </JoinPage>
  );
}

const answered = ({ ratings }: RatedOffer): number => QUESTIONS.filter((question) => ratings[question] !== undefined).length;
