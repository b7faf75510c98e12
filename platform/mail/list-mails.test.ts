import { expect, test } from "vitest";
import { newId, transact, type Actor } from "#platform/db/index.ts";
import { done } from "#platform/result.ts";
import { testDatabase } from "#tests/support/database.ts";
import { listMails, queueMail, readWaitingMails } from "./index.ts";

const db = await testDatabase();
const staff = (role: string): Actor => ({ kind: "staff", accountId: newId(), name: "N.", memberships: [{ role, organisationId: null, language: null }] });

test("The outbox shows the region's mails, newest first, in pages that miss nothing", async () => {
  const region = await db.region();
  const stranger = db.ctx(await db.region());
  await transact(stranger, async (tx) => done(await queueMail(tx, stranger, { to: "a@example.org", addressee: null, subject: "theirs", body: "" })));
  for (let index = 1; index <= 51; index++) {
    const ctx = db.ctx(region, undefined, new Date(Date.UTC(2026, 5, 1, 10, index)));
    await transact(ctx, async (tx) => done(await queueMail(tx, ctx, { to: "a@example.org", addressee: null, subject: `${index}`, body: "" })));
  }
  const ctx = db.ctx(region, staff("administrator"));
  const first = await listMails(ctx);
  const second = await listMails(ctx, first.ok && first.value.next ? first.value.next : undefined);
  expect([first, second].flatMap((page) => (page.ok ? page.value.mails.map((mail) => Number(mail.subject)) : []))).toEqual(
    Array.from({ length: 51 }, (_, index) => 51 - index),
  );
  expect(second).toMatchObject({ ok: true, value: { next: null } });
});

test.each(["coordinator", "data-protection-officer", "operator", "editor"])("The outbox is for administrators, not for the role %s", async (role) => {
  expect(await listMails(db.ctx(await db.region(), staff(role)))).toEqual({ ok: false, refusal: "not-allowed" });
});

test("What opens somebody's account is in the outbox, but not its text: only the operator's command line reads it", async () => {
  const region = await db.region();
  const ctx = db.ctx(region);
  await transact(ctx, async (tx) => {
    await queueMail(tx, ctx, { to: "albers@example.org", addressee: null, subject: "Neues Passwort", body: "/app/passwort/geheim" });
    await queueMail(tx, ctx, { to: "neu@example.org", addressee: null, subject: "Einladung", body: "/app/einladung/offen", handOver: true });
  });
  const seen = await listMails(db.ctx(region, staff("administrator")));
  expect(seen.ok ? Object.fromEntries(seen.value.mails.map(({ subject, body }) => [subject, body])) : seen).toEqual({
    Einladung: "/app/einladung/offen",
    "Neues Passwort": null,
  });
  expect(JSON.stringify(seen)).not.toContain("geheim");

  expect((await readWaitingMails(ctx)).map(({ body }) => body).toSorted()).toEqual(["/app/einladung/offen", "/app/passwort/geheim"]);
  const noted = await db.superuser.query("select event, details from audit.entries where region_id = $1", [region.id]);
  expect(noted.rows).toEqual([{ event: "outbox.read", details: { mails: 2 } }]);
});
