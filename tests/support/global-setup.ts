import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { startTestServer } from "./server.ts";

declare module "vitest" {
  // oxlint-disable-next-line typescript/consistent-type-definitions -- Vitest wants this interface to be extended
  interface ProvidedContext {
    socketFolder: string;
  }
}

/** Runs once before all test files: one database server for all of them, and one folder for all that they leave. */
export default async function setup(project: TestProject) {
  const folder = mkdtempSync(join(tmpdir(), "mt-"));
  // The embedded server runs as another user there.
  chmodSync(folder, 0o711);
  process.env.TMPDIR = folder;
  const server = await startTestServer();
  project.provide("socketFolder", server.socketFolder);
  return async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}
