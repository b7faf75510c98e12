/** `npm run dev`: the product with the demo, built and started anew after each change of its code. The database stays. */
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { watch } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

const WATCHED = ["app", "cli", "db", "domain", "platform", "public"];
/** An editor writes several files at once. */
const SETTLE_MS = 300;

let changed = Promise.withResolvers<void>();
for (const folder of WATCHED) watch(folder, { recursive: true }, () => changed.resolve());

for (;;) {
  changed = Promise.withResolvers<void>();
  if (spawnSync(process.execPath, ["scripts/prepare.mjs"], { stdio: "inherit" }).status === 0) {
    const server = spawn(process.execPath, ["cli/miteinander.ts", "serve", "--demo"], { stdio: "inherit" });
    await changed.promise;
    if (server.exitCode === null) {
      server.kill("SIGTERM");
      await once(server, "exit");
    }
  } else await changed.promise;
  await sleep(SETTLE_MS);
}
