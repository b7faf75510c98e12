import { href } from "react-router";
import type { Deadline } from "#domain/concept/funding/index.ts";

/** Where one can do something about a deadline. */
export function deadlineHref(region: string, { kind, fundId, measureId }: Deadline): string {
  if (kind === "post-ends") return href("/app/:region/stelle", { region });
  return measureId === null
    ? href("/app/:region/foerdermittel/:id", { region, id: fundId ?? "" })
    : href("/app/:region/massnahmen/:id", { region, id: measureId });
}
