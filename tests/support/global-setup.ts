import type { TestProject } from "vitest/node";
import { startTestServer } from "./server.ts";

declare module "vitest" {
  // oxlint-disable-next-line typescript/consistent-type-definitions -- Vitest wants this interface to be extended
  interface ProvidedContext {
    socketFolder: string;
  }
}

/** Runs once before all test files: one database server for all of them. */
export default async function setup(project: TestProject) {
  const server = await startTestServer();
  project.provide("socketFolder", server.socketFolder);
  return server.stop;
}
