import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";

const project = resolve(import.meta.dirname, "../..");

/** Whoever opens connections besides the one fetcher, and why no address from input gets there. */
const OTHERS: Record<string, string> = {
  "platform/outgoing/fetch-outside.ts": "The fetcher.",
  "platform/files/clamd.ts": "The address of the scanner comes from the settings.",
  "platform/doctor/outside.ts": "The operator's command looks at its own ORIGIN.",
  "platform/db/socket-folder.ts": "The socket of our own database.",
  "domain/offers/upkeep/look-up.ts": "Asks DNS whether a domain takes mail; connects to nothing.",
};
const CALLS =
  /^import \{[^}]*\b(connect|createConnection|request|get|Agent|Resolver|lookup|resolve\w*)\b[^}]*\} from "node:(http2?|https|net|tls|dns|dns\/promises|dgram)"/m;

test("No address from input is called but through the fetcher that looks where it leads", () => {
  const files = ["platform", "domain", "app", "cli"].flatMap((folder) =>
    readdirSync(join(project, folder), { recursive: true, encoding: "utf8" }).map((file) => `${folder}/${file}`),
  );
  const ours = files.filter((file) => /\.tsx?$/.test(file) && !/\.(test|process|client)\.tsx?$|\/test-|\.d\.ts$/.test(file));
  const calling = ours.filter((file) => {
    const text = readFileSync(join(project, file), "utf8");
    return CALLS.test(text) || /(?<![.\w])fetch\(|import \w+ from "node:(https?|http2|net|tls|dns)"/.test(text);
  });
  expect(ours.length).toBeGreaterThan(500);
  expect(calling.toSorted()).toEqual(Object.keys(OTHERS).toSorted());
});
