import { href } from "react-router";
import { ButtonLink } from "#app/components/button.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { useTexts } from "#app/components/locale.tsx";

/** In the place of a form that makes offers, while nobody is there to hold one or no branch to put it in: what to enter first. */
export function WhatOffersNeed({ region, hasProviders, hasBranches }: { region: string; hasProviders: boolean; hasBranches: boolean }) {
  const { t } = useTexts();
  return (
    <EmptyState
      action={
        <p className="row">
          {hasProviders ? null : <ButtonLink href={href("/app/:region/netzwerk/neu", { region })}>{t("catalogue.new-provider")}</ButtonLink>}
          {hasBranches ? null : <ButtonLink href={href("/app/:region/angebote/begriffe", { region })}>{t("offer-labels.link")}</ButtonLink>}
        </p>
      }
    >
      {t("catalogue.new-needs")}
    </EmptyState>
  );
}
