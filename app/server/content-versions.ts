import type pg from "pg";
import type { Database } from "#platform/db/index.ts";
import { errorFields, log } from "#platform/log/index.ts";

/** Pages above the regions show facts of all of them. */
const ALL_REGIONS = "";

/**
 * The content version of every region, asked once a second with one query for all. It keeps a connection of its own:
 * renders that are held up may take all the others, and what was published must show all the same.
 */
export class ContentVersions {
  readonly #database: Database;
  #versions = new Map<string, number>();
  #timer: NodeJS.Timeout | undefined;
  #client: Promise<pg.PoolClient> | undefined;
  #running: Promise<void> = Promise.resolve();
  #queued: Promise<void> | undefined;

  constructor(database: Database) {
    this.#database = database;
  }

  async start(): Promise<void> {
    await this.#ask();
    this.#timer = setInterval(() => void this.#ask(), 1_000).unref();
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#running;
    (await this.#client?.catch(() => undefined))?.release();
    this.#client = undefined;
  }

  /** As known now, at most a second old. */
  known(slug: string): number {
    return this.#versions.get(slug) ?? 0;
  }

  /** As it stands in the database; a page rendered after this is at least that new. */
  async current(slug: string): Promise<number> {
    await this.#ask();
    return this.known(slug);
  }

  /** One question at a time, so an older answer never replaces a newer one. All who come while one runs share the next. */
  #ask(): Promise<void> {
    this.#queued ??= this.#running.then(() => {
      this.#queued = undefined;
      this.#running = this.#query();
      return this.#running;
    });
    return this.#queued;
  }

  async #query(): Promise<void> {
    this.#client ??= this.#database.app.connect();
    const asked = this.#client;
    try {
      const found = await (
        await asked
      ).query<{ slug: string; version: string }>(
        "select r.slug, coalesce(v.version, 0) as version from directory.regions r left join directory.content_versions v on v.region_id = r.id",
      );
      this.#versions = new Map(found.rows.map((row) => [row.slug, Number(row.version)]));
      this.#versions.set(
        ALL_REGIONS,
        found.rows.reduce((sum, row) => sum + Number(row.version), found.rows.length),
      );
    } catch (error) {
      // While the database is away nothing can be published either: the last pages stay true.
      log("warn", "content-versions.unknown", errorFields(error));
      if (this.#client === asked) this.#client = undefined;
      await asked.then(
        (client) => client.release(true),
        () => undefined,
      );
    }
  }
}
