import { data } from "react-router";
import { Button } from "#app/components/button.tsx";
import { Facts } from "#app/components/facts.tsx";
import { TextInput } from "#app/components/forms/controls.tsx";
import { FormErrors } from "#app/components/forms/form-errors.tsx";
import { German } from "#app/components/german.tsx";
import { useFormats, useLocale, useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { houseContext, requestContext } from "#app/request.ts";
import { textsOf } from "#app/routes/workspace/network/form.ts";
import { checkCertificate, readCertificateCode, shownCertificateCode, type CheckedCertificate } from "#domain/offers/course-book/index.ts";
import { countGuess } from "#platform/auth/index.ts";
import { read } from "#platform/db/index.ts";
import { publicRegion } from "../frame.tsx";
import type { Route } from "./+types/certificate-check.ts";
import { offeredLocale, PortalFrame } from "./portal-frame.tsx";

/** Of wrong ones in a row, from one address: an office with a heap of papers, and nothing against 80 bits. */
const MOST_GUESSES = 30;

/** Nothing is looked up here: pages that are read are cached, and whoever follows links by machine learns nothing. */
export function loader({ context, params, url }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  offeredLocale(ctx.region, params.lang);
  const code = readCertificateCode(url.searchParams.get("code") ?? "");
  return { region: publicRegion(ctx.region), code: code === null ? "" : shownCertificateCode(code) };
}

/** A wrong code is counted before it is looked up. */
export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = context.get(requestContext);
  offeredLocale(ctx.region, params.lang);
  const typed = textsOf(await request.formData())["code"] ?? "";
  const again = (fault: "course-book.fault-code" | "course-book.fault-throttled", status: number) => data({ typed, fault, checked: null }, { status });
  const code = readCertificateCode(typed);
  if (code === null) return again("course-book.fault-code", 422);
  const guess = await countGuess(context.get(houseContext), "certificate-code", "", MOST_GUESSES, request);
  if (!guess.permitted) return again("course-book.fault-throttled", 429);
  const checked = await read(ctx, (db) => checkCertificate(ctx, db, code));
  if (checked) await guess.forgive();
  return data({ typed: shownCertificateCode(code), fault: null, checked: checked ?? ("unknown" as const) }, { status: checked ? 200 : 404 });
}

/** Whether a certificate is valid, and for which course; never whose it is. */
export default function CertificateCheckPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { locale } = useLocale();
  const { region, code } = loaderData;
  const { typed = code, fault = null, checked = null } = actionData ?? {};
  const error = fault === null ? undefined : t(fault);
  const isFound = checked !== null && checked !== "unknown";
  return (
    <PortalFrame region={region} area="kurse">
      <title>{`${t("course-book.check-title")} – ${region.name}`}</title>
      <header className="page-head flow">
        <h1>{t("course-book.check-title")}</h1>
        {checked === null ? <p className="lede">{t("course-book.check-lede")}</p> : null}
      </header>
      {checked === "unknown" ? (
        <div className="narrow flow">
          <Notice kind="warn" title={t("course-book.check-unknown")}>
            {t("course-book.check-unknown-text")}
          </Notice>
        </div>
      ) : null}
      {isFound ? (
        <>
          <Checked found={checked} code={typed} />
          <p className="flow">
            <a href={`/${region.slug}/${locale}/nachweis`}>{t("course-book.check-another")}</a>
          </p>
        </>
      ) : (
        <form method="post" action={`/${region.slug}/${locale}/nachweis`} className="stack narrow flow" noValidate>
          <FormErrors errors={error ? { code: error } : {}} />
          <TextInput
            name="code"
            label={t("course-book.check-code")}
            hint={t("course-book.check-code-hint")}
            error={error}
            defaultValue={typed}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            maxLength={40}
            dir="ltr"
            required
          />
          <div className="row">
            <Button kind="primary">{t("course-book.check-act")}</Button>
          </div>
        </form>
      )}
    </PortalFrame>
  );
}

function Checked({ found, code }: { found: CheckedCertificate; code: string }) {
  const { t } = useTexts();
  const { day } = useFormats();
  const isValid = found.state === "valid";
  return (
    <div className="stack narrow flow">
      <Notice kind={isValid ? "success" : "error"} title={t(`course-book.check-${found.state}`)}>
        {found.withdrawnOn === null ? null : t("course-book.check-withdrawn-text", { day: day(found.withdrawnOn) })}
      </Notice>
      <Facts
        facts={[
          { name: t("course-book.check-course"), value: <German>{found.title}</German> },
          { name: t("course-book.check-period"), value: t("course-book.from-until", { from: day(found.startsOn), until: day(found.endsOn) }) },
          { name: t("course-book.field-lessons"), value: found.lessons },
          { name: t("course-book.field-level"), value: found.level },
          { name: t("course-book.check-issued"), value: day(found.issuedOn) },
          { name: t("course-book.check-code"), value: <bdi dir="ltr">{code}</bdi> },
        ]}
      />
      <p className="muted s">{t("course-book.check-compare")}</p>
    </div>
  );
}
