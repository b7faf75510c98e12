import { data, redirect } from "react-router";
import { Button } from "#app/components/button.tsx";
import { Dock } from "#app/components/dock.tsx";
import { EntryInputs } from "#app/components/entry/entry-inputs.tsx";
import { FormErrors } from "#app/components/forms/form-errors.tsx";
import { TextArea } from "#app/components/forms/controls.tsx";
import { German, german } from "#app/components/german.tsx";
import { JoinPage } from "#app/components/join-page.tsx";
import { useFormats, useLocale, useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { linkUnknown } from "#app/link-is-over.ts";
import { requestContext } from "#app/request.ts";
import { entryInput, inputErrors, textsOf, type FieldErrorCode } from "#app/routes/workspace/network/form.ts";
import { entryTexts } from "#app/routes/workspace/network/typed.ts";
import { findOwnEntry, saveOwnEntry, SaveOwnEntry, type OwnEntry } from "#domain/network/upkeep/index.ts";
import { read } from "#platform/db/index.ts";
import type { Route } from "./+types/organisation-entry.ts";
import { otherLanguages } from "./languages.ts";

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const own = await read(ctx, (db) => findOwnEntry(ctx, db));
  if (!own) throw linkUnknown();
  const { name, isDemo } = ctx.region;
  return {
    own,
    region: { name, isDemo },
    confirmed: url.searchParams.has("danke"),
    saved: url.searchParams.has("gespeichert"),
    offersHref: `/j/${params.code}/angebote`,
    foundingHref: `/j/${params.code}/gruendung`,
  };
}

/** A GET shows, and only this confirms: programs that look through mails open links. */
export async function action({ request, params, context, url }: Route.ActionArgs) {
  const ctx = context.get(requestContext);
  const form = await request.formData();
  const typed = textsOf(form);
  const again = (errors: Record<string, FieldErrorCode | "municipality-unknown">) => data({ typed, errors }, { status: 422 });
  const confirms = typed.intent === "confirm";
  const input = SaveOwnEntry.safeParse({ ...entryInput(typed), note: (typed.note ?? "").replaceAll("\r\n", "\n"), confirms });
  if (!input.success) return again(inputErrors(input.error, typed));
  const result = await saveOwnEntry(ctx, input.data);
  if (!result.ok) {
    if (result.refusal === "municipality-unknown") return again({ servesMunicipalityIds: "municipality-unknown" });
    throw linkUnknown();
  }
  const language = url.searchParams.get("sprache");
  const query = new URLSearchParams({ [confirms ? "danke" : "gespeichert"]: "1", ...(language ? { sprache: language } : {}) });
  return redirect(`/j/${params.code}/eintrag?${query}`, 303);
}

export default function OrganisationEntryPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t, rich } = useTexts();
  const { locale } = useLocale();
  const { day } = useFormats();
  const { own, region, confirmed, saved, offersHref, foundingHref } = loaderData;
  const { organisation } = own;
  const done = confirmed && !actionData;
  const title = done ? t("entry.own-confirmed") : t("entry.own-title");
  return (
    <JoinPage
      region={region.name}
      demo={region.isDemo}
      languages={otherLanguages(locale)}
      title={title}
      lede={done ? t("entry.own-confirmed-text") : rich("entry.own-lede", { german, name: organisation.name })}
    >
      <title>{`${title} – ${region.name}`}</title>
      <p className="muted s flow-s">{t("entry.own-last", { day: day(organisation.confirmedOn) })}</p>
      {saved && !actionData ? <Notice kind="success">{t("entry.own-saved")}</Notice> : null}
      <People people={own.people} />
      {organisation.kind === "migrant-organisation" ? (
        <p className="flow">
          <a href={foundingHref}>{t("founding-join.link")}</a>
        </p>
      ) : null}
      <p className="flow">
        <a href={`${offersHref}${locale === "de" ? "" : `?sprache=${locale}`}`}>{t("providers.to-offers")}</a>
      </p>
      <EntryForm own={own} typed={actionData?.typed ?? entryTexts(organisation)} faults={actionData?.errors ?? {}} />
    </JoinPage>
  );
}

function People({ people }: { people: OwnEntry["people"] }) {
  const { t } = useTexts();
  return (
    <section className="flow" aria-labelledby="h-people">
      <h2 id="h-people">{t("entry.own-people")}</h2>
      {people.length === 0 ? <p className="muted">{t("entry.own-people-none")}</p> : null}
      <ul>
        {people.map((person) => (
          <li key={`${person.name} ${person.function}`}>
            <German>{[person.name, person.function].filter(Boolean).join(", ")}</German>
            {person.isMigrationContact ? ` (${t("entry.own-migration")})` : ""}
          </li>
        ))}
      </ul>
    </section>
  );
}

type Faults = Record<string, FieldErrorCode | "municipality-unknown">;

function EntryForm({ own, typed, faults }: { own: OwnEntry; typed: Record<string, string>; faults: Faults }) {
  const { t } = useTexts();
  const sentence = (code: Faults[string]) => {
    if (code === "opening-hours") return t("entry.error-opening-hours");
    if (code === "municipality-unknown") return t("entry.error-municipality");
    if (code === "too-long") return t("forms.too-long", { max: 200 });
    return code === "check" || code === "degrees" ? t("forms.choose-one") : t(`forms.${code}`);
  };
  const errors = Object.fromEntries(Object.entries(faults).map(([name, code]) => [name, sentence(code)]));
  return (
    <form
      method="post"
      className="stack-l flow"
      noValidate
      data-autosave={`entry-${own.organisation.id}`}
      data-saved-at={0}
      data-saved={t("join.saved", { time: "{time}" })}
      data-saving={t("status.saving")}
      data-offline={t("status.offline")}
      data-refused={t("status.refused")}
      data-sentences='[""]'
    >
      <FormErrors errors={errors} />
      <EntryInputs typed={typed} errors={errors} municipalities={own.municipalities} />
      <TextArea name="note" label={t("entry.own-note")} hint={t("entry.own-note-hint")} optional maxLength={1000} defaultValue={typed.note} />
      <Dock
        status={
          <>
            <span data-left />
            <span className="s" role="status" data-save-state />
          </>
        }
      >
        <span data-unscripted>
          <Button name="intent" value="save">
            {t("join.save")}
          </Button>
        </span>
        <Button kind="primary" name="intent" value="confirm">
          {t("entry.own-confirm")}
        </Button>
      </Dock>
      <script src="/join.js" type="module" />
    </form>
  );
}
