import { data, href, redirect } from "react-router";
import { CompareVersions } from "#app/components/compare-versions.tsx";
import { SubmitBar } from "#app/components/dock.tsx";
import { DateInput, TextArea, TextInput } from "#app/components/forms/controls.tsx";
import { FormErrors } from "#app/components/forms/form-errors.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { useNameFaults, type Named } from "#app/components/forms/named-input.tsx";
import { isClear, readPeople, shownPerson } from "#app/named-fields.ts";
import { accountContext, localeContext, requestContext, scriptNonceContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { mayEditNetwork } from "#domain/network/index.ts";
import { findOffice, OfficeFields, saveOffice, type Office, type OfficeConflict } from "#domain/network/office/index.ts";
import { read } from "#platform/db/index.ts";
import type { Route } from "./+types/office-edit.ts";
import { textsOf } from "./form.ts";
import { PersonInput, PersonList } from "./name-inputs.tsx";

/** Empty rows for new posts; who needs more saves and comes back. */
const EMPTY_ROWS = 2;
const WARN_MONTHS = 6;
const COLUMNS = ["title", "share", "endsOn", "funding", "fundedUntil"] as const;
type DraftPost = Record<(typeof COLUMNS)[number], string>;
type Draft = { unit: string; answersTo: string; headPersonId: string; note: string; warnMonths: string; posts: DraftPost[] };

const NO_OFFICE: Draft = { unit: "", answersTo: "", headPersonId: "", note: "", warnMonths: String(WARN_MONTHS), posts: [] };

function draftOf({ unit, answersTo, headPersonId, note, warnMonths, posts }: Office): Draft {
  return {
    unit,
    answersTo,
    headPersonId: headPersonId ?? "",
    note,
    warnMonths: String(warnMonths),
    posts: posts.map(({ title, share, endsOn, funding, fundedUntil }) => ({
      title,
      share: String(share),
      endsOn: endsOn ?? "",
      funding,
      fundedUntil: fundedUntil ?? "",
    })),
  };
}

/** Rows in which nothing stands are no posts: so a row is taken out by emptying it. */
function readDraft(typed: Record<string, string>): Draft {
  const { unit = "", answersTo = "", headPersonId = "", note = "", warnMonths = "" } = typed;
  const posts = Array.from({ length: 30 }, (_, place) => {
    const value = (column: string) => (typed[`post.${place}.${column}`] ?? "").trim();
    return { title: value("title"), share: value("share"), endsOn: value("endsOn"), funding: value("funding"), fundedUntil: value("fundedUntil") };
  }).filter((post) => Object.values(post).some((text) => text !== ""));
  return { unit, answersTo, headPersonId, note: note.replaceAll("\r\n", "\n"), warnMonths, posts };
}

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const found = await read(ctx, async (db) => {
    const office = await findOffice(ctx, db);
    return { office, head: await shownPerson(ctx, db, office?.headPersonId) };
  });
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/netzwerk"),
    region: params.region,
    draft: found.office ? draftOf(found.office) : NO_OFFICE,
    version: found.office?.version ?? 0,
    head: found.head,
    nonce: context.get(scriptNonceContext),
  };
}

type FaultCode = "required" | "too-long" | "not-a-day" | "choose-one" | "share" | "months";
type Again = {
  draft: Draft;
  version: number;
  faults: Record<string, FaultCode>;
  people: Record<string, Named>;
  conflict: (OfficeConflict & { head: string }) | null;
};

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = context.get(requestContext);
  if (!mayEditNetwork(ctx.actor)) throw data({ code: "not-allowed" }, { status: 403 });
  const form = await request.formData();
  const people = await readPeople(ctx, form, ["headPersonId"]);
  const typed = textsOf(form);
  const [draft, version] = [readDraft(typed), Number(typed.version)];
  const again = (rest: Partial<Again>, status = 422) => data<Again>({ draft, version, faults: {}, people, conflict: null, ...rest }, { status });
  const input = OfficeFields.safeParse(draft);
  if (!input.success) {
    return again({
      faults: Object.fromEntries(
        input.error.issues.map(({ path, code }) => [
          path[0] === "posts" ? `post.${String(path[1])}.${String(path[2])}` : String(path[0]),
          faultOf(String(path.at(-1)), code),
        ]),
      ),
    });
  }
  if (!isClear(people)) return again({});
  const result = await saveOffice(ctx, { version, fields: input.data });
  if (result.ok) return redirect(`${href("/app/:region/stelle", { region: params.region })}?gespeichert=1`, 303);
  if (result.refusal === "version-conflict") {
    const { text: head } = await read(ctx, (db) => shownPerson(ctx, db, result.stored.headPersonId));
    return again({ conflict: { ...result, head }, version: result.stored.version }, 409);
  }
  if (result.refusal === "person-unknown") return again({ faults: { headPersonId: "choose-one" } });
  throw data({ code: "not-allowed" }, { status: 403 });
}

