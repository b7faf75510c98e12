import { isRated, type OpennessRow } from "./openness-figures.ts";
import { ANSWERS, QUESTIONS } from "./schema.ts";

/** Services with an open question, or with such an answer to any question. */
export const OPENNESS_PICKS = ["open", ...ANSWERS] as const;
export type OpennessPick = (typeof OPENNESS_PICKS)[number];

export type OpennessFilter = {
  /** In the title or the provider's name. */
  search: string;
  /** Name of a branch; "": all. */
  branch: string;
  pick: OpennessPick | null;
};

/** The services that a filter leaves, in their order. */
export function pickServices(services: readonly OpennessRow[], { search, branch, pick }: OpennessFilter): OpennessRow[] {
  const words = search.toLocaleLowerCase("de");
  return services.filter(
    (service) =>
      (branch === "" || service.branch === branch) &&
      (words === "" || `${service.title} ${service.organisation}`.toLocaleLowerCase("de").includes(words)) &&
      (pick === null || (pick === "open" ? !isRated(service) : QUESTIONS.some((question) => service.answers[question]?.answer === pick))),
  );
}

/**
 * One page of them.
 *
 * @param after id of the last of the page before; one that is gone begins anew
 */
export function pageOfServices(
  services: readonly OpennessRow[],
  { after, limit }: { after: string | null; limit: number },
): { services: OpennessRow[]; next: string | null } {
  const first = after === null ? 0 : services.findIndex(({ id }) => id === after) + 1;
  const page = services.slice(first, first + limit);
  return { services: page, next: first + limit < services.length ? (page.at(-1)?.id ?? null) : null };
}
