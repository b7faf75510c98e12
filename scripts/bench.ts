/**
 * `npm run bench`: the figures of the budgets, measured here and printed. A figure over its budget is marked, never an error.
 * With `-- --record` they are added to docs/operations/bench-history.csv, one line per figure.
 */
import { spawnSync } from "node:child_process";
import { cpus } from "node:os";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { ellerland } from "#db/seed/ellerland/index.ts";
import { DEMO_PASSWORD } from "#db/seed/load.ts";
import { timeAccessReport } from "./bench/access-report.ts";
import { timeVerification } from "./bench/audit-chain.ts";
import { besideBareNode } from "./bench/bare-node.ts";
import { timeConceptSearch } from "./bench/concept-search.ts";
import { recordFigures, type Figure } from "./bench/history.ts";
import { largeDocument } from "./bench/large-concept.ts";
import { addLargeCatalogue } from "./bench/large-catalogue.ts";
import { addLargeNetwork } from "./bench/large-network.ts";
import { addLargeRegion } from "./bench/large-region.ts";
import { load, quantiles } from "./bench/load.ts";
import { addManyMeasures } from "./bench/many-measures.ts";
import { timeNetworkLists } from "./bench/network-lists.ts";
import { sizeOfMap, timeOfferLists } from "./bench/offer-lists.ts";
import { freshFolder, memory, removeFolder, run, signInAt, startProduct, type Product } from "./bench/product.ts";
import { transfersOf } from "./bench/transfers.ts";
import { timeWrites } from "./bench/walled-writes.ts";

const figures: Figure[] = [];

/** @param most the budget; a measured value above it is marked */
function atMost(what: string, most: number, measured: number, unit: string): void {
  figures.push({ what, budget: `≤ ${number(most)} ${unit}`, measured: `${number(measured)} ${unit}`, over: measured > most });
}

function atLeast(what: string, least: number, measured: number, unit: string): void {
  figures.push({ what, budget: `≥ ${number(least)} ${unit}`, measured: `${number(measured)} ${unit}`, over: measured < least });
}

function note(what: string, measured: string): void {
  figures.push({ what, budget: "", measured, over: false });
}

const number = (value: number) => value.toLocaleString("en", { maximumFractionDigits: value < 10 ? 1 : 0 });
const kilo = (bytes: number) => bytes / 1000;

async function measureStarts(): Promise<void> {
  const empty = freshFolder();
  try {
    const product = await startProduct(empty);
    atMost("start with an empty database", 5, product.startMs / 1000, "s");
    await product.stop();
    const again = await startProduct(empty);
    note("start again", `${number(again.startMs / 1000)} s`);
    await again.stop();
    const { ms } = JSON.parse(run(["demo", "--json"], product.environment)) as { ms: number };
    atMost("loading the demo region", 10, ms / 1000, "s");
  } finally {
    removeFolder(empty);
  }
}

async function measureImport({ origin }: Product, cookie: string): Promise<void> {
  const times: number[] = [];
  for (let turn = 0; turn < 5; turn++) {
    const form = new FormData();
    form.set("file", new File([new Uint8Array(largeDocument())], "konzept.docx"));
    const started = performance.now();
    const sent = await fetch(`${origin}/app/gross/konzept/einlesen`, { method: "POST", body: form, redirect: "manual", headers: { origin, cookie } });
    const preview = await fetch(`${origin}${sent.headers.get("location") ?? "/"}`, { headers: { cookie } });
    const text = await preview.text();
    times.push(performance.now() - started);
    if (preview.status !== 200 || !text.includes("101")) throw new Error(`The preview was answered with ${preview.status}.`);
  }
  atMost("DOCX with 101 recommendations, upload to preview", 1, quantiles(times).p50 / 1000, "s");
}

