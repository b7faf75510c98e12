import { sql, type SQL } from "drizzle-orm";
import type { Context, Reader } from "#platform/db/index.ts";
import { seatsOf } from "../gremien/index.ts";
import { minutesSeen, mayKeepTask } from "./access.ts";

export const TASK_STANDINGS = ["open", "overdue", "done", "all"] as const;
export type TaskStanding = (typeof TASK_STANDINGS)[number];
export type TaskFilter = {
  /** Only those of the signed-in account. */
  mine: boolean;
  gremiumId: string | null;
  standing: TaskStanding;
};

export type ListedTask = {
  id: string;
  title: string;
  state: "open" | "done" | "dropped";
  dueOn: string | null;
  doneOn: string | null;
  isOverdue: boolean;
  report: string;
  owner: string | null;
  ownerOrganisation: string | null;
  handedBackOn: string | null;
  proposedDueOn: string | null;
  isMine: boolean;
  gremium: { id: string; name: string } | null;
  meeting: { id: string; number: number | null; title: string; on: string } | null;
  agendaItem: string | null;
};
export type TaskPage = ListedTask & { version: number; ownerPersonId: string | null; mailedAt: string | null; reminders: number; mayKeep: boolean };
export type TaskList = {
  tasks: ListedTask[];
  counts: Record<TaskStanding, number>;
  mine: number;
  gremien: { id: string; name: string; count: number }[];
  /** Id after which the next page begins; null: this was the last. */
  next: string | null;
};

/** The tasks that the actor may see, the nearest due day first. Two queries. */
export async function listTasks(ctx: Context, db: Reader, filter: TaskFilter, page: { after: string | null; limit: number }): Promise<TaskList> {
  const seats = await seatsOf(ctx, db);
  const bySeats = minutesSeen(ctx.actor, seats, ctx.region.timeZone);
  const byOwner = filter.mine ? sql`"isMine"` : sql`true`;
  const byGremium = filter.gremiumId === null ? sql`true` : sql`gremium_id = ${filter.gremiumId}`;
  const standing = standings[filter.standing];
  const after = page.after;
  const start =
    after === null
      ? sql`true`
      : sql`(not exists (select 1 from base where id = ${after}) or (coalesce("dueOn", '9999'), id) > (select coalesce("dueOn", '9999'), id from base where id = ${after}))`;
  // What is counted is read once, and light; what a row shows beside it is looked up for the rows of this page only.
  const { rows: answers } = await db.execute<{ tasks: ListedTask[]; counted: { facet: string; value: string; label: string; count: number }[] }>(sql`
    with base as materialized (
      select t.id, t.gremium_id, g.name as gremium_name, t.state, t.due_on::text as "dueOn", ${isOverdue(ctx)} as "isOverdue", ${isMine(ctx)} as "isMine"
      from ${TASKS} where ${seenTasks(ctx, bySeats)}),
    page as (select id, coalesce("dueOn", '9999') as due from base
      where ${byOwner} and ${byGremium} and ${standing} and ${start} order by coalesce("dueOn", '9999'), id limit ${page.limit + 1}),
    counted as (
      ${sql.join(
        TASK_STANDINGS.map(
          (name) =>
            sql`select 'standing' as facet, ${name} as value, '' as label, (count(*) filter (where ${standings[name]}))::int as count from base where ${byOwner} and ${byGremium}`,
        ),
        sql` union all `,
      )}
      union all select 'mine', '', '', (count(*) filter (where "isMine"))::int from base where ${byGremium} and ${standing}
      union all (select 'gremium', gremium_id::text, max(gremium_name), (count(*) filter (where ${standing} and ${byOwner}))::int from base
        where gremium_id is not null group by gremium_id))
    select coalesce((select json_agg(one order by page.due, id) from page join (${seen(ctx, bySeats)} and t.id in (select id from page)) one using (id)), '[]') as tasks,
      (select json_agg(counted order by facet, label) from counted) as counted`);
  const [answer] = answers;
  if (!answer) throw new Error("An aggregate gave no row.");
  const { counted } = answer;
  const rows = answer.tasks.slice(0, page.limit);
  const count = (name: TaskStanding) => counted.find(({ facet, value }) => facet === "standing" && value === name)?.count ?? 0;
  return {
    tasks: rows,
    counts: { open: count("open"), overdue: count("overdue"), done: count("done"), all: count("all") },
    mine: counted.find(({ facet }) => facet === "mine")?.count ?? 0,
    gremien: counted.flatMap(({ facet, value, label, count: number }) => (facet === "gremium" ? [{ id: value, name: label, count: number }] : [])),
    next: answer.tasks.length > page.limit ? (rows.at(-1)?.id ?? null) : null,
  };
}

