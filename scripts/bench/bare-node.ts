import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { load, quantiles } from "./load.ts";

const TURNS = 7;

/**
 * How often a page is answered from the cache, and how often Node alone answers 8 kB: machines differ, and one machine
 * differs from second to second, so both are asked in turns. Of each the middle turn.
 */
export async function besideBareNode(origin: string, path: string): Promise<{ cached: number; bare: number; p99: number; bareP99: number; failed: number }> {
  const server = spawn(process.execPath, [join(import.meta.dirname, "bare-node.process.ts")], { stdio: ["ignore", "pipe", "inherit"] });
  try {
    const [said] = (await once(server.stdout, "data")) as [Buffer];
    const options = { connections: 20, seconds: 2 };
    const turns: Record<"cached" | "bare", Awaited<ReturnType<typeof load>>>[] = [];
    for (let turn = 0; turn < TURNS; turn++) {
      const bare = await load(said.toString().trim(), () => "/", options);
      turns.push({ cached: await load(origin, () => path, options), bare });
    }
    const middle = (pick: (turn: (typeof turns)[number]) => number) => quantiles(turns.map(pick)).p50;
    return {
      cached: middle(({ cached }) => cached.perSecond),
      bare: middle(({ bare }) => bare.perSecond),
      p99: middle(({ cached }) => cached.p99),
      bareP99: middle(({ bare }) => bare.p99),
      failed: turns.reduce((sum, { cached }) => sum + cached.failed, 0),
    };
  } finally {
    server.kill();
  }
}
