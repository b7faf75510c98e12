import { data, href, redirect } from "react-router";
import { SubmitBar } from "#app/components/dock.tsx";
import { CheckBox, Select } from "#app/components/forms/controls.tsx";
import { FormErrors } from "#app/components/forms/form-errors.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { saveCourse } from "#domain/offers/catalogue/index.ts";
import { listTeachers } from "#domain/offers/courses/index.ts";
import { read, type Context } from "#platform/db/index.ts";
import { Conflict } from "../../gremien/conflict.tsx";
import { throwIfClosed } from "../../meetings/refusals.ts";
import { textsOf } from "../../network/form.ts";
import type { Route } from "./+types/edit.ts";
import { offerCrumbs } from "../crumbs.ts";
import { germanTitle, keptOffer } from "../kept-offer.ts";
import { CourseInputs } from "./course-inputs.tsx";
import { COURSE_CHOICES, courseTexts, readCourseForm, shownCourse, type CourseFaults } from "./course-form.ts";

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const offer = await keptCourse(ctx, params.id);
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/angebote"),
    region: params.region,
    id: params.id,
    title: germanTitle(offer),
    version: offer.version,
    typed: courseTexts(offer.content.course),
    teachers: await read(ctx, (db) => listTeachers(ctx, db, offer.content.organisationId)),
    choices: COURSE_CHOICES,
  };
}

/** @throws 403, 404 as data: no such offer, or no course */
async function keptCourse(ctx: Context, id: string) {
  const offer = await keptOffer(ctx, id);
  if (offer.content.kind !== "course") throwIfClosed("not-found");
  return offer;
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = context.get(requestContext);
  await keptCourse(ctx, params.id);
  const typed = textsOf(await request.formData());
  const version = Number(typed.version);
  const again = (faults: CourseFaults) => data({ typed, faults, conflict: null, version }, { status: 422 });
  const { input, faults } = readCourseForm(typed);
  if (!input || !Number.isInteger(version)) return again(faults);
  const saved = await saveCourse(ctx, { id: params.id, version, course: input });
  if (saved.ok) return redirect(`${href("/app/:region/angebote/:id", params)}?hinweis=course`, 303);
  if (saved.refusal === "version-conflict") {
    const none: CourseFaults = {};
    return data(
      { typed, faults: none, conflict: { theirs: courseTexts(saved.stored.course), changed: saved.changed }, version: saved.version },
      { status: 409 },
    );
  }
  throwIfClosed(saved.refusal === "no-course" ? "not-found" : saved.refusal);
  return again({ teacherPersonId: "course.fault-teacher" });
}

export default function EditCoursePage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const formats = useFormats();
  const { frame, region, id, title, teachers, choices } = loaderData;
  const faults: CourseFaults = actionData?.faults ?? {};
  const typed: Record<string, string> = actionData?.typed ?? loaderData.typed;
  const field = (name: string) => ({ name, defaultValue: typed[name], error: faults[name] ? t(faults[name]) : undefined });
  return (
    <WorkspacePage {...frame} crumbs={offerCrumbs(t, region, id, title)} title={t("course.edit-title")} lede={t("course.edit-lede")}>
      <title>{`${t("course.edit-title")} – ${title} – ${frame.region.name}`}</title>
      {actionData?.conflict ? (
        <Conflict
          changed={actionData.conflict.changed}
          yours={shownCourse(t, formats, teachers, actionData.typed)}
          theirs={shownCourse(t, formats, teachers, actionData.conflict.theirs)}
          theirsHref={href("/app/:region/angebote/:id/kurs", { region, id })}
        />
      ) : null}
      <form method="post" className="stack narrow" noValidate>
        <input type="hidden" name="version" value={actionData?.version || loaderData.version} />
        <FormErrors errors={Object.fromEntries(Object.entries(faults).map(([name, key]) => [name, t(key)]))} />
        <CourseInputs typed={typed} faults={faults} choices={choices} />
        <Select
          {...field("teacherPersonId")}
          label={t("course.teacher")}
          hint={t("course.teacher-hint")}
          empty={t("course.not-said")}
          optional
          choices={teachers.map((person) => ({ value: person.id, label: [person.name, person.function].filter(Boolean).join(", ") }))}
        />
        <CheckBox
          name="asksInterested"
          label={t("interest.asks-interested")}
          hint={t("interest.asks-interested-hint")}
          defaultChecked={"asksInterested" in typed}
        />
        <SubmitBar label={t("course.save")} cancel={{ href: href("/app/:region/angebote/:id", { region, id }), label: t("common.cancel") }} />
      </form>
    </WorkspacePage>
  );
}
