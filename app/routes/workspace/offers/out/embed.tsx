import { href, redirect } from "react-router";
import { FilterForm } from "#app/components/filters.tsx";
import { FormErrors } from "#app/components/forms/form-errors.tsx";
import { useNameFaults } from "#app/components/forms/named-input.tsx";
import { Select, TextArea } from "#app/components/forms/controls.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { readOrganisationFilter } from "#app/named-fields.ts";
import { accountContext, houseContext, localeContext, requestContext, scriptNonceContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { municipalityChoices } from "#domain/network/index.ts";
import { listOfferLabels } from "#domain/offers/finding/index.ts";
import { read } from "#platform/db/index.ts";
import { isLocale } from "#platform/i18n/index.ts";
import { embeddedCount } from "../../../public/offers/embedded-count.ts";
import { readOffersQuery, writeOffersQuery } from "#app/offers/offers-query.ts";
import { OrganisationInput, OrganisationList } from "../../network/name-inputs.tsx";
import type { Route } from "./+types/embed.ts";

const COUNTS = [5, 10, 20, 50];

export async function loader({ params, context, url }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const { named, moved } = await readOrganisationFilter(ctx, url.searchParams, "anbieter");
  if (moved) throw redirect(`${url.pathname}?${moved}`);
  const asked = url.searchParams.get("sprache");
  const language = asked && isLocale(asked) && ctx.region.languages.includes(asked) ? asked : "de";
  const query = readOffersQuery(url.searchParams);
  const count = embeddedCount(url.searchParams);
  const path = `/${ctx.region.slug}/${language}/angebote/einbetten${writeOffersQuery(query, { anzahl: String(count) })}`;
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/angebote"),
    region: params.region,
    provider: named,
    nonce: context.get(scriptNonceContext),
    query,
    count,
    language,
    languages: ctx.region.languages.filter(isLocale),
    path,
    address: new URL(path, context.get(houseContext).settings.origin).href,
    forPrograms: new URL(`/api/hsds/${ctx.region.slug}`, context.get(houseContext).settings.origin).href,
    ...(await read(ctx, async (db) => ({
      municipalities: await municipalityChoices(ctx, db),
      branches: (await listOfferLabels(ctx, db)).filter(({ kind }) => kind === "branch"),
    }))),
  };
}

/** The line that a partner puts into its own page, with a preview of what stands there then. */
export default function EmbedPage({ loaderData }: Route.ComponentProps) {
  const { t } = useTexts();
  const formats = useFormats();
  const unclear = useNameFaults({ anbieter: loaderData.provider });
  const { frame, region, provider, nonce, query, count, language, languages, path, address, forPrograms, municipalities, branches } = loaderData;
  const html = `<iframe src="${quoted(address)}" title="${quoted(t("offers-out.frame-title", { region: frame.region.name }))}" width="100%" height="600" style="border:0" loading="lazy"></iframe>`;
  return (
    <WorkspacePage
      {...frame}
      crumbs={[{ label: t("catalogue.title"), href: href("/app/:region/angebote", { region }) }]}
      title={t("offers-out.embed")}
      lede={t("offers-out.embed-lede")}
    >
      <title>{`${t("offers-out.embed")} – ${frame.region.name}`}</title>
      <OrganisationList region={region} near={[]} nonce={nonce} />
      <div className="two flip">
        <FilterForm>
          <OrganisationInput name="anbieter" label={t("offers-out.organisation")} hint={t("forms.organisation-filter-hint")} organisation={provider} />
          <Select
            name="ort"
            label={t("offers-out.municipality")}
            empty={t("finding.any")}
            defaultValue={query.place}
            choices={[...new Set(municipalities.map(({ name }) => name))].map((name) => ({ value: name, label: name }))}
          />
          <Select
            name="bereich"
            label={t("finding.branch")}
            empty={t("finding.any")}
            defaultValue={query.branch ?? ""}
            choices={branches.map(({ key, names }) => ({ value: key, label: names.de ?? key }))}
          />
          <Select
            name="sprache"
            label={t("offers-out.language")}
            defaultValue={language}
            choices={languages.map((code) => ({ value: code, label: formats.language(code) }))}
          />
          <Select
            name="anzahl"
            label={t("offers-out.count")}
            defaultValue={String(count)}
            choices={COUNTS.map((one) => ({ value: String(one), label: String(one) }))}
          />
        </FilterForm>
        <div className="stack">
          <FormErrors errors={unclear} />
          <TextArea name="html" label={t("offers-out.html")} hint={t("offers-out.html-hint")} rows={4} defaultValue={html} readOnly key={html} />
          <section aria-labelledby="h-preview">
            <h2 id="h-preview">{t("offers-out.preview")}</h2>
            <iframe
              className="preview flow-s"
              sandbox="allow-same-origin allow-top-navigation-by-user-activation"
              src={path}
              title={t("offers-out.preview")}
              loading="lazy"
            />
          </section>
          <section className="prose" aria-labelledby="h-programs">
            <h2 id="h-programs">{t("offers-out.programs")}</h2>
            <p>{t("offers-out.programs-how")}</p>
            <p>
              <a href={forPrograms}>
                <bdi>{forPrograms}</bdi>
              </a>
            </p>
          </section>
        </div>
      </div>
    </WorkspacePage>
  );
}

/** Text inside a quoted attribute of HTML. */
const quoted = (text: string) => text.replaceAll("&", "&amp;").replaceAll('"', "&quot;");