async function measurePages({ origin }: Product, cookie: string): Promise<void> {
  // A value nobody asked for yet makes an address that is not in the cache.
  const uncached = await load(origin, (n) => `/gross/konzept?gruppe=x${n}`, { connections: 1, seconds: 30, atMost: 50 });
  atMost("public concept, 100 recommendations and 200 measures, uncached, p50", 50, uncached.p50, "ms");
  atMost("… p95", 50, uncached.p95, "ms");

  const opened = async (path: string): Promise<{ p50: number; p95: number }> => {
    const times: number[] = [];
    for (let turn = 0; turn < 50; turn++) {
      const started = performance.now();
      await (await fetch(origin + path, { headers: { cookie } })).arrayBuffer();
      times.push(performance.now() - started);
    }
    return quantiles(times);
  };
  const workspace = await opened("/app/gross/konzept");
  atMost("workspace concept, the same, p50", 50, workspace.p50, "ms");
  atMost("… p95", 50, workspace.p95, "ms");
  atMost("difference between two versions of the demo's concept, p95", 300, (await opened("/app/ellerland/konzept/fortschreibung")).p95, "ms");

  const { cached, bare, p99, bareP99, failed: cachedFailed } = await besideBareNode(origin, "/ellerland/konzept");
  atLeast("public page cached, 20 connections", Math.min(20_000, 0.8 * bare), cached, "requests/s");
  note("… what Node alone answers here", `${number(bare)} requests/s`);
  note("… of that", `${number((100 * cached) / bare)} %`);
  atMost("… p99", 5, p99, "ms");
  note("… p99 of Node alone", `${number(bareP99)} ms`);
  const rendered = await load(origin, (n) => `/ellerland/de?x=${n}`.replace("?x=", "?sprache="), { connections: 20, seconds: 2 });
  note("welcome page with invented parameters (from the cache)", `${number(rendered.perSecond)} requests/s`);
  const recommendation = (n: number) => `/gross/konzept/empfehlung/${(n % 5) + 1}.${(n % 8) + 1}.${(n % 2) + 1}?sprache=x${n}`;
  // The first thousand requests run before the compiler of Node knows what matters; the portal runs for weeks.
  const early = await load(origin, recommendation, { connections: 20, seconds: 10 });
  note("public recommendation uncached, first 10 s", `${number(early.perSecond)} requests/s`);
  const fresh = await load(origin, (n) => recommendation(n + 1_000_000), { connections: 20, seconds: 5 });
  // Budgets: docs/adr/0009-throughput.md.
  atLeast("… after that, 20 connections", 200, fresh.perSecond, "requests/s");
  atMost("… p99", 300, fresh.p99, "ms");
  const failed = cachedFailed + fresh.failed + uncached.failed;
  if (failed > 0) note("answers that were not 200", String(failed));
}

async function measureLists({ origin }: Product, cookie: string): Promise<void> {
  const times: number[] = [];
  for (let turn = 0; turn < 50; turn++) {
    const started = performance.now();
    await (await fetch(`${origin}/app/viele/massnahmen`, { headers: { cookie } })).arrayBuffer();
    times.push(performance.now() - started);
  }
  note("list of measures, 30,000 behind, p50", `${number(quantiles(times).p50)} ms`);
  atMost("… p95", 100, quantiles(times).p95, "ms");
}

async function measureNetwork({ environment, origin }: Product, cookie: string, coordinator: string): Promise<void> {
  await addLargeRegion(environment, coordinator, "netz");
  const started = performance.now();
  const { gremiumId } = await addLargeNetwork(environment, "netz");
  atMost("filling a network of 5,000 organisations and 2,000 meetings", 60, (performance.now() - started) / 1000, "s");
  for (const [what, p50, p95] of await timeNetworkLists(origin, cookie, "netz", gremiumId)) {
    note(`${what}, p50`, `${number(p50)} ms`);
    atMost("… p95", 100, p95, "ms");
  }
}

async function measureCatalogue({ environment, origin }: Product): Promise<void> {
  const started = performance.now();
  await addLargeCatalogue(environment, "katalog");
  note("filling a catalogue of 20,000 offers with 200,000 dates in 16 languages", `${number((performance.now() - started) / 1000)} s`);
  for (const [what, p50, p95, most] of await timeOfferLists(origin, "katalog")) {
    note(`${what}, p50`, `${number(p50)} ms`);
    atMost("… p95", most, p95, "ms");
  }
  atMost("map of 2,000 places, brotli", 150, kilo(await sizeOfMap(origin, "katalog")), "kB");
}

async function measureWalls({ environment }: Product): Promise<void> {
  for (const writers of [1, 8]) {
    const { walled, bare } = await timeWrites(environment, "viele", writers);
    note(`writes, ${writers} at once in one region, with walls and audit`, `${number(walled)} writes/s`);
    note("… without", `${number(bare)} writes/s`);
    atLeast("… with of without", 70, (100 * walled) / bare, "%");
  }
}

