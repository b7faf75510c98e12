// Makes a fresh clone ready: packages, then the build. Runs on any Node ≥ 20 and does nothing that is already done.
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

const project = resolve(import.meta.dirname, "..");
const at = (...parts) => join(project, ...parts);
const run = (command, ...parameters) => execFileSync(command, parameters, { cwd: project, stdio: "inherit" });

const installed = at("node_modules", ".package-lock.json");
if (!existsSync(installed) || statSync(installed).mtimeMs < statSync(at("package-lock.json")).mtimeMs) {
  run("npm", "ci", "--no-audit", "--no-fund", "--loglevel=error");
}

const newest = (folder) =>
  Math.max(
    0,
    ...readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => statSync(join(entry.parentPath, entry.name)).mtimeMs),
  );

const stamp = at("build", "made");
const sources = () =>
  Math.max(newest(at("app")), ...["package-lock.json", "vite.config.ts", "react-router.config.ts"].map((name) => statSync(at(name)).mtimeMs));
if (!existsSync(stamp) || statSync(stamp).mtimeMs < sources()) {
  run("npm", "run", "--silent", "build", "--", "--logLevel", "warn");
  writeFileSync(stamp, "");
}
