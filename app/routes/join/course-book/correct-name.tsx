import { data, redirect } from "react-router";
import { Button, ButtonLink } from "#app/components/button.tsx";
import { TextInput } from "#app/components/forms/controls.tsx";
import { FormErrors } from "#app/components/forms/form-errors.tsx";
import { FormId } from "#app/components/forms/form-id.tsx";
import { JoinPage } from "#app/components/join-page.tsx";
import { useFormats, useLocale, useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { idOfForm } from "#app/form-id.ts";
import type { MessageKey } from "#app/messages/texts.ts";
import { houseContext, localeContext, requestContext } from "#app/request.ts";
import { textsOf } from "#app/routes/workspace/network/form.ts";
import { CorrectName, correctName } from "#domain/offers/course-book/index.ts";
import { otherLanguages } from "../languages.ts";
import { frameOf } from "../offers/own.ts";
import type { Route } from "./+types/correct-name.ts";
import { bookHref, ownCertificate } from "./own.ts";

export async function loader({ context, params }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  return { code: params.code, id: params.id, certificate: await ownCertificate(ctx, params.id, params.certificate), region: frameOf(ctx) };
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const ctx = context.get(requestContext);
  await ownCertificate(ctx, params.id, params.certificate);
  const form = await request.formData();
  const { name: typed = "" } = textsOf(form);
  const again = (fault: MessageKey, status: number) => data({ typed, fault }, { status });
  const input = CorrectName.safeParse({ offerId: params.id, id: params.certificate, name: typed });
  if (!input.success) return again("course-book.fault-name", 422);
  const corrected = await correctName(ctx, input.data, context.get(houseContext).settings.certificateKey, await idOfForm(form));
  if (corrected.ok) return redirect(bookHref(params.code, `/${params.id}/bescheinigungen`, context.get(localeContext), { hinweis: "corrected" }), 303);
  if (corrected.refusal === "same-name") return again("course-book.fault-same-name", 422);
  return again("course-book.refused-corrected", 409);
}

/** A name that is misspelled on a paper: what the paper becomes, and the name. */
export default function CorrectNamePage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { locale } = useLocale();
  const { day } = useFormats();
  const { code, id, certificate, region } = loaderData;
  const { number, name, title, issuedOn, withdrawnOn } = certificate;
  const error = actionData ? t(actionData.fault) : undefined;
  const heading = t("course-book.correct-title");
  const back = bookHref(code, `/${id}/bescheinigungen`, locale);
  return (
    <JoinPage
      region={region.name}
      demo={region.isDemo}
      languages={otherLanguages(locale)}
      title={heading}
      lede={<bdi>{[title, t("course-book.certificate-number", { number }), t("course-book.certificate-issued-on", { day: day(issuedOn) })].join(" · ")}</bdi>}
    >
      <title>{`${heading} – ${region.name}`}</title>
      <div className="stack flow">
        {name === null || withdrawnOn !== null ? (
          <>
            <Notice title={t(withdrawnOn === null ? "course-book.correct-gone" : "course-book.refused-corrected")} />
            <p>
              <a href={back}>{t("course-book.certificates")}</a>
            </p>
          </>
        ) : (
          <form method="post" className="stack" noValidate>
            <FormId />
            <FormErrors errors={error ? { name: error } : {}} />
            <p>{t("course-book.correct-lede")}</p>
            <TextInput
              name="name"
              label={t("course-book.field-name")}
              error={error}
              defaultValue={actionData?.typed ?? name}
              autoComplete="off"
              dir="auto"
              maxLength={120}
              required
            />
            <div className="row">
              <Button kind="primary">{t("course-book.correct")}</Button>
              <ButtonLink kind="tertiary" href={back}>
                {t("common.cancel")}
              </ButtonLink>
            </div>
          </form>
        )}
      </div>
    </JoinPage>
  );
}
