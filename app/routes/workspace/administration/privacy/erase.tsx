import { data, redirect } from "react-router";
import { Confirmation } from "#app/components/confirmation.tsx";
import { useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { register } from "#app/privacy.ts";
import { accountContext, houseContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { countOthers, eraseOnRequest, findRequest } from "#platform/privacy/index.ts";
import type { Route } from "./+types/erase.ts";
import { PRIVACY, privacyAddress, readSubject } from "./addresses.ts";

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const found = readSubject("person", params.id) ? await findRequest(ctx, params.id) : null;
  const stored = found?.ok ? found.value.request : null;
  const subject = stored && stored.answeredAt === null ? await register.subjects[stored.subjectKind].find(ctx, stored.subjectId) : null;
  if (!stored || !subject) throw data({ code: "not-found" }, { status: 404 });
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), PRIVACY),
    region: params.region,
    back: privacyAddress(params.region, `/antraege/${params.id}`),
    kind: subject.kind,
    name: subject.name,
    others: await countOthers(ctx, register, subject),
  };
}

export async function action({ params, context }: Route.ActionArgs) {
  const { dataFolder } = context.get(houseContext).settings;
  if (!readSubject("person", params.id)) throw data({ code: "not-found" }, { status: 404 });
  const erased = await eraseOnRequest(context.get(requestContext), { register, dataFolder }, params.id);
  if (erased.ok) return redirect(`${privacyAddress(params.region, `/antraege/${params.id}`)}?hinweis=festgehalten`, 303);
  if (erased.refusal === "own-account") return data({ fault: "privacy.refused-own-account" as const }, { status: 422 });
  throw data({ code: erased.refusal === "not-allowed" ? "not-allowed" : "not-found" }, { status: erased.refusal === "not-allowed" ? 403 : 404 });
}

export default function ErasePage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { frame, region, back, kind, name, others } = loaderData;
  return (
    <WorkspacePage
      {...frame}
      crumbs={[
        { label: t("privacy.title"), href: privacyAddress(region) },
        { label: t("privacy.request"), href: back },
      ]}
      title={t("privacy.erase-title")}
      notice={actionData ? <Notice kind="error">{t(actionData.fault)}</Notice> : null}
    >
      <title>{`${t("privacy.erase-title")} – ${frame.region.name}`}</title>
      <Confirmation
        goes={[t(`privacy.erase-goes-${kind}`, { name }), t(others > 0 ? "privacy.erase-goes-mails-shared" : "privacy.erase-goes-mails")]}
        stays={[
          ...(others > 0 ? [t("privacy.others", { count: others })] : []),
          t(kind === "address" ? "privacy.erase-stays-numbers" : "privacy.erase-stays-rounds"),
          t("privacy.erase-stays-log"),
          t("privacy.erase-stays-proof"),
        ]}
        act={t("privacy.erase-act")}
        cancelHref={back}
      >
        <p>{t("privacy.erase-warning")}</p>
      </Confirmation>
    </WorkspacePage>
  );
}
