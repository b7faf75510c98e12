import type { Database } from "#platform/db/index.ts";
import { errorFields, log } from "#platform/log/index.ts";

/** The content version of every region, asked once a second with one query for all. */
export class ContentVersions {
  readonly #database: Database;
  #versions = new Map<string, number>();
  #timer: NodeJS.Timeout | undefined;

  constructor(database: Database) {
    this.#database = database;
  }

  async start(): Promise<void> {
    await this.#ask();
    this.#timer = setInterval(() => void this.#ask(), 1_000).unref();
  }

  stop(): void {
    clearInterval(this.#timer);
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

  async #ask(): Promise<void> {
    try {
      const found = await this.#database.app.query<{ slug: string; version: string }>(
        "select r.slug, coalesce(v.version, 0) as version from directory.regions r left join directory.content_versions v on v.region_id = r.id",
      );
      this.#versions = new Map(found.rows.map((row) => [row.slug, Number(row.version)]));
    } catch (error) {
      // While the database is away nothing can be published either: the last pages stay true.
      log("warn", "content-versions.unknown", errorFields(error));
    }
  }
}
