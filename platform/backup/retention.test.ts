import { describe, expect, test } from "vitest";
import type { BackupFile } from "./folder.ts";
import { isDue } from "./nightly.ts";
import { outdated } from "./retention.ts";

const nightly = (from: string, nights: number): BackupFile[] =>
  Array.from({ length: nights }, (_, night) => {
    const takenAt = new Date(Date.parse(`${from}T01:30:00Z`) - night * 86_400_000);
    return { file: takenAt.toISOString().slice(0, 10), takenAt, bytes: 1 };
  });
const keep = { days: 7, weeks: 4, months: 12 };
const keptOf = (backups: BackupFile[]) => {
  const gone = outdated(backups, keep);
  return backups.filter((backup) => !gone.includes(backup)).map(({ file }) => file);
};

describe("Of backups from every night", () => {
  test("the last seven days, four weeks and twelve months stay", () => {
    // 2026-11-22 is a Sunday.
    expect(keptOf(nightly("2026-11-22", 500))).toEqual([
      "2026-11-22",
      "2026-11-21",
      "2026-11-20",
      "2026-11-19",
      "2026-11-18",
      "2026-11-17",
      "2026-11-16",
      "2026-11-15",
      "2026-11-08",
      "2026-11-01",
      "2026-10-31",
      "2026-09-30",
      "2026-08-31",
      "2026-07-31",
      "2026-06-30",
      "2026-05-31",
      "2026-04-30",
      "2026-03-31",
      "2026-02-28",
      "2026-01-31",
      "2025-12-31",
    ]);
  });

  test("the same stay, whether they are cleared each night or once", () => {
    let present: BackupFile[] = [];
    for (const backup of nightly("2026-11-22", 500).toReversed()) {
      present = [backup, ...present];
      const gone = outdated(present, keep);
      present = present.filter((each) => !gone.includes(each));
    }
    expect(present.map(({ file }) => file)).toEqual(keptOf(nightly("2026-11-22", 500)));
  });

  test("old ones stay when no newer ones come: age alone removes nothing", () => {
    const [only] = nightly("2020-01-01", 1);
    expect(outdated(only ? [only] : [], keep)).toEqual([]);
  });
});

describe("A nightly backup at 02:30 is due", () => {
  test.each([
    ["after 02:30, when the newest is from the night before", "2026-11-22T02:30+01:00", "2026-11-21T02:31+01:00", true],
    ["not before 02:30", "2026-11-22T02:29+01:00", "2026-11-21T02:31+01:00", false],
    ["not twice a night", "2026-11-22T02:40+01:00", "2026-11-22T02:30+01:00", false],
    ["at noon, when nothing ran at night", "2026-11-22T12:00+01:00", "2026-11-20T02:31+01:00", true],
    ["not at noon, when a person backed up in the morning", "2026-11-22T12:00+01:00", "2026-11-22T08:00+01:00", false],
    ["in the night without 02:30", "2026-03-29T03:00+02:00", "2026-03-28T02:30+01:00", true],
    ["once in the night with two 02:30", "2026-10-25T02:30+01:00", "2026-10-25T02:30+02:00", false],
  ])("%s", (_, now, newest, due) => {
    expect(isDue(new Date(now), new Date(newest), "02:30")).toBe(due);
  });
});
