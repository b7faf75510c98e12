import { data, redirect } from "react-router";
import { linkUnknown } from "#app/link-is-over.ts";
import { houseContext, localeContext, requestContext } from "#app/request.ts";
import {
  BALLOT_LANGUAGES,
  CastBallot,
  castBallot,
  dimensionsOf,
  findOwnRound,
  receiptIn,
  type BallotLanguage,
  type CastRefusal,
  type OwnRound,
} from "#domain/concept/priorities/index.ts";
import { countGuess, countVisitorWrite } from "#platform/auth/index.ts";
import { read, type Context } from "#platform/db/index.ts";
import { deviceCookie, deviceOf, newDevice, readDevice } from "./device.ts";
import type { Worded } from "./items.tsx";

/** A whole hall votes through one address, and may change its mind. */
const MOST_IN_A_ROW = 3000;
/** Of wrong codes, in a row: so many slips of fingers, and far too few for a machine. */
const MOST_GUESSES = 300;

type Args = { request: Request; context: { get: typeof import("react-router").RouterContextProvider.prototype.get }; url: URL };
export type BallotFault = CastRefusal | "half" | "throttled";

/** What the ballot's page shows: the round, and what this device has done in it. */
export async function loadBallot({ request, context, url }: Args) {
  const ctx = context.get(requestContext);
  // Another person with another code at the same device begins anew.
  const known = url.searchParams.has("weitere") ? null : deviceOf(request);
  const device = known ?? newDevice();
  const { round, items, criteria, isOpen, receipt, receipts, result } = await ownRound(ctx, known);
  const language = ballotLanguage(context.get(localeContext));
  const shown = {
    device,
    language,
    question: worded(round.question, round.questionIn[language], language),
    languages: round.languages,
    method: round.method,
    points: round.points,
    pointsPerItem: round.pointsPerItem,
    strength: round.strength,
    state: round.state,
    endsAt: round.endsAt,
    ballots: round.ballots,
    isOpen,
    items: items.map((item) => ({ id: item.recommendationId, ...worded(item.label, item.labelIn[language], language) })),
    criteria: criteria.map(({ id, name, nameIn, sentence, sentenceIn }) => ({
      id,
      name: worded(name, nameIn[language], language),
      sentence: worded(sentence, sentenceIn[language], language),
    })),
    dimensions: dimensionsOf(round, criteria),
    receipt: receipt === null ? null : { own: receiptIn(language, receipt), german: receipt },
    receipts: receipts.map((each) => receiptIn(language, each)).toSorted((a, b) => a.localeCompare(b, language)),
    result,
    asksForCode: round.strength === "codes" && receipt === null,
    code: url.searchParams.get("zettel") ?? "",
    isChanging: url.searchParams.has("aendern"),
    thanks: url.searchParams.has("danke"),
    region: { name: ctx.region.name, isDemo: ctx.region.isDemo },
  };
  const { origin } = context.get(houseContext).settings;
  return known ? data(shown) : data(shown, { headers: { "Set-Cookie": deviceCookie(origin, pathOf(url), device) } });
}

export type ShownBallot = Awaited<ReturnType<typeof loadBallot>>["data"];

/** Takes a ballot. The answer is the same, to the byte, whatever is on it. */
export async function takeBallot({ request, context, url }: Args) {
  const ctx = context.get(requestContext);
  const house = context.get(houseContext);
  const { round, items, criteria } = await ownRound(ctx, null);
  const form = await request.formData();
  const text = (name: string) => String(form.get(name) ?? "");
  const device = readDevice(text("geraet")) ?? deviceOf(request) ?? newDevice();
  const width = dimensionsOf(round, criteria).length;
  const typed = Array.from({ length: items.length * width }, (_, place) => text(`m${place}`));
  const marks = typed.map((mark) => (/^\d{1,2}$/.test(mark) ? Number(mark) : 0));
  const code = round.strength === "codes" && text("code").trim() !== "" ? text("code") : null;
  const again = (fault: BallotFault, status = 422) =>
    data({ fault, marks: typed, code: text("code"), device, spent: marks.reduce((sum, mark) => sum + mark, 0) }, { status });
  if (isHalf(marks, width)) return again("half");
  const input = CastBallot.safeParse({ roundId: round.id, secret: device, code, marks });
  if (!input.success) return again("not-filled-in");
  // A member's link lets in one ballot whatever happens; for it no address is counted.
  const isFree = round.strength === "members" || (await countVisitorWrite(house, "ballot", MOST_IN_A_ROW, request));
  if (!isFree) return again("throttled", 429);
  const guess = code === null ? null : await countGuess(house, "ballot-code", round.id, MOST_GUESSES, request);
  if (guess && !guess.permitted) return again("throttled", 429);
  const cast = await castBallot(ctx, input.data);
  if (guess && (cast.ok || cast.refusal !== "unknown-code")) await guess.forgive();
  if (!cast.ok) {
    if (cast.refusal === "not-allowed") throw linkUnknown();
    return again(cast.refusal, cast.refusal === "not-open" || cast.refusal === "used" ? 409 : 422);
  }
  const language = url.searchParams.get("sprache");
  return redirect(`${pathOf(url)}?${new URLSearchParams({ danke: "1", ...(language ? { sprache: language } : {}) })}`, {
    status: 303,
    headers: { "Set-Cookie": deviceCookie(house.settings.origin, pathOf(url), device) },
  });
}

/** An item judged by one measure and not by the other has no value. */
function isHalf(marks: readonly number[], width: number): boolean {
  return marks.some((mark, place) => mark > 0 && marks.slice(place - (place % width), place - (place % width) + width).some((other) => other === 0));
}

const pathOf = ({ pathname }: URL) => pathname.replace(/\.data$/, "");

function ballotLanguage(locale: string): BallotLanguage {
  return BALLOT_LANGUAGES.find((known) => known === locale) ?? "de";
}

/** @property isGerman the text is German on a page of another language */
function worded(german: string, translated: string | undefined, language: BallotLanguage): Worded {
  return translated && language !== "de" ? { text: translated, isGerman: false } : { text: german, isGerman: language !== "de" };
}

/** @throws 404 as data: the link was revoked a moment ago, or the member is not in the round any more */
async function ownRound(ctx: Context, device: string | null): Promise<OwnRound> {
  const own = await read(ctx, (db) => findOwnRound(ctx, db, device));
  if (!own || own.round.state === "draft") throw linkUnknown();
  return own;
}
