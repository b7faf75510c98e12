import { execFile, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, describe, expect, test } from "vitest";
import { createAccount, findAccountByEmail, insertMembership, requestPasswordReset } from "#platform/auth/index.ts";
import { makeContext, newId, openDatabase, transact } from "#platform/db/index.ts";
import { writeDocx, type Block } from "#platform/documents/index.ts";
import { listMails } from "#platform/mail/index.ts";
import { externalHouse } from "#tests/house/external-house.ts";
import { testDatabase } from "#tests/support/database.ts";
import { aRegion } from "#tests/support/factories.ts";

const db = await testDatabase();
const house = await externalHouse(db);
const project = resolve(import.meta.dirname, "..");
const folder = mkdtempSync(join(tmpdir(), "miteinander-cli-"));
afterAll(() => rmSync(folder, { recursive: true }));

const noDatabase = { PATH: process.env.PATH, MITEINANDER_DATA: join(folder, "nothing-may-be-made-here") };

/** The command as people call it. */
function miteinander(parameters: string[], environment: NodeJS.ProcessEnv = house.environment): Promise<{ code: number; out: string; err: string }> {
  return new Promise((done) => {
    execFile(process.execPath, ["cli/miteinander.ts", ...parameters], { cwd: project, env: environment, timeout: 30_000 }, (error, out, err) =>
      done({ code: error === null ? 0 : Number(error.code ?? -1), out, err }),
    );
  });
}

function aFile(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const small = aFile(
  "klein.csv",
  [
    "Handlungsfeld;Leitziel;Ziel;Empfehlung",
    "Sprache;Alle verstehen einander.;Kurse für alle;Kurse am Abend anbieten.",
    "Sprache;Alle verstehen einander.;Kurse für alle;Kinderbetreuung neben den Kursen einrichten.",
    "Wohnen;Alle wohnen gut.;Beratung vor Ort;Eine Wohnsprechstunde öffnen.",
  ].join("\n"),
);

describe("Checking the figures of a document", () => {
  test("prints each hint with its arithmetic, what is only explained apart, and ends with 1; needs no database", async () => {
    const report = aFile(
      "bericht.txt",
      "Beraten wurden 412 Personen, davon 198 Frauen und 204 Männer.\n\nGemeinde | Arbeitslose\nHohenwede | 410\nTorfhude | 305\nInsgesamt | 720\n",
    );
    const { code, out } = await miteinander(["concept", "check", report, "--json"], noDatabase);
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      hints: [{ code: "parts-below", arithmetic: "198 + 204 = 402 ≠ 412", place: { paragraph: 1 } }],
      explanations: [{ code: "rounded-to-5", arithmetic: "410 + 305 = 715 ≠ 720", place: { paragraph: 3 } }],
    });
  });

  test("ends with 0 where everything fits together, and with 1 and words where there is no file", async () => {
    const fine = aFile("gut.txt", "Beraten wurden 412 Personen, davon 198 Frauen und 214 Männer.\n");
    expect(await miteinander(["concept", "check", fine], noDatabase)).toMatchObject({ code: 0, out: "Keine Hinweise.\n" });
    expect(await miteinander(["concept", "check", join(folder, "nirgends.docx")], noDatabase)).toMatchObject({ code: 1, out: "" });
  });

  test("reads the tables of a Word document", async () => {
    const rows = ["Hohenwede 412", "Torfhude 305", "Summe 771"].map((row) => row.split(" "));
    const blocks: Block[] = [{ kind: "table", caption: "Beratung", columns: ["Ort", "Personen"], rows }];
    const word = writeDocx({ title: "Bericht", subtitle: "", language: "de", footer: "", blocks }, { at: new Date("2026-11-12T00:00:00Z") });
    const { code, out } = await miteinander(["concept", "check", aFile("bericht.docx", word), "--json"], noDatabase);
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ hints: [{ arithmetic: "412 + 305 = 717 ≠ 771", place: { table: 1 } }] });
  });
});

