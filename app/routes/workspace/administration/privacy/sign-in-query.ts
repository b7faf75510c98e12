import { SignInFilters } from "#platform/auth/index.ts";

/** The filters as they stand in the address, in German words. */
export type SignInQuery = { ereignis: string; zugang: string };

export function readSignInQuery(search: URLSearchParams): {
  query: SignInQuery;
  filters: SignInFilters;
  /** Number of the event before which the page begins. */
  before: number | undefined;
} {
  const query: SignInQuery = { ereignis: search.get("ereignis") ?? "", zugang: search.get("zugang") ?? "" };
  const before = Number(search.get("vor"));
  return {
    query,
    filters: SignInFilters.parse({ event: query.ereignis || undefined, accountId: query.zugang || undefined }),
    before: Number.isSafeInteger(before) && before > 0 ? before : undefined,
  };
}
