import { Button, ButtonLink } from "#app/components/button.tsx";
import { TextInput } from "#app/components/forms/controls.tsx";
import { FormErrors } from "#app/components/forms/form-errors.tsx";
import { German } from "#app/components/german.tsx";
import { JoinPage } from "#app/components/join-page.tsx";
import { useFormats, useLocale, useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import stylesheet from "#app/styles/ballot.css?url";
import { otherLanguages } from "../languages.ts";
import type { BallotFault, ShownBallot } from "./ballot-request.ts";
import { Items } from "./items.tsx";
import { Ended } from "./ended.tsx";

export type RefusedBallot = { fault: BallotFault; marks: string[]; code: string; device: string; spent: number };

/** A ballot on the phone: one question, one act. Once it is cast, its receipt; once the round is closed, its result. */
export function BallotPage({ shown, refused }: { shown: ShownBallot; refused?: RefusedBallot }) {
  const { rich } = useTexts();
  const { locale } = useLocale();
  const { question, region, isOpen, receipt, isChanging, points, pointsPerItem, method, languages, state } = shown;
  const votes = isOpen && (receipt === null || isChanging || refused !== undefined);
  return (
    <JoinPage
      region={region.name}
      demo={region.isDemo}
      languages={otherLanguages(locale).filter((other) => languages.some((chosen) => chosen === other.locale))}
      title={<Worded {...question} />}
      lede={votes ? rich(`ballot.lede-${method}`, { b: strong, points, most: pointsPerItem }) : undefined}
    >
      <title>{`${question.text} – ${region.name}`}</title>
      <link rel="stylesheet" href={stylesheet} precedence="ballot" />
      {votes ? <Ballot shown={shown} refused={refused} /> : state === "closed" ? <Ended shown={shown} /> : isOpen ? <Cast shown={shown} /> : <Over />}
    </JoinPage>
  );
}

const strong = (parts: readonly unknown[]) => <b>{parts.join("")}</b>;

function Worded({ text, isGerman }: { text: string; isGerman: boolean }) {
  return isGerman ? <German>{text}</German> : text;
}

function Ballot({ shown, refused }: { shown: ShownBallot; refused?: RefusedBallot }) {
  const { t, rich } = useTexts();
  const formats = useFormats();
  const { method, points, strength, endsAt, asksForCode, receipt } = shown;
  const error = refused && sentence(refused);
  const atCode = refused?.fault === "unknown-code" || refused?.fault === "used";
  return (
    <div className="stack flow">
      <p className="s muted">{t(`ballot.strength-${strength}`)}</p>
      <FormErrors errors={error ? { [atCode && asksForCode ? "code" : ""]: error } : {}} />
      <form method="post" noValidate className={method} style={{ counterReset: `rest ${points}` }}>
        <input type="hidden" name="geraet" value={refused?.device ?? shown.device} autoComplete="off" />
        {asksForCode ? (
          <TextInput
            name="code"
            label={t("ballot.code")}
            hint={t("ballot.code-hint")}
            error={atCode ? error : undefined}
            defaultValue={refused?.code ?? shown.code}
            maxLength={40}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            dir="ltr"
            required
          />
        ) : null}
        <Items shown={shown} marks={refused?.marks ?? []} />
        <div className="dock vote">
          <p>{method === "points" ? rich("ballot.left", { n: () => <b className="rest num" />, points }) : t("ballot.open-items")}</p>
          <Button kind="primary">{t(receipt === null ? "ballot.cast" : "ballot.cast-again")}</Button>
        </div>
      </form>
      <p className="muted s">{endsAt ? t("ballot.change-until", { time: formats.time(endsAt) }) : t("ballot.change-until-end")}</p>
    </div>
  );

  function sentence({ fault, spent }: RefusedBallot): string {
    return fault === "too-many-points" ? t("ballot.fault-too-many-points", { spent, points, over: spent - points }) : t(`ballot.fault-${fault}`);
  }
}

/** Nothing of the ballot itself: whoever looks over the shoulder, or gets hold of the device, learns that it was cast. */
function Cast({ shown }: { shown: ShownBallot }) {
  const { t } = useTexts();
  const formats = useFormats();
  const { receipt, language, endsAt, strength } = shown;
  if (receipt === null) return null;
  const query = (word: string) => `?${new URLSearchParams({ [word]: "1", ...(language === "de" ? {} : { sprache: language }) })}`;
  return (
    <div className="stack-l flow">
      <Notice kind="success" title={t("ballot.counted")}>
        {endsAt ? t("ballot.change-until", { time: formats.time(endsAt) }) : t("ballot.change-until-end")}
      </Notice>
      <section aria-labelledby="h-receipt" className="stack-s">
        <h2 id="h-receipt">{t("ballot.receipt")}</h2>
        <p className="receipt">{receipt.own}</p>
        {language === "de" ? null : (
          <p className="muted">
            <German>{receipt.german}</German>
          </p>
        )}
        <p className="s">{t("ballot.receipt-what")}</p>
      </section>
      <p className="row">
        <ButtonLink href={query("aendern")}>{t("ballot.change")}</ButtonLink>
        {strength === "codes" ? (
          <ButtonLink kind="tertiary" href={query("weitere")}>
            {t("ballot.next-person")}
          </ButtonLink>
        ) : null}
      </p>
    </div>
  );
}

function Over() {
  const { t } = useTexts();
  return (
    <div className="flow">
      <Notice title={t("ballot.over")}>{t("ballot.over-what")}</Notice>
    </div>
  );
}
