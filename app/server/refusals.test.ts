import { request } from "node:http";
import { connect } from "node:net";
import fc from "fast-check";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { pages } from "#app/pages.ts";
import { newId, transact } from "#platform/db/index.ts";
import { setLogLevel } from "#platform/log/index.ts";
import { issueCode, revokeCodes } from "#platform/tenancy/index.ts";
import { aCountyToWalk } from "#tests/access/county-to-walk.ts";
import { aMember, runningHouse } from "#tests/house/running-house.ts";
import { testDatabase } from "#tests/support/database.ts";

const db = await testDatabase();
const { house, origin, ask } = await runningHouse(db);
const { county, address, link } = await aCountyToWalk(db, house);
const coordinator = await aMember(house, county.ctx, "coordinator");
const joinPage = `/j/${await link("valid")}`;
const multipart = "multipart/form-data; boundary=grenze";
const part = (name: string, more: string, value: string) => `--grenze\r\nContent-Disposition: form-data; name="${name}"${more}\r\n\r\n${value}\r\n`;
const whole = `${part("email", "", "a@example.org")}${part("file", '; filename="k.docx"\r\nContent-Type: application/x', "PK\u0003\u0004")}--grenze--\r\n`;

type Words = { status: number; lang: string | undefined; dir: string | undefined; title: string | undefined };

async function words(answer: Response): Promise<Words> {
  const html = await answer.text();
  const [, lang, dir] = /<html lang="(\w+)" dir="(\w+)"/.exec(html) ?? [];
  return { status: answer.status, lang, dir, title: /<h1[^>]*>([^<]+)<\/h1>/.exec(html)?.[1] };
}

const send = (path: string, type: string, body: BodyInit, more: Record<string, string> = {}) =>
  ask(path, { method: "POST", body, headers: { origin, "content-type": type, ...more } });
/** Past what `fetch` would make of the address. */
const plainly = (method: string, path: string, language: string) =>
  new Promise<Response>((done, fail) => {
    const asked = request(
      origin,
      { path, method, headers: { origin, "accept-language": language, "content-type": "application/x-www-form-urlencoded" } },
      (answer) => {
        const parts: Buffer[] = [];
        answer.on("data", (part: Buffer) => parts.push(part)).on("end", () => done(new Response(Buffer.concat(parts), { status: answer.statusCode ?? 0 })));
      },
    );
    asked.on("error", fail).end();
  });
const asCoordinator = { cookie: coordinator.cookie };
const reading = (language: string) => ({ "accept-language": language });

describe("A body that is none", () => {
  test.each([
    ["cut off in a part", multipart, whole.slice(0, 80)],
    ["without its last boundary", multipart, whole.slice(0, -12)],
    ["without any boundary", multipart, "email=a%40example.org"],
    ["empty, although parts are announced", multipart, ""],
    ["with a NUL in a text", "application/x-www-form-urlencoded", "email=a%00b&password=x"],
    ["with a NUL in a name", "application/x-www-form-urlencoded", "em%00ail=a"],
  ])("%s is the sender's fault, on a page in the reader's language", async (_what, type, body) => {
    for (const path of ["/app/anmelden", joinPage]) {
      expect(await words(await send(path, type, body, reading("en-GB")))).toEqual({
        status: 400,
        lang: "en",
        dir: "ltr",
        title: "This request was incomplete",
      });
    }
    expect((await send(address("/app/:region/konzept/einlesen"), type, body, asCoordinator)).status).toBe(400);
  });

  test("is never a fault of ours, wherever it is cut or changed", { timeout: 30_000 }, async () => {
    const paths = ["/app/anmelden", joinPage, ...["einlesen", "gliederung", "grundlagen"].map((name) => address(`/app/:region/konzept/${name}`))];
    const bytes = [...new TextEncoder().encode(whole)];
    const changed = fc
      .record({
        path: fc.constantFrom(...paths),
        type: fc.constantFrom(multipart, "application/x-www-form-urlencoded"),
        end: fc.nat(bytes.length),
        changes: fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { maxLength: 4 }),
      })
      .map(({ path, type, end, changes }) => {
        const body = Uint8Array.from(bytes);
        for (const [place, byte] of changes) body[place] = byte;
        return { path, type, body: body.slice(0, end) };
      });
    await fc.assert(
      fc.asyncProperty(changed, async ({ path, type, body }) => {
        expect((await send(path, type, body, asCoordinator)).status).toBeLessThan(500);
      }),
      { numRuns: 60, seed: 7 },
    );
  });

  test("that stops because the reader's connection is gone leaves no fault in the log", async () => {
    const written = vi.spyOn(process.stderr, "write").mockReturnValue(true);
    setLogLevel("info");
    try {
      await new Promise<void>((done) => {
        const socket = connect(Number(new URL(origin).port), "127.0.0.1", () => {
          socket.write(
            `POST /app/anmelden HTTP/1.1\r\nHost: x\r\nOrigin: ${origin}\r\nContent-Type: ${multipart}\r\nContent-Length: 5000\r\n\r\n${whole.slice(0, 60)}`,
            () => setTimeout(() => socket.destroy(), 100),
          );
        });
        socket.once("close", () => done());
      });
      await vi.waitFor(() => expect(written.mock.calls.map(([line]) => String(line)).join("")).toContain('"event":"request"'));
      expect(written.mock.calls.map(([line]) => String(line)).join("")).not.toMatch(/request\.(failed|crashed)|"status":5/);
    } finally {
      written.mockRestore();
      setLogLevel("error");
    }
  });
});

