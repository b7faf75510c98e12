import { href } from "react-router";
import type { Crumb } from "#app/components/crumbs.tsx";
import { useTexts } from "#app/components/locale.tsx";
import { fieldAddress, goalAddress } from "./concept-figures.tsx";

type Part = { id: string; number: string; title: string };

/** The way from the concept down to a field, or to a goal in it. */
export function useConceptPath(region: string, field: Part, goal?: Part): Crumb[] {
  const { t } = useTexts();
  return [
    { label: t("concept.concept"), href: href("/app/:region/konzept", { region }) },
    { label: `${field.number} ${field.title}`, href: fieldAddress(region, field.id) },
    ...(goal ? [{ label: `${goal.number} ${goal.title}`, href: goalAddress(region, goal.id) }] : []),
  ];
}
