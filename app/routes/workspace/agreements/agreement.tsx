import { data, href, redirect } from "react-router";
import { Button, ButtonLink } from "#app/components/button.tsx";
import { ChoiceFold } from "#app/components/forms/choice-fold.tsx";
import { FileInput } from "#app/components/forms/controls.tsx";
import { Icon } from "#app/components/icon.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { Rows } from "#app/components/rows.tsx";
import { Side } from "#app/components/side.tsx";
import { StoredFile } from "#app/components/stored-file.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { accountContext, houseContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { findConcept, goalsOfAgreement, linkAgreementToGoals, mayEditConcept } from "#domain/concept/index.ts";
import { attachPaper, findAgreement, mayEditNetwork } from "#domain/network/index.ts";
import { read } from "#platform/db/index.ts";
import type { FileRefusal } from "#platform/files/index.ts";
import { readUpload } from "../measures/upload.ts";
import { isId } from "../network/form.ts";
import type { Route } from "./+types/agreement.ts";
import { useAgreementPeriod } from "./agreement-rows.tsx";

/** As the platform has it for every file. */
const FILE_LIMIT = 20_000_000;
const NOTICES = ["created", "saved", "goals-saved", "paper-attached"] as const;

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const found = isId(params.id)
    ? await read(ctx, async (db) => ({
        agreement: await findAgreement(ctx, db, params.id),
        goalIds: await goalsOfAgreement(ctx, db, params.id),
        concept: await findConcept(ctx, db),
      }))
    : null;
  if (!found?.agreement) throw data({ code: "not-found" }, { status: 404 });
  const goals = (found.concept?.fields ?? []).flatMap((field) => field.goals.map(({ id, number, title }) => ({ id, title: `${number} ${title}` })));
  const word = new URL(request.url).searchParams.get("hinweis");
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/vereinbarungen"),
    region: params.region,
    agreement: found.agreement,
    goals,
    goalIds: found.goalIds,
    mayEdit: mayEditNetwork(ctx.actor),
    mayLink: mayEditConcept(ctx.actor),
    notice: NOTICES.find((known) => known === word) ?? null,
  };
}

export async function action({ request, params, context }: Route.ActionArgs) {
  if (!isId(params.id)) throw data({ code: "not-found" }, { status: 404 });
  const ctx = context.get(requestContext);
  const form = await request.formData();
  const back = (notice: (typeof NOTICES)[number]) => redirect(`${href("/app/:region/vereinbarungen/:id", params)}?hinweis=${notice}`, 303);
  if (form.get("intent") === "goals") {
    const goalIds = form.getAll("goalIds").filter((id) => typeof id === "string" && isId(id)) as string[];
    const result = await linkAgreementToGoals(ctx, { agreementId: params.id, goalIds });
    if (result.ok) return back("goals-saved");
    if (result.refusal === "goal-not-found") return data({ lost: true, paper: null }, { status: 422 });
    throw refusalOf(result.refusal);
  }
  const upload = await readUpload(form, "paper", context.get(houseContext).settings.dataFolder);
  if (!upload) return data({ lost: false, paper: "no-file" as const }, { status: 422 });
  const result = await attachPaper(ctx, { id: params.id }, upload);
  if (result.ok) return back("paper-attached");
  if (result.refusal === "file-refused") return data({ lost: false, paper: result.reason }, { status: 422 });
  throw refusalOf(result.refusal);
}

function refusalOf(refusal: string) {
  return refusal === "not-allowed" ? data({ code: "not-allowed" }, { status: 403 }) : data({ code: "not-found" }, { status: 404 });
}

