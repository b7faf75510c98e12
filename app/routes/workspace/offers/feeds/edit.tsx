import { data, href, redirect } from "react-router";
import { CompareVersions } from "#app/components/compare-versions.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { NOBODY, type Named } from "#app/components/forms/named-input.tsx";
import { isClear, readOrganisations, shownOrganisation } from "#app/named-fields.ts";
import { accountContext, localeContext, requestContext, scriptNonceContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { municipalityChoices } from "#domain/network/index.ts";
import { branchChoices, editFeed, FeedFields, findFeed, type FeedConflict } from "#domain/offers/feeds/index.ts";
import { mayEditOffers } from "#domain/offers/index.ts";
import { read } from "#platform/db/index.ts";
import { isId } from "../../network/form.ts";
import { OrganisationList } from "../../network/name-inputs.tsx";
import type { Route } from "./+types/edit.ts";
import { FeedForm, type FeedChoices } from "./feed-form.tsx";
import { feedErrors, feedInput, readFeed, refusedField, type FeedDraft, type FeedErrors } from "./feed-input.ts";

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const found = isId(params.id)
    ? await read(ctx, async (db) => {
        const feed = await findFeed(ctx, db, params.id);
        return {
          feed,
          organisation: await shownOrganisation(ctx, db, feed?.organisationId),
          choices: { branches: await branchChoices(ctx, db), municipalities: await municipalityChoices(ctx, db) },
        };
      })
    : null;
  if (!found?.feed) throw data({ code: "not-found" }, { status: 404 });
  const { name, address, organisationId, branchId, municipalityId, isTrusted, isPaused, version } = found.feed;
  const draft = draftOf({ name, address, organisationId, branchId, municipalityId, isTrusted, isPaused });
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/angebote"),
    region: params.region,
    choices: found.choices,
    organisation: found.organisation,
    nonce: context.get(scriptNonceContext),
    draft,
    version,
  };
}

type Again = { errors?: FeedErrors; conflict?: (FeedConflict & { organisation: Named }) | null };

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = context.get(requestContext);
  if (!mayEditOffers(ctx.actor)) throw data({ code: "not-allowed" }, { status: 403 });
  if (!isId(params.id)) throw data({ code: "not-found" }, { status: 404 });
  const form = await request.formData();
  const named = await readOrganisations(ctx, form, ["organisationId"]);
  const organisation = named.organisationId ?? NOBODY;
  const draft = readFeed(form);
  const again = ({ errors = {}, conflict = null }: Again) => data({ draft, organisation, errors, conflict }, { status: conflict ? 409 : 422 });
  const input = FeedFields.safeParse(feedInput(draft));
  if (!input.success) return again({ errors: feedErrors(input.error, organisation) });
  if (!isClear(named)) return again({});
  const result = await editFeed(ctx, { ...input.data, id: params.id, version: Number(form.get("version")) });
  if (result.ok) return redirect(`${href("/app/:region/angebote/kalender/:id", params)}?hinweis=saved`, 303);
  if ("stored" in result) {
    const theirs = await read(ctx, (db) => shownOrganisation(ctx, db, result.stored.organisationId));
    return again({ conflict: { ...result, organisation: theirs } });
  }
  const errors = refusedField(result.refusal);
  if (errors) return again({ errors });
  throw data({ code: result.refusal === "not-allowed" ? "not-allowed" : "not-found" }, { status: result.refusal === "not-allowed" ? 403 : 404 });
}

export default function EditFeedPage({ loaderData, actionData, params }: Route.ComponentProps) {
  const { t } = useTexts();
  const { frame, region, choices, draft, version, nonce } = loaderData;
  const organisation = actionData?.organisation ?? loaderData.organisation;
  const own = href("/app/:region/angebote/kalender/:id", params);
  return (
    <WorkspacePage
      {...frame}
      crumbs={[
        { label: t("catalogue.title"), href: href("/app/:region/angebote", { region }) },
        { label: t("feeds.title"), href: href("/app/:region/angebote/kalender", { region }) },
        { label: draft.name, href: own },
      ]}
      title={t("feeds.edit")}
    >
      <title>{`${t("feeds.edit")} – ${frame.region.name}`}</title>
      {actionData?.conflict ? <Conflict {...actionData} conflict={actionData.conflict} choices={choices} editHref={`${own}/bearbeiten`} /> : null}
      <OrganisationList region={region} near={[]} nonce={nonce} />
      <FeedForm
        draft={actionData?.draft ?? draft}
        errors={actionData?.errors ?? {}}
        organisation={organisation}
        choices={choices}
        version={actionData?.conflict?.stored.version ?? version}
        cancelHref={own}
      />
    </WorkspacePage>
  );
}

function draftOf({ municipalityId, ...fields }: FeedFields): FeedDraft {
  return { ...fields, municipalityId: municipalityId ?? "" };
}

type Clash = { conflict: FeedConflict & { organisation: Named }; draft: FeedDraft; organisation: Named; choices: FeedChoices; editHref: string };

function Conflict({ conflict: { stored, changed, organisation: theirOrganisation }, draft, organisation, choices, editHref }: Clash) {
  const { t } = useTexts();
  const formats = useFormats();
  const { version: _version, ...fields } = stored;
  const theirs = draftOf(fields);
  const chosen = { branchId: choices.branches, municipalityId: choices.municipalities };
  const word = (of: FeedDraft, name: keyof typeof chosen) => chosen[name].find(({ id }) => id === of[name])?.name ?? "–";
  const yesNo = (is: boolean) => t(is ? "common.yes" : "common.no");
  return (
    <CompareVersions
      name={changed?.by || t("measures.somebody")}
      time={changed ? formats.time(changed.at) : ""}
      moment={changed ? formats.moment(changed.at) : ""}
      fields={[
        ...(["address", "name"] as const).map((name) => ({ label: t(`feeds.field-${name}`), yours: draft[name], theirs: theirs[name] })),
        { label: t("feeds.field-organisationId"), yours: organisation.text || "–", theirs: theirOrganisation.text || "–" },
        ...(["branchId", "municipalityId"] as const).map((name) => ({
          label: t(`feeds.field-${name}`),
          yours: word(draft, name),
          theirs: word(theirs, name),
        })),
        ...(["isTrusted", "isPaused"] as const).map((name) => ({ label: t(`feeds.field-${name}`), yours: yesNo(draft[name]), theirs: yesNo(theirs[name]) })),
      ]}
      theirsHref={editHref}
    />
  );
}
