import { href } from "react-router";
import { Button } from "#app/components/button.tsx";
import { CheckBox, TextArea, TextInput } from "#app/components/forms/controls.tsx";
import { FormErrors } from "#app/components/forms/form-errors.tsx";
import { FormId } from "#app/components/forms/form-id.tsx";
import { Icon } from "#app/components/icon.tsx";
import { useTexts } from "#app/components/locale.tsx";
import type { MinutesItem, NotedDecision } from "#domain/network/minutes/index.ts";
import type { MinutesAgain } from "./minutes-acts.ts";
import { meetingPath } from "./minutes-words.tsx";
import { Conflict } from "./minutes-note.tsx";
import type { OfItem } from "./minutes-shared.ts";

export function DecisionBlock({ decision, item, minutes, region, isOpen, measures, mayMakeMeasure, again }: OfItem & { decision: NotedDecision }) {
  const { t } = useTexts();
  const { votes } = decision;
  const number = `${decision.year}/${decision.number}`;
  const mine = again?.form === "decision" && again.typed.decision === decision.id ? again : undefined;
  const linked = measures.filter(({ decisionId }) => decisionId === decision.id);
  return (
    <>
      <div className="decision" id={`beschluss-${decision.id}`}>
        <p className="xs muted">
          <Icon name="gavel" /> {t("minutes.decision", { number })}
          {decision.isPublic ? ` · ${t(minutes.minutesState === "approved" ? "minutes.is-public" : "minutes.becomes-public")}` : null}
        </p>
        <p className="lines">{decision.text}</p>
        {votes ? (
          <p className="s muted num">{t("minutes.votes-counted", { yes: String(votes.yes), no: String(votes.no), abstained: votes.abstained })}</p>
        ) : null}
        {linked.map(({ measureId, title, kind }) => (
          <p className="s" key={measureId}>
            {t(kind === "began" ? "minutes.became-measure" : "minutes.changes-measure")}{" "}
            <a href={href("/app/:region/massnahmen/:id", { region, id: measureId })}>{title}</a>
          </p>
        ))}
        {mayMakeMeasure ? (
          <p className="s row noprint">
            {linked.some(({ kind }) => kind === "began") ? null : (
              <a href={`${href("/app/:region/massnahmen/neu", { region })}?beschluss=${decision.id}`} aria-label={`${t("minutes.make-measure")}: ${number}`}>
                {t("minutes.make-measure")}
              </a>
            )}
            <a href={href("/app/:region/beschluesse/:id/massnahme", { region, id: decision.id })} aria-label={`${t("minutes.to-measure")}: ${number}`}>
              {t("minutes.to-measure")}
            </a>
          </p>
        ) : null}
      </div>
      {isOpen ? (
        <details className="noprint" open={mine !== undefined}>
          <summary>{`${t("minutes.edit-decision")} ${number}`}</summary>
          <Conflict again={mine} typed={mine?.typed.text ?? ""} theirsHref={`${meetingPath(region, minutes.id)}#punkt-${item.id}`} />
          <DecisionForm item={item} decision={decision} mine={mine} />
        </details>
      ) : null}
    </>
  );
}

export function DecisionForm({ item, decision, mine }: { item: MinutesItem; decision: NotedDecision | null; mine?: MinutesAgain }) {
  const { t } = useTexts();
  const key = decision?.id ?? item.id;
  const count = (name: "yes" | "no" | "abstained") => mine?.typed[name] ?? (decision?.votes ? String(decision.votes[name]) : "");
  return (
    <form method="post" className="stack flow-s">
      {decision ? (
        <>
          <input type="hidden" name="decision" value={decision.id} />
          <input type="hidden" name="version" value={mine?.conflict?.version ?? decision.version} />
        </>
      ) : (
        <FormId />
      )}
      <FormErrors errors={mine?.error ? { "": t(mine.error) } : {}} />
      <input type="hidden" name="item" value={item.id} />
      <TextArea
        name="text"
        id={`decision-${key}`}
        label={t("minutes.decision-text")}
        maxLength={5_000}
        defaultValue={mine?.typed.text ?? decision?.text}
        required
      />
      <fieldset className="kern-fieldset">
        <legend className="kern-label">{t("minutes.votes")}</legend>
        <p className="kern-hint">{t("minutes.votes-hint")}</p>
        <div className="row">
          {(["yes", "no", "abstained"] as const).map((name) => (
            <TextInput
              key={name}
              name={name}
              id={`${name}-${key}`}
              label={t(`minutes.votes-${name}`)}
              inputMode="numeric"
              size={4}
              maxLength={4}
              defaultValue={count(name)}
            />
          ))}
        </div>
      </fieldset>
      <CheckBox name="isPublic" label={t("minutes.decision-public")} defaultChecked={mine ? "isPublic" in mine.typed : (decision?.isPublic ?? false)} />
      <div className="row tight">
        <Button kind="primary" small name="intent" value="decision">
          {t("minutes.save-decision")}
        </Button>
        {decision ? (
          <Button kind="danger" small name="intent" value="remove-decision" formNoValidate>
            {t("minutes.remove-decision")}
          </Button>
        ) : null}
      </div>
    </form>
  );
}
