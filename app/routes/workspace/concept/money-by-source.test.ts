import { expect, test } from "vitest";
import { sumMoney } from "./money-by-source.ts";

const line = (source: string, state: "applied" | "approved", euros: number, calledUp = 0, expiresOn: string | null = null) => ({
  id: "",
  source,
  state,
  amountCents: euros * 100,
  calledUpCents: calledUp * 100,
  expiresOn,
});

test("Money of several measures is summed by source, and what lapses soon is told apart", () => {
  const summed = sumMoney(
    [
      line("Landkreis", "approved", 100, 40),
      line("Land", "approved", 80, 60, "2026-12-31"),
      line("Land", "approved", 50, 0, "2027-12-31"),
      line("Landkreis", "approved", 30),
      line("Landkreis", "applied", 20),
    ],
    "2027-02-10",
  );
  expect(summed).toEqual({
    sources: [
      { name: "Landkreis", state: "approved", amount: 13_000, lapsing: 0, lapsesOn: null },
      { name: "Land", state: "approved", amount: 13_000, lapsing: 2_000, lapsesOn: "2026-12-31" },
      { name: "Landkreis", state: "applied", amount: 2_000, lapsing: 0, lapsesOn: null },
    ],
    total: 28_000,
    calledUp: 10_000,
    lapsing: 2_000,
  });
});

test("Money that was called up in full, or only applied for, does not lapse", () => {
  expect(sumMoney([line("Land", "approved", 80, 80, "2026-12-31"), line("Bund", "applied", 80, 0, "2026-12-31")], "2027-02-10").lapsing).toBe(0);
});
