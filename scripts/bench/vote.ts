import { Agent, request, type IncomingMessage } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";

/** What one telephone got. @property confirmed it was told that its vote is counted */
export type Voter = {
  confirmed: boolean;
  /** When it was told so, ms since 1970. */ at: number;
  /** Of each answer, ms. */ answers: number[];
  tries: number;
  faults: string[];
};

/** Tries of one telephone whose process is gone; a person presses the button again. */
const MOST_TRIES = 8;

/**
 * A hall votes: every telephone over a connection of its own, spread over the time and over the processes.
 *
 * @param path of the round's page behind its link
 * @param marks how many items there are
 */
export function voteInAHall({
  origins,
  path,
  items,
  voters,
  seconds,
}: {
  origins: readonly string[];
  path: string;
  items: number;
  voters: number;
  seconds: number;
}): Promise<Voter[]> {
  return Promise.all(
    Array.from({ length: voters }, async (_, place) => {
      await sleep((place / voters) * seconds * 1000);
      return voteOnce(origins, place, path, items);
    }),
  );
}

async function voteOnce(origins: readonly string[], place: number, path: string, items: number): Promise<Voter> {
  const voter: Voter = { confirmed: false, at: 0, answers: [], tries: 0, faults: [] };
  let device = "";
  while (!voter.confirmed && voter.tries < MOST_TRIES) {
    // A balancer sends the next try to whoever answers.
    const origin = origins[(place + voter.tries) % origins.length] ?? "";
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    voter.tries += 1;
    try {
      if (device === "") {
        const page = await ask(voter, agent, "GET", `${origin}${path}`);
        device = /name="geraet"[^>]* value="([^"]+)"/.exec(page.body)?.[1] ?? "";
      }
      const form = new URLSearchParams({
        geraet: device,
        ...Object.fromEntries(Array.from({ length: items }, (_, item) => [`m${item}`, item === place % items ? "3" : "0"])),
      });
      const cast = await ask(voter, agent, "POST", `${origin}${path}`, form.toString());
      voter.confirmed = cast.status === 303;
      voter.at = Date.now();
      if (!voter.confirmed) voter.faults.push(`answered with ${cast.status}`);
    } catch (error) {
      voter.faults.push(error instanceof Error ? error.message : String(error));
      await sleep(200);
    } finally {
      agent.destroy();
    }
  }
  return voter;
}

function ask(voter: Voter, agent: Agent, method: "GET" | "POST", address: string, body = ""): Promise<{ status: number; body: string }> {
  const started = performance.now();
  const headers =
    body === "" ? {} : { "content-type": "application/x-www-form-urlencoded", "content-length": String(body.length), origin: new URL(address).origin };
  return new Promise((resolve, reject) => {
    const sent = request(address, { method, agent, headers, timeout: 15_000 }, (answer: IncomingMessage) => {
      let text = "";
      answer.setEncoding("utf8");
      answer.on("data", (chunk: string) => (text += chunk));
      answer.on("end", () => {
        voter.answers.push(performance.now() - started);
        resolve({ status: answer.statusCode ?? 0, body: text });
      });
      answer.on("error", reject);
    });
    sent.on("timeout", () => sent.destroy(new Error("no answer for 15 s")));
    sent.on("error", reject);
    sent.end(body);
  });
}
