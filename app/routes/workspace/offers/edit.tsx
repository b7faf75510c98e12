import { data, href, redirect } from "react-router";
import { SubmitBar } from "#app/components/dock.tsx";
import { FormErrors } from "#app/components/forms/form-errors.tsx";
import { NOBODY, useNameFaults } from "#app/components/forms/named-input.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { isClear, readOrganisations, shownOrganisation } from "#app/named-fields.ts";
import { accountContext, localeContext, requestContext, scriptNonceContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { editOffer } from "#domain/offers/catalogue/index.ts";
import { organisationsById } from "#domain/network/names/index.ts";
import { read } from "#platform/db/index.ts";
import { Conflict } from "../gremien/conflict.tsx";
import { throwIfClosed } from "../meetings/refusals.ts";
import { textsOf } from "../network/form.ts";
import { OrganisationList } from "../network/name-inputs.tsx";
import type { Route } from "./+types/edit.ts";
import { offerCrumbs } from "./crumbs.ts";
import { formChoices } from "./fixed-choices.ts";
import { germanTitle, keptOffer } from "./kept-offer.ts";
import { OfferInputs } from "./offer-fields.tsx";
import { readOfferForm, refusedAt, storedTexts, withoutProvider, type OfferFaults } from "./offer-form.ts";
import { shownTexts } from "./shown-texts.ts";

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const offer = await keptOffer(ctx, params.id);
  return {
    typed: storedTexts(offer.content),
    title: germanTitle(offer),
    version: offer.version,
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/angebote"),
    region: params.region,
    id: params.id,
    nonce: context.get(scriptNonceContext),
    provider: await read(ctx, (db) => shownOrganisation(ctx, db, offer.content.organisationId)),
    ...(await formChoices(ctx)),
  };
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = context.get(requestContext);
  await keptOffer(ctx, params.id);
  const form = await request.formData();
  const named = await readOrganisations(ctx, form, ["organisationId"]);
  const provider = named.organisationId;
  const typed = textsOf(form);
  const version = Number(typed["version"]);
  const again = (faults: OfferFaults) => data({ typed, provider, faults, conflict: null, version }, { status: 422 });
  const { input, faults } = readOfferForm(typed);
  if (!isClear(named)) return again(withoutProvider(faults));
  if (!input || !Number.isInteger(version)) return again(faults);
  const edited = await editOffer(ctx, { id: params.id, version, fields: input, ownFieldsMayGo: typed["kindGoes"] !== undefined });
  if (edited.ok) return redirect(`${href("/app/:region/angebote/:id", params)}?hinweis=saved`, 303);
  if (edited.refusal === "version-conflict") {
    const none: OfferFaults = {};
    const ids = [input.organisationId, edited.stored.organisationId];
    const organisations = await read(ctx, (db) => organisationsById(ctx, db, ids));
    const conflict = { theirs: storedTexts(edited.stored), changed: edited.changed, organisations };
    return data({ typed, provider, faults: none, conflict, version: edited.version }, { status: 409 });
  }
  throwIfClosed(edited.refusal);
  return again(refusedAt(edited.refusal));
}

export default function EditOfferPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const formats = useFormats();
  const { frame, region, nonce, id, title, choices, fixed } = loaderData;
  const faults: OfferFaults = actionData?.faults ?? {};
  const shown = (typed: Record<string, string>) => shownTexts(t, formats, { ...choices, organisations: actionData?.conflict?.organisations ?? [] }, typed);
  const provider = actionData?.provider ?? loaderData.provider ?? NOBODY;
  const unclear = useNameFaults({ organisationId: provider });
  return (
    <WorkspacePage {...frame} crumbs={offerCrumbs(t, region, id, title)} title={t("catalogue.edit-title")}>
      <title>{`${t("catalogue.edit-title")} – ${frame.region.name}`}</title>
      {actionData?.conflict ? (
        <Conflict
          changed={actionData.conflict.changed}
          yours={shown(actionData.typed)}
          theirs={shown(actionData.conflict.theirs)}
          theirsHref={href("/app/:region/angebote/:id/bearbeiten", { region, id })}
        />
      ) : null}
      <form method="post" className="stack narrow" noValidate>
        <input type="hidden" name="version" value={actionData?.version || loaderData.version} />
        <FormErrors errors={{ ...Object.fromEntries(Object.entries(faults).map(([name, key]) => [name, t(key)])), ...unclear }} />
        <OrganisationList region={region} near={[]} nonce={nonce} />
        <OfferInputs typed={actionData?.typed ?? loaderData.typed} faults={faults} choices={choices} fixed={fixed} provider={provider} />
        <SubmitBar label={t("catalogue.save")} cancel={{ href: href("/app/:region/angebote/:id", { region, id }), label: t("common.cancel") }} />
      </form>
    </WorkspacePage>
  );
}
