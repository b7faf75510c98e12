import { href } from "react-router";
import type { AppTexts } from "#app/messages/texts.ts";

/** The way to an offer, for the pages below it. */
export function offerCrumbs(t: AppTexts["t"], region: string, id: string, title: string): { label: string; href: string }[] {
  return [
    { label: t("catalogue.title"), href: href("/app/:region/angebote", { region }) },
    { label: title, href: href("/app/:region/angebote/:id", { region, id }) },
  ];
}
