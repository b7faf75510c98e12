/** Starts the embedded database in a process of its own, for tests that kill it. Says when it is up; ends when standard input does. */
import { startEmbedded } from "#platform/db/embedded.ts";

const server = await startEmbedded({ dataFolder: process.argv[2] ?? "", superuserPassword: "superuser" });
process.stdout.write(`${JSON.stringify({ socketFolder: server.socketFolder })}\n`);
process.stdin.resume().on("end", () => void server.release().then(() => process.exit(0)));
