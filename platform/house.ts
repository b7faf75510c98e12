import { readSettings, type Settings } from "#platform/config/index.ts";
import { openDatabase, type Database, type OpenDatabase } from "#platform/db/index.ts";
import { setLogLevel } from "#platform/log/index.ts";

/** What one process has open: made once, by the command that serves or by the first request in development. */
export type House = { settings: Settings; database: Database; open: OpenDatabase };

let current: Promise<House> | undefined;

export function openHouse(settings?: Settings): Promise<House> {
  current ??= open(settings ?? readSettings());
  return current;
}

async function open(settings: Settings): Promise<House> {
  setLogLevel(settings.logLevel);
  const opened = await openDatabase(settings);
  return { settings, database: opened.database, open: opened };
}

/** For tests that bring their own database. */
export function useHouse(house: House): void {
  current = Promise.resolve(house);
}
