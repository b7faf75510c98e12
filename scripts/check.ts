/** `npm run check`: everything that reads code without running it. All findings are shown before it fails. */
import { spawnSync } from "node:child_process";

const formatted = ["{app,cli,db,domain,platform,scripts,tests}/**/*.{ts,tsx,mjs,css}", "*.ts", "public/*.js"];
const steps: [name: string, command: string, ...parameters: string[]][] = [
  ["texts", "node", "scripts/build-messages.ts", "--check"],
  ["format", "prettier", "--check", "--log-level", "warn", ...formatted],
  ["lint", "oxlint", "--quiet"],
  ["rooms", "node", "scripts/check-rooms.ts"],
  ["route types", "react-router", "typegen"],
  ["types", "tsc", "--noEmit"],
  ["unused", "knip", "--no-progress"],
];

const failed = steps.filter(([name, command, ...parameters]) => {
  const started = Date.now();
  const { status } = spawnSync(command, parameters, { stdio: "inherit" });
  process.stdout.write(`${status === 0 ? "passed" : "FAILED"}  ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)\n`);
  return status !== 0;
});
if (failed.length > 0) process.stdout.write(`FAILED: ${failed.map(([name]) => name).join(", ")}\n`);
process.exitCode = failed.length > 0 ? 1 : 0;
