import { data, href, redirect } from "react-router";
import { Button } from "#app/components/button.tsx";
import { Facts } from "#app/components/facts.tsx";
import { RadioList, Select, TextArea } from "#app/components/forms/controls.tsx";
import { FormErrors } from "#app/components/forms/form-errors.tsx";
import { NOBODY, useNameFaults } from "#app/components/forms/named-input.tsx";
import { Icon } from "#app/components/icon.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { Rows, Tag } from "#app/components/rows.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { composeProposalLetter } from "#app/mails/offer-proposals.ts";
import type { MessageKey } from "#app/messages/texts.ts";
import { isClear, readOrganisations } from "#app/named-fields.ts";
import { accountContext, localeContext, requestContext, scriptNonceContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { offerChoices } from "#domain/offers/catalogue/index.ts";
import { mayEditOffers } from "#domain/offers/index.ts";
import { findAlreadyThere, findProposal, KEPT_DAYS, RefuseProposal, refuseProposal, TakeProposal, takeProposal } from "#domain/offers/proposals/index.ts";
import { read } from "#platform/db/index.ts";
import { orNotFound, throwIfClosed } from "../../meetings/refusals.ts";
import { useReasons } from "../../network/alike-list.tsx";
import { textsOf } from "../../network/form.ts";
import { OrganisationInput, OrganisationList } from "../../network/name-inputs.tsx";
import type { Route } from "./+types/proposal.ts";

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const found = await read(ctx, async (db) => {
    const proposal = orNotFound(await findProposal(ctx, db, params.id));
    const { labels } = await offerChoices(ctx, db);
    return { proposal, branches: labels.filter(({ kind }) => kind === "branch"), there: await findAlreadyThere(ctx, db, proposal) };
  });
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/angebote"),
    region: params.region,
    nonce: context.get(scriptNonceContext),
    keptUntil: new Date(found.proposal.sentAt.getTime() + KEPT_DAYS * 86_400_000),
    ...found,
  };
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = context.get(requestContext);
  if (!mayEditOffers(ctx.actor)) throwIfClosed("not-allowed");
  const form = await request.formData();
  const named = await readOrganisations(ctx, form, ["organisationId"]);
  const typed = textsOf(form);
  const again = (faults: Record<string, MessageKey>, status = 422) => data({ typed, faults, organisation: named.organisationId }, { status });
  const { decision, branchId, answer = "" } = typed;
  const list = href("/app/:region/angebote/pruefen", { region: params.region });
  if (decision === "refuse") {
    const input = RefuseProposal.safeParse({ id: params.id, answer });
    if (!input.success) return again({ answer: "proposals.fault-answer" });
    const settled = await refuseProposal(ctx, input.data, composeProposalLetter);
    if (!settled.ok) throwIfClosed(settled.refusal);
    return redirect(`${list}?hinweis=${settled.ok && settled.value.told ? "refused" : "refused-untold"}`, 303);
  }
  // Of a likely one, or of all; "new" makes one of the proposal's own words.
  const ofAll = typed["alike"] === "other" || !typed["alike"];
  const chosen = ofAll ? typed["organisationId"] : typed["alike"];
  const isUnclear = ofAll && !isClear(named);
  const input = TakeProposal.safeParse({ id: params.id, organisationId: chosen === "new" ? null : chosen, branchId, answer });
  if (!input.success) {
    const wrong = new Set(input.error.issues.map(({ path }) => path[0]));
    return again({
      ...(wrong.has("organisationId") && !isUnclear ? { organisationId: "proposals.fault-choose-organisation" as const } : {}),
      ...(wrong.has("branchId") ? { branchId: "proposals.fault-branch" as const } : {}),
      ...(wrong.has("answer") ? { answer: "proposals.fault-answer" as const } : {}),
    });
  }
  const taken = await takeProposal(ctx, input.data, composeProposalLetter);
  if (taken.ok) return redirect(`${href("/app/:region/angebote/:id", { region: params.region, id: taken.value.offerId })}?hinweis=taken`, 303);
  throwIfClosed(taken.refusal);
  return again(taken.refusal === "name-taken" ? { alike: "proposals.fault-name-taken" } : { "": "catalogue.fault-gone" }, 409);
}

