import { execFile, execFileSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { createServer as createPlainServer } from "node:net";
import { createServer } from "node:tls";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { SMTPServer } from "smtp-server";
import { afterAll, afterEach, beforeEach, describe, expect, test } from "vitest";
import { writeBackup } from "#platform/backup/index.ts";
import { FOLDERS, readSettings } from "#platform/config/index.ts";
import { migrationNames, newId, openPool } from "#platform/db/index.ts";
import { examine, type Finding } from "#platform/doctor/index.ts";
import { examineProgram } from "#platform/doctor/settings.ts";
import { judgeRoom } from "#platform/doctor/folders.ts";
import { aScanner, answers } from "#platform/files/test-scanner.ts";
import type { House } from "#platform/house.ts";
import { appendErasure } from "#platform/privacy/erasure-ledger.ts";
import { testDatabase } from "#tests/support/database.ts";
import { aRegion } from "#tests/support/factories.ts";
import { externalHouse, freePort } from "./external-house.ts";

const db = await testDatabase();
await aRegion(db);
const external = await externalHouse(db);
const folders: string[] = [];
const PATH = process.env.PATH;
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));
// The machine's own clock is its own affair.
beforeEach(() => void (process.env.PATH = "/nowhere"));
afterEach(() => void (process.env.PATH = PATH));

function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "miteinander-doctor-"));
  folders.push(folder);
  return folder;
}

/** The house under other settings. */
function houseWith(environment: NodeJS.ProcessEnv = {}): House {
  const settings = readSettings({ ...external.environment, MITEINANDER_DATA: aFolder(), ...environment });
  return { settings, database: external.database, open: { database: external.database, admin: db.admin, migrate: async () => [], close: async () => {} } };
}

const codesOf = (findings: Finding[]) => findings.map(({ code }) => code);
const troublesOf = (findings: Finding[]) => findings.filter(({ state }) => state !== "good").map(({ state, code }) => `${state} ${code}`);

/** What it finds besides the lack of mail and backup that all these houses have, and the room on this machine. */
async function troubles(house: House, clock?: () => number): Promise<string[]> {
  return troublesOf(await examine(house, clock)).filter((words) => !/mail-none|backup-none|disk-/.test(words));
}

async function whileChanged<T>(change: string, back: string, look: () => Promise<T>): Promise<T> {
  await db.superuser.query(change);
  try {
    return await look();
  } finally {
    await db.superuser.query(back);
  }
}

