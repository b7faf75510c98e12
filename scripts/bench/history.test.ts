import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Papa from "papaparse";
import { expect, test } from "vitest";
import { recordFigures } from "./history.ts";

test("The history of the figures names each of them in full, and its machine", () => {
  const folder = mkdtempSync(join(tmpdir(), "history-"));
  const file = join(folder, "history.csv");
  const kept = readFileSync("docs/operations/bench-history.csv", "utf8").split("\n")[0];
  writeFileSync(file, `${kept}\n`);
  const about = { day: "2026-03-16", commit: "abc1234", machine: "2 × CPU, Node v24" };
  try {
    recordFigures(
      file,
      [
        { what: "list of measures, p50", budget: "", measured: "20 ms", over: false },
        { what: "… p95", budget: "≤ 100 ms", measured: "120 ms", over: true },
      ],
      about,
    );
    recordFigures(file, [{ what: "restore", budget: "≤ 90 s", measured: "80 s", over: false }], about);
    expect(Papa.parse(readFileSync(file, "utf8"), { header: true, skipEmptyLines: true }).data).toEqual([
      { ...about, figure: "list of measures, p50 … p95", budget: "≤ 100 ms", measured: "120 ms", over: "over" },
      { ...about, figure: "restore", budget: "≤ 90 s", measured: "80 s", over: "" },
    ]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
