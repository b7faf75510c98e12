import type { PgTable } from "drizzle-orm/pg-core";
import { integrationOffice, integrationOfficePosts } from "#domain/network/office/schema.ts";
import type { StoryOffice } from "./story.ts";

/** The versions of the integration office; each is replaced when the next was saved. */
export function officeRows(regionId: string, versions: readonly StoryOffice[], personId: (key: string) => string): [PgTable, Record<string, unknown>[]][] {
  const saved = versions.map(({ savedOn }) => new Date(`${savedOn}T09:00:00Z`));
  return [
    [
      integrationOffice,
      versions.map(({ savedOn: _day, head, posts: _posts, ...fields }, index) => ({
        ...fields,
        regionId,
        version: index + 1,
        headPersonId: head === undefined ? null : personId(head),
        warnMonths: 9,
        savedAt: saved[index],
        replacedAt: saved[index + 1] ?? null,
      })),
    ],
    [
      integrationOfficePosts,
      versions.flatMap(({ posts }, index) => posts.map((post, place) => ({ ...post, regionId, version: index + 1, position: place + 1 }))),
    ],
  ];
}
