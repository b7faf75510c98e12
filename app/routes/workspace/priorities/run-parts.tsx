import { href } from "react-router";
import { Button, ButtonLink } from "#app/components/button.tsx";
import { CheckBox, DateInput, TextInput } from "#app/components/forms/controls.tsx";
import { FormId } from "#app/components/forms/form-id.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { QrCode } from "#app/components/qr-code.tsx";
import type { RoundPage, Untranslated } from "#domain/concept/priorities/index.ts";

type Part = { shown: RoundPage; region: string };

/** Before: what everybody will be told, what stands there in German only, and when it ends. */
export function DraftRound({ shown: { round, items }, region, untranslated }: Part & { untranslated: readonly Untranslated[] }) {
  const { t } = useTexts();
  const formats = useFormats();
  return (
    <form method="post" className="stack narrow">
      <p>{t("priorities.open-lede", { count: items.length })}</p>
      <Notice title={t(`priorities.strength-${round.strength}`)}>{t(`priorities.strength-${round.strength}-told`)}</Notice>
      {untranslated.length > 0 ? (
        <section aria-labelledby="h-untranslated" className="stack-s">
          <h2 id="h-untranslated">{t("priorities.untranslated")}</h2>
          <p>{t("priorities.untranslated-what", { count: untranslated.length })}</p>
          <ul>
            {untranslated.map(({ key, text, languages }) => (
              <li key={key}>
                {text} <span className="muted">({formats.list(languages.map((language) => formats.language(language)))})</span>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <div className="row">
        <DateInput name="endsOn" label={t("priorities.field-endsOn")} optional />
        <TextInput name="endsAt" label={t("priorities.field-endsAt")} type="time" optional />
      </div>
      <div className="row">
        <Button kind="primary" name="intent" value="open">
          {t("priorities.open")}
        </Button>
        <ButtonLink kind="tertiary" href={href("/app/:region/priorisierung/:id/bearbeiten", { region, id: round.id })}>
          {t("priorities.edit")}
        </ButtonLink>
      </div>
    </form>
  );
}

export function OpenedRound({ shown, region, address }: Part & { address: string | null }) {
  const { t } = useTexts();
  const formats = useFormats();
  const { round, counted, entitled, used } = shown;
  const { id, strength } = round;
  return (
    <>
      <p>
        {t("priorities.lede-open", { count: counted.ballots, paper: counted.onPaper })} {entitled === null ? null : t("priorities.used-of", { used, entitled })}{" "}
        {round.endsAt ? t("priorities.ends-at", { moment: formats.moment(round.endsAt) }) : null}
      </p>
      {address && shown.link ? (
        <section aria-labelledby="h-join" className="stack-s">
          <h2 id="h-join">{t("priorities.join")}</h2>
          <div className="row">
            <QrCode text={address} label={t("priorities.qr")} />
            <div className="stack-s">
              <p className="lede">{t("priorities.short-code", { code: grouped(shown.link.shortCode), address: new URL(address).host })}</p>
              <ButtonLink icon="eye" href={href("/app/:region/priorisierung/:id/leinwand", { region, id })}>
                {t("priorities.projector")}
              </ButtonLink>
            </div>
          </div>
        </section>
      ) : null}
      {strength === "codes" ? <Codes region={region} id={id} /> : null}
      {strength === "members" ? (
        <section aria-labelledby="h-members" className="stack-s">
          <h2 id="h-members">{t("priorities.members")}</h2>
          <p>{t("priorities.members-what")}</p>
          <p>
            <ButtonLink kind="primary" href={href("/app/:region/priorisierung/:id/mitglieder", { region, id })}>
              {t("priorities.members-go")}
            </ButtonLink>
          </p>
        </section>
      ) : null}
      <Paper shown={shown} region={region} />
      <Close shown={shown} />
    </>
  );
}

/** "437 218" */
function grouped(code: string): string {
  return `${code.slice(0, 3)}\u00a0${code.slice(3)}`;
}

function Codes({ region, id }: { region: string; id: string }) {
  const { t } = useTexts();
  return (
    <section aria-labelledby="h-codes">
      <h2 id="h-codes">{t("priorities.codes")}</h2>
      <form method="post" action={href("/app/:region/priorisierung/:id/codes", { region, id })} className="stack narrow flow-s">
        <FormId />
        <p>{t("priorities.codes-what")}</p>
        <TextInput name="count" label={t("priorities.codes-count")} type="number" min={1} max={500} defaultValue="32" required />
        <div className="row">
          <Button kind="primary" icon="printer">
            {t("priorities.codes-make")}
          </Button>
        </div>
      </form>
    </section>
  );
}

function Paper({ shown: { round, counted }, region }: Part) {
  const { t } = useTexts();
  const { id, strength, paperExpected } = round;
  const open = paperExpected - counted.onPaper;
  return (
    <section aria-labelledby="h-paper" className="stack-s">
      <h2 id="h-paper">{t("priorities.paper")}</h2>
      <p>{t("priorities.paper-stand", { expected: paperExpected, typed: counted.onPaper })}</p>
      {strength === "members" ? (
        <p className="s">{t("priorities.paper-members")}</p>
      ) : (
        <form method="post" className="filterbar">
          <TextInput name="papers" label={t("priorities.paper-count")} type="number" min={0} max={5000} defaultValue={String(paperExpected)} />
          <Button name="intent" value="expect">
            {t("priorities.paper-expect")}
          </Button>
        </form>
      )}
      {open > 0 ? (
        <p>
          <ButtonLink icon="pencil" href={href("/app/:region/priorisierung/:id/papier", { region, id })}>
            {t("priorities.paper-type")}
          </ButtonLink>
        </p>
      ) : null}
    </section>
  );
}

function Close({ shown: { counted, round } }: { shown: RoundPage }) {
  const { t } = useTexts();
  return (
    <section aria-labelledby="h-close">
      <h2 id="h-close">{t("priorities.close-title")}</h2>
      <form method="post" className="stack narrow flow-s">
        <p>{t("priorities.close-what")}</p>
        {round.paperExpected > counted.onPaper ? <Notice kind="warn">{t("priorities.refused-paper-open")}</Notice> : null}
        {counted.ballots < 5 ? <CheckBox name="withoutResult" label={t("priorities.close-without")} hint={t("priorities.close-without-what")} /> : null}
        <div className="row">
          <Button kind="danger" name="intent" value="close">
            {t("priorities.close")}
          </Button>
        </div>
      </form>
    </section>
  );
}

export function ClosedRound({ shown: { round, result, counted }, region }: Part) {
  const { t } = useTexts();
  return (
    <div className="stack narrow">
      <p>{t("priorities.closed-what", { count: counted.ballots, paper: counted.onPaper })}</p>
      {result ? (
        <form method="post" className="stack-s">
          <p>{t(round.isPublic ? "priorities.public-yes" : "priorities.public-no")}</p>
          <div className="row">
            <Button kind={round.isPublic ? "secondary" : "primary"} icon="world" name="intent" value={round.isPublic ? "hide" : "show"}>
              {t(round.isPublic ? "priorities.hide" : "priorities.show")}
            </Button>
          </div>
        </form>
      ) : (
        <p>{t("priorities.no-result")}</p>
      )}
      <p>
        <a href={href("/app/:region/priorisierung/:id", { region, id: round.id })}>{t("priorities.to-result")}</a>
      </p>
    </div>
  );
}
