import { href } from "react-router";
import type { AppTexts } from "#app/messages/texts.ts";

/** Who keeps the list comes back to all of it, who advises to whom they entered. */
export function interestHome(region: string, keepsList: boolean): string {
  return keepsList ? href("/app/:region/angebote/interessierte", { region }) : href("/app/:region/beratung/eingetragen", { region });
}

export function interestCrumbs(t: AppTexts["t"], region: string, keepsList: boolean) {
  return [
    { label: t("catalogue.title"), href: href("/app/:region/angebote", { region }) },
    { label: t(keepsList ? "interest.list-title" : "interest.own-title"), href: interestHome(region, keepsList) },
  ];
}