describe("Calling it", () => {
  test("a concept to read in needs its region: a wrong call, like any other, ends with 2", async () => {
    const { code, out, err } = await miteinander(["concept", "import", small], noDatabase);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toContain("--region");
  });

  test("--help names every command and is no failure", async () => {
    const { code, out } = await miteinander(["--help"], noDatabase);
    expect(code).toBe(0);
    for (const command of ["serve", "migrate", "setup", "demo", "outbox", "backup", "restore", "doctor", "concept", "audit", "privacy"])
      expect(out).toMatch(new RegExp(`^  ${command}`, "m"));
  });

  test.each([[["unbekannt"]], [["migrate", "--unbekannt"]], [["concept", "import"]], [["concept", "check"]], [["concept"]]])(
    "%j is a wrong call: 2, in words, nothing on standard output",
    async (parameters) => {
      const { code, out, err } = await miteinander(parameters, noDatabase);
      expect([code, out]).toEqual([2, ""]);
      expect(err).not.toBe("");
    },
  );

  test("settings that do not work: 2, and all of them are named before anything starts", async () => {
    const { code, out, err } = await miteinander(["migrate", "--json"], {
      ...noDatabase,
      PORT: "viele",
      SMTP_URL: "gopher://x",
      DATABASE_URL: "postgres://a@b/c",
    });
    expect([code, out]).toEqual([2, ""]);
    for (const name of ["PORT", "SMTP_URL", "AUTH_DATABASE_URL", "MITEINANDER_SECRET"]) expect(err).toContain(`- ${name}:`);
  });

  test("a database that is away: 1, in words", async () => {
    const { code, out, err } = await miteinander(["migrate"], { ...house.environment, MIGRATION_DATABASE_URL: "postgres://a:b@127.0.0.1:1/c" });
    expect([code, out]).toEqual([1, ""]);
    expect(err.trim().split("\n")).toHaveLength(1);
    expect(err).not.toContain("at ");
  });
});

describe("Serving on a port that is taken", { timeout: 60_000 }, () => {
  test.each(["PORT", "METRICS_PORT"])("ends with 1 and says what to do: %s", async (setting) => {
    const other = createServer();
    await new Promise<void>((listening) => other.listen(0, "127.0.0.1", listening));
    const { port } = other.address() as AddressInfo;
    try {
      const { code, out, err } = await miteinander(["serve"], { ...house.environment, PORT: "0", [setting]: String(port) });
      expect([code, out, err]).toEqual([1, "", expect.stringContaining(`Port ${port} on 127.0.0.1 is taken`)]);
      expect(err).toContain(`set ${setting} to a free port`);
      expect(err.trim().split("\n")).toHaveLength(1);
    } finally {
      other.close();
    }
  });
});

describe("Reading a document without touching a database", () => {
  test("prints one object with what was found", async () => {
    const { code, out, err } = await miteinander(["concept", "import", small, "--dry-run", "--json"], noDatabase);
    expect([code, err]).toEqual([0, ""]);
    expect(JSON.parse(out)).toMatchObject({
      fields: 2,
      guidingGoals: 2,
      goals: 2,
      recommendations: 3,
      subPoints: 0,
      suggestions: [],
      problems: expect.any(Array),
    });
  });

  test("prints two lines for people", async () => {
    const { out } = await miteinander(["concept", "import", small, "--dry-run"], noDatabase);
    expect(out).toContain("2 Handlungsfelder, 2 Leitziele, 2 Ziele, 3 Empfehlungen");
  });

  test.each([
    ["an empty file", "leer.csv", ""],
    ["a broken document", "kaputt.docx", "PK\u0003\u0004 und dann nichts"],
    ["a table with headings nobody knows", "fremd.csv", "Name;Farbe\nAnna;rot\nBela;blau\n"],
    ["a broken PDF", "konzept.pdf", "%PDF-1.7\n%äöü\n"],
  ])("refuses %s: not 0, one message on standard error, nothing on standard output", async (_what, name, content) => {
    const { code, out, err } = await miteinander(["concept", "import", aFile(name, content), "--dry-run", "--json"], noDatabase);
    expect([code, out]).toEqual([1, ""]);
    expect(err.trim().split("\n")).toHaveLength(1);
    expect(err.trim().length).toBeGreaterThan(20);
  });

  test("refuses a file that is not there", async () => {
    const { code, out, err } = await miteinander(["concept", "import", join(folder, "fehlt.csv"), "--dry-run"], noDatabase);
    expect([code, out]).toEqual([1, ""]);
    expect(err).toContain("fehlt.csv");
  });
});

