import { houseContext, requestContext } from "#app/request.ts";
import type { Route } from "./+types/hsds-about";
import { jsonAnswer } from "./hsds.ts";

/** What stands behind these addresses, for programs. */
export function loader({ context }: Route.LoaderArgs) {
  const { region } = context.get(requestContext);
  return jsonAnswer({
    version: "3.0",
    profile: "https://docs.openreferral.org/en/3.0/hsds/",
    openapi_url: "https://raw.githubusercontent.com/openreferral/specification/3.0/schema/openapi.json",
    description: `Angebote: ${region.name}`,
    publisher: {
      name: region.name,
      email: region.contactEmail || undefined,
      website: new URL(`/${region.slug}/de/angebote`, context.get(houseContext).settings.origin).href,
    },
  });
}
