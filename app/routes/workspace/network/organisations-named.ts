import { readSearch } from "#app/components/search.tsx";
import { requestContext } from "#app/request.ts";
import { organisationsNamed } from "#domain/network/names/index.ts";
import { read } from "#platform/db/index.ts";
import type { Route } from "./+types/organisations-named.ts";

/** Twelve organisations at most that the typed words may mean, by name; as people-named.ts. */
export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const said = readSearch(new URL(request.url).searchParams);
  const { found } = said.length < 2 ? { found: [] } : await read(ctx, (db) => organisationsNamed(ctx, db, said));
  return Response.json([...new Set(found.map(({ name }) => name))]);
}