/** One task with what its page needs; null where the actor sees none. Two queries, one for the holder of its link. */
export async function findTask(ctx: Context, db: Reader, id: string): Promise<TaskPage | null> {
  const seats = await seatsOf(ctx, db);
  const found = await db.execute<Omit<TaskPage, "mayKeep">>(sql`
    select * from (${seen(ctx, minutesSeen(ctx.actor, seats, ctx.region.timeZone))}) base where id = ${id}`);
  const [task] = found.rows;
  return task ? { ...task, mayKeep: mayKeepTask(ctx.actor, seats, { gremiumId: task.gremium?.id ?? null }, ctx.today) } : null;
}

export type OwnTask = { id: string; title: string; dueOn: string | null; isOverdue: boolean; gremium: string | null };

/** Open tasks of the signed-in account, for its desk. One query. */
export async function ownTasks(ctx: Context, db: Reader): Promise<OwnTask[]> {
  if (ctx.actor.kind !== "staff") return [];
  const found = await db.execute<OwnTask>(sql`
    select t.id, t.title, t.due_on::text as "dueOn", coalesce(t.due_on < ${ctx.today}::date, false) as "isOverdue", g.name as gremium
    from tasks t
      join people p on p.region_id = t.region_id and p.id = t.owner_person_id
      left join gremien g on g.region_id = t.region_id and g.id = t.gremium_id
    where t.region_id = ${ctx.region.id} and t.state = 'open' and p.account_id = ${ctx.actor.accountId}
    order by coalesce(t.due_on, 'infinity'), t.id`);
  return found.rows;
}

export type LinkedTask = Pick<ListedTask, "id" | "title" | "state" | "dueOn" | "report" | "proposedDueOn" | "handedBackOn"> & {
  gremium: string | null;
  person: { salutation: string; firstName: string; lastName: string } | null;
};

/** What stands behind the link of a task; null for every other context. One query. */
export async function findLinkedTask(ctx: Context, db: Reader): Promise<LinkedTask | null> {
  if (ctx.actor.kind !== "link" || ctx.actor.opens !== "task") return null;
  const found = await db.execute<LinkedTask>(sql`
    select t.id, t.title, t.state, t.due_on::text as "dueOn", t.report, t.proposed_due_on::text as "proposedDueOn", t.handed_back_on::text as "handedBackOn",
      g.name as gremium, case when p.id is not null then json_build_object('salutation', p.salutation, 'firstName', p.first_name, 'lastName', p.last_name) end as person
    from tasks t
      left join gremien g on g.region_id = t.region_id and g.id = t.gremium_id
      left join people p on p.region_id = t.region_id and p.id = t.owner_person_id
    where t.region_id = ${ctx.region.id} and t.id = ${ctx.actor.subjectId}`);
  return found.rows[0] ?? null;
}

const standings: Record<TaskStanding, SQL> = {
  open: sql`state = 'open'`,
  overdue: sql`"isOverdue"`,
  done: sql`state <> 'open'`,
  all: sql`true`,
};

/** Every task that may be seen: with the minutes it stands in, or because it is one's own. */
function seen(ctx: Context, bySeats: SQL): SQL {
  return sql`
    select t.id, t.gremium_id, t.title, t.state, t.due_on::text as "dueOn", t.done_on::text as "doneOn", t.report, t.version,
      t.owner_person_id as "ownerPersonId", t.handed_back_on::text as "handedBackOn", t.proposed_due_on::text as "proposedDueOn",
      to_char(t.mailed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "mailedAt", t.reminders,
      ${isOverdue(ctx)} as "isOverdue",
      nullif(concat_ws(' ', nullif(p.salutation, 'divers'), p.last_name), '') as owner, o.name as "ownerOrganisation",
      ${isMine(ctx)} as "isMine",
      case when g.id is not null then json_build_object('id', g.id, 'name', g.name) end as gremium,
      case when m.id is not null then json_build_object('id', m.id, 'number', m.number, 'title', m.title,
        'on', (m.starts_at at time zone ${ctx.region.timeZone})::date::text) end as meeting,
      a.title as "agendaItem"
    from ${TASKS}
      left join agenda_items a on a.region_id = t.region_id and a.id = t.agenda_item_id
      left join organisations o on o.region_id = p.region_id and o.id = p.organisation_id
    where ${seenTasks(ctx, bySeats)}`;
}

/** With what decides who sees one. */
const TASKS = sql`tasks t
      left join gremien g on g.region_id = t.region_id and g.id = t.gremium_id
      left join meetings m on m.region_id = t.region_id and m.id = t.meeting_id
      left join people p on p.region_id = t.region_id and p.id = t.owner_person_id`;
const accountOf = ({ actor }: Context) => (actor.kind === "staff" ? actor.accountId : null);
const isMine = (ctx: Context) => sql`coalesce(p.account_id = ${accountOf(ctx)}::uuid, false)`;
const isOverdue = (ctx: Context) => sql`(t.state = 'open' and coalesce(t.due_on < ${ctx.today}::date, false))`;
const seenTasks = (ctx: Context, bySeats: SQL) => sql`t.region_id = ${ctx.region.id} and (${bySeats} or p.account_id = ${accountOf(ctx)}::uuid)`;
