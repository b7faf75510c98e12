import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { parentPort } from "node:worker_threads";
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import type { PdfAnswer, PdfOrder } from "./render-pdf.ts";

// Compiling blocks its thread, and a long report does so for a while: hence a thread of its own.

const require = createRequire(import.meta.url);
const fonts = [
  require.resolve("@expo-google-fonts/noto-sans/package.json"),
  require.resolve("@expo-google-fonts/vazirmatn/package.json"),
  require.resolve("@expo-google-fonts/noto-sans-ethiopic/package.json"),
].flatMap((font) => ["400Regular", "600SemiBold"].map((weight) => join(dirname(font), weight)));

const workspace = import.meta.dirname;
const compiler = NodeCompiler.create({ workspace, fontArgs: [{ fontPaths: fonts }] });
const templates = {
  document: readFileSync(join(workspace, "document.typ"), "utf8"),
  "pocket-fold": readFileSync(join(workspace, "pocket-fold.typ"), "utf8"),
  badges: readFileSync(join(workspace, "badges.typ"), "utf8"),
  poster: readFileSync(join(workspace, "poster.typ"), "utf8"),
  slides: readFileSync(join(workspace, "slides.typ"), "utf8"),
  "ballot-slips": readFileSync(join(workspace, "ballot-slips.typ"), "utf8"),
  certificate: readFileSync(join(workspace, "certificate.typ"), "utf8"),
  handout: readFileSync(join(workspace, "handout.typ"), "utf8"),
  catalogue: readFileSync(join(workspace, "catalogue.typ"), "utf8"),
  month: readFileSync(join(workspace, "month.typ"), "utf8"),
};

function render({ form, document, standard, at }: PdfOrder): Buffer {
  compiler.mapShadow(join(workspace, "data.json"), Buffer.from(JSON.stringify(document)));
  try {
    const compiled = compiler.compile({ mainFileContent: templates[form] });
    const fault = compiled.takeError();
    if (fault || !compiled.result) throw new Error(JSON.stringify(fault?.shortDiagnostics ?? "no document"));
    return compiler.pdf(compiled.result, { pdfStandard: standard, creationTimestamp: Math.floor(at / 1000) });
  } finally {
    compiler.resetShadow();
  }
}

parentPort?.on("message", async (order: PdfOrder) => {
  let answer: PdfAnswer;
  try {
    answer = { id: order.id, pdf: render(order) };
  } catch (error) {
    answer = { id: order.id, fault: error instanceof Error ? error.message : String(error) };
  }
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread is no window
  parentPort?.postMessage(answer);
  // Memory is given back by finalizers, which need a turn of the event loop.
  compiler.evictCache(5);
  await setImmediate();
});
