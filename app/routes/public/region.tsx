import { redirect } from "react-router";
import type { Route } from "./+types/region";

/** A region without a language is the region in German. */
export function loader({ params }: Route.LoaderArgs) {
  return redirect(`/${params.region}/de`);
}

export default function Region() {
  return null;
}
