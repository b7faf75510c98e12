/**
 * `npm test`: everything, in stages with their minutes. Ends with one line that counts all tests,
 * "N passed, N failed", for people and for machines.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

type Count = { passed: number; failed: number; skipped: number };
type Suite = { title: string; suites?: Suite[]; specs: { title: string; ok: boolean }[] };
type BrowserReport = { suites: Suite[]; stats: { expected: number; unexpected: number; flaky: number; skipped: number } };
type VitestReport = {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  testResults: { name: string; message: string; status: string; assertionResults: { fullName: string; status: string; failureMessages: string[] }[] }[];
};
const reports = mkdtempSync(join(tmpdir(), "miteinander-tests-"));
// A log that is read as a file, as CI's is, would be mostly the colours of dots.
if (!process.stdout.isTTY) process.env.NO_COLOR = "1";
const total: Count = { passed: 0, failed: 0, skipped: 0 };
/** What failed, again at the end: a reader who sees only the last lines must not have to search. */
const failures: string[] = [];

function stage(name: string, work: () => Count): void {
  const started = Date.now();
  const { passed, failed, skipped } = work();
  total.passed += passed;
  total.failed += failed;
  total.skipped += skipped;
  process.stdout.write(`\n== ${name}: ${passed} passed, ${failed} failed, ${skipped} skipped in ${((Date.now() - started) / 60_000).toFixed(1)} min\n\n`);
}

stage("check", () => check());
stage("unit and database", () => vitest());
stage("PostgreSQL 15", () => oldestPostgres());
// They only look, so two windows can do it at once; what the others do would change what is looked at.
stage("pages, looked at", () => browser("looks", 2));
stage("browser", () => browser("pages journeys", 1));

for (const failure of failures) process.stdout.write(`${failure}\n\n`);
process.stdout.write(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped\n`);
process.exitCode = total.failed > 0 ? 1 : 0;

function run(command: string, ...parameters: string[]): boolean {
  return spawnSync(command, parameters, { stdio: "inherit" }).status === 0;
}

function check(): Count {
  if (run("node", "scripts/check.ts")) return { passed: 1, failed: 0, skipped: 0 };
  failures.push("FAILED check: its findings stand above, in the first stage");
  return { passed: 0, failed: 1, skipped: 0 };
}

/** The floor of what we support: walls, migrations, constraints, search, jobs and a whole status round on its own engine. */
function oldestPostgres(): Count {
  const folder = "/usr/lib/postgresql/15";
  if (!existsSync(join(folder, "bin", "postgres"))) {
    process.stdout.write(`Not run: there is no PostgreSQL 15 in ${folder}. On Debian 12: apt-get install postgresql-15.\n`);
    return { passed: 0, failed: 0, skipped: 1 };
  }
  process.env.TEST_POSTGRES = folder;
  const count = vitest(
    "tests/walls",
    "platform/jobs",
    "platform/audit",
    "domain/concept/imports",
    "domain/concept/search",
    "domain/network/search",
    "domain/offers/finding",
    "domain/concept/rounds",
    "domain/concept/editing",
    // Without the commands, which only call what is tried here.
    "tests/house/drill",
  );
  delete process.env.TEST_POSTGRES;
  return count;
}

function vitest(...files: string[]): Count {
  const file = join(reports, `vitest-${files.length}.json`);
  const fine = run("vitest", "run", ...files, "--reporter=dot", "--reporter=json", `--outputFile.json=${file}`);
  if (!existsSync(file)) return { passed: 0, failed: 1, skipped: 0 };
  const found = JSON.parse(readFileSync(file, "utf8")) as VitestReport;
  for (const { name, message, status, assertionResults } of found.testResults) {
    const failed = assertionResults.filter((test) => test.status === "failed");
    failures.push(...failed.map((test) => `FAILED ${name}: ${test.fullName}\n${test.failureMessages.join("\n").slice(0, 2000)}`));
    if (status === "failed" && failed.length === 0) failures.push(`FAILED ${name}\n${message.slice(0, 2000)}`);
  }
  // A file that cannot be loaded has no failed tests, and yet nothing in it ran.
  return { passed: found.numPassedTests, failed: found.numFailedTests || (fine ? 0 : 1), skipped: found.numPendingTests };
}

/** @param projects of the Playwright settings, with spaces between */
function browser(projects: string, workers: number): Count {
  const chromium = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find((path) => existsSync(path));
  const path = process.env.CHROMIUM ?? chromium;
  if (!path) {
    process.stdout.write(
      "The browser tests need an installed Chromium and found none. On Debian and Ubuntu: apt-get install chromium.\n" +
        "Elsewhere install Chromium or Chrome and name it: CHROMIUM=/path/to/chromium npm test\n",
    );
    return { passed: 0, failed: 1, skipped: 0 };
  }
  const file = join(reports, `playwright-${projects}.json`);
  const parameters = ["test", `--workers=${workers}`, ...projects.split(" ").map((project) => `--project=${project}`)];
  spawnSync("playwright", parameters, { stdio: "inherit", env: { ...process.env, CHROMIUM: path, PLAYWRIGHT_JSON_OUTPUT_NAME: file } });
  if (!existsSync(file)) return { passed: 0, failed: 1, skipped: 0 };
  const { stats, suites } = JSON.parse(readFileSync(file, "utf8")) as BrowserReport;
  failures.push(...suites.flatMap(failedIn));
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped };
}

function failedIn({ title, suites = [], specs }: Suite): string[] {
  const own = specs.filter(({ ok }) => !ok).map((spec) => `FAILED ${title}: ${spec.title}`);
  return [...own, ...suites.flatMap(failedIn)];
}
