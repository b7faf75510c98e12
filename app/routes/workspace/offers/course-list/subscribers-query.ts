/** What the address of the list of subscribers asks for. */
export function readSubscribersQuery(query: URLSearchParams): { said: string; page: number } {
  const page = Number(query.get("seite") ?? 1);
  return { said: (query.get("suche") ?? "").trim().slice(0, 100), page: Number.isInteger(page) && page > 0 && page < 10_000 ? page : 1 };
}
