import { editMember, findMember, MemberFields, tieAccount, untieAccount } from "#domain/network/index.ts";
import { read, type Context } from "#platform/db/index.ts";
import { fieldOf, inputErrors, memberInput, memberTexts, type Again, type Typed } from "./form.ts";

type Saved = "member-saved" | "account-tied" | "account-untied" | "not-found" | "not-allowed" | Again;

/** The page of a seat has a form for the seat and a button for the person's account; the button says which act is meant. */
export async function saveMemberForm(ctx: Context, gremiumId: string, id: string, typed: Typed): Promise<Saved> {
  const found = await read(ctx, (db) => findMember(ctx, db, gremiumId, id));
  if (!found) return "not-found";
  const { personId } = found.member;
  if (typed.intent === "tie") {
    const tied = await tieAccount(ctx, { personId });
    if (tied.ok) return "account-tied";
    if (tied.refusal === "not-allowed") return "not-allowed";
    return tied.refusal === "person-not-found" ? "not-found" : { typed: memberTexts(found.member), errors: { "": tied.refusal } };
  }
  if (typed.intent === "untie") {
    const untied = await untieAccount(ctx, { personId });
    if (untied.ok) return "account-untied";
    return untied.refusal === "not-allowed" ? "not-allowed" : "not-found";
  }
  const input = MemberFields.safeParse(memberInput(typed));
  if (!input.success) return { typed, errors: inputErrors(input.error, typed) };
  const result = await editMember(ctx, { ...input.data, id, version: Number(typed.version) });
  if (result.ok) return "member-saved";
  switch (result.refusal) {
    case "version-conflict":
      return { typed, errors: {}, version: result.stored.version, conflict: { changed: result.changed, stored: memberTexts(result.stored) } };
    case "not-allowed":
      return "not-allowed";
    case "member-not-found":
    case "gremium-not-found":
      return "not-found";
    default:
      return { typed, errors: { [fieldOf(result.refusal)]: result.refusal } };
  }
}