async function measureSearch({ environment }: Product, slug: string, what: string): Promise<void> {
  const { p50, p95 } = quantiles(await timeConceptSearch(environment, slug));
  note(`search in ${what}, p50`, `${number(p50)} ms`);
  atMost("… p95", 60, p95, "ms");
}

async function measureTransfers({ origin }: Product): Promise<void> {
  for (const path of ["/ellerland/konzept", "/ellerland/konzept/empfehlung/1.1.1"]) {
    const br = await transfersOf(origin, path, "br");
    const gzip = await transfersOf(origin, path, "gzip");
    const sum = (all: typeof br) => Object.values(all).reduce((total, bytes) => total + bytes, 0);
    atMost(`first visit to ${path}, brotli`, 60, kilo(sum(br)), "kB");
    atMost("… gzip", 60, kilo(sum(gzip)), "kB");
    note(
      "… its parts, brotli",
      Object.entries(br)
        .map(([kind, bytes]) => `${kind} ${number(kilo(bytes))}`)
        .join(", "),
    );
    atMost("… script", 0, kilo(br.script), "kB");
  }
}

function print(): void {
  const width = (pick: (figure: Figure) => string) => Math.max(...figures.map((figure) => pick(figure).length));
  const [what, budget] = [width((figure) => figure.what), width((figure) => figure.budget)];
  process.stdout.write(`\n${"what".padEnd(what)} | ${"budget".padEnd(budget)} | measured\n${"-".repeat(what)}-|-${"-".repeat(budget)}-|---------\n`);
  for (const figure of figures)
    process.stdout.write(`${figure.what.padEnd(what)} | ${figure.budget.padEnd(budget)} | ${figure.measured}${figure.over ? "  (over)" : ""}\n`);
  process.stdout.write(`\n${machine}\n`);
}

function record(): void {
  const commit = spawnSync("git", ["rev-parse", "--short", "HEAD"], { encoding: "utf8" }).stdout.trim();
  const file = resolve(import.meta.dirname, "../docs/operations/bench-history.csv");
  recordFigures(file, figures, { day: new Date().toISOString().slice(0, 10), commit, machine });
}

const { values } = parseArgs({ options: { record: { type: "boolean" } } });
const machine = `${cpus().length} × ${cpus()[0]?.model.trim() ?? "?"}, Node ${process.version}`;

spawnSync(process.execPath, [resolve(import.meta.dirname, "prepare.mjs")], { stdio: "inherit" });
const folder = freshFolder();
try {
  await measureStarts();
  const product = await startProduct(folder, ["--demo"]);
  atMost("first start with the demo region", 15, product.startMs / 1000, "s");
  try {
    const { node, postgres } = memory(product);
    atMost("memory after the start, Node", 400, node, "MB");
    atMost("memory after the start, PostgreSQL", 300, postgres, "MB");
    const coordinator = ellerland.accounts.find(({ role }) => role === "coordinator")?.email ?? "";
    await addLargeRegion(product.environment, coordinator, "gross");
    const cookie = await signInAt(product.origin, coordinator, DEMO_PASSWORD);
    await measureImport(product, cookie);
    await measurePages(product, cookie);
    await measureTransfers(product);
    await measureNetwork(product, cookie, coordinator);
    await measureCatalogue(product);
    await addLargeRegion(product.environment, coordinator, "viele");
    await addManyMeasures(product.environment, "viele");
    await measureLists(product, cookie);
    await measureSearch(product, "gross", "100 recommendations and 200 measures");
    await measureSearch(product, "viele", "100 recommendations and 30,200 measures");
    const reports = await timeAccessReport(product.environment, "viele", 5_000);
    atMost("access report of a person whom 5,000 readings showed, slowest of 5", 2, Math.max(...reports) / 1000, "s");
    await measureWalls(product);
    atMost("audit verify, 1 million entries", 5, (await timeVerification(product.environment, 1_000_000)) / 1000, "s");
    const after = memory(product);
    note("memory after all this, Node and PostgreSQL", `${number(after.node)} and ${number(after.postgres)} MB`);
  } finally {
    await product.stop();
  }
} finally {
  removeFolder(folder);
}
print();
if (values.record) record();
