import { z } from "zod";
import { mayLeadConcept, mayReadConcept } from "#domain/concept/index.ts";
import { importFile, takeOver } from "#domain/concept/imports/index.ts";
import { importWords } from "#app/network-import-words.ts";
import { mayEditNetwork } from "#domain/network/index.ts";
import { takeOverOrganisations } from "#domain/network/imports/index.ts";
import { mayReadAudit } from "#platform/audit/index.ts";
import { read, type Actor } from "#platform/db/index.ts";
import type { LongJobKind, LongWorks, MayDo } from "#platform/long-jobs/index.ts";
import { exporters } from "./exports.ts";

const rights: Record<LongJobKind, (actor: Actor) => boolean> = {
  "concept-import": mayLeadConcept,
  "concept-export": mayReadConcept,
  "measures-export": mayReadConcept,
  "network-export": mayReadConcept,
  "phone-list-export": mayReadConcept,
  "network-import": mayEditNetwork,
  "audit-export": mayReadAudit,
  // Everybody of the staff may have a task; the list holds what each one sees.
  "tasks-export": ({ kind }) => kind === "staff",
};

export const mayDo: MayDo = (actor, kind) => rights[kind](actor);

/** What is asked of the import of a concept: which document in preview, and which of its changes. */
export const AskedImport = z.strictObject({
  importId: z.uuid(),
  title: z.string(),
  selection: z.union([z.enum(["all", "as-new"]), z.array(z.string())]),
});
export type AskedImport = z.infer<typeof AskedImport>;

/** What is asked of the import of a list: which one; what its rows become was chosen in the preview. */
export const AskedOrganisations = z.strictObject({ importId: z.uuid() });

/** Every long job's work, composed above the areas because exports need both: what the areas know and the texts. */
export function longWorks(dataFolder: string): LongWorks {
  return {
    ...exporters,
    "concept-import": {
      act: async (ctx, asked, { progress, finish }) => {
        const { importId, title, selection } = AskedImport.parse(asked);
        const file = await importFile(ctx, { importId, dataFolder });
        if (!file.ok) return file.refusal;
        await progress("storing", 10);
        const taken = await takeOver(ctx, {
          importId,
          file: file.value,
          title,
          selection: Array.isArray(selection) ? new Set(selection) : selection,
          along: {
            stored: (share) => progress("storing", 10 + 85 * share),
            finish: (tx, { counts }) => finish(tx, counts.recommendations),
          },
        });
        return taken.ok ? null : taken.refusal;
      },
    },
    "network-import": {
      act: async (ctx, asked, { progress, finish }) => {
        const { importId } = AskedOrganisations.parse(asked);
        const words = await read(ctx, (db) => importWords(ctx, db));
        const taken = await takeOverOrganisations(ctx, {
          importId,
          words,
          along: {
            stored: (share) => progress("storing", 10 + 85 * share),
            finish: (tx, { added, filled }) => finish(tx, added + filled),
          },
        });
        return taken.ok ? null : taken.refusal;
      },
    },
  };
}
