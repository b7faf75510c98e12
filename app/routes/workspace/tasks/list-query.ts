import { z } from "zod";
import { TASK_STANDINGS, type TaskFilter, type TaskStanding } from "#domain/network/minutes/index.ts";

const WORDS = { open: "offen", overdue: "ueberfaellig", done: "erledigt", all: "alle" } as const satisfies Record<TaskStanding, string>;

export type TaskQuery = { filter: TaskFilter; after: string | null };

/** What an address asks for; open tasks of everybody unless told. Words that mean nothing here are passed over. */
export function readTaskQuery(query: URLSearchParams): TaskQuery {
  const id = (name: string) => z.uuid().safeParse(query.get(name)).data ?? null;
  return {
    filter: {
      mine: query.get("wessen") === "meine",
      gremiumId: id("gremium"),
      standing: TASK_STANDINGS.find((standing) => WORDS[standing] === query.get("stand")) ?? "open",
    },
    after: id("nach"),
  };
}

/** The address part that asks for exactly this; empty for the plain list. */
export function writeTaskQuery({ filter, after }: TaskQuery): string {
  const query = new URLSearchParams();
  if (filter.mine) query.set("wessen", "meine");
  if (filter.gremiumId) query.set("gremium", filter.gremiumId);
  if (filter.standing !== "open") query.set("stand", WORDS[filter.standing]);
  if (after) query.set("nach", after);
  return query.size === 0 ? "" : `?${query}`;
}

export function standingWord(standing: TaskStanding): string {
  return WORDS[standing];
}
