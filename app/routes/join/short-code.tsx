import { data, redirect } from "react-router";
import { Button } from "#app/components/button.tsx";
import { TextInput } from "#app/components/forms/controls.tsx";
import { FormErrors } from "#app/components/forms/form-errors.tsx";
import { JoinPage } from "#app/components/join-page.tsx";
import { useLocale, useTexts } from "#app/components/locale.tsx";
import type { MessageKey } from "#app/messages/texts.ts";
import { houseContext } from "#app/request.ts";
import { longCodeOf } from "#domain/concept/priorities/index.ts";
import { countGuess } from "#platform/auth/index.ts";
import { makeContext } from "#platform/db/index.ts";
import { findCode, findRegionById } from "#platform/tenancy/index.ts";
import type { Route } from "./+types/short-code.ts";
import { otherLanguages } from "./languages.ts";

/** Of wrong ones in a row, from one address: a hall full of slips, and far too few to find one of a million. */
const MOST_GUESSES = 60;

/** Where a short code is typed that hangs on a wall. It is counted before it is looked up. */
export async function action({ request, context, url }: Route.ActionArgs) {
  const house = context.get(houseContext);
  const typed = String((await request.formData()).get("code") ?? "");
  const again = (fault: MessageKey, status = 422) => data({ typed, fault }, { status });
  const code = typed.replace(/\D/g, "");
  if (code === "") return again("ballot.fault-short-empty");
  const guess = await countGuess(house, "short-code", "", MOST_GUESSES, request);
  if (!guess.permitted) return again("ballot.fault-short-throttled", 429);
  const found = await findCode(house.database, code, "priority-short");
  const region = found?.state === "valid" ? await findRegionById(house.database, found.regionId) : null;
  const long =
    found && region
      ? await longCodeOf(
          makeContext(house.database, region, { kind: "link", opens: "priority-round", subjectId: found.subjectId, name: "Link zur Abstimmung" }),
        )
      : null;
  if (long === null) return again("ballot.fault-short-unknown", 404);
  await guess.forgive();
  const language = url.searchParams.get("sprache");
  return redirect(`/j/${long}/priorisierung${language ? `?sprache=${encodeURIComponent(language)}` : ""}`, 303);
}

export default function ShortCodePage({ actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { locale } = useLocale();
  const error = actionData ? t(actionData.fault) : undefined;
  return (
    <JoinPage languages={otherLanguages(locale)} title={t("ballot.short-title")} lede={t("ballot.short-lede")}>
      <title>{t("ballot.short-title")}</title>
      <form method="post" className="stack flow" noValidate>
        <FormErrors errors={error ? { code: error } : {}} />
        <TextInput
          name="code"
          label={t("ballot.short-code")}
          hint={t("ballot.short-hint")}
          error={error}
          defaultValue={actionData?.typed}
          inputMode="numeric"
          autoComplete="off"
          maxLength={20}
          dir="ltr"
          required
        />
        <div className="row">
          <Button kind="primary">{t("ballot.short-go")}</Button>
        </div>
      </form>
    </JoinPage>
  );
}
