import { data, href, redirect } from "react-router";
import { Button, ButtonLink } from "#app/components/button.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { Select } from "#app/components/forms/controls.tsx";
import { German } from "#app/components/german.tsx";
import { Icon } from "#app/components/icon.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { Rows, Tag } from "#app/components/rows.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { foundingChoices, foundingStepsOf, listFoundings, startFounding } from "#domain/network/founding/index.ts";
import { mayEditNetwork } from "#domain/network/index.ts";
import { read } from "#platform/db/index.ts";
import type { Route } from "./+types/founding-list.ts";
import { isId } from "./form.ts";

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const found = await read(ctx, async (db) => ({
    projects: await listFoundings(ctx, db),
    choices: await foundingChoices(ctx, db),
    steps: (await foundingStepsOf(ctx, db)).filter(({ leftOut }) => !leftOut).length,
  }));
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/netzwerk"),
    region: params.region,
    ...found,
  };
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = context.get(requestContext);
  if (!mayEditNetwork(ctx.actor)) throw data({ code: "not-allowed" }, { status: 403 });
  const organisationId = (await request.formData()).get("organisationId");
  if (typeof organisationId !== "string" || !isId(organisationId)) return data({ fault: "required" as const }, { status: 422 });
  const result = await startFounding(ctx, { organisationId });
  if (result.ok) return redirect(href("/app/:region/netzwerk/gruendungen/:id", { region: params.region, id: organisationId }), 303);
  if (result.refusal === "not-allowed") throw data({ code: "not-allowed" }, { status: 403 });
  return data({ fault: "choose-one" as const }, { status: 422 });
}

export default function FoundingsPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { day } = useFormats();
  const { frame, region, projects, choices, steps } = loaderData;
  return (
    <WorkspacePage
      {...frame}
      crumbs={[{ label: t("network.title"), href: href("/app/:region/netzwerk", { region }) }]}
      title={t("founding.title")}
      lede={t("founding.lede", { count: projects.filter(({ finishedOn }) => finishedOn === null).length })}
      actions={
        <ButtonLink small kind="tertiary" href={href("/app/:region/netzwerk/gruendungen/schritte", { region })}>
          {t("founding.steps-link")}
        </ButtonLink>
      }
    >
      <title>{`${t("founding.title")} – ${frame.region.name}`}</title>
      {projects.length === 0 ? <EmptyState>{t("founding.empty")}</EmptyState> : null}
      <Rows
        rows={projects.map(({ organisationId, name, startedOn, finishedOn, done, lastDoneOn }) => ({
          key: organisationId,
          symbol: <Icon name="building-community" />,
          title: <German>{name}</German>,
          href: href("/app/:region/netzwerk/gruendungen/:id", { region, id: organisationId }),
          tag: finishedOn ? <Tag>{t("founding.finished")}</Tag> : null,
          second: [
            t("founding.done-of", { done, steps: Math.max(done, steps) }),
            lastDoneOn ? t("founding.last", { day: day(lastDoneOn) }) : t("founding.since", { day: day(startedOn) }),
          ].join(" · "),
        }))}
      />
      <section className="stack narrow flow-l" aria-labelledby="h-start">
        <h2 id="h-start">{t("founding.start")}</h2>
        {choices.length === 0 ? (
          <p className="muted">
            {t("founding.start-none")} <a href={href("/app/:region/netzwerk/neu", { region })}>{t("network.new")}</a>
          </p>
        ) : (
          <form method="post" className="stack" noValidate>
            <Select
              name="organisationId"
              label={t("founding.start-choose")}
              hint={t("founding.start-hint")}
              empty={t("founding.choose")}
              error={actionData ? t(`forms.${actionData.fault}`) : undefined}
              choices={choices.map(({ id, name }) => ({ value: id, label: name, lang: "de" }))}
            />
            <div>
              <Button kind="primary">{t("founding.start-act")}</Button>
            </div>
          </form>
        )}
      </section>
    </WorkspacePage>
  );
}
