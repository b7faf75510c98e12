import type { Route } from "./+types/priority-round.ts";
import { BallotPage } from "./ballot/ballot-page.tsx";
import { loadBallot, takeBallot } from "./ballot/ballot-request.ts";

export const loader = (args: Route.LoaderArgs) => loadBallot(args);
export const action = (args: Route.ActionArgs) => takeBallot(args);

export default function PriorityRoundPage({ loaderData, actionData }: Route.ComponentProps) {
  return <BallotPage shown={loaderData} refused={actionData} />;
}
