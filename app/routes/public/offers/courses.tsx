import { requestContext } from "#app/request.ts";
import type { Route } from "./+types/courses";
import { OffersPage, readOffersPage } from "./offers.tsx";

export async function loader({ context, params, url }: Route.LoaderArgs) {
  return readOffersPage(context.get(requestContext), params.lang, url, "kurse");
}

export default function Courses({ loaderData }: Route.ComponentProps) {
  return <OffersPage {...loaderData} />;
}
