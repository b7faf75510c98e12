import { Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { errorFields, log } from "#platform/log/index.ts";

const MOST_STARTS = 5;
const WITHIN_MS = 10 * 60_000;
/** Whoever else is about to start or stop the server goes first. */
const PAUSE_MS = 1_000;

/**
 * Watches a server through a connection of its own and has it started again when it dies. One that dies again and again
 * has a reason that no start removes: after five starts in ten minutes the process ends, and whoever keeps it tries anew.
 *
 * @param start starts the server unless it answers; calls `counted` before it does
 * @returns how to stop watching; waits for a start that is under way
 */
export async function keepRunning(admin: pg.ClientConfig, start: (counted: () => void) => Promise<void>): Promise<() => Promise<void>> {
  let starts: number[] = [];
  let watching = await watch();
  let reviving = Promise.resolve();
  let stopped = false;

  async function watch(): Promise<{ client: pg.Client; socket: Socket }> {
    const socket = new Socket();
    const client = new pg.Client({ ...admin, stream: () => socket });
    client.on("error", () => {}); // "end" follows
    await client.connect();
    client.once("end", () => {
      if (!stopped) reviving = revive();
    });
    // It is no reason for a command to stay that has done its work.
    socket.unref();
    return { client, socket };
  }

  async function revive(): Promise<void> {
    for (;;) {
      await sleep(PAUSE_MS);
      if (stopped) return;
      try {
        await start(countStart);
        watching = await watch();
        return;
      } catch (error) {
        log("error", "database.start-failed", errorFields(error));
      }
    }
  }

  function countStart(): void {
    const now = Date.now();
    starts = [...starts.filter((at) => now - at < WITHIN_MS), now];
    if (starts.length <= MOST_STARTS) return log("error", "database.restarting", { attempt: starts.length });
    log("error", "database.given-up", { starts: MOST_STARTS, minutes: WITHIN_MS / 60_000 });
    process.exit(1);
  }

  return async () => {
    stopped = true;
    await reviving;
    watching.socket.ref();
    await watching.client.end();
  };
}
