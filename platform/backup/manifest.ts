import { z } from "zod";

const Hash = z.string().regex(/^[0-9a-f]{64}$/);

/** What a backup says of itself; sealed into its end. */
export const Manifest = z.object({
  /** PostgreSQL's version, e.g. "15.14". */
  server: z.string(),
  /** Names of the applied migrations, in their order. */
  migrations: z.array(z.string()),
  tables: z.array(z.object({ schema: z.string(), name: z.string(), rows: z.number().int(), bytes: z.number().int(), sha256: Hash })),
  sequences: z.array(z.object({ schema: z.string(), name: z.string(), value: z.string(), isCalled: z.boolean() })),
  files: z.array(z.object({ path: z.string(), bytes: z.number().int(), sha256: Hash })),
  /** Waiting or running jobs. */
  jobs: z.object({ rows: z.number().int(), bytes: z.number().int(), sha256: Hash }),
  /** Where each region's audit chain stood. */
  chainHeads: z.array(z.object({ regionId: z.uuid(), seq: z.number().int(), hash: Hash })),
  /** Tells whether a database is restored under the secret it was written with: second factors need the same. */
  secretMark: z.string(),
});
export type Manifest = z.infer<typeof Manifest>;

export function rowsOf({ tables }: Manifest): number {
  return tables.reduce((sum, table) => sum + table.rows, 0);
}
