import { data, redirect } from "react-router";
import { Button } from "#app/components/button.tsx";
import { SubmitBar } from "#app/components/dock.tsx";
import { CompareVersions } from "#app/components/compare-versions.tsx";
import { FormErrors } from "#app/components/forms/form-errors.tsx";
import { German } from "#app/components/german.tsx";
import { JoinPage } from "#app/components/join-page.tsx";
import { useFormats, useLocale, useTexts } from "#app/components/locale.tsx";
import type { MessageKey } from "#app/messages/texts.ts";
import { capacityFields, capacityTexts, shownCapacity } from "#app/offers/capacity-form.ts";
import { CapacityInputs, type ShownCapacity } from "#app/offers/capacity-inputs.tsx";
import { localeContext, requestContext } from "#app/request.ts";
import { textsOf } from "#app/routes/workspace/network/form.ts";
import { COURSE_CHOICES, courseTexts, readCourseForm, shownCourse, type CourseFaults } from "#app/routes/workspace/offers/courses/course-form.ts";
import { CourseInputs } from "#app/routes/workspace/offers/courses/course-inputs.tsx";
import { findCapacity, SaveOwnPlaces, saveOwnPlaces } from "#domain/offers/bookings/index.ts";
import { setOwnCourse } from "#domain/offers/providers/index.ts";
import { read, type Context } from "#platform/db/index.ts";
import type { Locale } from "#platform/i18n/index.ts";
import { otherLanguages } from "../languages.ts";
import type { Route } from "./+types/course.ts";
import { frameOf, ownHref, ownOffer } from "./own.ts";
import { titleOf } from "./title-of.ts";

export async function loader({ context, params }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const own = await ownCourse(ctx, params.id);
  return {
    code: params.code,
    id: params.id,
    title: titleOf(own),
    stamp: own.stamp,
    typed: courseTexts(own.content.course),
    choices: COURSE_CHOICES,
    capacity: await read(ctx, (db) => findCapacity(ctx, db, params.id)),
    mayPlace: own.row.state !== "ended",
    region: frameOf(ctx),
  };
}

/** @throws 404 as data: no such offer, or no course */
async function ownCourse(ctx: Context, id: string) {
  const own = await ownOffer(ctx, id);
  if (own.content.kind !== "course") throw data({ code: "not-found" }, { status: 404 });
  return own;
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const ctx = context.get(requestContext);
  await ownCourse(ctx, params.id);
  const typed = textsOf(await request.formData());
  if (typed["intent"] === "places") return savePlaces(ctx, params, typed, context.get(localeContext));
  const { stamp = "" } = typed;
  const again = (faults: CourseFaults, status = 422) => data({ ...NOTHING_OF_PLACES, typed, faults, theirs: null, stamp }, { status });
  // Who teaches and whether the list is asked is the office's: whatever is sent here, the domain keeps what stands.
  const { input, faults } = readCourseForm({ ...typed, teacherPersonId: "" });
  if (!input) return again(faults);
  const { teacherPersonId: _teacher, asksInterested: _asks, ...course } = input;
  const saved = await setOwnCourse(ctx, { id: params.id, stamp, course });
  if (saved.ok) return redirect(ownHref(params.code, `/${params.id}`, context.get(localeContext), { hinweis: saved.value.fate }), 303);
  if (saved.refusal === "changed-meanwhile") {
    const none: CourseFaults = {};
    return data({ ...NOTHING_OF_PLACES, typed, faults: none, theirs: courseTexts(saved.standing.course), stamp: saved.stamp }, { status: 409 });
  }
  if (saved.refusal === "not-found" || saved.refusal === "no-course") throw data({ code: "not-found" }, { status: 404 });
  return again({ "": "providers.fault-over" }, 409);
}

/** @property theirs what somebody else saved meanwhile */
type Places = { typed: Record<string, string>; faults: Record<string, MessageKey>; theirs: Record<string, string> | null };
const NOTHING_OF_PLACES: { places: Places | null } = { places: null };