describe("The doctor finds", () => {
  test("nothing wrong in a house that is in order, and says what it looked at", async () => {
    const house = houseWith();
    expect(await troubles(house)).toEqual([]);
    expect(codesOf(await examine(house))).toEqual(
      expect.arrayContaining([
        "program-good",
        "settings-good",
        "database-good",
        "migrations-good",
        "clock-good",
        "rights-good",
        "walls-good",
        "queue-good",
        "folder-good",
      ]),
    );
  });

  test("no mail server and no backup", async () => {
    expect(troublesOf(await examine(houseWith()))).toEqual(["warning mail-none", "warning backup-none"]);
  });

  test.each([
    ["passwords in clear", { ORIGIN: "http://miteinander.landkreis.example" }, "fault settings-origin"],
    ["a proxy that nobody trusts", { ORIGIN: "https://localhost:1" }, "warning settings-proxy"],
    ["a sender that others refuse", { SMTP_URL: "smtp://127.0.0.1:1" }, "warning settings-sender"],
  ])("%s", async (_, environment, trouble) => {
    expect(await troubles(houseWith(environment))).toContain(trouble);
  });

  test("a Node that is too old", () => {
    expect(examineProgram("1.0.0", "22.12.0")).toMatchObject([{ state: "fault", code: "program-old" }]);
  });

  test("a database that is away, and then asks it nothing more", async () => {
    const away = openPool({ host: "127.0.0.1", port: 1 });
    const found = await examine({ ...houseWith(), database: { ...external.database, app: away } });
    expect(troublesOf(found)).toContain("fault database-away");
    expect(codesOf(found)).not.toContain("walls-good");
    await away.end();
  });

  test("an application that logs in as somebody stronger", async () => {
    const strong = openPool(db.admin);
    expect(await troubles({ ...houseWith(), database: { ...external.database, app: strong } })).toEqual(["fault rights-many"]);
    await strong.end();
  });

  test.each([
    ["a table", "select on mails", "select on public.mails (miteinander_app)"],
    ["the signed context", "usage on schema ctx", "usage on schema ctx (miteinander_app)"],
  ])("that the application was denied %s", async (_, right, missing) => {
    const found = await whileChanged(`revoke ${right} from miteinander_app`, `grant ${right} to miteinander_app`, () => examine(houseWith()));
    expect(found.filter(({ state }) => state === "fault")).toEqual([{ state: "fault", code: "rights-few", value: missing }]);
  });

  test("that the sign-in was denied a table", async () => {
    const found = await whileChanged(
      "revoke all on auth.devices from miteinander_auth",
      "grant select, insert, update, delete on auth.devices to miteinander_auth",
      () => troubles(houseWith()),
    );
    expect(found).toEqual(["fault rights-few"]);
  });

  test("a table whose policies hold nobody any more", async () => {
    expect(
      await whileChanged("alter table people no force row level security", "alter table people force row level security", () => troubles(houseWith())),
    ).toEqual(["fault walls-open"]);
  });

  test("a database older and newer than the program", async () => {
    const last = migrationNames().at(-1) ?? "";
    const renamed = (from: string, to: string) => `update migrations.applied set name = '${to}' where name = '${from}'`;
    const newer = "29991231T0000-later.sql";
    expect(await whileChanged(renamed(last, newer), renamed(newer, last), () => troubles(houseWith()))).toEqual(["fault migrations-unknown"]);
    const gone = await db.superuser.query<{ sha256: string }>("delete from migrations.applied where name = $1 returning sha256", [last]);
    expect(await troubles(houseWith())).toEqual(["fault migrations-missing"]);
    await db.superuser.query("insert into migrations.applied (name, sha256) values ($1, $2)", [last, gone.rows[0]?.sha256]);
  });

  test.each([
    [10_000, "warning clock-apart"],
    [-10_000, "warning clock-apart"],
    [60_000, "fault clock-apart"],
  ])("a clock %i ms off", async (off, trouble) => {
    expect(await troubles(houseWith(), () => Date.now() + off)).toEqual([trouble]);
  });

  test("a machine that sets its clock by nobody", async () => {
    const folder = aFolder();
    writeFileSync(join(folder, "timedatectl"), "#!/bin/sh\necho no\n", { mode: 0o755 });
    process.env.PATH = `${folder}:${PATH}`;
    expect(await troubles(houseWith())).toEqual(["warning clock-free"]);
  });

  test("a mail server that does not answer; one that does gets no mail", async () => {
    const mail = { MAIL_FROM: "miteinander@example.org" };
    expect(await troubles(houseWith({ ...mail, SMTP_URL: `smtp://127.0.0.1:${await freePort()}` }))).toEqual(["fault mail-away"]);
    let mails = 0;
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ["STARTTLS"],
      onMailFrom: (_address, _session, done) => {
        mails += 1;
        done();
      },
    });
    const port = await freePort();
    await new Promise<void>((done) => server.listen(port, "127.0.0.1", done));
    const found = await examine(houseWith({ ...mail, SMTP_URL: `smtp://127.0.0.1:${port}` }));
    await new Promise<void>((done) => server.close(done));
    expect(codesOf(found)).toContain("mail-good");
    expect(mails).toBe(0);
  });

  test.each([
    ["nearly full", 100, 50_000, "fault disk-full"],
    ["getting full", 1_500, 50_000, "warning disk-low"],
    ["large and getting full", 20_000, 1_000_000, "warning disk-low"],
    ["roomy", 20_000, 50_000, "good disk-good"],
  ])("a disk that is %s", (_, free, total, words) => {
    const { state, code } = judgeRoom("/", free * 1024 ** 2, total * 1024 ** 2);
    expect(`${state} ${code}`).toBe(words);
  });

  test("jobs that wait and jobs that failed", async () => {
    const job = (columns: string, values: string) =>
      `insert into pgboss.job (id, name, data, ${columns}) values ('00000000-0000-7000-8000-000000000001', 'mail.send', '{}', ${values})`;
    const gone = "delete from pgboss.job where id = '00000000-0000-7000-8000-000000000001'";
    expect(await whileChanged(job("start_after", "now() - interval '1 hour'"), gone, () => troubles(houseWith()))).toEqual(["warning queue-late"]);
    expect(await whileChanged(job("start_after", "now() + interval '1 hour'"), gone, () => troubles(houseWith()))).toEqual([]);
    expect(await whileChanged(job("state, completed_on", "'failed', now()"), gone, () => troubles(houseWith()))).toEqual(["warning queue-failed"]);
    expect(await whileChanged(job("state, completed_on", "'failed', now() - interval '8 days'"), gone, () => troubles(houseWith()))).toEqual([]);
  });

  test.each(Object.values(FOLDERS))("that others may look into %s", async (name) => {
    const house = houseWith();
    const path = join(house.settings.dataFolder, name);
    if (!existsSync(path)) mkdirSync(path);
    chmodSync(path, 0o750);
    const found = (await examine(house)).filter(({ code }) => code === "folder-open");
    expect(found).toEqual([{ state: "fault", code: "folder-open", value: path }]);
    chmodSync(path, 0o700);
    expect(await troubles(house)).toEqual([]);
  });

  test("that others may look into the ledger of erasures, where it is written", async () => {
    const house = houseWith();
    const erasure = { id: newId(), at: new Date().toISOString(), kind: "person", subject: newId(), cause: "request", rows: {} } as const;
    await appendErasure(house.settings.dataFolder, newId(), erasure);
    const [name = ""] = readdirSync(house.settings.dataFolder).filter((one) => one.startsWith("erasure"));
    chmodSync(join(house.settings.dataFolder, name), 0o755);
    expect(await troubles(house)).toEqual(["fault folder-open"]);
  });

  test("a virus scanner that does not answer, or is none", async () => {
    const scanner = await aScanner(answers("stream: OK\0"));
    expect(codesOf(await examine(houseWith({ CLAMD: scanner.address })))).toContain("scanner-good");
    await new Promise((done) => scanner.server.close(done));
    expect(scanner.scanned).toEqual([]);
    expect(await troubles(houseWith({ CLAMD: scanner.address }))).toEqual(["fault scanner-away"]);
    const other = createPlainServer((socket) => void socket.resume().end("220 mail\r\n"));
    await new Promise<void>((done) => other.listen(0, "127.0.0.1", done));
    const bound = other.address();
    expect(await troubles(houseWith({ CLAMD: `127.0.0.1:${typeof bound === "object" && bound ? bound.port : 0}` }))).toEqual(["fault scanner-away"]);
    await new Promise((done) => other.close(done));
  });
});