describe("Preparing the house", () => {
  test("migrate tells what it applied", async () => {
    const { code, out } = await miteinander(["migrate", "--json"]);
    expect([code, JSON.parse(out)]).toEqual([0, { applied: [] }]);
  });

  test("setup prints one link; with an operator in place only when asked again", async () => {
    const first = await miteinander(["setup", "--json"]);
    expect(JSON.parse(first.out)).toEqual({ url: expect.stringMatching(/^http:\/\/localhost:3000\/app\/einrichten\/.{32}$/) });
    await db.superuser.query(`insert into auth."user" (id, name, email, operator) values (gen_random_uuid(), 'Betrieb', 'betrieb@example.org', true)`);
    expect(await miteinander(["setup", "--json"])).toMatchObject({ code: 1, out: "" });
    expect(await miteinander(["setup", "--json", "--again"])).toMatchObject({ code: 0 });
  });

  test("demo refuses a database that holds a region of its own", async () => {
    await aRegion(db);
    const { code, out, err } = await miteinander(["demo", "--json"]);
    expect([code, out]).toEqual([1, ""]);
    expect(err).toContain("region of its own");
  });
});

test("outbox prints the link for a new password, which no administrator can read", async () => {
  const county = await aRegion(db);
  const ctx = house.of(county);
  const opened = { settings: house.settings, database: house.database, open: await openDatabase(house.settings) };
  await createAccount(opened, { email: "vergesslich@example.org", name: "Rosa Alt", password: "Apfelbaum am Deich 7" });
  const account = await findAccountByEmail(house.database, "vergesslich@example.org");
  await transact(ctx, (tx) => insertMembership(tx, ctx, account?.id ?? "", { role: "coordinator" }));
  await requestPasswordReset(opened, "vergesslich@example.org", (token) => ({ subject: "Neues Passwort", body: `/app/passwort/${token}` }));
  await opened.open.close();

  const { code, out } = await miteinander(["outbox"]);
  expect([code, out]).toEqual([0, expect.stringMatching(/To: vergesslich@example\.org\nSubject: Neues Passwort\n\n\/app\/passwort\/\w+/)]);
  const memberships = [{ role: "administrator", organisationId: null, language: null }];
  const outbox = await listMails(makeContext(house.database, county.region, { kind: "staff", accountId: newId(), name: "N.", memberships }));
  expect(outbox).toMatchObject({ ok: true, value: { mails: [{ toAddress: "vergesslich@example.org", body: null }] } });
});

describe("audit verify", () => {
  test("is 0 for unbroken chains and 1 as soon as somebody tampered", async () => {
    const { region } = await aRegion(db);
    await miteinander(["concept", "import", small, "--region", region.slug]);
    const fine = await miteinander(["audit", "verify", "--json"]);
    expect(fine.code).toBe(0);
    expect(JSON.parse(fine.out)).toContainEqual(expect.objectContaining({ regionId: region.id, ok: true }));
    await db.superuser.query("update audit.entries set actor = 'niemand' where region_id = $1", [region.id]);
    const broken = await miteinander(["audit", "verify"]);
    expect(broken.code).toBe(1);
    expect(broken.out).toContain(`${region.id}: 1 entries, BROKEN`);
    await db.superuser.query("delete from audit.entries where region_id = $1; ", [region.id]);
    await db.superuser.query("delete from audit.heads where region_id = $1; ", [region.id]);
  });
});

