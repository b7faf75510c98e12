import { readSettings } from "#platform/config/index.ts";
import { closeDatabase, makeContext, openPool, type Context, type Database } from "#platform/db/index.ts";
import { findRegion } from "#platform/tenancy/index.ts";
import pg from "pg";
import { ellerland } from "#db/seed/ellerland/index.ts";
import { postmasterOf } from "./ground.ts";

export type Opened = {
  /** The superuser's login. */
  admin: pg.ClientConfig;
  superuser: pg.Pool;
  database: Database;
  /** Acts in the demo region as a job of the house. */
  ctx(now?: Date): Context;
  dataFolder: string;
  close(): Promise<void>;
};

/** The running embedded database of a product, beside it: neither started nor stopped by this. */
export async function openBeside(environment: NodeJS.ProcessEnv): Promise<Opened> {
  const settings = readSettings(environment);
  const running = postmasterOf(settings.dataFolder);
  if (settings.database.kind !== "embedded" || !running) throw new Error("No embedded database runs there.");
  const { superuserPassword, appPassword, authPassword } = settings.database;
  const at = (user: string, password: string) => ({ host: running.socketFolder, port: 5432, user, password, database: "miteinander" });
  const admin = at("postgres", superuserPassword);
  const superuser = openPool({ ...admin, max: 2 });
  const database: Database = {
    app: openPool({ ...at("miteinander_app", appPassword), max: 4 }),
    auth: openPool({ ...at("miteinander_auth", authPassword), options: "-c search_path=auth", max: 2 }),
    contextKey: settings.contextKey,
  };
  const region = await findRegion(database, ellerland.region.slug);
  if (!region) throw new Error("There is no demo region.");
  return {
    admin,
    superuser,
    database,
    ctx: (now) => makeContext(database, region, { kind: "system", name: "soak" }, now),
    dataFolder: settings.dataFolder,
    close: async () => {
      await Promise.all([closeDatabase(database), superuser.end()]);
    },
  };
}