/** The places are saved apart: they hold at once, and have no version with the office's words. */
async function savePlaces(ctx: Context, params: { code: string; id: string }, typed: Record<string, string>, locale: Locale) {
  const again = (places: Partial<Places>, status = 422) => {
    const none: CourseFaults = {};
    return data({ places: { typed, faults: {}, theirs: null, ...places }, typed: null, faults: none, theirs: null, stamp: "" }, { status });
  };
  const input = SaveOwnPlaces.safeParse({ offerId: params.id, ...capacityFields(typed) });
  if (!input.success)
    return again({ faults: Object.fromEntries(input.error.issues.map(({ path }) => [String(path[0] ?? ""), "bookings.fault-number" as const])) });
  const saved = await saveOwnPlaces(ctx, input.data);
  if (saved.ok) return redirect(ownHref(params.code, `/${params.id}`, locale, { hinweis: "places" }), 303);
  if (saved.refusal === "not-allowed" || saved.refusal === "not-found") throw data({ code: "not-found" }, { status: 404 });
  if (saved.refusal === "version-conflict") {
    const theirs = capacityTexts(saved.stored);
    return again({ typed: { ...typed, version: theirs["version"] ?? "" }, theirs }, 409);
  }
  return again({ faults: { maximum: `bookings.refused-${saved.refusal}` } });
}

export default function OwnCoursePage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { locale } = useLocale();
  const formats = useFormats();
  const { code, id, title, region, choices, capacity, mayPlace } = loaderData;
  const faults: CourseFaults = actionData?.faults ?? {};
  const shown = (typed: Record<string, string>) => shownCourse(t, formats, [], typed);
  const left = [t("course.teacher"), t("interest.asks-interested")];
  const [yours, theirs] = actionData?.theirs && actionData.typed ? [shown(actionData.typed), shown(actionData.theirs)] : [null, null];
  const page = ownHref(code, `/${id}/kurs`, locale);
  return (
    <JoinPage region={region.name} demo={region.isDemo} languages={otherLanguages(locale)} title={t("course.edit-title")} lede={<German>{title}</German>}>
      <title>{`${t("course.edit-title")} – ${region.name}`}</title>
      {yours && theirs ? (
        <TwoVersions yours={Object.fromEntries(Object.entries(yours).filter(([label]) => !left.includes(label)))} theirs={theirs} theirsHref={page} />
      ) : null}
      <p className="muted">{t("providers.course-elsewhere")}</p>
      <form method="post" className="stack flow" noValidate>
        <input type="hidden" name="stamp" value={actionData?.stamp || loaderData.stamp} />
        <FormErrors errors={Object.fromEntries(Object.entries(faults).map(([name, key]) => [name, t(key)]))} />
        <CourseInputs typed={actionData?.typed ?? loaderData.typed} faults={faults} choices={choices} />
        <SubmitBar label={t("providers.save")} cancel={{ href: ownHref(code, `/${id}`, locale), label: t("common.cancel") }} />
      </form>
      {mayPlace ? <PlacesForm capacity={capacity} again={actionData?.places ?? null} page={page} /> : null}
    </JoinPage>
  );
}

/** Who of the office saved first, a provider does not read. */
function TwoVersions({ yours, theirs, theirsHref }: { yours: Record<string, string>; theirs: Record<string, string>; theirsHref: string }) {
  const { t } = useTexts();
  const fields = Object.entries(yours).map(([label, value]) => ({ label, yours: value, theirs: theirs[label] ?? "" }));
  return <CompareVersions name={t("providers.somebody")} fields={fields} theirsHref={theirsHref} />;
}

function PlacesForm({ capacity, again, page }: { capacity: ShownCapacity | null; again: Places | null; page: string }) {
  const { t } = useTexts();
  const formats = useFormats();
  const errors = Object.fromEntries(Object.entries(again?.faults ?? {}).map(([name, key]) => [name, t(key)]));
  return (
    <form method="post" action={`${page}#h-places`} className="stack flow-l" noValidate aria-labelledby="h-places">
      <h2 id="h-places">{t("bookings.capacity-title")}</h2>
      <p>
        {capacity ? t("bookings.list-lede", { booked: capacity.booked, waiting: capacity.waiting, maximum: capacity.maximum }) : t("providers.places-none")}
      </p>
      {again?.theirs ? <TwoVersions yours={shownCapacity(t, formats, again.typed)} theirs={shownCapacity(t, formats, again.theirs)} theirsHref={page} /> : null}
      {again ? <FormErrors errors={errors} /> : null}
      <CapacityInputs capacity={capacity} typed={again?.typed} errors={errors} />
      <div>
        <Button name="intent" value="places">
          {t("bookings.capacity-save")}
        </Button>
      </div>
    </form>
  );
}
