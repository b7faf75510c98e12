import { Worker } from "node:worker_threads";
import type { BadgeSheet, BallotSlips, CertificatePaper, Document, Handout, MonthSheet, OfferCatalogue, PocketFold, Poster, Slides } from "./document.ts";

/** UA-1 for what people read and download, A-3a for archives. The export itself checks what its standard demands. */
export type PdfStandard = "ua-1" | "a-3a";
type Paper =
  | { form: "document"; document: Document }
  | { form: "pocket-fold"; document: PocketFold }
  | { form: "badges"; document: BadgeSheet }
  | { form: "poster"; document: Poster }
  | { form: "slides"; document: Slides }
  | { form: "ballot-slips"; document: BallotSlips }
  | { form: "certificate"; document: CertificatePaper }
  | { form: "handout"; document: Handout }
  | { form: "catalogue"; document: OfferCatalogue }
  | { form: "month"; document: MonthSheet };
/** `form`: the template that sets it. */
export type PdfOrder = Paper & { id: number; standard: PdfStandard; /** ms since 1970 */ at: number };
export type PdfAnswer = { id: number; pdf: Uint8Array } | { id: number; fault: string };

/** Longer than any of our documents takes by far. */
const LIMIT_MS = 30_000;
/** The thread and its fonts take 80 MB; between documents it goes. */
const IDLE_MS = 60_000;

/**
 * The document as an accessible PDF. The same document at the same moment gives the same bytes.
 *
 * Characters that none of our fonts has are printed as "?": a standard demands that every character can be read.
 *
 * @throws Error if the document cannot be set, or takes longer than 30 s
 */
export function renderPdf(document: Document, { standard = "ua-1", at }: { standard?: PdfStandard; at: Date }): Promise<Uint8Array> {
  return render({ form: "document", document }, standard, at);
}

/** As `renderPdf`, for the pocket. It is always one sheet: what does not fit is counted on it. */
export function renderPocketFold(document: PocketFold, { at }: { at: Date }): Promise<Uint8Array> {
  return render({ form: "pocket-fold", document }, "ua-1", at);
}

/** As `renderPdf`, to cut out. */
export function renderBadges(document: BadgeSheet, { at }: { at: Date }): Promise<Uint8Array> {
  return render({ form: "badges", document }, "ua-1", at);
}

/** As `renderPdf`, for the wall. */
export function renderPoster(document: Poster, { at }: { at: Date }): Promise<Uint8Array> {
  return render({ form: "poster", document }, "ua-1", at);
}

/** As `renderPdf`, for a screen. */
export function renderSlides(document: Slides, { at }: { at: Date }): Promise<Uint8Array> {
  return render({ form: "slides", document }, "ua-1", at);
}

/** As `renderPdf`, to cut out and hand round. */
export function renderBallotSlips(document: BallotSlips, { at }: { at: Date }): Promise<Uint8Array> {
  return render({ form: "ballot-slips", document }, "ua-1", at);
}

/** As `renderPdf`, to sign and hand over. */
export function renderCertificate(document: CertificatePaper, { at }: { at: Date }): Promise<Uint8Array> {
  return render({ form: "certificate", document }, "ua-1", at);
}

/** As `renderPdf`, to take home. */
export function renderHandout(document: Handout, { at }: { at: Date }): Promise<Uint8Array> {
  return render({ form: "handout", document }, "ua-1", at);
}

/** As `renderPdf`, to leaf through. */
export function renderCatalogue(document: OfferCatalogue, { at }: { at: Date }): Promise<Uint8Array> {
  return render({ form: "catalogue", document }, "ua-1", at);
}

/** As `renderPdf`, for the notice board. */
export function renderMonth(document: MonthSheet, { at }: { at: Date }): Promise<Uint8Array> {
  return render({ form: "month", document }, "ua-1", at);
}

async function render(paper: Paper, standard: PdfStandard, at: Date): Promise<Uint8Array> {
  const first = await order({ ...paper, standard, at: at.getTime() });
  if ("pdf" in first) return first.pdf;
  const second = first.fault.includes("could not be displayed") ? await order({ ...readable(paper), standard, at: at.getTime() }) : first;
  if ("pdf" in second) return second.pdf;
  throw new Error(`The document could not be set: ${second.fault}`);
}

let worker: Worker | undefined;
let idle: NodeJS.Timeout | undefined;
let count = 0;
const waiting = new Map<number, (answer: PdfAnswer) => void>();

function order(wanted: Paper & Omit<PdfOrder, "id" | keyof Paper>): Promise<PdfAnswer> {
  const id = (count += 1);
  const thread = (worker ??= startWorker());
  clearTimeout(idle);
  return new Promise((resolve) => {
    const limit = setTimeout(() => endWorker("It took too long."), LIMIT_MS);
    waiting.set(id, (answer) => {
      clearTimeout(limit);
      waiting.delete(id);
      if (waiting.size === 0) idle = setTimeout(() => endWorker("It was idle."), IDLE_MS).unref();
      resolve(answer);
    });
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread is no window
    thread.postMessage({ ...wanted, id } satisfies PdfOrder);
  });
}

function startWorker(): Worker {
  const thread = new Worker(new URL("./pdf-worker.ts", import.meta.url));
  thread.on("message", (answer: PdfAnswer) => waiting.get(answer.id)?.(answer));
  thread.on("error", (error) => endWorker(error.message));
  thread.unref();
  return thread;
}

/** Whoever still waits learns why there is no document. */
function endWorker(fault: string): void {
  const thread = worker;
  worker = undefined;
  void thread?.terminate();
  for (const [id, answer] of waiting) answer({ id, fault });
}

/** Letters of our fonts' scripts, and the signs that every one of them has. */
const UNREADABLE = /[^\n\u0020-\u007e\u00a0-\u024f\u0370-\u03ff\u0400-\u04ff\u0600-\u06ff\u1200-\u137f\u1e00-\u1eff\u2010-\u2027\u2030-\u203a\u20ac]/gu;

function readable(paper: Paper): Paper {
  return JSON.parse(JSON.stringify(paper), (_, value: unknown) => (typeof value === "string" ? value.replaceAll(UNREADABLE, "?") : value)) as Paper;
}
