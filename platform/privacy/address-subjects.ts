import { sql, type SQL } from "drizzle-orm";
import { read, type Context } from "#platform/db/index.ts";
import { hasNumber, named } from "./find-rows.ts";
import type { ListedSubject, PersonalTable, Subject, SubjectActs } from "./register.ts";

type Found = ListedSubject & { phones: string[] };

/**
 * People of whom nothing but an e-mail address or a telephone number is known, and mostly a name: who booked, registered or was
 * invited. Two names under one address are two subjects. What has no name belongs to the one who uses the address; where several do,
 * it is a subject of its own.
 * A number without an address is a subject of its own, unless the same name gave the same number with an address elsewhere.
 */
export function addressActs(tables: readonly PersonalTable[]): SubjectActs {
  return {
    async search(ctx, words) {
      // A number without a name stands in the list where no name does; for addresses that depends on whom the house knows besides.
      return listed(
        ctx,
        sql`select address, key from rows r
          where (key <> '' or email <> '' or not exists (select 1 from rows o where o.address = r.address and o.key <> ''))
            and (email <> '' or not exists (select 1 from rows o where o.phone = r.phone and o.key = r.key and o.email <> ''))
            and (${hasNumber(sql`r.phone`, words)} or
              (select bool_and(exists (select 1 from search.spellings(word) said where position(said in search.plain(r.name || ' ' || r.written)) > 0))
                from search.words_of(${words}) word))
          group by address, key order by min(name), address limit 50`,
      );
    },
    async find(ctx, id) {
      const [found] = await listed(
        ctx,
        sql`select address, key from rows where search.address_subject(${ctx.region.id}, address, key) = ${id} group by address, key`,
      );
      return found ? { ...found, ...subjectOf(found) } : null;
    },
    async namesAt(ctx, emails) {
      const query = sql`select distinct email, name from (${rowsOfAll(ctx)}) r where email = any(${sql.param(emails)}::text[]) and name <> ''`;
      return (await read(ctx, (db) => db.execute<{ email: string; name: string }>(query))).rows;
    },
    // Blocking keeps data from being used; what stands here is used for nothing but the one thing the person asked for.
    restrict: () => Promise.resolve(false),
    correctable: [],
    correct: () => Promise.resolve(false),
  };

  /** @param query address and key of those wanted, of `rows` */
  async function listed(ctx: Context, query: SQL): Promise<Found[]> {
    return read(ctx, async (db) => {
      const found = await db.execute<{ id: string; email: string; written: string; name: string; phones: string[]; knownAs: string[] | null }>(sql`
        with rows as materialized (${rowsOfAll(ctx)}), found as (${query})
        select search.address_subject(${ctx.region.id}, address, key) as id, max(email) as email, min(written) as written, min(name) as name,
          coalesce(array_agg(distinct phone) filter (where phone <> ''), '{}') as phones,
          case when bool_and(owner is not null) then array_agg(distinct owner) end as "knownAs"
        from found join rows using (address, key) group by address, key order by min(name), address`);
      return found.rows.map(({ id, email, written, name, phones, knownAs }) => ({
        kind: "address",
        id,
        name: name || written,
        second: name ? written : "",
        email: email || undefined,
        phones,
        knownAs: knownAs ?? undefined,
        restrictedAt: null,
      }));
    });
  }

  function rowsOfAll(ctx: Context): SQL {
    return sql.join(
      tables.filter(({ login }) => !login).flatMap((table) => rowsOf(ctx, table)),
      sql` union `,
    );
  }
}

/**
 * Who stands in a table that knows somebody by an address or a number, one row for each name beside it: `email` and `phone` as they
 * are compared, "" where there is none; `address` is the first of them, `written` as people wrote it; `owner` the person or account
 * that the row names beside them, null where it names none.
 */
function rowsOf(ctx: Context, { table, columns }: PersonalTable): SQL[] {
  const of = (wanted: string) => Object.entries(columns).flatMap(([column, use]) => (use === wanted ? [sql`t.${named(column)}`] : []));
  const names = of("subject-name");
  const [mail] = of("subject-email");
  const [number] = of("subject-phone");
  const [owner] = of("subject-any");
  if (!mail && !number) return [];
  const said = sql`case when concat(${sql.join(names, sql`, `)}) ~ '\\S' then array_remove(array[${sql.join(
    names.map((name) => sql`trim(${name})`),
    sql`, `,
  )}], '') else array[''] end`;
  return [
    sql`select way.email, way.phone, coalesce(nullif(way.email, ''), way.phone) as address, coalesce(nullif(way.email, ''), way.number) as written,
        trim(n.name) as name, case when trim(n.name) = '' then '' else search.name_key(n.name) end as key,
        ${owner ?? sql`null::uuid`} as owner
      from ${named(table)} t, unnest(${names.length === 0 ? sql`array['']` : said}) as n(name),
        lateral (select coalesce(lower(${mail ?? sql`''`}), '') as email, search.number_key(${number ?? sql`''`}) as phone, trim(${number ?? sql`''`}) as number) way
      where t.region_id = ${ctx.region.id} and way.email || way.phone <> ''`,
  ];
}

function subjectOf({ id, name, second, email, phones }: Found): Subject {
  return { kind: "address", id, names: second === "" ? [] : [name], emails: email ? [email] : [], phones };
}
