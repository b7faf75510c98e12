import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { pages } from "#app/pages.ts";
import { eventNames } from "./event-names.ts";

const project = resolve(import.meta.dirname, "../../../..");

const sources = ["domain", "platform", "app", "db"].flatMap((room) =>
  readdirSync(join(project, room), { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/.test(name) && !/(\.test\.|(^|\/)test-|event-names)/.test(name))
    .map((name) => readFileSync(join(project, room, name), "utf8")),
);
const named = Object.keys(eventNames);

test("Every event that an act or a page writes has a name in words", () => {
  const acts = sources.flatMap((text) => [...text.matchAll(/\.audit\("([a-z.-]+)"/g)].map(([, event = ""]) => event));
  const written = new Set([...acts, ...pages.flatMap(({ audit }) => audit ?? [])]);
  expect([...written].filter((event) => !named.includes(event))).toEqual([]);
});

test("No name is left of an event that nobody writes", () => {
  expect(named.filter((event) => !sources.some((text) => text.includes(`"${event}"`)))).toEqual([]);
});
