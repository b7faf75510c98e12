import { href } from "react-router";
import { EmptyState } from "#app/components/empty-state.tsx";
import { useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { Table } from "#app/components/table.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { mayCreateMeasure } from "#domain/concept/measures/index.ts";
import { mayEditOffers } from "#domain/offers/index.ts";
import { opennessFigures, QUESTIONS, type OpennessFigures } from "#domain/offers/openness/index.ts";
import { read } from "#platform/db/index.ts";
import type { Route } from "./+types/openness.ts";

export async function loader({ params, context, url }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/angebote"),
    region: params.region,
    figures: await read(ctx, (db) => opennessFigures(ctx, db)),
    mayEdit: mayEditOffers(ctx.actor),
    mayCreate: mayCreateMeasure(ctx.actor),
    saved: url.searchParams.has("gespeichert"),
  };
}

/** How open the regular services are: what is missing where, and each service with its answers. */
export default function OpennessPage({ loaderData: { frame, region, figures, mayEdit, mayCreate, saved } }: Route.ComponentProps) {
  const { t } = useTexts();
  const { services, rated } = figures;
  const file = (name: string) => href("/app/:region/angebote/offenheit/datei/:file", { region, file: name });
  return (
    <WorkspacePage
      {...frame}
      crumbs={[{ label: t("catalogue.title"), href: href("/app/:region/angebote", { region }) }]}
      title={t("openness.title")}
      lede={t("openness.lede", { rated, total: services.length })}
      notice={saved ? <Notice kind="success">{t("openness.thanks")}</Notice> : undefined}
    >
      <title>{`${t("openness.title")} – ${frame.region.name}`}</title>
      {services.length === 0 ? (
        <EmptyState>{t("openness.empty")}</EmptyState>
      ) : (
        <>
          <Missing figures={figures} />
          <section className="flow" aria-labelledby="h-services">
            <h2 id="h-services">{t("openness.services")}</h2>
            <Services region={region} services={services} mayEdit={mayEdit} mayCreate={mayCreate} />
            <p className="row s noprint flow-s">
              <a href={file("offenheit.xlsx")}>{t("network.download-xlsx")}</a>
              <a href={file("offenheit.csv")}>{t("network.download-csv")}</a>
            </p>
          </section>
        </>
      )}
    </WorkspacePage>
  );
}

/** Numbers of services with "no", by question and branch. */
function Missing({ figures: { branches, services, rated, no } }: { figures: OpennessFigures }) {
  const { t } = useTexts();
  return (
    <section className="flow" aria-labelledby="h-missing">
      <h2 id="h-missing">{t("openness.missing")}</h2>
      <p className="muted s">{t("openness.missing-lede")}</p>
      <Table
        caption={t("openness.missing")}
        columns={[
          { label: t("catalogue.field-branchId") },
          { label: t("openness.rated"), numeric: true },
          ...QUESTIONS.map((question) => ({ label: t(`openness.short-${question}`), numeric: true })),
        ]}
        rows={branches.map((branch) => ({
          key: branch.name,
          cells: [branch.name, t("openness.of", { rated: branch.rated, total: branch.services }), ...QUESTIONS.map((question) => branch.no[question])],
        }))}
        footer={[t("openness.all"), t("openness.of", { rated, total: services.length }), ...QUESTIONS.map((question) => no[question])]}
      />
    </section>
  );
}

type Services = { region: string; services: OpennessFigures["services"]; mayEdit: boolean; mayCreate: boolean };

function Services({ region, services, mayEdit, mayCreate }: Services) {
  const { t } = useTexts();
  return (
    <ul className="rows">
      {services.map(({ id, title, organisation, branch, answers }) => (
        <li key={id}>
          <span />
          <div>
            <a className="plain t" href={href("/app/:region/angebote/:id", { region, id })}>
              {title}
            </a>
            <p className="m">{[organisation, branch].join(" · ")}</p>
            <ul className="s">
              {QUESTIONS.flatMap((question) => {
                const given = answers[question];
                return given ? (
                  <li key={question}>
                    {t("openness.said", { question: t(`openness.short-${question}`), answer: t(`openness.answer-${given.answer}`) })}
                    {given.sentence ? <span dir="auto">: {given.sentence}</span> : null}
                    {mayCreate && given.answer === "no" ? (
                      <>
                        {" "}
                        <a
                          className="noprint"
                          href={`${href("/app/:region/massnahmen/neu", { region })}?${new URLSearchParams({ angebot: id, frage: question })}`}
                          aria-label={t("openness.make-measure-of", { title, question: t(`openness.short-${question}`) })}
                        >
                          {t("openness.make-measure")}
                        </a>
                      </>
                    ) : null}
                  </li>
                ) : (
                  []
                );
              })}
            </ul>
          </div>
          {mayEdit ? (
            <div className="act">
              <a href={href("/app/:region/angebote/:id/offenheit", { region, id })} aria-label={t("openness.answer-for", { title })}>
                {t("openness.answer")}
              </a>
            </div>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