function faultOf(column: string, issue: string): FaultCode {
  if (column === "share") return "share";
  if (column === "warnMonths") return "months";
  if (column === "endsOn" || column === "fundedUntil") return "not-a-day";
  if (column === "headPersonId") return "choose-one";
  return issue === "too_big" ? "too-long" : "required";
}

export default function EditOfficePage({ loaderData, actionData: again }: Route.ComponentProps) {
  const { t } = useTexts();
  const { frame, region, nonce } = loaderData;
  const head = again?.people["headPersonId"] ?? loaderData.head;
  const unclear = useNameFaults(again?.people);
  const own = href("/app/:region/stelle", { region });
  const draft = again?.draft ?? loaderData.draft;
  const errors = { ...Object.fromEntries(Object.entries(again?.faults ?? {}).map(([name, code]) => [name, sentence(code)])), ...unclear };
  const field = (name: "unit" | "answersTo" | "note" | "warnMonths") => ({
    name,
    label: t(`office.field-${name}`),
    defaultValue: draft[name],
    error: errors[name],
  });
  function sentence(code: FaultCode) {
    if (code === "share" || code === "months") return t(`office.error-${code}`);
    return code === "too-long" ? t("forms.too-long", { max: 200 }) : t(`forms.${code}`);
  }
  return (
    <WorkspacePage {...frame} crumbs={[{ label: t("office.title"), href: own }]} title={t("office.edit")}>
      <title>{`${t("office.edit")} – ${frame.region.name}`}</title>
      {again?.conflict ? <Conflict draft={again.draft} conflict={again.conflict} head={head.text} editHref={`${own}/bearbeiten`} /> : null}
      <form method="post" className="stack" noValidate>
        <input type="hidden" name="version" value={again?.version ?? loaderData.version} />
        <FormErrors errors={errors} />
        <div className="stack narrow">
          <TextInput {...field("unit")} hint={t("office.field-unit-hint")} required maxLength={200} />
          <TextInput {...field("answersTo")} hint={t("office.field-answersTo-hint")} optional maxLength={200} />
          <PersonInput name="headPersonId" label={t("office.field-headPersonId")} optional error={errors["headPersonId"]} person={head} />
          <PersonList region={region} near={[]} nonce={nonce} />
          <TextArea {...field("note")} optional maxLength={2000} />
          <TextInput {...field("warnMonths")} hint={t("office.field-warnMonths-hint")} inputMode="numeric" required />
        </div>
        <h2>{t("office.posts")}</h2>
        <p className="muted s">{t("office.posts-hint")}</p>
        {Array.from({ length: Math.min(draft.posts.length + EMPTY_ROWS, 30) }, (_, place) => (
          <PostRow key={place} place={place} post={draft.posts[place]} errors={errors} />
        ))}
        <SubmitBar label={t("office.save")} cancel={{ href: own, label: t("common.cancel") }} />
      </form>
    </WorkspacePage>
  );
}

function PostRow({ place, post, errors }: { place: number; post: DraftPost | undefined; errors: Record<string, string> }) {
  const { t } = useTexts();
  const field = (column: (typeof COLUMNS)[number]) => {
    const name = `post.${place}.${column}`;
    return { name, label: t(`office.field-${column}`), defaultValue: post?.[column] ?? "", error: errors[name] };
  };
  return (
    <fieldset className="kern-fieldset rowset">
      <legend className="kern-label">{t("office.post", { number: place + 1 })}</legend>
      <div className="row base">
        <TextInput {...field("title")} maxLength={200} />
        <TextInput {...field("share")} inputMode="numeric" suffix="%" />
        <DateInput {...field("endsOn")} />
        <TextInput {...field("funding")} maxLength={300} />
        <DateInput {...field("fundedUntil")} />
      </div>
    </fieldset>
  );
}

function Conflict({
  draft,
  conflict: { stored, head: theirHead },
  head,
  editHref,
}: {
  draft: Draft;
  conflict: OfficeConflict & { head: string };
  head: string;
  editHref: string;
}) {
  const { t } = useTexts();
  const formats = useFormats();
  const theirs = draftOf(stored);
  const inWords = (posts: readonly DraftPost[]) =>
    posts
      .map((post) =>
        COLUMNS.map((column) => post[column])
          .filter(Boolean)
          .join(", "),
      )
      .join("\n");
  const both = (name: "unit" | "answersTo" | "note" | "warnMonths") => ({ label: t(`office.field-${name}`), yours: draft[name], theirs: theirs[name] });
  return (
    <CompareVersions
      name={stored.savedBy}
      time={formats.time(stored.savedAt)}
      moment={formats.moment(stored.savedAt)}
      fields={[
        both("unit"),
        both("answersTo"),
        { label: t("office.field-headPersonId"), yours: head, theirs: theirHead },
        both("note"),
        both("warnMonths"),
        { label: t("office.posts"), yours: inWords(draft.posts), theirs: inWords(theirs.posts) },
      ]}
      theirsHref={editHref}
    />
  );
}
