import { readSearch } from "#app/components/search.tsx";
import { personLabel } from "#app/person-label.ts";
import { requestContext } from "#app/request.ts";
import { peopleNamed } from "#domain/network/names/index.ts";
import { read } from "#platform/db/index.ts";
import type { Route } from "./+types/people-named.ts";

/** Fewer letters fit a quarter of the network. */
const FEWEST_LETTERS = 2;

/** Twelve people at most whom the typed words may mean, as a field for people writes them; public/names.js asks while somebody types. */
export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const said = readSearch(new URL(request.url).searchParams);
  const { found } = said.length < FEWEST_LETTERS ? { found: [] } : await read(ctx, (db) => peopleNamed(ctx, db, said));
  return Response.json([...new Set(found.map(personLabel))]);
}