export default function ProposalPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const formats = useFormats();
  const reasons = useReasons();
  const { frame, region, nonce, keptUntil, proposal, branches, there } = loaderData;
  const errors = Object.fromEntries(Object.entries(actionData?.faults ?? {}).map(([name, key]) => [name, t(key)]));
  const typed: Record<string, string> = actionData?.typed ?? {};
  const organisation = actionData?.organisation ?? NOBODY;
  const unclear = useNameFaults({ organisationId: organisation });
  const said = (value: string) => (
    <span className="lines" lang={proposal.language} dir="auto">
      {value}
    </span>
  );
  return (
    <WorkspacePage
      {...frame}
      crumbs={[
        { label: t("catalogue.title"), href: href("/app/:region/angebote", { region }) },
        { label: t("providers.review-title"), href: href("/app/:region/angebote/pruefen", { region }) },
      ]}
      kicker={t("proposals.kind")}
      title={proposal.title}
      lede={t("proposals.lede", { sent: formats.moment(proposal.sentAt), until: formats.moment(keptUntil) })}
      notice={
        proposal.language === "de" ? undefined : <Notice kind="warn">{t("proposals.language", { language: formats.language(proposal.language) })}</Notice>
      }
    >
      <title>{`${proposal.title} – ${t("providers.review-title")} – ${frame.region.name}`}</title>
      <Facts
        facts={[
          { name: t("proposals.text"), value: said(proposal.text) },
          { name: t("proposals.organisation"), value: said(proposal.organisation) },
          { name: t("proposals.place"), value: said(proposal.place) },
          { name: t("proposals.times"), value: said(proposal.times) },
          { name: t("proposals.phone"), value: proposal.phone ?? "" },
          { name: t("proposals.website"), value: proposal.website ?? "" },
          { name: t("proposals.from"), value: t(proposal.isProvider ? "proposals.from-provider" : "proposals.from-somebody") },
          { name: t("proposals.their-email"), value: proposal.email ?? t("proposals.no-email") },
        ]}
      />
      <section className="stack" aria-labelledby="h-offers">
        <h2 id="h-offers">{t("proposals.alike-offers")}</h2>
        {there.offers.length === 0 ? (
          <p>{t("proposals.no-alike-offers")}</p>
        ) : (
          <Rows
            rows={there.offers.map(({ id, title, state, organisation }) => ({
              key: id,
              symbol: <Icon name="bookmark" />,
              title,
              href: href("/app/:region/angebote/:id", { region, id }),
              tag: <Tag>{t(`catalogue.state-${state}`)}</Tag>,
              second: organisation,
            }))}
          />
        )}
      </section>
      <form method="post" className="stack narrow" noValidate>
        <h2>{t("proposals.decide")}</h2>
        <FormErrors errors={{ ...errors, ...unclear }} />
        <OrganisationList region={region} near={[]} nonce={nonce} />
        <RadioList
          name="alike"
          label={t("proposals.whose")}
          error={errors["alike"]}
          chosen={typed["alike"] ?? there.organisations[0]?.id ?? "other"}
          choices={[
            ...there.organisations.map(({ id, name, place, municipality, reasons: why }) => ({
              value: id,
              label: name,
              hint: [place ?? municipality, reasons(why)].filter(Boolean).join(" · "),
            })),
            { value: "new", label: t("proposals.new-organisation", { name: proposal.organisation }), hint: t("proposals.new-organisation-hint") },
            { value: "other", label: t("proposals.other-organisation") },
          ]}
        />
        <OrganisationInput
          name="organisationId"
          label={t("proposals.which")}
          hint={t("forms.organisation-wanted-hint")}
          error={errors["organisationId"]}
          optional
          organisation={organisation}
        />
        <Select
          name="branchId"
          label={t("catalogue.field-branchId")}
          error={errors["branchId"]}
          defaultValue={typed["branchId"]}
          empty={t("proposals.choose")}
          choices={branches.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <TextArea
          name="answer"
          label={t("proposals.answer")}
          hint={t(proposal.email === null ? "proposals.answer-hint-untold" : "proposals.answer-hint")}
          maxLength={1000}
          dir="auto"
          defaultValue={typed["answer"]}
          error={errors["answer"]}
        />
        <div className="row">
          <Button kind="primary" name="decision" value="take">
            {t("proposals.take")}
          </Button>
          <Button kind="danger" name="decision" value="refuse">
            {t("proposals.refuse")}
          </Button>
        </div>
      </form>
    </WorkspacePage>
  );
}
