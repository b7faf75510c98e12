import { wholeOf } from "#app/offers/capacity-form.ts";
import { data, redirect } from "react-router";
import { Button, ButtonLink } from "#app/components/button.tsx";
import { DateInput, Select, TextInput } from "#app/components/forms/controls.tsx";
import { FormErrors } from "#app/components/forms/form-errors.tsx";
import { FormId } from "#app/components/forms/form-id.tsx";
import { German } from "#app/components/german.tsx";
import { Icon } from "#app/components/icon.tsx";
import { JoinPage } from "#app/components/join-page.tsx";
import { useFormats, useLocale, useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { Rows } from "#app/components/rows.tsx";
import { idOfForm } from "#app/form-id.ts";
import type { MessageKey } from "#app/messages/texts.ts";
import { houseContext, localeContext, requestContext } from "#app/request.ts";
import { textsOf } from "#app/routes/workspace/network/form.ts";
import { isIssuing, IssueCertificate, issueCertificate, listCertificates, type Certificate } from "#domain/offers/course-book/index.ts";
import { LEVELS } from "#domain/offers/courses/index.ts";
import { read } from "#platform/db/index.ts";
import { otherLanguages } from "../languages.ts";
import { frameOf } from "../offers/own.ts";
import type { Route } from "./+types/certificates.ts";
import { bookHref, ownBook, ownCourse } from "./own.ts";

const NOTICES = ["issued", "corrected", "withdrawn"] as const;

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const { course, learners } = await ownBook(ctx, params.id);
  return {
    code: params.code,
    id: params.id,
    course,
    learners,
    certificates: await read(ctx, (db) => listCertificates(ctx, db, params.id)),
    isIssuing: isIssuing(ctx, course),
    region: frameOf(ctx),
    notice: NOTICES.find((known) => known === url.searchParams.get("hinweis")) ?? null,
  };
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const ctx = context.get(requestContext);
  await ownCourse(ctx, params.id);
  const form = await request.formData();
  const typed = textsOf(form);
  const again = (faults: Record<string, MessageKey>, status = 422) => data({ typed, faults }, { status });
  const input = IssueCertificate.safeParse({
    offerId: params.id,
    bookingId: typed["learner"],
    startsOn: typed["startsOn"],
    endsOn: typed["endsOn"],
    lessons: wholeOf(typed["lessons"]),
    level: typed["level"] || null,
  });
  if (!input.success) return again(Object.fromEntries(input.error.issues.map(({ path, message }) => faultOf(String(path[0] ?? ""), message))));
  const issued = await issueCertificate(ctx, input.data, context.get(houseContext).settings.certificateKey, await idOfForm(form));
  if (issued.ok) return redirect(bookHref(params.code, `/${params.id}/bescheinigungen`, context.get(localeContext), { hinweis: "issued" }), 303);
  if (issued.refusal === "not-ended") return again({ "": "course-book.refused-not-ended" }, 409);
  return again({ learner: issued.refusal === "has-one" ? "course-book.refused-has-one" : "course-book.fault-learner" }, 409);
}

function faultOf(field: string, message: string): [field: string, key: MessageKey] {
  if (message === "end-before-start") return [field, "course-book.fault-end-before-start"];
  if (field === "bookingId") return ["learner", "course-book.fault-learner"];
  return [field, field === "lessons" ? "course-book.fault-lessons" : "course-book.fault-day"];
}

