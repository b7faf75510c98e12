import type { Route } from "./+types/priority-member.ts";
import { BallotPage } from "./ballot/ballot-page.tsx";
import { loadBallot, takeBallot } from "./ballot/ballot-request.ts";

export const loader = (args: Route.LoaderArgs) => loadBallot(args);
export const action = (args: Route.ActionArgs) => takeBallot(args);

export default function PriorityMemberPage({ loaderData, actionData }: Route.ComponentProps) {
  return <BallotPage shown={loaderData} refused={actionData} />;
}
