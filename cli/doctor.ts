import { SettingsError } from "#platform/config/index.ts";
import { examine, type Finding } from "#platform/doctor/index.ts";
import { openHouse } from "#platform/house.ts";
import { textsIn } from "#app/messages/texts.ts";

const { t } = textsIn("de");
const MARKS = { good: "gut     ", warning: "WARNUNG ", fault: "FEHLER  " };

/** Says how the house stands. Exit code: 0 all is well, 1 there are warnings, 2 there are faults. */
export async function doctor(options: { json?: boolean }): Promise<void> {
  const found = await findings();
  const worded = found.map((finding) => ({
    ...finding,
    words: t(`doctor.${finding.code}`, { value: finding.value }),
    todo: finding.state === "good" ? null : t(`doctor.${finding.code}-do`),
  }));
  if (options.json) process.stdout.write(`${JSON.stringify(worded)}\n`);
  else for (const { state, words, todo } of worded) process.stdout.write(`${MARKS[state]}${words}\n${todo ? `        → ${todo}\n` : ""}`);
  process.exitCode = found.some(({ state }) => state === "fault") ? 2 : found.some(({ state }) => state === "warning") ? 1 : 0;
}

async function findings(): Promise<Finding[]> {
  try {
    const house = await openHouse();
    try {
      return await examine(house);
    } finally {
      await house.open.close();
    }
  } catch (error) {
    // Nothing else can be looked at without settings.
    if (error instanceof SettingsError) return [{ state: "fault", code: "settings-broken", value: error.faults.join("; ") }];
    throw error;
  }
}
