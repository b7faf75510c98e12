import { sql, type SQL } from "drizzle-orm";
import { read, type Context } from "#platform/db/index.ts";
import { named } from "./find-rows.ts";
import type { ListedSubject, PersonalTable, Subject, SubjectActs } from "./register.ts";

/**
 * People of whom nothing but an e-mail address is known, and mostly a name: who booked, registered or was invited. Two names
 * under one address are two subjects. What has no name, e.g. a mail, belongs to whoever uses the address.
 */
export function addressActs(tables: readonly PersonalTable[]): SubjectActs {
  return {
    async search(ctx, words) {
      // An address without a name stands in the list where no name does.
      return listed(
        ctx,
        sql`select address, key, min(name) as name from rows r
          where (key <> '' or not exists (select 1 from rows o where o.address = r.address and o.key <> ''))
            and (select bool_and(exists (select 1 from search.spellings(word) said where position(said in search.plain(r.name || ' ' || r.address)) > 0))
              from search.words_of(${words}) word)
          group by address, key order by min(name), address limit 50`,
      );
    },
    async find(ctx, id) {
      const [found] = await listed(
        ctx,
        sql`select address, key, min(name) as name from rows r
          where search.address_subject(${ctx.region.id}, address, key) = ${id} group by address, key`,
      );
      return found ? { ...found, ...subjectOf(found) } : null;
    },
    // Blocking keeps data from being used; what stands here is used for nothing but the one thing the person asked for.
    restrict: () => Promise.resolve(false),
    correctable: [],
    correct: () => Promise.resolve(false),
  };

  async function listed(ctx: Context, query: SQL): Promise<(ListedSubject & { email: string })[]> {
    return read(ctx, async (db) => {
      const found = await db.execute<{ id: string; address: string; name: string }>(sql`
        with rows as materialized (${sql.join(
          tables.filter(({ login }) => !login).flatMap((table) => rowsOf(ctx, table)),
          sql` union `,
        )}), found as (${query})
        select search.address_subject(${ctx.region.id}, address, key) as id, address, name from found order by name, address`);
      return found.rows.map(({ id, address, name }) => ({
        kind: "address",
        id,
        name: name || address,
        second: name ? address : "",
        email: address,
        restrictedAt: null,
      }));
    });
  }
}

/** Address, name and its key of each row of a table that knows somebody by an address; one row for each name that stands there. */
function rowsOf(ctx: Context, { table, columns }: PersonalTable): SQL[] {
  const of = (wanted: string) => Object.entries(columns).flatMap(([column, use]) => (use === wanted ? [sql`t.${named(column)}`] : []));
  const names = of("subject-name");
  return of("subject-email").map(
    (address) => sql`select lower(${address}) as address, trim(n.name) as name, case when trim(n.name) = '' then '' else search.name_key(n.name) end as key
      from ${named(table)} t, unnest(${
        names.length === 0
          ? sql`array['']`
          : sql`case when concat(${sql.join(names, sql`, `)}) ~ '\\S' then array_remove(array[${sql.join(
              names.map((name) => sql`trim(${name})`),
              sql`, `,
            )}], '') else array[''] end`
      }) as n(name)
      where t.region_id = ${ctx.region.id} and ${address} <> ''`,
  );
}

function subjectOf({ id, name, email }: ListedSubject & { email: string }): Subject {
  return { kind: "address", id, names: name === email ? [] : [name], emails: [email] };
}
