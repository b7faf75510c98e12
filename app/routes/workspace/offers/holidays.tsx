import { data, href, redirect } from "react-router";
import { z } from "zod";
import { Button, ButtonLink } from "#app/components/button.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { DateInput, RadioList, Select, TextInput } from "#app/components/forms/controls.tsx";
import { FormErrors } from "#app/components/forms/form-errors.tsx";
import { FormId } from "#app/components/forms/form-id.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { idOfForm } from "#app/form-id.ts";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { mayEditOffers } from "#domain/offers/index.ts";
import {
  addHoliday,
  deleteHoliday,
  editHoliday,
  findLand,
  HolidayFields,
  LAENDER,
  listHolidays,
  publicHolidays,
  SetLand,
  setLand,
} from "#domain/offers/times/index.ts";
import { read } from "#platform/db/index.ts";
import type { Route } from "./+types/holidays.ts";

type Draft = { kind: string; name: string; firstDay: string; lastDay: string; source: string };
const NEW: Draft = { kind: "school", name: "", firstDay: "", lastDay: "", source: "" };
/** The days that the form changes; null: it enters new ones. */
type Changed = { id: string; version: number } | null;
type Errors = Partial<Record<keyof Draft, "name" | "first" | "last" | "order" | "other">>;

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const { holidays, land } = await read(ctx, async (db) => ({ holidays: await listHolidays(ctx, db), land: await findLand(ctx, db) }));
  const query = new URL(request.url).searchParams;
  const year = Number(ctx.today.slice(0, 4));
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/angebote"),
    region: params.region,
    holidays,
    land,
    laender: [...LAENDER],
    years: [year, year + 1].map((of) => ({ year: of, days: [...publicHolidays(of, land)] })),
    changing: holidays.find(({ id }) => id === query.get("aendern")) ?? null,
    saved: query.get("hinweis") === "saved",
  };
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = context.get(requestContext);
  if (!mayEditOffers(ctx.actor)) throw data({ code: "not-allowed" }, { status: 403 });
  const form = await request.formData();
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === "string" ? value.trim() : "";
  };
  const saved = () => redirect(`${href("/app/:region/angebote/ferien", params)}?hinweis=saved`, 303);
  const draft: Draft = { kind: text("kind"), name: text("name"), firstDay: text("firstDay"), lastDay: text("lastDay"), source: text("source") };
  const which = z.tuple([z.uuid(), z.coerce.number().int().max(1e9)]);
  const edited = which.safeParse(text("changing").split(" "));
  const changing: Changed = edited.success ? { id: edited.data[0], version: edited.data[1] } : null;
  const again = (errors: Errors, changed = false) => data({ draft, changing, errors, changed }, { status: changed ? 409 : 422 });
  if (text("intent") === "land") {
    const input = SetLand.safeParse({ land: text("land") });
    if (input.success) await setLand(ctx, input.data);
    return input.success ? saved() : again({});
  }
  const removed = which.safeParse(text("remove").split(" "));
  if (removed.success) {
    const [id, version] = removed.data;
    const result = await deleteHoliday(ctx, { id, version });
    // Gone already is gone as well.
    return result.ok || result.refusal === "holiday-not-found" ? saved() : again({}, true);
  }
  const input = HolidayFields.safeParse(draft);
  if (!input.success) return again(errorsOf(input.error, draft));
  if (changing) {
    const result = await editHoliday(ctx, { ...input.data, ...changing });
    return result.ok ? saved() : again({}, true);
  }
  await addHoliday(ctx, input.data, await idOfForm(form));
  return saved();
}

function errorsOf(error: z.ZodError, draft: Draft): Errors {
  const code = (field: PropertyKey | undefined, message: string): Errors[keyof Draft] => {
    if (message === "end-before-start") return "order";
    if (field === "name" && draft.name === "") return "name";
    return field === "firstDay" ? "first" : field === "lastDay" ? "last" : "other";
  };
  return Object.fromEntries(error.issues.map(({ path: [field], message }) => [field, code(field, message)]));
}

