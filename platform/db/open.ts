import type pg from "pg";
import type { Settings } from "#platform/config/index.ts";
import { closeDatabase, openPool, type Database } from "./database.ts";
import { startEmbedded } from "./embedded.ts";
import { migrate, type MigrationInput } from "./migrate.ts";

export type OpenDatabase = {
  database: Database;
  /** Login for migrations and audits of the operator; null where only the running roles are configured. */
  admin: pg.ClientConfig | null;
  /** Brings the database to this version, or to the files named. @throws Error when no login for it is configured */
  migrate(only?: string[]): Promise<string[]>;
  close(): Promise<void>;
};

const DATABASE = "miteinander";

/**
 * Opens the database of the settings; starts the embedded server where none is named.
 *
 * @param beside the name of another database on the same server: a restore prepares one before it takes the place of the old
 */
export async function openDatabase(settings: Settings, beside?: string): Promise<OpenDatabase> {
  return settings.database.kind === "embedded" ? openEmbedded(settings, settings.database, beside) : openExternal(settings, settings.database, beside);
}

/** The same login for another database of its server. */
export function inDatabase(login: pg.ClientConfig, name: string): pg.ClientConfig {
  return login.connectionString ? { ...login, connectionString: addressOf(login.connectionString, name) } : { ...login, database: name };
}

function addressOf(url: string, name: string | undefined): string {
  if (name === undefined) return url;
  const address = new URL(url);
  address.pathname = `/${encodeURIComponent(name)}`;
  return address.href;
}

async function openEmbedded(settings: Settings, config: Extract<Settings["database"], { kind: "embedded" }>, beside?: string): Promise<OpenDatabase> {
  const server = await startEmbedded({ dataFolder: settings.dataFolder, superuserPassword: config.superuserPassword });
  const at = (user: string, password: string) => ({ host: server.socketFolder, port: server.port, user, password, database: beside ?? DATABASE });
  const admin = at("postgres", config.superuserPassword);
  if (!beside) await createDatabase(inDatabase(admin, "postgres"));
  const database: Database = {
    app: openPool(at("miteinander_app", config.appPassword)),
    auth: openPool({ ...at("miteinander_auth", config.authPassword), options: "-c search_path=auth" }),
    contextKey: settings.contextKey,
  };
  const input: MigrationInput = { admin, contextKey: settings.contextKey, passwords: { app: config.appPassword, auth: config.authPassword } };
  return {
    database,
    admin,
    migrate: (only) => migrate({ ...input, only }),
    close: async () => {
      await closeDatabase(database);
      await server.release();
    },
  };
}

async function createDatabase(postgres: pg.ClientConfig): Promise<void> {
  const { default: driver } = await import("pg");
  const client = new driver.Client(postgres);
  await client.connect();
  try {
    const found = await client.query("select 1 from pg_database where datname = $1", [DATABASE]);
    if (found.rowCount === 0) await client.query(`create database ${DATABASE}`);
  } catch (error) {
    // Two starts at once: the other one was faster.
    if (!(error instanceof driver.DatabaseError && (error.code === "42P04" || error.code === "23505"))) throw error;
  } finally {
    await client.end();
  }
}

function openExternal(settings: Settings, config: Extract<Settings["database"], { kind: "external" }>, beside?: string): OpenDatabase {
  const database: Database = {
    app: openPool({ connectionString: addressOf(config.appUrl, beside) }),
    auth: openPool({ connectionString: addressOf(config.authUrl, beside), options: "-c search_path=auth" }),
    contextKey: settings.contextKey,
  };
  const admin = config.migrationUrl ? { connectionString: addressOf(config.migrationUrl, beside) } : null;
  return {
    database,
    admin,
    migrate: async (only) => {
      if (!admin) throw new Error("MIGRATION_DATABASE_URL is not set. Run “miteinander migrate” with a login that may create tables.");
      return migrate({ admin, contextKey: settings.contextKey, passwords: null, only });
    },
    close: () => closeDatabase(database),
  };
}
