import { measures, progressUpdates, statusAnswers, statusRequests, statusRounds } from "#domain/concept/schema.ts";
import { newId, transact } from "#platform/db/index.ts";
import { files } from "#platform/files/index.ts";
import { mails } from "#platform/mail/index.ts";
import type { County } from "#tests/support/factories.ts";

export type AskedPerson = { personId: string; organisationId: string; measureId: string; roundId: string; requestId: string; updateId: string };

/** Somebody who leads a measure, was asked in a round, answered, got a mail, sent a file, and is named in texts: "Ludmilla Ostertag". */
export async function anAskedPerson(county: County): Promise<AskedPerson> {
  const { ctx, region } = county;
  const { id: personId, organisationId } = await county.aPerson({
    salutation: "Frau",
    firstName: "Ludmilla",
    lastName: "Ostertag",
    function: "Leitung Familienbüro",
    email: "Ostertag@example.org",
    phone: "05555 12",
  });
  await county.aRelease({ id: personId, organisationId });
  const [measureId, roundId, requestId, answerId, updateId] = [newId(), newId(), newId(), newId(), newId()];
  const regionId = region.id;
  await transact(ctx, async (tx) => {
    await tx.insert(measures).values({
      regionId,
      id: measureId,
      title: "Elterncafé",
      description: "Fragen an Frau Ludmilla Ostertag oder das Familienbüro.",
      leadOrganisationId: organisationId,
      leadPersonId: personId,
      state: "running",
    });
    await tx.insert(statusRounds).values({ regionId, id: roundId, title: "Frühjahr", openedAt: ctx.now, dueOn: ctx.today });
    await tx.insert(statusRequests).values({ regionId, id: requestId, statusRoundId: roundId, personId, sentAt: ctx.now, reminders: 1 });
    await tx
      .insert(statusAnswers)
      .values({ regionId, id: answerId, statusRequestId: requestId, measureId, text: "Das Café läuft, sagt LUDMILLA OSTERTAG.", submittedAt: ctx.now });
    await tx.insert(progressUpdates).values({
      regionId,
      id: updateId,
      measureId,
      dated: ctx.today,
      authorName: "Frau Ludmilla Ostertag",
      authorPersonId: personId,
      assessment: "on-track",
      text: "Zwölf Eltern kommen jede Woche.",
      statusAnswerId: answerId,
      releasedAt: ctx.now,
      releasedBy: "Frau Albers",
    });
    await tx.insert(mails).values({ regionId, id: newId(), toAddress: "ostertag@example.org", subject: "Sachstand", body: "", sentAt: ctx.now });
    await tx.insert(files).values({
      regionId,
      id: newId(),
      name: "Liste.pdf",
      mediaType: "application/pdf",
      size: 1,
      sha256: "",
      storedAs: newId(),
      uploadedBy: "Ludmilla Ostertag",
    });
    tx.audit("test.prepared", personId);
  });
  return { personId, organisationId, measureId, roundId, requestId, updateId };
}
