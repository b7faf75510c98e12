/**
 * `npm test`: everything, in stages with their minutes. Ends with one line that counts all tests,
 * "N passed, N failed", for people and for machines.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

type Count = { passed: number; failed: number; skipped: number };
const reports = mkdtempSync(join(tmpdir(), "miteinander-tests-"));
const total: Count = { passed: 0, failed: 0, skipped: 0 };

function stage(name: string, work: () => Count): void {
  const started = Date.now();
  const { passed, failed, skipped } = work();
  total.passed += passed;
  total.failed += failed;
  total.skipped += skipped;
  process.stdout.write(`\n== ${name}: ${passed} passed, ${failed} failed, ${skipped} skipped in ${((Date.now() - started) / 60_000).toFixed(1)} min\n\n`);
}

stage("check", () => (run("node", "scripts/check.ts") ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 }));
stage("unit and database", () => vitest());
stage("PostgreSQL 15", () => oldestPostgres());
stage("browser", () => browser());

process.stdout.write(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped\n`);
process.exitCode = total.failed > 0 ? 1 : 0;

function run(command: string, ...parameters: string[]): boolean {
  return spawnSync(command, parameters, { stdio: "inherit" }).status === 0;
}

/** The floor of what we support: walls, migrations, constraints, jobs and a whole status round on its own engine. */
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
    "domain/concept/rounds",
    "domain/concept/editing",
    "tests/house/drill",
  );
  delete process.env.TEST_POSTGRES;
  return count;
}

function vitest(...files: string[]): Count {
  const file = join(reports, `vitest-${files.length}.json`);
  const fine = run("vitest", "run", ...files, "--reporter=dot", "--reporter=json", `--outputFile.json=${file}`);
  if (!existsSync(file)) return { passed: 0, failed: 1, skipped: 0 };
  const found = JSON.parse(readFileSync(file, "utf8")) as { numPassedTests: number; numFailedTests: number; numPendingTests: number };
  // A file that cannot be loaded has no failed tests, and yet nothing in it ran.
  return { passed: found.numPassedTests, failed: found.numFailedTests || (fine ? 0 : 1), skipped: found.numPendingTests };
}

function browser(): Count {
  const chromium = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find((path) => existsSync(path));
  const path = process.env.CHROMIUM ?? chromium;
  if (!path) {
    process.stdout.write(
      "The browser tests need an installed Chromium and found none. On Debian and Ubuntu: apt-get install chromium.\n" +
        "Elsewhere install Chromium or Chrome and name it: CHROMIUM=/path/to/chromium npm test\n",
    );
    return { passed: 0, failed: 1, skipped: 0 };
  }
  const file = join(reports, "playwright.json");
  spawnSync("playwright", ["test"], { stdio: "inherit", env: { ...process.env, CHROMIUM: path, PLAYWRIGHT_JSON_OUTPUT_NAME: file } });
  if (!existsSync(file)) return { passed: 0, failed: 1, skipped: 0 };
  const { stats } = JSON.parse(readFileSync(file, "utf8")) as { stats: { expected: number; unexpected: number; flaky: number; skipped: number } };
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped };
}
