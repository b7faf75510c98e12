import { renderSVG } from "uqr";
import { textsIn } from "#app/messages/texts.ts";
import { shownCertificateCode, type Certificate } from "#domain/offers/course-book/index.ts";
import type { CertificatePaper } from "#platform/documents/index.ts";
import { createFormats } from "#platform/i18n/index.ts";

/**
 * A certificate of attendance as it is handed over, in German: those who ask for it are offices and employers here.
 *
 * @param page address at which anybody checks the code
 */
export function certificatePaper(certificate: Certificate & { name: string; code: string }, issuer: string, page: string): CertificatePaper {
  const { t } = textsIn("de");
  const { day } = createFormats("de");
  const { name, title, startsOn, endsOn, lessons, level, number, issuedOn } = certificate;
  const code = shownCertificateCode(certificate.code);
  const address = `${page}?code=${code}`;
  return {
    title: t("course-book.paper-title"),
    language: "de",
    issuer,
    name,
    says: t("course-book.paper-took-part", { from: day(startsOn), until: day(endsOn) }),
    course: title,
    facts: [
      ...(lessons === null ? [] : [{ name: t("course-book.paper-lessons"), value: t("course-book.paper-lessons-count", { lessons }) }]),
      ...(level === null ? [] : [{ name: t("course-book.paper-level"), value: t("course-book.paper-level-cefr", { level }) }]),
      { name: t("course-book.paper-number"), value: t("course-book.paper-number-of", { number, day: day(issuedOn) }) },
    ],
    sign: [t("course-book.paper-sign-place"), t("course-book.paper-sign-name")],
    check: {
      text: t("course-book.paper-check"),
      address: page,
      name: t("course-book.paper-code"),
      code,
      note: t("course-book.paper-no-name"),
      qr: { picture: renderSVG(address, { ecc: "M", border: 2 }), alt: `${t("course-book.paper-check")} ${address}`, span: 1 },
    },
  };
}