export default function AgreementPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const period = useAgreementPeriod();
  const { frame, region, agreement, goals, goalIds, mayEdit, mayLink, notice } = loaderData;
  const { id } = agreement;
  return (
    <WorkspacePage
      {...frame}
      crumbs={[{ label: t("agreements.title"), href: href("/app/:region/vereinbarungen", { region }) }]}
      kicker={t(`agreements.kind-${agreement.kind}`)}
      title={agreement.title}
      lede={t(`agreements.stands-${agreement.standing}`, { period: period(agreement) })}
      notice={notice ? <Notice kind="success" title={t(`agreements.notice-${notice}`)} /> : undefined}
      actions={
        mayEdit ? (
          <>
            <ButtonLink small kind="tertiary" icon="trash" href={href("/app/:region/vereinbarungen/:id/loeschen", { region, id })}>
              {t("common.delete")}
            </ButtonLink>
            <ButtonLink small icon="pencil" href={href("/app/:region/vereinbarungen/:id/bearbeiten", { region, id })}>
              {t("common.edit")}
            </ButtonLink>
          </>
        ) : undefined
      }
      aside={<Paper {...loaderData} fault={actionData?.paper ?? null} />}
    >
      <title>{`${agreement.title} – ${frame.region.name}`}</title>
      {agreement.standing === "review-due" ? <Notice kind="warn">{t("agreements.review-due-do")}</Notice> : null}
      {agreement.text === "" ? null : (
        <section className="prose" aria-label={t("agreements.field-text")}>
          {agreement.text.split(/\n\s*\n/).map((paragraph, place) => (
            <p key={place}>{paragraph}</p>
          ))}
        </section>
      )}
      <section aria-labelledby="h-parties">
        <h2 id="h-parties">{t("agreements.field-partyIds")}</h2>
        <Rows
          rows={agreement.parties.map((party) => ({
            key: party.id,
            symbol: <Icon name="building-community" />,
            title: party.name,
            href: href("/app/:region/netzwerk/:id", { region, id: party.id }),
          }))}
        />
      </section>
      <section aria-labelledby="h-goals">
        <h2 id="h-goals">{t("agreements.goals")}</h2>
        {goalIds.length === 0 ? <p className="muted">{t("agreements.goals-empty")}</p> : null}
        <Rows
          rows={goals
            .filter((goal) => goalIds.includes(goal.id))
            .map((goal) => ({
              key: goal.id,
              symbol: <Icon name="target" />,
              title: goal.title,
              href: href("/app/:region/konzept/ziele/:id", { region, id: goal.id }),
            }))}
        />
        {mayLink && goals.length > 0 ? (
          <form method="post" className="stack-s flow">
            {actionData?.lost ? <Notice kind="error" title={t("agreements.error-goal-lost")} /> : null}
            <ChoiceFold
              name="goalIds"
              label={t("agreements.choose-goals")}
              chosen={goalIds}
              choices={goals.map((goal) => ({ value: goal.id, label: goal.title }))}
              open={actionData?.lost}
            >
              <Button small name="intent" value="goals">
                {t("agreements.save-goals")}
              </Button>
            </ChoiceFold>
          </form>
        ) : null}
      </section>
    </WorkspacePage>
  );
}

function Paper({ agreement, region, mayEdit, fault }: Route.ComponentProps["loaderData"] & { fault: FileRefusal | "no-file" | null }) {
  const { t } = useTexts();
  const formats = useFormats();
  const { paper } = agreement;
  return (
    <>
      <Side title={t("agreements.paper")}>
        {paper ? (
          <p>
            <Icon name="file-text" /> <StoredFile file={paper} href={href("/app/:region/dateien/:id", { region, id: paper.id })} />
          </p>
        ) : (
          <p className="muted s">{t("agreements.paper-empty")}</p>
        )}
        {mayEdit ? (
          <details className="flow-s" open={fault !== null}>
            <summary>{t(paper ? "agreements.paper-replace" : "agreements.paper-attach")}</summary>
            <form method="post" encType="multipart/form-data" className="stack-s">
              <FileInput
                name="paper"
                label={t("agreements.paper-file")}
                kinds={t("agreements.paper-kinds")}
                size={formats.bytes(FILE_LIMIT)}
                error={fault === null ? undefined : t(fault === "no-file" ? "measures.error-no-file" : `files.refused-${fault}`)}
                required
              />
              <Button small name="intent" value="paper">
                {t("agreements.paper-attach")}
              </Button>
            </form>
          </details>
        ) : null}
      </Side>
      <Side title={t("network.public")}>
        <p className="s">{t(agreement.isPublic ? "agreements.is-public" : "agreements.is-internal")}</p>
      </Side>
    </>
  );
}
