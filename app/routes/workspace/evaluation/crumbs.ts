import { href } from "react-router";
import type { Crumb } from "#app/components/crumbs.tsx";
import type { AppTexts } from "#app/messages/texts.ts";

type T = AppTexts["t"];

export function conceptCrumb(region: string, t: T): Crumb {
  return { label: t("conceptwork.glance-title"), href: href("/app/:region/konzept", { region }) };
}

/** The path to a page below the list of rounds. */
export function roundCrumbs(region: string, t: T): Crumb[] {
  return [conceptCrumb(region, t), { label: t("evaluation.title"), href: href("/app/:region/konzept/bewertung", { region }) }];
}