describe("What is refused before any page is asked", () => {
  test("says so on a page in the reader's language", async () => {
    const tooLarge = new Uint8Array(22 * 1024 * 1024);
    expect(await words(await send("/app/anmelden", multipart, tooLarge, reading("ar")))).toEqual({
      status: 413,
      lang: "ar",
      dir: "rtl",
      title: "الحجم كبير جدًا",
    });
    expect(await words(await send("/app/anmelden", "application/json", "{}"))).toMatchObject({ status: 415, lang: "de" });
  });

  test("also where the form came from elsewhere, with the address that is ours", async () => {
    const foreign = await send("/app/anmelden", "application/x-www-form-urlencoded", "a=b", { origin: "https://boese.example", ...reading("en") });
    expect(await foreign.clone().text()).toContain(`You reach us at ${origin}.`);
    expect(await words(foreign)).toEqual({ status: 403, lang: "en", dir: "ltr", title: "This did not come from our pages" });
  });

  test.each([
    ["/%E0%A4%A", "ar", "ar"],
    [`/${county.region.slug}/konzept?suche=%00`, "en", "en"],
    [`/${county.region.slug}/konzept?sprache=ar&suche=%00`, "en", "ar"],
    ["//a:b:c", "de", "de"],
  ])("also at an address that cannot be read: %s", async (path, wanted, lang) => {
    expect(await words(await plainly("GET", path, wanted))).toMatchObject({ status: 404, lang });
    expect(await words(await plainly("POST", path, wanted))).toMatchObject({ status: 404, lang });
  });

  test("also for a download", async () => {
    const path = address("/app/:region/massnahmen/datei/:file");
    expect(await words(await send(path, "application/json", "{}", { ...asCoordinator, ...reading("en") }))).toMatchObject({ status: 415, lang: "en" });
  });

  test("a download that is not for this one, to who reads; a program gets the bare refusal", async () => {
    const analyst = await aMember(house, county.ctx, "analyst");
    const file = address("/app/:region/angebote/interessierte/datei/:file");
    for (const [accept, type] of [
      ["text/html", "text/html"],
      ["*/*", "application/json"],
    ] as const) {
      const refused = await ask(file, { headers: { cookie: analyst.cookie, accept } });
      expect([accept, refused.status, refused.headers.get("content-type")?.split(";")[0]]).toEqual([accept, 403, type]);
    }
    const page = await ask(file, { headers: { cookie: analyst.cookie, accept: "text/html", "accept-language": "ar" } });
    expect(await words(page)).toMatchObject({ status: 403, lang: "ar", dir: "rtl" });
  });

  test("only our server says: a reader's own header changes nothing", async () => {
    expect((await ask("/app/anmelden", { headers: { "x-refused-with": "503" } })).status).toBe(200);
    expect((await ask(`/${county.region.slug}/konzept`, { headers: { "x-refused-with": "503" } })).status).toBe(200);
  });
});

