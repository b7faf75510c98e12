import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { load } from "./load.ts";

/** How many answers of 8 kB a second Node alone gives here: our cache is measured against it, because machines differ. */
export async function measureBareNode(): Promise<number> {
  const server = spawn(process.execPath, [join(import.meta.dirname, "bare-node.process.ts")], { stdio: ["ignore", "pipe", "inherit"] });
  try {
    const [address] = (await once(server.stdout, "data")) as [Buffer];
    const { perSecond } = await load(address.toString().trim(), () => "/", { connections: 20, seconds: 5 });
    return perSecond;
  } finally {
    server.kill();
  }
}
