import { expect, test } from "vitest";
import { meetingParticipants } from "#domain/network/meetings/schema.ts";
import { aGremium } from "#domain/network/meetings/test-gremium.ts";
import { newId, transact } from "#platform/db/index.ts";
import { issueCode } from "#platform/tenancy/index.ts";
import { runningHouse } from "#tests/house/running-house.ts";
import { testDatabase } from "#tests/support/database.ts";

const db = await testDatabase();
const { ask } = await runningHouse(db);

test.each([
  ["", "de", "14. Sitzung"],
  ["", "en", "meeting no. 14"],
  ["", "ar", "الاجتماع رقم 14"],
  ["Klausurtag", "ar", "Klausurtag"],
])("Who is invited to the 14th meeting (title „%s“) reads its name in %s", async (title, language, named) => {
  const { county, aMeeting, aMember } = await aGremium(db);
  const meetingId = await aMeeting({ title, on: new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10) });
  const { personId } = await aMember();
  const code = await transact(county.ctx, async (tx) => {
    const [regionId, participantId] = [county.region.id, newId()];
    await tx.insert(meetingParticipants).values({ regionId, id: participantId, meetingId, personId, mailedSequence: 0 });
    tx.audit("test.prepared", participantId);
    return issueCode(tx, { regionId, kind: "meeting-answer", subjectId: participantId, expiresAt: new Date(Date.now() + 86_400_000) });
  });
  await db.superuser.query(
    `begin; set local session_replication_role = replica; update meetings set number = 14, state = 'invited' where id = '${meetingId}'; commit`,
  );
  const page = await (await ask(`/j/${code}/sitzung?sprache=${language}`)).text();
  expect(page).toContain(named);
  expect(page.includes("Sitzung")).toBe(language === "de");
});
