import { data, href, redirect } from "react-router";
import { Button } from "#app/components/button.tsx";
import { CheckBox, Select, TextArea, TextInput } from "#app/components/forms/controls.tsx";
import { FormErrors } from "#app/components/forms/form-errors.tsx";
import { FormId } from "#app/components/forms/form-id.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { Rows, Tag } from "#app/components/rows.tsx";
import { Side } from "#app/components/side.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { idOfForm } from "#app/form-id.ts";
import { textsIn, type MessageKey } from "#app/messages/texts.ts";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { editableMeasures, LinkEvent, linkEvent, measuresOfEvent, unlinkEvent } from "#domain/concept/measures/index.ts";
import {
  AddResult,
  addResult,
  deleteResult,
  findCountedVisits,
  GROUPS,
  listResultLabels,
  listExactResults,
  ReleaseResult,
  releaseResult,
  takeOverCount,
  type CountedVisits,
  type ExactResult,
  type Group,
} from "#domain/offers/events/index.ts";
import { read } from "#platform/db/index.ts";
import { throwIfClosed } from "../../meetings/refusals.ts";
import { isId, textsOf } from "../../network/form.ts";
import type { Route } from "./+types/results.ts";
import { offerCrumbs } from "../crumbs.ts";
import { germanTitle, keptOffer } from "../kept-offer.ts";

export async function loader({ params, context, url }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const offer = await keptOffer(ctx, params.id);
  const found = await read(ctx, async (db) => ({
    results: await listExactResults(ctx, db, params.id),
    counted: await findCountedVisits(ctx, db, params.id),
    labels: await listResultLabels(ctx, db),
    linked: await measuresOfEvent(ctx, db, params.id),
    measures: await editableMeasures(ctx, db),
  }));
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/angebote"),
    region: params.region,
    id: params.id,
    title: germanTitle(offer),
    ...found,
    isTaken: found.counted !== null && isTakenOver(found.counted, found.results),
    isSaved: url.searchParams.get("hinweis") === "saved",
  };
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = context.get(requestContext);
  await keptOffer(ctx, params.id);
  const form = await request.formData();
  const typed = textsOf(form);
  const offerId = params.id;
  const again = (faults: Record<string, MessageKey>) => data({ typed, faults }, { status: 422 });
  const saved = () => redirect(`${href("/app/:region/angebote/:id/ergebnisse", params)}?hinweis=saved`, 303);
  if (typed["intent"] === "add") {
    const number = (typed["number"] ?? "").trim() === "" ? Number.NaN : Number(typed["number"]);
    const { label = "", sentence = "" } = typed;
    const input = AddResult.safeParse({ offerId, label, number, countsPeople: "countsPeople" in typed, sentence });
    if (!input.success)
      return again(Object.fromEntries(input.error.issues.map(({ path: [field] }) => [String(field), faults[String(field)] ?? "events.fault-check"])));
    const added = await addResult(ctx, input.data, await idOfForm(form));
    if (added.ok) return saved();
    return throwIfClosed(added.refusal);
  }
  if (typed["intent"] === "count") {
    const taken = await takeOverCount(ctx, { offerId, words: countWords() });
    if (taken.ok) return saved();
    return throwIfClosed(taken.refusal);
  }
  if (typed["intent"] === "link" || typed["unlink"]) {
    const input = LinkEvent.safeParse({ offerId, measureId: typed["unlink"] ?? typed["measureId"] });
    if (!input.success) return again({ measureId: "events.fault-check" });
    const linked = await (typed["unlink"] ? unlinkEvent : linkEvent)(ctx, input.data);
    if (linked.ok) return saved();
    if (linked.refusal === "not-allowed") return throwIfClosed(linked.refusal);
    return again({ measureId: "events.fault-check" });
  }
  const [act = "", id = ""] = (typed["act"] ?? "").split(":");
  if (!isId(id)) return again({ "": "events.fault-check" });
  const changed =
    act === "delete" ? await deleteResult(ctx, { offerId, id }) : await releaseResult(ctx, ReleaseResult.parse({ offerId, id, isReleased: act === "release" }));
  return changed.ok ? saved() : throwIfClosed(changed.refusal);
}

/** What the results of a count are called: in German, as everything about measures is. */
function countWords(): { came: string; groups: Record<Group, string> } {
  const { t } = textsIn("de");
  return { came: t("events.counted-label"), groups: Object.fromEntries(GROUPS.map((group) => [group, t(`events.group-${group}`)])) as Record<Group, string> };
}

/** Whether the results say already what was counted. */
function isTakenOver({ came, groups }: CountedVisits, results: readonly ExactResult[]): boolean {
  const words = countWords();
  return [{ label: words.came, number: came }, ...groups.map(({ group, count }) => ({ label: words.groups[group], number: count }))].every(
    ({ label, number }) => results.some((result) => result.label === label && result.number === number && result.countsPeople),
  );
}

const faults: Record<string, MessageKey> = { label: "events.fault-label", number: "events.fault-number" };