describe("An error page speaks", () => {
  const { slug } = county.region;
  test.each([
    ["the language of the address", `/${slug}/ar/nichts`, "en", "ar"],
    ["the language of a public page that does not exist", "/keine-region/en", "de", "en"],
    ["the language of the parameter", `/${slug}/konzept/empfehlung/99?sprache=en`, "", "en"],
    ["what the browser prefers, where the address names none", "/j/unbekannt", "nl;q=0.9, ar;q=0.8, de;q=0.1", "ar"],
    ["German, where nothing else is known", "/j/unbekannt", "", "de"],
    ["German, where the wanted language is none of ours", `/${slug}/nl/nichts`, "nl", "de"],
  ])("%s", async (_what, path, wanted, lang) => {
    expect(await words(await ask(path, { headers: { "accept-language": wanted } }))).toMatchObject({ status: 404, lang, dir: lang === "ar" ? "rtl" : "ltr" });
  });

  test("the account's language in the workspace, whatever the browser prefers", async () => {
    const path = `/app/${slug}/verwaltung/zugaenge`;
    expect(await words(await ask(path, { headers: { cookie: coordinator.cookie, "accept-language": "en" } }))).toMatchObject({ status: 403, lang: "de" });
  });
});

describe("A link that is over", () => {
  const titles = { de: "Dieser Link ist abgelaufen", en: "This link has expired", ar: "انتهت صلاحية هذا الرابط" };
  let expired: string;
  let revoked: string;
  beforeAll(async () => {
    expired = await link("expired");
    revoked = await link("revoked");
  });

  test.each(Object.entries(titles))("says what happened and whom to ask, in %s", async (lang, title) => {
    const answer = await ask(`/j/${expired}`, { headers: { "accept-language": lang } });
    const html = await answer.clone().text();
    expect(await words(answer)).toEqual({ status: 410, lang, dir: lang === "ar" ? "rtl" : "ltr", title });
    for (const whom of [county.region.name, county.region.contactName, county.region.contactPhone, county.region.contactEmail]) expect(html).toContain(whom);
  });

  test.each(["de", "en", "ar"])("is a page that does not exist once it is withdrawn, as one that never was, in %s", async (lang) => {
    const [withdrawn, never] = await Promise.all([revoked, "b".repeat(32)].map((code) => ask(`/j/${code}`, { headers: { "accept-language": lang } })));
    const said = withdrawn && (await words(withdrawn));
    expect(said).toMatchObject({ status: 404, lang, title: { de: "Dieser Link gilt nicht", en: "This link is not valid", ar: "هذا الرابط غير صالح" }[lang] });
    expect(never && (await words(never))).toEqual(said);
  });

  test.each(pages.flatMap((page) => (page.audience === "link" ? [[page.path, page.opens] as const] : [])))(
    "at %s tells withdrawn from expired",
    async (path, kind) => {
      const [withdrawn, over] = await transact(county.ctx, async (tx) => {
        const issued = async (days: number) => {
          const subjectId = newId();
          const code = await issueCode(tx, { regionId: county.region.id, kind, subjectId, expiresAt: new Date(Date.now() + days * 86_400_000) });
          return { code, subjectId };
        };
        const [first, second] = [await issued(1), await issued(-1)];
        await revokeCodes(tx, first.subjectId);
        tx.audit("test.prepared", first.subjectId);
        return [first.code, second.code];
      });
      const at = (code: string) => path.replace(":code", code).replace(":id", newId());
      expect((await ask(at(withdrawn))).status).toBe(404);
      // Nobody looks at a calendar's address.
      expect((await ask(at(over))).status).toBe(kind.endsWith("-feed") ? 404 : 410);
    },
  );
});

describe("A file that is not there", () => {
  const files = [
    ["konzept/datei/alt.xlsx", "de", "ltr"],
    ["ar/gedruckt/katalog.pdf?ort=Nirgends", "ar", "rtl"],
    ["en/angebote/datei/angebote.exe", "en", "ltr"],
  ] as const;
  test.each(files)("%s is told on a page, in its language, to who reads", async (path, lang, dir) => {
    const answer = await ask(`/${county.region.slug}/${path}`, { headers: { accept: "text/html,application/xhtml+xml,*/*;q=0.8" } });
    expect(await words(answer)).toEqual({ status: 404, lang, dir, title: expect.any(String) });
  });

  test("and in a word to programs that read what stands under /api", async () => {
    const answer = await ask(`/api/hsds/${county.region.slug}/services/${newId()}`, { headers: { accept: "text/html" } });
    expect([answer.status, await answer.text()]).toEqual([404, '{"code":"not-found"}']);
  });
});
