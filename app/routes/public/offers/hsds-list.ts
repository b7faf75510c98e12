import { data } from "react-router";
import { houseContext, requestContext } from "#app/request.ts";
import { listLabels, listPlaces, listProviders, listServices, type Paged } from "#domain/offers/out/index.ts";
import { read, type Context, type Reader } from "#platform/db/index.ts";
import { isId } from "../../workspace/network/form.ts";
import type { Route } from "./+types/hsds-list";
import {
  askedPage,
  isCollection,
  jsonAnswer,
  organization,
  pageOf,
  serviceAtLocation,
  serviceInList,
  taxonomies,
  taxonomy,
  term,
  wholeService,
} from "./hsds.ts";
import type { Home, HsdsCollection } from "./hsds.ts";
import { hsdsHome } from "./hsds-home.ts";

/** A page of a list of the Human Services Data Specification. */
export async function loader({ context, params, url }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const { collection } = params;
  if (!isCollection(collection)) throw data({ code: "not-found" }, { status: 404 });
  const asked = askedPage(url.searchParams);
  const found = await read(ctx, async (db) => listOf[collection](ctx, db, await hsdsHome(ctx, db, context.get(houseContext)), url.searchParams));
  return jsonAnswer(pageOf(found, asked));
}

type List = (ctx: Context, db: Reader, home: Home, parameters: URLSearchParams) => Promise<Paged<unknown>>;

const listOf: Record<HsdsCollection, List> = {
  services: async (ctx, db, home, parameters) => {
    const whole = parameters.get("full") === "true";
    return each(await services(ctx, db, parameters), (service) => (whole ? wholeService(home, service) : serviceInList(home, service)));
  },
  organizations: async (ctx, db, home, parameters) => each(await listProviders(ctx, db, null, askedPage(parameters)), (one) => organization(home, one)),
  service_at_locations: async (ctx, db, home, parameters) => {
    const found = await listPlaces(ctx, db, null, askedPage(parameters));
    const { items } = await listServices(ctx, db, { ids: found.items.map(({ offerId }) => offerId) }, { page: 1, size: found.items.length });
    const made = new Map(items.flatMap((service) => service.places.map((place) => [place.id, serviceAtLocation(home, service, place)])));
    return { total: found.total, items: found.items.flatMap(({ id }) => made.get(id) ?? []) };
  },
  taxonomies: (_ctx, _db, home) => Promise.resolve({ total: 3, items: taxonomies(home).map(({ id }) => taxonomy(home, id)) }),
  taxonomy_terms: async (ctx, db, home, parameters) => {
    const kind = taxonomies(home).find(({ id }) => id === parameters.get("taxonomy_id"))?.kind;
    return each(await listLabels(ctx, db, { kind }, askedPage(parameters)), (label) => term(home, label));
  },
};

function services(ctx: Context, db: Reader, parameters: URLSearchParams) {
  const id = (name: string) => {
    const value = parameters.get(name) ?? "";
    return isId(value) ? value : undefined;
  };
  const query = { said: (parameters.get("search") ?? "").replaceAll("\0", "").trim(), labelId: id("taxonomy_term_id"), organisationId: id("organization_id") };
  return listServices(ctx, db, query, askedPage(parameters));
}

const each = <T, Out>({ total, items }: Paged<T>, made: (item: T) => Out): Paged<Out> => ({ total, items: items.map(made) });
