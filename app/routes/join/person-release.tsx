import { data, redirect } from "react-router";
import { Button } from "#app/components/button.tsx";
import { CheckBox } from "#app/components/forms/controls.tsx";
import { German } from "#app/components/german.tsx";
import { JoinPage } from "#app/components/join-page.tsx";
import { useFormats, useLocale, useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { linkUnknown } from "#app/link-is-over.ts";
import { requestContext } from "#app/request.ts";
import { confirmRelease, findOwnRelease, revokeRelease } from "#domain/network/index.ts";
import { read } from "#platform/db/index.ts";
import type { Route } from "./+types/person-release.ts";
import { otherLanguages } from "./languages.ts";

export async function loader({ context, url }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const own = await read(ctx, (db) => findOwnRelease(ctx, db));
  if (!own) throw linkUnknown();
  const { name, isDemo } = ctx.region;
  return { own, region: { name, isDemo }, saved: url.searchParams.has("gespeichert") };
}

/** A GET shows, and only this changes: programs that look through mails open links. */
export async function action({ request, params, context, url }: Route.ActionArgs) {
  const ctx = context.get(requestContext);
  const form = await request.formData();
  const own = await read(ctx, (db) => findOwnRelease(ctx, db));
  if (!own) throw linkUnknown();
  const intent = form.get("intent");
  if (intent !== "release" && intent !== "end") throw data(null, { status: 400 });
  if (intent === "end") await revokeRelease(ctx, { personId: own.person.id });
  else if (!(await confirmRelease(ctx, { phone: form.has("phone"), email: form.has("email") })).ok) throw linkUnknown();
  const language = url.searchParams.get("sprache");
  return redirect(`/j/${params.code}/name?${new URLSearchParams({ gespeichert: "1", ...(language ? { sprache: language } : {}) })}`, 303);
}

export default function PersonReleasePage({ loaderData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { locale } = useLocale();
  const { momentDay } = useFormats();
  const { own, region, saved } = loaderData;
  const { person, organisation, release } = own;
  const title = t("entry.release-title");
  return (
    <JoinPage
      region={region.name}
      demo={region.isDemo}
      languages={otherLanguages(locale)}
      title={title}
      lede={t("entry.release-lede", { region: region.name })}
    >
      <title>{`${title} – ${region.name}`}</title>
      <div className="stack-l flow">
        {saved ? <Notice kind="success">{t(release ? "entry.release-saved" : "entry.release-ended")}</Notice> : null}
        <p>
          <German>
            <b>{`${person.firstName} ${person.lastName}`.trim()}</b>
            <br />
            {[person.function, organisation].filter(Boolean).join(", ")}
          </German>
        </p>
        {release ? <p className="muted s">{t("entry.release-since", { day: momentDay(release.confirmedAt) })}</p> : null}
        <form method="post" className="stack">
          {person.phone ? (
            <CheckBox
              name="phone"
              defaultChecked={release?.phone !== null && release?.phone !== undefined}
              label={
                <>
                  {t("entry.release-phone")} <bdi>{person.phone}</bdi>
                </>
              }
            />
          ) : null}
          {person.email ? (
            <CheckBox
              name="email"
              defaultChecked={release?.email !== null && release?.email !== undefined}
              label={
                <>
                  {t("entry.release-email")} <bdi>{person.email}</bdi>
                </>
              }
            />
          ) : null}
          <div className="row">
            <Button kind="primary" name="intent" value="release">
              {t(release ? "entry.release-again" : "entry.release-yes")}
            </Button>
            {release ? (
              <Button name="intent" value="end">
                {t("entry.release-no")}
              </Button>
            ) : null}
          </div>
        </form>
        <p className="muted s">{t("entry.release-note")}</p>
      </div>
    </JoinPage>
  );
}
