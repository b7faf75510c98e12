import { addBoardMember } from "#domain/network/founding/index.ts";
import type { Context } from "#platform/db/index.ts";
import type { StoryFounding } from "./story.ts";

/** Boards are entered by the groups' own links, in the demo as everywhere: nobody else can. */
export async function loadBoards(ctx: Context, foundings: readonly StoryFounding[], organisationId: (key: string) => string): Promise<void> {
  for (const { organisation, board } of foundings) {
    const link = { kind: "link", opens: "organisation-entry", subjectId: organisationId(organisation), name: "Link zum Eintrag" } as const;
    for (const member of board) {
      const added = await addBoardMember({ ...ctx, actor: link }, { ...member, email: null });
      if (!added.ok) throw new Error(`The board of ${organisation}: ${added.refusal}`);
    }
  }
}