describe("Of backups the doctor finds", () => {
  const settled = async () => {
    const house = houseWith();
    const folder = house.settings.backupFolder;
    const written = await writeBackup(house.settings, { admin: db.admin, folder, now: new Date() });
    if (!written.ok) throw new Error(written.refusal);
    return { house, folder, file: written.value.file };
  };

  test.each([
    [1, []],
    [27, ["warning backup-old"]],
    [9 * 24, ["fault backup-old"]],
  ])("that the newest is %i hours old", async (hours, expected) => {
    const house = houseWith();
    const now = new Date(Date.now() - hours * 3_600_000);
    await writeBackup(house.settings, { admin: db.admin, folder: house.settings.backupFolder, now });
    expect(await troubles(house)).toEqual(expected);
  });

  test("that the newest is cut off", async () => {
    const { house, file } = await settled();
    truncateSync(file, 2_000);
    expect(await troubles(house)).toEqual(["fault backup-unreadable"]);
  });

  test("that one bit among the rows of the newest has changed", async () => {
    const { house, file } = await settled();
    const bytes = readFileSync(file);
    // Behind the head, long before what the file says of itself.
    bytes[600] = (bytes[600] ?? 0) ^ 1;
    writeFileSync(file, bytes);
    expect(await troubles(house)).toEqual(["fault backup-unreadable"]);
  });

  test("that the key does not fit", async () => {
    const { house } = await settled();
    const other = readSettings({
      ...external.environment,
      BACKUP_KEY: "another key of at least thirty-two characters",
      MITEINANDER_DATA: house.settings.dataFolder,
    });
    expect(await troubles({ ...house, settings: other })).toEqual(["fault backup-unreadable"]);
  });

  test("that another one as large as the newest has no room", async () => {
    const { house, folder } = await settled();
    const huge = join(folder, "miteinander-2999-01-01T000000Z.backup");
    writeFileSync(huge, "");
    truncateSync(huge, 8 * 1024 ** 4);
    expect(await troubles(house)).toEqual(["warning backup-room", "fault backup-unreadable"]);
  });

  test("that there is no role that could write one", async () => {
    const house = houseWith();
    expect(await whileChanged("alter role miteinander_backup nobypassrls", "alter role miteinander_backup bypassrls", () => troubles(house))).toEqual([
      "warning backup-role",
    ]);
  });
});