/** The papers that were handed out, and the form for the next one. */
export default function CertificatesPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { locale } = useLocale();
  const { code, id, course, learners, certificates, isIssuing: mayIssue, region, notice } = loaderData;
  const errors = Object.fromEntries(Object.entries(actionData?.faults ?? {}).map(([name, key]) => [name, t(key)]));
  const held = certificates.flatMap(({ bookingId, withdrawnOn }) => (withdrawnOn === null ? [bookingId] : []));
  const without = learners.filter(({ bookingId }) => !held.includes(bookingId));
  const stored: Record<string, string> = {
    startsOn: course.startsOn ?? "",
    endsOn: course.endsOn ?? "",
    lessons: String(course.lessons ?? ""),
  };
  const field = (name: string) => ({ name, defaultValue: actionData?.typed[name] ?? stored[name] ?? "", error: errors[name] });
  return (
    <JoinPage
      region={region.name}
      demo={region.isDemo}
      languages={otherLanguages(locale)}
      title={t("course-book.certificates")}
      lede={<German>{course.title}</German>}
    >
      <title>{`${t("course-book.certificates")}: ${course.title} – ${region.name}`}</title>
      <div className="stack-l flow">
        {notice && !actionData ? <Notice kind="success">{t(`course-book.${notice}`)}</Notice> : null}
        <p>{t("course-book.certificates-lede")}</p>
        <section aria-labelledby="h-given">
          <h2 id="h-given">{t("course-book.certificates-given")}</h2>
          {certificates.length === 0 ? (
            <p className="muted">{t("course-book.certificates-none")}</p>
          ) : (
            <Given certificates={certificates} code={code} id={id} />
          )}
        </section>
        <section aria-labelledby="h-issue">
          <h2 id="h-issue">{t("course-book.issue-title")}</h2>
          {mayIssue && without.length > 0 ? (
            <form method="post" className="stack" noValidate>
              <FormId />
              <FormErrors errors={errors} />
              <Select
                {...field("learner")}
                label={t("course-book.field-learner")}
                empty={t("course-book.choose")}
                choices={without.map(({ bookingId, name, present }) => ({ value: bookingId, label: t("course-book.learner-choice", { name, present }) }))}
                required
              />
              <DateInput {...field("startsOn")} label={t("course-book.field-startsOn")} required />
              <DateInput {...field("endsOn")} label={t("course-book.field-endsOn")} required />
              <TextInput {...field("lessons")} label={t("course-book.field-lessons")} inputMode="numeric" dir="ltr" maxLength={4} optional />
              <Select
                {...field("level")}
                label={t("course-book.field-level")}
                empty={t("course-book.no-level")}
                choices={LEVELS.map((level) => ({ value: level, label: level }))}
                optional
              />
              <div className="row">
                <Button kind="primary">{t("course-book.issue")}</Button>
              </div>
            </form>
          ) : (
            <p className="muted">{t(mayIssue ? "course-book.certificates-all" : "course-book.certificates-early")}</p>
          )}
        </section>
        <p>
          <a href={bookHref(code, `/${id}`, locale)}>{t("course-book.to-book")}</a>
        </p>
      </div>
    </JoinPage>
  );
}

function Given({ certificates, code, id }: { certificates: readonly Certificate[]; code: string; id: string }) {
  const { t } = useTexts();
  const { locale } = useLocale();
  const { day } = useFormats();
  return (
    <Rows
      rows={certificates.map(({ id: certificate, number, name, issuedOn, withdrawnOn }) => ({
        key: certificate,
        symbol: <Icon name="file-text" />,
        title: name === null ? t("course-book.certificate-gone") : <bdi>{name}</bdi>,
        second: [
          t("course-book.certificate-number", { number }),
          withdrawnOn === null
            ? t("course-book.certificate-issued-on", { day: day(issuedOn) })
            : t("course-book.certificate-withdrawn-on", { day: day(withdrawnOn) }),
        ].join(" · "),
        act:
          withdrawnOn === null ? (
            <span className="row tight">
              {name === null ? null : (
                <>
                  <ButtonLink
                    small
                    icon="download"
                    href={`/j/${code}/kursbuch/${id}/bescheinigung/${certificate}.pdf`}
                    aria-label={t("course-book.download-of", { name })}
                  >
                    {t("course-book.download")}
                  </ButtonLink>
                  <ButtonLink
                    small
                    kind="tertiary"
                    href={bookHref(code, `/${id}/berichtigen/${certificate}`, locale)}
                    aria-label={t("course-book.correct-of", { name })}
                  >
                    {t("course-book.correct-title")}
                  </ButtonLink>
                </>
              )}
              <ButtonLink
                small
                kind="tertiary"
                href={bookHref(code, `/${id}/zurueckziehen/${certificate}`, locale)}
                aria-label={name === null ? t("course-book.withdraw-number", { number }) : t("course-book.withdraw-of", { name })}
              >
                {t("course-book.withdraw")}
              </ButtonLink>
            </span>
          ) : undefined,
      }))}
    />
  );
}