/** School holidays and the house's own days, and which public holidays follow from the Land. */
export default function HolidaysPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const formats = useFormats();
  const { frame, region, holidays, land, laender, years, saved } = loaderData;
  const sent = actionData?.changing ?? null;
  // After a change that came between, the list shows what stands there now; what was typed is saved over it by a second click.
  const changing = actionData ? (actionData.changed ? (holidays.find(({ id }) => id === sent?.id) ?? null) : sent) : loaderData.changing;
  return (
    <WorkspacePage
      {...frame}
      crumbs={[{ label: t("catalogue.title"), href: href("/app/:region/angebote", { region }) }]}
      title={t("holidays.title")}
      lede={t("holidays.lede")}
      notice={saved ? <Notice kind="success" title={t("holidays.notice-saved")} /> : undefined}
    >
      <title>{`${t("holidays.title")} – ${frame.region.name}`}</title>
      {actionData?.changed ? <Notice kind="warn">{t("holidays.changed-meanwhile")}</Notice> : null}
      <HolidayForm draft={actionData?.draft ?? loaderData.changing ?? NEW} changing={changing} errors={actionData?.errors ?? {}} />
      <section aria-labelledby="h-entered">
        <h2 id="h-entered">{t("holidays.entered")}</h2>
        {holidays.length === 0 ? <EmptyState>{t("holidays.empty")}</EmptyState> : null}
        <ul className="plainlist stack-s">
          {holidays.map(({ id, version, kind, name, firstDay, lastDay, source }) => (
            <li key={id} className="row between">
              <span>
                <strong className="w6">{name}</strong>, {t("holidays.span", { first: formats.day(firstDay), last: formats.day(lastDay) })}
                <span className="muted s">
                  {" "}
                  {t(`holidays.kind-${kind}`)}
                  {source ? `, ${source}` : ""}
                </span>
              </span>
              <form method="post" className="row">
                <ButtonLink small kind="tertiary" icon="pencil" href={`${href("/app/:region/angebote/ferien", { region })}?aendern=${id}`}>
                  {t("holidays.change", { name })}
                </ButtonLink>
                <Button small kind="tertiary" icon="trash" name="remove" value={`${id} ${version}`}>
                  {t("holidays.delete", { name })}
                </Button>
              </form>
            </li>
          ))}
        </ul>
      </section>
      <form method="post" className="stack-s narrow">
        <Select
          name="land"
          label={t("holidays.land")}
          hint={t("holidays.land-hint")}
          defaultValue={land ?? ""}
          empty="–"
          choices={laender.map((code) => ({ value: code, label: t(`holidays.land-${code}`) }))}
        />
        <p>
          <Button small name="intent" value="land">
            {t("holidays.land-save")}
          </Button>
        </p>
      </form>
      {years.map(({ year, days }) => (
        <section key={year} aria-label={t("holidays.public", { year: String(year) })}>
          <h2>{t("holidays.public", { year: String(year) })}</h2>
          <ul>
            {days.map(([day, name]) => (
              <li key={day}>
                {formats.day(day)}: {t(`holidays.holiday-${name}`)}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </WorkspacePage>
  );
}

function HolidayForm({ draft, changing, errors }: { draft: Draft; changing: Changed; errors: Errors }) {
  const { t } = useTexts();
  const sentences = Object.fromEntries(Object.entries(errors).map(([name, code]) => [name, t(`holidays.error-${code}`)]));
  return (
    <form method="post" className="stack-s narrow" noValidate>
      <h2>{t(changing ? "holidays.change-title" : "holidays.add")}</h2>
      {changing ? <input type="hidden" name="changing" value={`${changing.id} ${changing.version}`} /> : <FormId />}
      <FormErrors errors={sentences} />
      <RadioList
        name="kind"
        label={t("holidays.kind")}
        error={sentences.kind}
        chosen={draft.kind}
        choices={(["school", "own"] as const).map((kind) => ({ value: kind, label: t(`holidays.kind-${kind}`) }))}
      />
      <TextInput name="name" label={t("holidays.name")} defaultValue={draft.name} error={sentences.name} maxLength={120} />
      <DateInput name="firstDay" label={t("holidays.first")} defaultValue={draft.firstDay} error={sentences.firstDay} />
      <DateInput name="lastDay" label={t("holidays.last")} defaultValue={draft.lastDay} error={sentences.lastDay} />
      <TextInput name="source" label={t("holidays.source")} optional defaultValue={draft.source} error={sentences.source} maxLength={300} />
      <p>
        <Button kind="primary" name="intent" value="add">
          {t(changing ? "holidays.change-save" : "holidays.save")}
        </Button>
      </p>
    </form>
  );
}