const openssl = ["/usr/bin/openssl", "/usr/local/bin/openssl"].find((path) => existsSync(path));
describe.skipIf(!openssl)("Of the certificate under ORIGIN the doctor finds", async () => {
  const folder = aFolder();
  if (openssl) {
    const parameters = "req -x509 -newkey rsa:2048 -nodes -days 100 -subj /CN=localhost -addext subjectAltName=DNS:localhost -keyout key.pem -out cert.pem";
    execFileSync(openssl, parameters.split(" "), { cwd: folder, stdio: "ignore" });
  }
  const port = await freePort();
  const server = createServer({ key: openssl && readFileSync(join(folder, "key.pem")), cert: openssl && readFileSync(join(folder, "cert.pem")) }, (socket) =>
    socket.end(),
  );
  await new Promise<void>((done) => server.listen(port, "127.0.0.1", done));
  afterAll(() => void server.close());
  const proxied = { TRUSTED_PROXY: "yes" };

  test("that browsers do not trust it, or that it has ended", async () => {
    const house = houseWith({ ...proxied, ORIGIN: `https://localhost:${port}` });
    expect(await troubles(house)).toEqual(["fault certificate-invalid"]);
    const found = await examine(house, () => Date.now() + 200 * 86_400_000);
    expect(found.find(({ code }) => code.startsWith("certificate"))).toMatchObject({
      code: "certificate-over",
      value: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
    });
  });

  test("when it ends, where browsers trust it", async () => {
    const look = (days: number) =>
      new Promise<string>((done) => {
        const script = `const { examineCertificate } = await import("#platform/doctor/outside.ts");
          console.log((await examineCertificate({ origin: "https://localhost:${port}" }, new Date(Date.now() + ${days} * 86400000)))[0].code)`;
        const environment = { ...process.env, NODE_EXTRA_CA_CERTS: join(folder, "cert.pem") };
        execFile(process.execPath, ["--input-type=module", "-e", script], { cwd: resolve(import.meta.dirname, "../.."), env: environment }, (_error, out) =>
          done(out.trim()),
        );
      });
    expect(await look(0)).toBe("certificate-good");
    expect(await look(90)).toBe("certificate-soon");
  });

  test("that nothing answers there", async () => {
    expect(await troubles(houseWith({ ...proxied, ORIGIN: `https://localhost:${await freePort()}` }))).toEqual(["warning certificate-away"]);
  });
});

describe("miteinander doctor", { timeout: 120_000 }, () => {
  function doctor(environment: NodeJS.ProcessEnv, ...parameters: string[]): Promise<{ code: number; out: string }> {
    return new Promise((done) => {
      execFile(
        process.execPath,
        ["cli/miteinander.ts", "doctor", ...parameters],
        { cwd: resolve(import.meta.dirname, "../.."), env: environment },
        (error, out) => done({ code: error === null ? 0 : Number(error.code ?? -1), out }),
      );
    });
  }

  test("ends with 1 for warnings and 2 for faults, and says in German what to do", async () => {
    const environment = { ...external.environment, MITEINANDER_DATA: aFolder() };
    const warned = await doctor(environment);
    expect(warned.code).toBe(1);
    expect(warned.out).toContain("→ Setzen Sie SMTP_URL");
    const broken = await doctor({ ...environment, PORT: "viele", MAIL_FROM: "niemand" }, "--json");
    expect([broken.code, JSON.parse(broken.out)]).toEqual([
      2,
      [expect.objectContaining({ state: "fault", code: "settings-broken", value: expect.stringMatching(/PORT.*MAIL_FROM/), todo: expect.any(String) })],
    ]);
  });
});
