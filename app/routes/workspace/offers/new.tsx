import { data, href, redirect } from "react-router";
import { ButtonLink } from "#app/components/button.tsx";
import { SubmitBar } from "#app/components/dock.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { FormErrors } from "#app/components/forms/form-errors.tsx";
import { FormId } from "#app/components/forms/form-id.tsx";
import { useTexts } from "#app/components/locale.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { idOfForm } from "#app/form-id.ts";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { mayEditOffers } from "#domain/offers/index.ts";
import { createOffer } from "#domain/offers/catalogue/index.ts";
import type { Context } from "#platform/db/index.ts";
import { throwIfClosed } from "../meetings/refusals.ts";
import { textsOf } from "../network/form.ts";
import type { Route } from "./+types/new.ts";
import { formChoices } from "./fixed-choices.ts";
import { OfferInputs } from "./offer-fields.tsx";
import { readOfferForm, refusedAt, type OfferFaults } from "./offer-form.ts";

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  admit(ctx);
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/angebote"),
    region: params.region,
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
  const typed = textsOf(form);
  const again = (faults: OfferFaults) => data({ typed, faults }, { status: 422 });
  const { input, faults } = readOfferForm(typed);
  if (!input) return again(faults);
  const created = await createOffer(ctx, input, await idOfForm(form));
  if (created.ok) return redirect(`${href("/app/:region/angebote/:id", { region: params.region, id: created.value.id })}?hinweis=created`, 303);
  throwIfClosed(created.refusal);
  return again(refusedAt(created.refusal));
}

export default function NewOfferPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { frame, region, choices, fixed } = loaderData;
  const faults: OfferFaults = actionData?.faults ?? {};
  const list = href("/app/:region/angebote", { region });
  return (
    <WorkspacePage {...frame} crumbs={[{ label: t("catalogue.title"), href: list }]} title={t("catalogue.new")} lede={t("catalogue.new-lede")}>
      <title>{`${t("catalogue.new")} – ${frame.region.name}`}</title>
      {choices.organisations.length === 0 || !choices.labels.some(({ kind }) => kind === "branch") ? (
        <EmptyState
          action={
            <p className="row">
              {choices.organisations.length === 0 ? (
                <ButtonLink href={href("/app/:region/netzwerk/neu", { region })}>{t("catalogue.new-provider")}</ButtonLink>
              ) : null}
              {choices.labels.some(({ kind }) => kind === "branch") ? null : (
                <ButtonLink href={href("/app/:region/angebote/begriffe", { region })}>{t("offer-labels.link")}</ButtonLink>
              )}
            </p>
          }
        >
          {t("catalogue.new-needs")}
        </EmptyState>
      ) : (
        <form method="post" className="stack narrow" noValidate>
          <FormId />
          <FormErrors errors={Object.fromEntries(Object.entries(faults).map(([name, key]) => [name, t(key)]))} />
          <OfferInputs typed={actionData?.typed ?? { languages: "de" }} faults={faults} choices={choices} fixed={fixed} />
          <SubmitBar label={t("catalogue.new-act")} cancel={{ href: list, label: t("common.cancel") }} />
        </form>
      )}
    </WorkspacePage>
  );
}
