import type { OpennessRow } from "./openness-figures.ts";
import { ANSWERS, QUESTIONS, type Question } from "./schema.ts";

/** Services with an open question, or with such an answer to any question. */
export const OPENNESS_PICKS = ["open", ...ANSWERS] as const;
export type OpennessPick = (typeof OPENNESS_PICKS)[number];

export type OpennessFilter = {
  /** In the title or the provider's name. */
  search: string;
  /** Name of a branch; "": all. */
  branch: string;
  pick: OpennessPick | null;
  /** The question that `pick` is about; null: any. Alone: what was answered at all. */
  question: Question | null;
};

/** The services that a filter leaves, in their order. */
export function pickServices(services: readonly OpennessRow[], { search, branch, pick, question }: OpennessFilter): OpennessRow[] {
  const words = search.toLocaleLowerCase("de");
  const asked = question === null ? QUESTIONS : [question];
  const isPicked = ({ answers }: OpennessRow) => {
    const given = asked.map((one) => answers[one]?.answer);
    if (pick === "open") return given.includes(undefined);
    return pick === null ? question === null || given[0] !== undefined : given.includes(pick);
  };
  return services.filter(
    (service) =>
      (branch === "" || service.branch === branch) &&
      (words === "" || `${service.title} ${service.organisation}`.toLocaleLowerCase("de").includes(words)) &&
      isPicked(service),
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
