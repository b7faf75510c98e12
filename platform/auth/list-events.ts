import type { Context, Database } from "#platform/db/index.ts";

/** A sign-in event as people may see it: no network addresses are kept, and e-mail addresses are not shown. */
export type ListedEvent = {
  seq: number;
  at: Date;
  event: string;
  /** How a session was opened: "password", "passkey" or "house"; null for other events. */
  method: string | null;
  /** What the browser said of itself; null where the event belongs to no device, or the device was forgotten. */
  userAgent: string | null;
};
export type MemberEvent = ListedEvent & { accountId: string; name: string };

const columns = `e.seq::float8 as seq, e.at, e.event, e.details->>'method' as method, d.user_agent as "userAgent"`;
const device = `left join auth.devices d on d.id = (e.details->>'device')::uuid`;

/** The last events of an account, newest first, for its holder. */
export async function listOwnEvents({ auth }: Database, accountId: string, most: number): Promise<ListedEvent[]> {
  const found = await auth.query<ListedEvent>(`select ${columns} from auth.sign_in_events e ${device} where e.account_id = $1 order by e.seq desc limit $2`, [
    accountId,
    most,
  ]);
  return found.rows;
}

/** First and last day in the region's zone, and what is chosen of them. */
export type EventChoice = { fromDay: string; toDay: string; event?: string; accountId?: string };

/**
 * Events of the region's members, newest first: of days on which the account worked here, and none of another region's house.
 *
 * @param before number of the event before which to begin
 */
export async function listMemberEvents({ database, region }: Context, choice: EventChoice, before: number | null, most: number | null): Promise<MemberEvent[]> {
  const found = await database.auth.query<MemberEvent>(
    `select ${columns}, e.account_id as "accountId", u.name
     from auth.sign_in_events e join auth."user" u on u.id = e.account_id ${device}
     where ${ofMembers} and ($5::text is null or e.event = $5) and ($6::uuid is null or e.account_id = $6) and ($7::bigint is null or e.seq < $7)
     order by e.seq desc limit $8`,
    [region.id, region.timeZone, choice.fromDay, choice.toDay, choice.event ?? null, choice.accountId ?? null, before, most],
  );
  return found.rows;
}

/** Who and what there is to choose in these days. */
export async function listEventChoices({ database, region }: Context, { fromDay, toDay }: EventChoice) {
  const found = await database.auth.query<{ accountId: string; name: string; events: string[] }>(
    `select e.account_id as "accountId", u.name, array_agg(distinct e.event) as events
     from auth.sign_in_events e join auth."user" u on u.id = e.account_id
     where ${ofMembers} group by e.account_id, u.name order by u.name, e.account_id`,
    [region.id, region.timeZone, fromDay, toDay],
  );
  return {
    accounts: found.rows.map(({ accountId, name }) => ({ accountId, name })),
    events: [...new Set(found.rows.flatMap(({ events }) => events))].toSorted(),
  };
}

/** Parameters: region, its zone, first and last day. */
const ofMembers = `e.at >= ($3::date)::timestamp at time zone $2 and e.at < ($4::date + 1)::timestamp at time zone $2
  and exists (select 1 from public.memberships m where m.region_id = $1 and m.account_id = e.account_id
    and m.starts_on <= (e.at at time zone $2)::date and (m.ends_on is null or m.ends_on >= (e.at at time zone $2)::date))
  and coalesce(e.details->>'regionId', e.details->>'region', $1::uuid::text) = $1::uuid::text`;
