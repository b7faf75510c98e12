import { execFileSync } from "node:child_process";
import { closeSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";
import { startProduct, type Product } from "../bench/product.ts";
import { compare } from "./compare.ts";
import { Ledger, openCounty, type Answered, type County } from "./county-at-work.ts";
import { nothingYet, until, type Fault, type Outcome } from "./fault.ts";

/** A disk so small that it can be filled: the whole data folder, once only the uploads. */
export const diskFull: Fault = {
  name: "disk-full",
  passes:
    "On a full disk people are told so in words (507, or 503 while the database cannot run), nothing acknowledged is lost, and with room again it goes on.",
  rounds: { soak: 10, sample: 1 },
  strike: async ({ rounds, freshFolder }) => {
    const outcome = nothingYet();
    if (process.getuid?.() !== 0) {
      outcome.others.push("not run: only root may mount a small disk");
      return outcome;
    }
    for (; outcome.rounds < rounds && outcome.others.length === 0; outcome.rounds++) {
      await strikeOne(freshFolder(), "files", outcome);
      await strikeOne(freshFolder(), "", outcome);
    }
    return outcome;
  },
};

/** @param full the folder within the data that lies on the small disk */
async function strikeOne(folder: string, full: "files" | "", outcome: Outcome): Promise<void> {
  const place = join(folder, "data", full);
  const ledger = new Ledger();
  const unmount = onSmallDisk(place, full === "files" ? 1 : 256);
  let product: Product | undefined;
  try {
    product = await startProduct(folder);
    let county = await openCounty(product, ledger);
    await writeEach(county, outcome, "before");
    const balloon = fill(place);
    // Files refuse at once; the database goes on as long as there is room in what it has already.
    let refused: Answered | null = null;
    await until("a write is refused for want of room", async () => {
      const answers =
        full === "files" ? [await county.write("import")] : await Promise.all([county.write("import"), county.write("measure"), county.write("entry")]);
      refused = answers.find((answer) => answer === null || answer.status !== 303) ?? null;
      return answers.some((answer) => answer?.status !== 303);
    });
    const { status, text } = refused ?? { status: 0, text: "" };
    const fits = (status === 507 && text.includes("Gerade lässt sich nichts speichern")) || (status === 503 && text.includes("Wir sind gleich wieder da"));
    if (!fits) outcome.others.push(`on a full disk (${full || "all"}) writing was answered with ${status || "nothing"}: ${text.slice(0, 200)}`);
    if (full === "files" && (await county.write("entry"))?.status !== 303) outcome.others.push("with the uploads' disk full an entry could not be written");
    rmSync(balloon);
    // A database that could not even write its log has ended. It is started again, in vain so far; the operator does not wait for that.
    if ((await fetch(`${product.origin}/readyz`)).status !== 200) {
      await product.stop();
      product = await startProduct(folder);
      county = await openCounty(product, ledger);
    }
    await writeEach(county, outcome, "with room again");
    const { acknowledged, lost, halfStates } = await compare(product, ledger);
    outcome.acknowledged += acknowledged;
    outcome.lost.push(...lost);
    outcome.halfStates.push(...halfStates);
  } finally {
    await product?.stop();
    unmount();
  }
}

async function writeEach(county: County, outcome: Outcome, when: string): Promise<void> {
  for (const work of ["import", "measure", "entry", "answer"] as const) {
    const answer = await county.write(work);
    if (answer?.status !== 303) outcome.others.push(`${when}, writing (${work}) was answered with ${answer?.status ?? "nothing"}`);
  }
}

/** Puts what is in a folder onto a disk of its own. */
function onSmallDisk(place: string, megabytes: number): () => void {
  const aside = `${place.replace(/\/$/, "")}-aside`;
  mkdirSync(place, { recursive: true });
  renameSync(place, aside);
  mkdirSync(place, { mode: 0o711 });
  execFileSync("mount", ["-t", "tmpfs", "-o", `size=${megabytes}m,mode=0711`, "tmpfs", place]);
  execFileSync("cp", ["-a", `${aside}/.`, place]);
  return () => execFileSync("umount", ["--lazy", place]);
}

/** @returns the file that takes all the room there is */
function fill(place: string): string {
  const path = join(place, "balloon");
  const file = openSync(path, "w");
  try {
    for (const size of [1024 * 1024, 4096]) {
      const chunk = Buffer.alloc(size);
      try {
        for (;;) writeSync(file, chunk);
      } catch (error) {
        if (!(error instanceof Error && "code" in error && error.code === "ENOSPC")) throw error;
      }
    }
  } finally {
    closeSync(file);
  }
  return path;
}