describe("Printing the documents of data protection", () => {
  test.each(["record", "measures"])("privacy %s writes a PDF and says where it is", async (document) => {
    const { region } = await aRegion(db);
    const printed = await miteinander(["privacy", document, "--region", region.slug, "--out", join(folder, "documents")]);
    expect(printed).toMatchObject({ code: 0, err: "" });
    expect(readFileSync(printed.out.trim()).subarray(0, 5).toString()).toBe("%PDF-");
  });

  test("needs a region that exists", async () => {
    expect(await miteinander(["privacy", "record"])).toMatchObject({ code: 1, err: expect.stringContaining("--region") });
    expect(await miteinander(["privacy", "record", "--region", "atlantis"])).toMatchObject({ code: 1, err: expect.stringContaining("atlantis") });
  });
});

describe("Importing into a region", () => {
  const counted = async (regionId: string) => {
    const found = await db.superuser.query<{ count: number }>(
      "select (select count(*) from recommendations where region_id = $1)::int + (select count(*) from concepts where region_id = $1)::int + (select count(*) from audit.entries where region_id = $1)::int as count",
      [regionId],
    );
    return found.rows[0]?.count;
  };

  test("puts the document there, and the same again changes nothing", async () => {
    const { region } = await aRegion(db);
    const first = await miteinander(["concept", "import", small, "--region", region.slug, "--json"]);
    expect(JSON.parse(first.out)).toMatchObject({ recommendations: 3, conceptId: expect.any(String) });
    const again = await miteinander(["concept", "import", small, "--region", region.slug, "--json"]);
    expect(JSON.parse(again.out)).toMatchObject({ conceptId: JSON.parse(first.out).conceptId });
    expect((await db.superuser.query("select 1 from recommendations where region_id = $1", [region.id])).rowCount).toBe(3);
  });

  test("needs a region that exists", async () => {
    expect(await miteinander(["concept", "import", small])).toMatchObject({ code: 2, out: "", err: expect.stringContaining("--region") });
    expect(await miteinander(["concept", "import", small, "--region", "atlantis"])).toMatchObject({
      code: 1,
      out: "",
      err: expect.stringContaining("atlantis"),
    });
  });

  test("is there as a whole or not at all, whenever the process is killed", { timeout: 90_000 }, async () => {
    const rows = Array.from({ length: 400 }, (_, index) => `Feld ${index % 5};Ziel ${index % 50};Empfehlung Nummer ${index} in eigenen Worten anbieten.`);
    const large = aFile("gross.csv", ["Handlungsfeld;Ziel;Empfehlung", ...rows.toSorted()].join("\n"));
    const outcomes: (number | undefined)[] = [];
    for (const wait of [0, 20, 60, 120, 200, 400]) {
      const { region } = await aRegion(db);
      const release = wait === 0 ? await holdUp("recommendations") : undefined;
      const child = spawn(process.execPath, ["cli/miteinander.ts", "concept", "import", large, "--region", region.slug, "--accept-suggestions"], {
        cwd: project,
        env: house.environment,
        stdio: "ignore",
      });
      const ended = new Promise((done) => child.once("exit", done));
      await Promise.race([writingStarted(), ended]);
      await sleep(wait);
      child.kill("SIGKILL");
      await ended;
      await release?.();
      await everybodyLeft();
      outcomes.push(await counted(region.id));
    }
    // 400 recommendations, the concept, its audit entry
    expect(new Set([...outcomes, 0, 402])).toEqual(new Set([0, 402]));
    expect(outcomes[0]).toBe(0);
  });

  /** Whoever writes to this table waits until the answer is called: so that one kill surely comes midway. */
  async function holdUp(table: string): Promise<() => Promise<void>> {
    const client = await db.superuser.connect();
    await client.query(`begin; lock table ${table} in share mode`);
    return async () => {
      await client.query("rollback");
      client.release();
    };
  }

  const backends = (condition: string) =>
    db.superuser.query(`select 1 from pg_stat_activity where datname = current_database() and usename = 'miteinander_app' and ${condition}`);
  /** Until a transaction of the command has begun to write. */
  async function writingStarted(): Promise<void> {
    while ((await backends("backend_xid is not null")).rowCount === 0) await sleep(3);
  }
  async function everybodyLeft(): Promise<void> {
    while ((await backends("backend_xid is not null")).rowCount !== 0) await sleep(10);
  }
});
