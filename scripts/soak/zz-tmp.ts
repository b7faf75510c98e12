import { randomSeries } from "/work/wt/ausleihe/scripts/soak/random-series.ts";
const t = performance.now();
const r = await randomSeries.strike({ random: { whole: () => 20261123 }, rounds: 10000 } as never);
console.log(JSON.stringify(r.others), Math.round((performance.now() - t) / 1000), "s");