/** What came of an event, and to which measures of the concept it belongs. */
export default function ResultsPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { frame, region, id, title, results, counted, isTaken, labels, linked, measures, isSaved } = loaderData;
  const errors = Object.fromEntries(Object.entries(actionData?.faults ?? {}).map(([name, key]) => [name, t(key)]));
  const field = (name: string) => ({ name, defaultValue: actionData?.typed[name], error: errors[name] });
  return (
    <WorkspacePage
      {...frame}
      crumbs={offerCrumbs(t, region, id, title)}
      title={t("events.results-title")}
      lede={t("events.results-lede")}
      notice={isSaved && !actionData ? <Notice kind="success">{t("events.results-saved")}</Notice> : undefined}
      aside={
        <Side title={t("events.measures-title")}>
          <p className="s">{linked.length === 0 ? t("events.measures-none") : t("events.measures-lede")}</p>
          <form method="post">
            <Rows
              rows={linked.map((measure) => ({
                key: measure.id,
                title: measure.title,
                href: href("/app/:region/massnahmen/:id", { region, id: measure.id }),
                act: (
                  <Button small kind="tertiary" name="unlink" value={measure.id} aria-label={t("events.measure-unlink-of", { title: measure.title })}>
                    {t("events.measure-unlink")}
                  </Button>
                ),
              }))}
            />
          </form>
          <form method="post" className="stack-s">
            <Select
              {...field("measureId")}
              label={t("events.measure-choose")}
              empty="–"
              choices={measures
                .filter((measure) => linked.every((other) => other.id !== measure.id))
                .map((measure) => ({ value: measure.id, label: measure.title }))}
            />
            <Button name="intent" value="link">
              {t("events.measure-link")}
            </Button>
          </form>
        </Side>
      }
    >
      <title>{`${t("events.results-title")} – ${title} – ${frame.region.name}`}</title>
      <FormErrors errors={errors} />
      {counted ? <Counted counted={counted} isTaken={isTaken} /> : null}
      {results.length === 0 ? <p className="muted">{t("events.results-empty")}</p> : <Results results={results} />}
      <section aria-labelledby="h-add">
        <h2 id="h-add">{t("events.result-add")}</h2>
        <form method="post" className="stack-s narrow flow-s" noValidate>
          <FormId />
          <TextInput {...field("label")} label={t("events.result-label")} hint={t("events.result-label-hint")} list="result-labels" maxLength={80} required />
          <datalist id="result-labels">
            {labels.map((label) => (
              <option key={label} value={label}>
                {label}
              </option>
            ))}
          </datalist>
          <TextInput {...field("number")} label={t("events.result-number")} inputMode="numeric" dir="ltr" maxLength={7} required />
          <CheckBox
            name="countsPeople"
            label={t("events.result-people")}
            hint={t("events.result-people-hint")}
            defaultChecked={actionData ? "countsPeople" in actionData.typed : true}
          />
          <TextArea {...field("sentence")} label={t("events.result-sentence")} maxLength={400} optional />
          <div className="row">
            <Button kind="primary" name="intent" value="add">
              {t("events.result-add-act")}
            </Button>
          </div>
        </form>
      </section>
    </WorkspacePage>
  );
}

/** What was counted at the door, and the way to make results of it; nothing to do where they say the same already. */
function Counted({ counted: { dates, came, groups }, isTaken }: { counted: CountedVisits; isTaken: boolean }) {
  const { t } = useTexts();
  const formats = useFormats();
  const named = groups.map(({ group, count }) => `${t(`events.group-${group}`)} ${formats.number(count)}`);
  return (
    <section className="stack-s" aria-labelledby="h-counted">
      <h2 id="h-counted">{t("events.counted-title")}</h2>
      <p>
        {t("events.counted", { came, dates })}
        {named.length === 0 ? null : ` ${t("events.counted-groups", { groups: named.join(", ") })}`}
      </p>
      {isTaken ? (
        <p className="muted s">{t("events.counted-taken")}</p>
      ) : (
        <form method="post" className="stack-s">
          <p className="muted s">{t("events.counted-hint")}</p>
          <div className="row">
            <Button name="intent" value="count">
              {t("events.counted-take")}
            </Button>
          </div>
        </form>
      )}
    </section>
  );
}

function Results({ results }: { results: readonly ExactResult[] }) {
  const { t } = useTexts();
  const formats = useFormats();
  return (
    <form method="post">
      <Rows
        rows={results.map(({ id, label, number, sentence, isReleased }) => {
          const act = t(isReleased ? "events.result-withdraw" : "events.result-release");
          return {
            key: id,
            title: `${label}: ${formats.number(number)}`,
            tag: <Tag>{t(isReleased ? "events.results-public" : "events.results-inside")}</Tag>,
            second: sentence,
            act: (
              <span className="row">
                <Button small name="act" value={`${isReleased ? "withdraw" : "release"}:${id}`} aria-label={t("events.result-of", { act, label })}>
                  {act}
                </Button>
                <Button small kind="tertiary" name="act" value={`delete:${id}`} aria-label={t("events.result-of", { act: t("events.result-delete"), label })}>
                  {t("events.result-delete")}
                </Button>
              </span>
            ),
          };
        })}
      />
    </form>
  );
}
