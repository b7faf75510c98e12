import { href } from "react-router";
import type { AppTexts } from "#app/messages/texts.ts";

/** The way to a conference, for the pages below it. */
export function conferenceCrumbs(t: AppTexts["t"], region: string, { id, title }: { id: string; title: string }): { label: string; href: string }[] {
  return [
    { label: t("conferences.title"), href: href("/app/:region/konferenzen", { region }) },
    { label: title, href: href("/app/:region/konferenzen/:id", { region, id }) },
  ];
}
