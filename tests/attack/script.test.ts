import { unzipSync } from "fflate";
import Papa from "papaparse";
import { describe, expect, test } from "vitest";
import { pages } from "#app/pages.ts";
import { aCountyToWalk } from "#tests/access/county-to-walk.ts";
import { aMember, publish, runningHouse } from "#tests/house/running-house.ts";
import { testDatabase } from "#tests/support/database.ts";
import { formsOf, type FoundForm } from "./forms.ts";

/**
 * Writes a script into every field of every form, as a coordinator, an administrator and the holder of a link, and then looks
 * at every page, mail and download: it may stand there as words, never as a script, an attribute, an address or a formula.
 */
const SCRIPT = `=1+1"><script>boese()</script><img src=x onerror=boese()>'`;
const RAW = /<script>boese|<img src=x onerror|=1\+1">/;
const AS_WORDS = /&lt;script&gt;boese/;
/** Would take away what others are to be written into. */
const TAKES_AWAY = /abmelden|loeschen|duty|\b(delete|remove|withdraw|revoke|close|undo|drop|end|leave|second-factor)/i;

const db = await testDatabase();
const { house, origin, ask } = await runningHouse(db);
const { county, address } = await aCountyToWalk(db, house);
const coordinator = await aMember(house, county.ctx, "coordinator");
const administrator = await aMember(house, county.ctx, "administrator");
const everybody = [coordinator.cookie, administrator.cookie, ""];
const paths = pages.map(({ path }) => path).filter((path) => !/abmelden|:token|einladung|\/app\/konto|\/anmelden|passwort/.test(path));

/** Names must differ from those that are there. */
let count = 0;

/** As much of the attack as the field takes: where nothing but an address or a day is accepted, that with the script inside, or the day. */
function valueFor({ type, name, longest }: FoundForm["written"][number]): string {
  if (type === "date") return new Date(county.ctx.now.getTime() + (/due|ends/i.test(name) ? 10 : 0) * 86_400_000).toISOString().slice(0, 10);
  if (type === "number") return /period/i.test(name) ? "2026" : /total/i.test(name) ? "100000" : "1";
  if (type === "email") return `neu-${Math.random().toString(36).slice(2)}@example.org`;
  if (type === "url" || /url|website/i.test(name)) return `https://ellerland.example/?"><script>boese()</script>`;
  return longest < SCRIPT.length ? `"><script>boese()`.slice(0, longest) : `${SCRIPT}${(count += 1)}`.slice(0, longest);
}

const taken = new Map<string, number>();

