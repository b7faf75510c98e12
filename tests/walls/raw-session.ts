import { createHmac } from "node:crypto";
import { Client, type ClientConfig } from "pg";

/** The application's own login without the application: what a hole in our code could send to the database. */
export class RawSession {
  readonly #client: Client;

  constructor(login: ClientConfig) {
    this.#client = new Client(login);
  }

  open(): Promise<unknown> {
    return this.#client.connect();
  }

  close(): Promise<void> {
    return this.#client.end();
  }

  /** One transaction under the setting (null: none), always rolled back. @returns the last statement's rows */
  async run(setting: string | null, ...statements: string[]): Promise<Record<string, unknown>[]> {
    await this.#client.query("begin");
    try {
      if (setting !== null) await this.#client.query("select set_config('miteinander.context', $1, true)", [setting]);
      let rows: Record<string, unknown>[] = [];
      for (const statement of statements) rows = (await this.#client.query<Record<string, unknown>>(statement)).rows;
      return rows;
    } finally {
      await this.#client.query("rollback");
    }
  }

  async count(setting: string | null, table: string): Promise<number> {
    return Number((await this.run(setting, `select count(*) from ${table}`))[0]?.count);
  }
}

/** Written here once more, so that the test does not believe the code it tests. */
export function sign(claims: string[], key: Buffer): string {
  const text = claims.join("|");
  return `${text}|${createHmac("sha256", key).update(text).digest("hex")}`;
}
