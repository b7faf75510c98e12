import { data, href, redirect } from "react-router";
import { useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import type { MessageKey } from "#app/messages/texts.ts";
import { accountContext, houseContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import {
  CloseRound,
  closeRound,
  ExpectPaper,
  expectPaper,
  OpenRound,
  openRound,
  ShowPublicly,
  showPublicly,
  untranslatedIn,
} from "#domain/concept/priorities/index.ts";
import type { Context } from "#platform/db/index.ts";
import { textsOf } from "../network/form.ts";
import type { Route } from "./+types/run.ts";
import { roundCrumbs, runRoundPage, throwIfGone } from "./shown-round.ts";
import { ClosedRound, DraftRound, OpenedRound } from "./run-parts.tsx";

const NOTICES = ["geoeffnet", "papier", "geschlossen", "gezeigt", "verborgen"] as const;

export async function loader({ params, context, url }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const shown = await runRoundPage(ctx, params.id);
  const word = url.searchParams.get("hinweis");
  return {
    shown,
    untranslated: shown.round.state === "draft" ? untranslatedIn(shown) : [],
    address: shown.link ? `${context.get(houseContext).settings.origin}/j/${shown.link.code}/priorisierung` : null,
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/konzept"),
    region: params.region,
    notice: NOTICES.find((known) => known === word) ?? null,
  };
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = context.get(requestContext);
  await runRoundPage(ctx, params.id);
  const acted = await act(ctx, params.id, textsOf(await request.formData()));
  if ("told" in acted) return redirect(`${href("/app/:region/priorisierung/:id/leitung", params)}?hinweis=${acted.told}`, 303);
  return data(acted, { status: 422 });
}

type Acted = { told: (typeof NOTICES)[number] } | { fault: MessageKey };

async function act(ctx: Context, id: string, texts: Record<string, string>): Promise<Acted> {
  const check: Acted = { fault: "priorities.fault-check" };
  const answer = (result: { ok: true } | { ok: false; refusal: string }, told: (typeof NOTICES)[number], words: Record<string, MessageKey>): Acted => {
    if (result.ok) return { told };
    throwIfGone(result.refusal);
    return { fault: words[result.refusal] ?? "priorities.fault-check" };
  };
  switch (texts["intent"]) {
    case "open": {
      const { endsOn = "", endsAt = "" } = texts;
      const input = OpenRound.safeParse({ id, ends: endsOn === "" && endsAt === "" ? null : { on: endsOn || ctx.today, at: endsAt } });
      if (!input.success) return { fault: "priorities.fault-end" };
      return answer(await openRound(ctx, input.data), "geoeffnet", {
        "not-draft": "priorities.refused-not-draft",
        "no-items": "priorities.refused-no-items",
        "no-members": "priorities.refused-no-members",
        "end-is-over": "priorities.refused-end-is-over",
        "end-does-not-exist": "priorities.fault-end",
      });
    }
    case "expect": {
      const input = ExpectPaper.safeParse({ id, count: Number(texts["papers"] || "x") });
      if (!input.success) return { fault: "priorities.fault-paper-count" };
      return answer(await expectPaper(ctx, input.data), "papier", {
        "not-open": "priorities.refused-not-open",
        "more-typed-in": "priorities.refused-more-typed-in",
      });
    }
    case "close": {
      const input = CloseRound.safeParse({ id, withoutResult: "withoutResult" in texts });
      if (!input.success) return check;
      return answer(await closeRound(ctx, input.data), "geschlossen", {
        "not-open": "priorities.refused-not-open",
        "paper-open": "priorities.refused-paper-open",
        "too-few": "priorities.refused-too-few",
      });
    }
    case "show":
    case "hide": {
      const input = ShowPublicly.safeParse({ id, isPublic: texts["intent"] === "show" });
      if (!input.success) return check;
      return answer(await showPublicly(ctx, input.data), input.data.isPublic ? "gezeigt" : "verborgen", {
        "not-closed": "priorities.refused-not-closed",
        "too-few": "priorities.no-result",
      });
    }
    default:
      return check;
  }
}

export default function RunRoundPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { frame, region, shown, untranslated, address, notice } = loaderData;
  const { round } = shown;
  return (
    <WorkspacePage
      {...frame}
      crumbs={[...roundCrumbs(t, region, round), { label: t(`priorities.run-${round.state}`) }]}
      title={t(`priorities.run-${round.state}`)}
      lede={round.question}
      notice={
        actionData ? (
          <Notice kind="error">{t(actionData.fault)}</Notice>
        ) : notice ? (
          <Notice kind="success">{t(`priorities.notice-${notice}`)}</Notice>
        ) : undefined
      }
    >
      <title>{`${t(`priorities.run-${round.state}`)} – ${round.question} – ${frame.region.name}`}</title>
      {round.state === "draft" ? (
        <DraftRound shown={shown} region={region} untranslated={untranslated} />
      ) : round.state === "open" ? (
        <OpenedRound shown={shown} region={region} address={address} />
      ) : (
        <ClosedRound shown={shown} region={region} />
      )}
    </WorkspacePage>
  );
}
