import { data, href, redirect } from "react-router";
import { SubmitBar } from "#app/components/dock.tsx";
import { FormErrors } from "#app/components/forms/form-errors.tsx";
import { FormId } from "#app/components/forms/form-id.tsx";
import { NOBODY, useNameFaults } from "#app/components/forms/named-input.tsx";
import { useTexts } from "#app/components/locale.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { idOfForm } from "#app/form-id.ts";
import { isClear, readOrganisations } from "#app/named-fields.ts";
import { accountContext, localeContext, requestContext, scriptNonceContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { mayEditOffers } from "#domain/offers/index.ts";
import { createOffer } from "#domain/offers/catalogue/index.ts";
import { hasOrganisations } from "#domain/network/names/index.ts";
import { read, type Context } from "#platform/db/index.ts";
import { throwIfClosed } from "../meetings/refusals.ts";
import { textsOf } from "../network/form.ts";
import { OrganisationList } from "../network/name-inputs.tsx";
import type { Route } from "./+types/new.ts";
import { formChoices } from "./fixed-choices.ts";
import { OfferInputs } from "./offer-fields.tsx";
import { readOfferForm, refusedAt, withoutProvider, type OfferFaults } from "./offer-form.ts";
import { WhatOffersNeed } from "./what-offers-need.tsx";

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  admit(ctx);
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/angebote"),
    region: params.region,
    nonce: context.get(scriptNonceContext),
    hasProviders: await read(ctx, (db) => hasOrganisations(ctx, db)),
    ...(await formChoices(ctx)),
  };
}

function admit({ actor }: Context) {
  if (!mayEditOffers(actor)) throwIfClosed("not-allowed");
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = context.get(requestContext);
  admit(ctx);
  const form = await request.formData();
  const named = await readOrganisations(ctx, form, ["organisationId"]);
  const typed = textsOf(form);
  const again = (faults: OfferFaults) => data({ typed, faults, provider: named.organisationId }, { status: 422 });
  const { input, faults } = readOfferForm(typed);
  if (!isClear(named)) return again(withoutProvider(faults));
  if (!input) return again(faults);
  const created = await createOffer(ctx, input, await idOfForm(form));
  if (created.ok) return redirect(`${href("/app/:region/angebote/:id", { region: params.region, id: created.value.id })}?hinweis=created`, 303);
  throwIfClosed(created.refusal);
  return again(refusedAt(created.refusal));
}

export default function NewOfferPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { frame, region, nonce, choices, fixed, hasProviders } = loaderData;
  const hasBranches = choices.labels.some(({ kind }) => kind === "branch");
  const faults: OfferFaults = actionData?.faults ?? {};
  const provider = actionData?.provider ?? NOBODY;
  const unclear = useNameFaults({ organisationId: provider });
  const list = href("/app/:region/angebote", { region });
  return (
    <WorkspacePage {...frame} crumbs={[{ label: t("catalogue.title"), href: list }]} title={t("catalogue.new")} lede={t("catalogue.new-lede")}>
      <title>{`${t("catalogue.new")} – ${frame.region.name}`}</title>
      {hasProviders && hasBranches ? (
        <form method="post" className="stack narrow" noValidate>
          <FormId />
          <FormErrors errors={{ ...Object.fromEntries(Object.entries(faults).map(([name, key]) => [name, t(key)])), ...unclear }} />
          <OrganisationList region={region} near={[]} nonce={nonce} />
          <OfferInputs typed={actionData?.typed ?? { languages: "de" }} faults={faults} choices={choices} fixed={fixed} provider={provider} />
          <SubmitBar label={t("catalogue.new-act")} cancel={{ href: list, label: t("common.cancel") }} />
        </form>
      ) : (
        <WhatOffersNeed region={region} hasProviders={hasProviders} hasBranches={hasBranches} />
      )}
    </WorkspacePage>
  );
}
