import { data, href, redirect } from "react-router";
import { ButtonLink } from "#app/components/button.tsx";
import { SubmitBar } from "#app/components/dock.tsx";
import { chosenIn } from "#app/components/entry/entry-inputs.tsx";
import { CheckBox } from "#app/components/forms/controls.tsx";
import { FormErrors } from "#app/components/forms/form-errors.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import type { MessageKey } from "#app/messages/texts.ts";
import type { Typed } from "#app/offers/booking-form.ts";
import { interestChoices } from "#app/offers/interest-choices.ts";
import { ContactFields, NeedFields, type InterestChoices } from "#app/offers/interest-fields.tsx";
import { contactFrom, interestTexts, needFrom } from "#app/offers/interest-form.ts";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { mayEditOffers } from "#domain/offers/index.ts";
import { correctInterest, findInterest } from "#domain/offers/courses/interest/index.ts";
import { read, type Context } from "#platform/db/index.ts";
import { Conflict } from "../../gremien/conflict.tsx";
import type { Shown } from "../../gremien/shown-texts.ts";
import { orNotFound, throwIfClosed } from "../../meetings/refusals.ts";
import { isId, textsOf } from "../../network/form.ts";
import type { Route } from "./+types/interested-edit.ts";
import { interestCrumbs, interestHome } from "./interest-home.ts";
import { LearnerLine } from "./learner-line.tsx";

/** @throws 404 as data: no such entry, or somebody else's */
async function keptEntry(ctx: Context, id: string) {
  return orNotFound(isId(id) ? await read(ctx, (db) => findInterest(ctx, db, id)) : null);
}

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const entry = await keptEntry(ctx, params.id);
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/angebote"),
    region: params.region,
    id: params.id,
    entry,
    typed: interestTexts(entry, entry.contact),
    choices: await interestChoices(ctx),
    keepsList: mayEditOffers(ctx.actor),
  };
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = context.get(requestContext);
  await keptEntry(ctx, params.id);
  const typed = textsOf(await request.formData());
  const version = Number(typed.version);
  const again = (faults: Record<string, MessageKey>) => data({ typed, faults, conflict: null, version }, { status: 422 });
  const need = needFrom(typed);
  if (!need.ok) return again(need.faults);
  const contact = "consent" in typed ? contactFrom(typed) : null;
  if (contact && !contact.ok) return again(contact.faults);
  if (!Number.isInteger(version)) return again({ "": "interest.fault-check" });
  const corrected = await correctInterest(ctx, { id: params.id, version, need: need.value, contact: contact?.value ?? null });
  if (corrected.ok) return redirect(`${interestHome(params.region, mayEditOffers(ctx.actor))}?hinweis=corrected`, 303);
  if (corrected.refusal === "version-conflict") {
    const none: Record<string, MessageKey> = {};
    const { stored, changed } = corrected;
    return data(
      { typed, faults: none, conflict: { theirs: interestTexts(stored.need, stored.contact), changed }, version: corrected.version },
      { status: 409 },
    );
  }
  throwIfClosed(corrected.refusal);
  // Of who left meanwhile the page itself says so: there is nothing to correct any more.
  return again(corrected.refusal === "place-offered" ? { email: "interest.correct-awaited" } : { municipalityId: "interest.fault-check" });
}

export default function CorrectInterestPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { frame, region, id, entry, choices, keepsList } = loaderData;
  const shown = useShown(choices);
  const errors = Object.fromEntries(Object.entries(actionData?.faults ?? {}).map(([name, key]) => [name, t(key)]));
  const typed: Typed = actionData?.typed ?? loaderData.typed;
  const conflict = actionData?.conflict;
  return (
    <WorkspacePage
      {...frame}
      crumbs={interestCrumbs(t, region, keepsList)}
      title={t("interest.correct-title")}
      lede={<LearnerLine entry={entry} />}
      actions={
        <ButtonLink small kind="tertiary" icon="trash" href={href("/app/:region/angebote/interessierte/:id/loeschen", { region, id })}>
          {t("interest.delete-title")}
        </ButtonLink>
      }
    >
      <title>{`${t("interest.correct-title")} – ${frame.region.name}`}</title>
      {entry.state === "left" ? (
        <Notice kind="info">{t("interest.correct-left")}</Notice>
      ) : (
        <>
          {conflict ? (
            <Conflict
              changed={conflict.changed}
              yours={shown(typed)}
              theirs={shown(conflict.theirs)}
              theirsHref={href("/app/:region/angebote/interessierte/:id/bearbeiten", { region, id })}
            />
          ) : null}
          <form method="post" className="stack narrow" noValidate>
            <input type="hidden" name="version" value={actionData?.version || entry.version} />
            <FormErrors errors={errors} />
            <NeedFields typed={typed} errors={errors} choices={choices} isOwn={false} />
            <CheckBox name="consent" label={t("interest.consent")} hint={t("interest.correct-consent")} defaultChecked={"consent" in typed} />
            <ContactFields typed={typed} errors={errors} choices={choices} needsEmail={false} />
            <p className="muted s">{t("interest.correct-address")}</p>
            <SubmitBar label={t("interest.correct-act")} cancel={{ href: interestHome(region, keepsList), label: t("common.cancel") }} />
          </form>
        </>
      )}
    </WorkspacePage>
  );
}

/** What was typed, by label, as people read it. */
function useShown(choices: InterestChoices): (typed: Typed) => Shown {
  const { t } = useTexts();
  const formats = useFormats();
  const yesNo = (is: boolean) => t(is ? "common.yes" : "common.no");
  return (typed) => {
    const chosen = (name: string) => chosenIn(typed[name]);
    const contact = "consent" in typed ? typed : {};
    return {
      [t("interest.level-of")]: typed.level || t("interest.level-unknown"),
      [t("interest.types")]: formats.list(choices.types.filter((type) => chosen("types").includes(type)).map((type) => t(`course.type-${type}`))),
      [t("interest.municipality")]: choices.municipalities.find(({ id }) => id === typed.municipalityId)?.name ?? "",
      [t("interest.weekdays")]: formats.list(chosen("weekdays").map((day) => formats.dayOfWeek(Number(day) - 1))),
      [t("interest.day-parts")]: formats.list(
        choices.dayParts.filter((part) => chosen("dayParts").includes(part)).map((part) => t(`interest.day-part-${part}`)),
      ),
      [t("interest.childcare-of")]: yesNo("needsChildcare" in typed),
      [t("interest.consent")]: yesNo("consent" in typed),
      [t("interest.name")]: contact.name ?? "",
      [t("interest.email")]: contact.email ?? "",
      [t("interest.phone")]: contact.phone ?? "",
      [t("interest.language")]: contact.language ? formats.language(contact.language) : "",
    };
  };
}