async function fillIn(path: string, cookie: string, form: FoundForm, button: [string, string] | undefined): Promise<void> {
  const values: [string, string][] = [
    ...form.others,
    ...form.written.map((field): [string, string] => [field.name, valueFor(field)]),
    ...(button ? [button] : []),
  ];
  const target = new URL(form.action, `${origin}${path}`);
  if (form.method === "get") {
    target.search = new URLSearchParams(values).toString();
    const answer = await ask(target.pathname + target.search, { headers: { cookie } });
    expect([target.pathname, "reflects", RAW.test(await answer.text())]).toEqual([target.pathname, "reflects", false]);
    return;
  }
  const body = form.multipart ? new FormData() : new URLSearchParams();
  for (const [name, value] of values) body.append(name, value);
  const answer = await ask(target.pathname + target.search, { method: "POST", body, headers: { cookie, origin } });
  const text = await answer.text();
  expect([path, button, answer.status < 500]).toEqual([path, button, true]);
  expect([path, button, "reflects", RAW.test(text)]).toEqual([path, button, "reflects", false]);
  expect(answer.headers.get("location") ?? "").not.toMatch(/^(https?:)?\/\//);
  if (answer.status === 303 && form.written.some(({ type }) => type === "text")) taken.set(path, (taken.get(path) ?? 0) + 1);
}

async function fillInEverything(): Promise<void> {
  for (const cookie of everybody) {
    for (const path of paths.map((listed) => address(listed))) {
      const answer = await ask(path, { headers: { cookie } });
      if (!answer.headers.get("content-type")?.startsWith("text/html") || answer.status !== 200) continue;
      for (const form of formsOf(await answer.text())) {
        if (TAKES_AWAY.test(form.action) || form.others.some(([name, value]) => name === "intent" && TAKES_AWAY.test(value))) continue;
        for (const button of form.buttons.length > 0 ? form.buttons : [undefined]) {
          if (button && TAKES_AWAY.test(button[1])) continue;
          await fillIn(path, cookie, form, button);
          // Where somebody of the network is named, a script is nobody, and the rest of the form would never be taken.
          const naming = form.written.filter(({ isNaming }) => isNaming);
          if (naming.length === 0) continue;
          const nobody = {
            ...form,
            written: form.written.filter(({ isNaming }) => !isNaming),
            others: [...form.others, ...naming.map(({ name }) => [name, ""] as [string, string])],
          };
          await fillIn(path, cookie, nobody, button);
        }
      }
    }
  }
}

/** What a spreadsheet would take for a formula: a cell that begins with one of these signs and is not marked as text. */
function formulasIn(name: string, bytes: Uint8Array): string[] {
  if (name.endsWith(".csv"))
    return Papa.parse<string[]>(new TextDecoder().decode(bytes))
      .data.flat()
      .filter((cell) => /^\s*[=+@]/.test(cell));
  const sheets = Object.entries(unzipSync(bytes)).filter(([part]) => part.startsWith("xl/worksheets/"));
  return sheets.flatMap(([, part]) => [...new TextDecoder().decode(part).matchAll(/<f>[^<]*/g)].map(([formula]) => formula));
}

describe("A script written into every field", { timeout: 120_000 }, () => {
  test("is taken by many forms, and no answer to one carries it", async () => {
    await fillInEverything();
    expect([...taken.values()].reduce((sum, times) => sum + times, 0)).toBeGreaterThanOrEqual(10);
    await publish(county.ctx);
  });

  test("stands on pages as words only, for everybody", async () => {
    const ids = await db.superuser.query<{ path: string }>(
      `select '/app/:region/massnahmen/' || id as path from measures where region_id = $1
       union all select '/app/:region/netzwerk/' || id from organisations where region_id = $1
       union all select '/app/:region/statusrunden/' || id from status_rounds where region_id = $1
       union all select '/app/:region/konzept/felder/' || id from action_fields where region_id = $1
       union all select '/app/:region/konzept/empfehlungen/' || id from recommendations where region_id = $1`,
      [county.region.id],
    );
    const all = [...paths.map((listed) => address(listed)), ...ids.rows.map(({ path }) => path.replace(":region", county.region.slug))];
    const shown = new Set<string>();
    for (const cookie of everybody) {
      for (const path of all) {
        const answer = await ask(path, { headers: { cookie } });
        if (!answer.headers.get("content-type")?.startsWith("text/html")) continue;
        const text = await answer.text();
        expect([path, RAW.exec(text)?.[0]]).toEqual([path, undefined]);
        expect([path, /(href|src|action)="\s*(javascript|data|vbscript):/i.exec(text)?.[0]]).toEqual([path, undefined]);
        if (AS_WORDS.test(text)) shown.add(path);
      }
    }
    expect(shown.size).toBeGreaterThanOrEqual(10);
  });

  test("stands in downloads as text, never as a formula", async () => {
    const files = [
      `/app/${county.region.slug}/konzept/datei/konzept.csv`,
      `/app/${county.region.slug}/konzept/datei/konzept.xlsx`,
      `/app/${county.region.slug}/massnahmen/datei/massnahmen.csv`,
      `/app/${county.region.slug}/massnahmen/datei/massnahmen.xlsx`,
      `/app/${county.region.slug}/verwaltung/protokoll/datei`,
      `/${county.region.slug}/konzept/datei/konzept.csv`,
      `/${county.region.slug}/konzept/datei/konzept.xlsx`,
    ];
    let carrying = 0;
    for (const path of files) {
      const answer = await ask(path, { headers: { cookie: path.includes("verwaltung") ? administrator.cookie : coordinator.cookie } });
      expect([path, answer.status, answer.headers.get("content-disposition")?.startsWith("attachment")]).toEqual([path, 200, true]);
      const bytes = new Uint8Array(await answer.arrayBuffer());
      expect([path, formulasIn(path.endsWith("xlsx") ? path : "a.csv", bytes)]).toEqual([path, []]);
      const inside = path.endsWith("xlsx")
        ? Object.values(unzipSync(bytes))
            .map((part) => new TextDecoder().decode(part))
            .join()
        : new TextDecoder().decode(bytes);
      if (inside.includes("boese()")) carrying += 1;
    }
    expect(carrying).toBeGreaterThanOrEqual(3);
  });

  test("does not turn a mail into another: one line of subject, no page", async () => {
    const mails = await db.superuser.query<{ subject: string; body: string }>("select subject, body from mails where region_id = $1", [county.region.id]);
    expect(mails.rows.length).toBeGreaterThan(0);
    for (const { subject, body } of mails.rows) {
      expect(subject).not.toMatch(/[\r\n]/);
      expect(body).not.toMatch(/^\s*<(!doctype|html)/i);
    }
  });
});
