import { data } from "react-router";
import { houseContext, requestContext } from "#app/request.ts";
import { listLabels, listPlaces, listProviders, listServices } from "#domain/offers/out/index.ts";
import { read, type Context, type Reader } from "#platform/db/index.ts";
import type { Route } from "./+types/hsds-one";
import { isCollection, jsonAnswer, organization, serviceAtLocation, serviceInList, taxonomy, term, wholeService } from "./hsds.ts";
import type { Home, HsdsCollection } from "./hsds.ts";
import { hsdsHome } from "./hsds-home.ts";

const ONE = { page: 1, size: 1 };
const MOST_SERVICES = 500;

/** One thing of the Human Services Data Specification, with all that hangs on it. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const { collection, id } = params;
  if (!isCollection(collection)) throw data({ code: "not-found" }, { status: 404 });
  const found = await read(ctx, async (db) => findIn[collection](ctx, db, await hsdsHome(ctx, db, context.get(houseContext)), id));
  if (!found) throw data({ code: "not-found" }, { status: 404 });
  return jsonAnswer(found);
}

const findIn: Record<HsdsCollection, (ctx: Context, db: Reader, home: Home, id: string) => Promise<object | null>> = {
  services: async (ctx, db, home, id) => {
    const [service] = (await listServices(ctx, db, { ids: [id] }, ONE)).items;
    return service ? wholeService(home, service) : null;
  },
  organizations: async (ctx, db, home, id) => {
    const [one] = (await listProviders(ctx, db, id, ONE)).items;
    if (!one) return null;
    const { items } = await listServices(ctx, db, { organisationId: id }, { page: 1, size: MOST_SERVICES });
    return { ...organization(home, one), services: items.map((service) => ({ ...serviceInList(home, service), organization: undefined })) };
  },
  service_at_locations: async (ctx, db, home, id) => {
    const [found] = (await listPlaces(ctx, db, id, ONE)).items;
    const [service] = found ? (await listServices(ctx, db, { ids: [found.offerId] }, ONE)).items : [];
    const place = service?.places.find((one) => one.id === id);
    return service && place ? { ...serviceAtLocation(home, service, place), service: wholeService(home, service) } : null;
  },
  taxonomies: (_ctx, _db, home, id) => Promise.resolve(taxonomy(home, id)),
  taxonomy_terms: async (ctx, db, home, id) => {
    const [label] = (await listLabels(ctx, db, { id }, ONE)).items;
    return label ? term(home, label) : null;
  },
};
