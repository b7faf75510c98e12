import { ellerland } from "#db/seed/ellerland/index.ts";
import { DEMO_PASSWORD } from "#db/seed/load.ts";
import { inputName } from "#app/routes/join/answer-names.ts";
import { transact } from "#platform/db/index.ts";
import { issueCode } from "#platform/tenancy/index.ts";
import { signInAt, type Product } from "../bench/product.ts";
import { openBeside } from "./open-database.ts";

/** What people write in a county, through the same forms. */
export const WORK = ["organisation", "measure", "entry", "answer", "import"] as const;
export type Work = (typeof WORK)[number];

/** Recommendations of each imported document, milestones of each measure: fewer are a half state. */
export const PARTS = { recommendations: 12, milestones: 2 };

export type Answered = {
  status: number;
  /** The page's text. */
  text: string;
};

/** What was written under which mark, and what was answered with "saved". Lives longer than the product that was killed. */
export class Ledger {
  readonly tried: { work: Work; mark: string }[] = [];
  readonly acknowledged = new Set<string>();
  #count = 0;

  next(work: Work): string {
    const mark = `Probe-${work}-${(this.#count += 1)}`;
    this.tried.push({ work, mark });
    return mark;
  }

  /** Marks of one kind in the order in which they were tried. */
  of(work: Work): string[] {
    return this.tried.filter((entry) => entry.work === work).map(({ mark }) => mark);
  }
}

/** Somebody who is asked about a measure: the link's code, and what it opens. */
export type Asked = { code: string; answerId: string; measureId: string };

export type County = {
  asked: Asked;
  /** Writes once. @returns what was answered; null where the connection broke, so that nobody knows */
  write(work: Work): Promise<Answered | null>;
  /** Sends one and the same form three times at once. */
  writeThreeTimes(work: Work): Promise<Answered[]>;
};

/**
 * The coordinator signed in, and an owner with a link to an open round.
 *
 * @param owner whoever was asked before: a new link ends the earlier one
 */
export async function openCounty(product: Product, ledger: Ledger, owner?: Asked): Promise<County> {
  const { slug } = ellerland.region;
  const email = ellerland.accounts.find(({ role }) => role === "coordinator")?.email ?? "";
  const cookie = await signInAt(product.origin, email, DEMO_PASSWORD);
  const asked = owner ?? (await askedOwner(product));

  const send = (path: string, body: FormData | URLSearchParams, headers: Record<string, string> = {}) =>
    fetch(`${product.origin}${path}`, { method: "POST", redirect: "manual", headers: { origin: product.origin, ...headers }, body });
  const post = (path: string, body: FormData | URLSearchParams) => send(`/app/${slug}${path}`, body, { cookie });
  // No other concept is read in beside a revision, and the demo has one under way.
  await post("/konzept/fortschreibung/aufgeben", new URLSearchParams());

  /** What a page gives its form along, so that sending it twice has one effect. */
  async function shown(path: string): Promise<Record<string, string>> {
    const page = await (await fetch(`${product.origin}/app/${slug}${path}`, { headers: { cookie } })).text();
    const id = /name="formular"[^>]* value="([^"]+)"/.exec(page)?.[1];
    return id ? { formular: id } : {};
  }

  /** @returns the address of the preview with every place decided, or the answer that was none */
  async function readIn(mark: string): Promise<string | Response> {
    const lines = Array.from(
      { length: PARTS.recommendations },
      (_, index) => `Alle können mitreden, Ziel ${1 + (index % 3)}.;${mark}: Vorhaben ${index + 1} wird umgesetzt.`,
    );
    const form = new FormData();
    form.set("file", new File([`Ziel;Empfehlung\n${lines.toSorted().join("\n")}\n`], `${mark}.csv`));
    const started = await post("/konzept/einlesen", form);
    const preview = started.headers.get("location")?.replace(`/app/${slug}`, "");
    if (started.status !== 303 || !preview) return started;
    const decided = await post(preview, new URLSearchParams({ act: "accept-all" }));
    return decided.status === 303 ? preview : decided;
  }
  const takeOver = (preview: string | Response) =>
    preview instanceof Response ? preview : post(preview, new URLSearchParams({ act: "take-over", edition: "new" }));

  /** Whatever comes before the form itself, then the form. */
  const works: Record<Work, (mark: string) => Promise<() => Response | Promise<Response>>> = {
    organisation: async (name) => {
      const form = await shown("/netzwerk/neu");
      return () => post("/netzwerk/neu", new URLSearchParams({ ...form, name, kind: "club" }));
    },
    measure: async (title) => {
      const rows = Array.from({ length: PARTS.milestones }, (_, index) => [
        [`milestones.${index}.title`, `Schritt ${index + 1}`],
        [`milestones.${index}.dueOn`, "2027-03-01"],
      ]).flat();
      const form = await shown("/massnahmen/neu");
      return () => post("/massnahmen/neu", new URLSearchParams({ ...form, title, state: "idea", ...(Object.fromEntries(rows) as Record<string, string>) }));
    },
    entry: async (text) => {
      const path = `/massnahmen/${asked.measureId}`;
      const form = await shown(path);
      return () => post(path, new URLSearchParams({ ...form, text, assessment: "on-track" }));
    },
    answer: async (text) => () =>
      send(
        `/j/${asked.code}`,
        new URLSearchParams({
          [inputName("kind", asked.answerId)]: "answer",
          [inputName("assessment", asked.answerId)]: "on-track",
          [inputName("text", asked.answerId)]: text,
        }),
      ),
    import: async (mark) => {
      const preview = await readIn(mark);
      return () => takeOver(preview);
    },
  };

  async function answered(answer: Response, mark: string): Promise<Answered> {
    const text = await answer.text();
    if (answer.status === 303) ledger.acknowledged.add(mark);
    return { status: answer.status, text };
  }

  return {
    asked,
    write: async (work) => {
      const mark = ledger.next(work);
      try {
        const submit = await works[work](mark);
        return await answered(await submit(), mark);
      } catch {
        return null;
      }
    },
    writeThreeTimes: async (work) => {
      const mark = ledger.next(work);
      const submit = await works[work](mark);
      return Promise.all([1, 2, 3].map(async () => answered(await submit(), mark)));
    },
  };
}

/** A fresh link to an answer that nobody has decided yet. */
async function askedOwner(product: Product): Promise<Asked> {
  const beside = await openBeside(product.environment);
  try {
    const found = await beside.superuser.query<{ request: string; answer: string; measure: string }>(
      `select r.id as request, a.id as answer, a.measure_id as measure
       from status_requests r
         join status_rounds s on s.region_id = r.region_id and s.id = r.status_round_id
         join status_answers a on a.region_id = r.region_id and a.status_request_id = r.id
         join directory.regions d on d.id = r.region_id
       where d.slug = $1 and s.closed_at is null and r.revoked_at is null and a.decided_at is null order by a.id limit 1`,
      [ellerland.region.slug],
    );
    const [first] = found.rows;
    if (!first) throw new Error("The demo region has no open question.");
    const ctx = beside.ctx();
    const expiresAt = new Date(Date.now() + 30 * 86_400_000);
    const code = await transact(ctx, (tx) => issueCode(tx, { regionId: ctx.region.id, kind: "status-request", subjectId: first.request, expiresAt }));
    return { code, answerId: first.answer, measureId: first.measure };
  } finally {
    await beside.close();
  }
}
