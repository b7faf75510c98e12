import { href } from "react-router";
import { Button, ButtonLink } from "#app/components/button.tsx";
import { CompareVersions } from "#app/components/compare-versions.tsx";
import { CheckBox, DateInput, RadioList, Select, TextArea, TextInput } from "#app/components/forms/controls.tsx";
import { FormErrors } from "#app/components/forms/form-errors.tsx";
import { FormId } from "#app/components/forms/form-id.tsx";
import { Icon } from "#app/components/icon.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import type { MeasureOfDecision } from "#domain/concept/measures/index.ts";
import type { MinutesItem, MinutesPage, NotedDecision, NotedTask } from "#domain/network/minutes/index.ts";
import type { MinutesAgain } from "./minutes-acts.ts";
import { meetingPath } from "./minutes-words.tsx";

type Person = { id: string; salutation: string; firstName: string; lastName: string };
type Shared = {
  region: string;
  minutes: MinutesPage;
  /** Whether the reader may write, and the minutes still take it. */
  isOpen: boolean;
  people: readonly Person[];
  measures: readonly MeasureOfDecision[];
  mayMakeMeasure: boolean;
  ownName: string;
  now: string;
  /** Id of the item whose note is open for writing. */
  writes: string | null;
  again?: MinutesAgain;
};

/** The agenda on the left, what the minutes say on the right: one row for each item. */
export function MinutesColumns(shared: Shared) {
  const { t } = useTexts();
  const { items } = shared.minutes;
  if (items.length === 0) return <p className="muted">{t("minutes.no-items")}</p>;
  return (
    <div>
      <div className="topcols" aria-hidden="true">
        <p>{t("minutes.agenda")}</p>
        <p>{t("minutes.minutes")}</p>
      </div>
      {items.map((item) => (
        <section className="tpoint" key={item.id} id={`punkt-${item.id}`} aria-labelledby={`h-${item.id}`}>
          <AgendaSide item={item} region={shared.region} meetingId={shared.minutes.id} />
          <div className="mi">
            {shared.minutes.mayRead ? (
              <>
                <Note {...shared} item={item} />
                {item.decisions.map((decision) => (
                  <DecisionBlock key={decision.id} {...shared} item={item} decision={decision} />
                ))}
                <Tasks tasks={item.tasks} region={shared.region} />
                {shared.isOpen ? <Adding {...shared} item={item} /> : null}
              </>
            ) : null}
          </div>
        </section>
      ))}
    </div>
  );
}

function AgendaSide({ item, region, meetingId }: { item: MinutesItem; region: string; meetingId: string }) {
  const { t } = useTexts();
  const { position, durationMinutes } = item;
  return (
    <div className="ag">
      <p className="muted s num">
        {durationMinutes === null
          ? t("minutes.item-place", { position: String(position) })
          : t("minutes.item-place-minutes", { position: String(position), minutes: durationMinutes })}
      </p>
      <h2 id={`h-${item.id}`}>{item.title}</h2>
      {item.owner ? <p className="s muted">{item.owner}</p> : null}
      {item.papers.length > 0 ? (
        <ul className="s papers">
          {item.papers.map(({ id, title }) => (
            <li key={id}>
              <Icon name="paperclip" />
              <a href={href("/app/:region/sitzungen/:id/unterlagen/:paper", { region, id: meetingId, paper: id })}>{title}</a>
            </li>
          ))}
        </ul>
      ) : null}
      {item.outcome === "open" ? null : <p className="s muted">{t(`minutes.outcome-${item.outcome}`)}</p>}
    </div>
  );
}

type OfItem = Shared & { item: MinutesItem };

function Note({ item, isOpen, ownName, now, writes, again, ...shared }: OfItem) {
  const { t } = useTexts();
  const { note } = item;
  const mine = again?.itemId === item.id && again.form === "note" ? again : undefined;
  const minutes = note.writingSince ? Math.floor((Date.parse(now) - Date.parse(note.writingSince)) / 60_000) : 0;
  // Whoever closed the window an hour ago does not write any more.
  const isWritten = isOpen && note.writerName !== null && note.writerName !== ownName && minutes < 60;
  return (
    <>
      {isWritten ? (
        <div className="editing">
          <p className="s">
            <Icon name="pencil" /> {t("minutes.writing", { name: note.writerName ?? "", minutes })}
          </p>
        </div>
      ) : null}
      {isOpen && (writes === item.id || mine) ? (
        <NoteForm item={item} mine={mine} {...shared} />
      ) : (
        <>
          <Paragraphs text={note.text} />
          {isOpen ? (
            <form method="post" className="noprint">
              <input type="hidden" name="item" value={item.id} />
              <Button
                small
                icon={note.text ? "pencil" : "plus"}
                name="intent"
                value="begin"
                aria-label={`${t(note.text ? "minutes.edit-note" : "minutes.begin-note")}: ${item.title}`}
              >
                {t(note.text ? "minutes.edit-note" : "minutes.begin-note")}
              </Button>
            </form>
          ) : null}
        </>
      )}
    </>
  );
}

function Paragraphs({ text }: { text: string }) {
  const { t } = useTexts();
  if (text === "") return <p className="muted">{t("minutes.nothing-noted")}</p>;
  return text.split(/\n{2,}/).map((paragraph, place) => (
    <p key={place} className="lines">
      {paragraph}
    </p>
  ));
}

function NoteForm({ item, mine, region, minutes }: { item: MinutesItem; mine?: MinutesAgain; region: string; minutes: MinutesPage }) {
  const { t } = useTexts();
  const { outcome, note } = item;
  const chosen = mine?.typed.outcome ?? (outcome === "open" && note.text === "" ? "finished" : outcome);
  const path = `${meetingPath(region, minutes.id)}#punkt-${item.id}`;
  return (
    <>
      <Conflict again={mine} typed={mine?.typed.text ?? ""} theirsHref={path} />
      <form method="post" className="stack" action={path}>
        <FormErrors errors={mine?.error ? { "": t(mine.error) } : {}} />
        <input type="hidden" name="item" value={item.id} />
        <input type="hidden" name="version" value={mine?.conflict?.version ?? mine?.typed.version ?? note.version} />
        <TextArea
          name="text"
          id={`note-${item.id}`}
          label={t("minutes.note")}
          hint={t("minutes.note-hint")}
          rows={8}
          maxLength={20_000}
          defaultValue={mine?.typed.text ?? note.text}
        />
        <RadioList
          name="outcome"
          id={`outcome-${item.id}`}
          label={t("minutes.outcome")}
          chosen={chosen}
          choices={[
            { value: "finished", label: t("minutes.outcome-finished") },
            { value: "unfinished", label: t("minutes.outcome-unfinished"), hint: t("minutes.outcome-unfinished-hint") },
            { value: "open", label: t("minutes.outcome-open") },
          ]}
        />
        <div className="row tight">
          <Button kind="primary" name="intent" value="note">
            {t("minutes.save-note")}
          </Button>
          <ButtonLink kind="tertiary" href={path}>
            {t("common.cancel")}
          </ButtonLink>
        </div>
      </form>
    </>
  );
}

function Conflict({ again, typed, theirsHref }: { again?: MinutesAgain; typed: string; theirsHref: string }) {
  const { t } = useTexts();
  const formats = useFormats();
  if (!again?.conflict) return null;
  const { changed, theirs, field } = again.conflict;
  return (
    <CompareVersions
      name={changed?.by || t("measures.somebody")}
      time={changed ? formats.time(changed.at) : ""}
      moment={changed ? formats.moment(changed.at) : ""}
      fields={[{ label: t(`minutes.${field}`), yours: typed, theirs }]}
      theirsHref={theirsHref}
    />
  );
}

function DecisionBlock({ decision, item, minutes, region, isOpen, measures, mayMakeMeasure, again }: OfItem & { decision: NotedDecision }) {
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

function DecisionForm({ item, decision, mine }: { item: MinutesItem; decision: NotedDecision | null; mine?: MinutesAgain }) {
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

function Tasks({ tasks, region }: { tasks: readonly NotedTask[]; region: string }) {
  const { t } = useTexts();
  const formats = useFormats();
  if (tasks.length === 0) return null;
  return (
    <>
      <h3 className="s flow-s">{t("minutes.tasks")}</h3>
      <ul className="tasks">
        {tasks.map(({ id, title, state, owner, dueOn }) => (
          <li key={id}>
            <Icon name={state === "open" ? "circle" : "circle-check"} />
            <span>
              <a className="plain" href={href("/app/:region/aufgaben/:id", { region, id })}>
                {title}
              </a>
              <br />
              <span className="muted s">
                {[
                  owner ?? t("minutes.task-nobody"),
                  dueOn ? t("minutes.task-until", { day: formats.day(dueOn) }) : t("minutes.task-without-day"),
                  state === "open" ? "" : t(`minutes.task-state-${state}`),
                ]
                  .filter(Boolean)
                  .join(", ")}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

/** What else can be noted to an item, each form folded. */
function Adding({ item, people, again }: OfItem) {
  const { t } = useTexts();
  const of = (form: MinutesAgain["form"]) => (again?.itemId === item.id && again.form === form && !again.typed.decision ? again : undefined);
  const [decision, task] = [of("decision"), of("task")];
  return (
    <div className="stack-s noprint">
      <details open={decision !== undefined}>
        <summary>{t("minutes.add-decision")}</summary>
        <DecisionForm item={item} decision={null} mine={decision} />
      </details>
      <details open={task !== undefined}>
        <summary>{t("minutes.add-task")}</summary>
        <form method="post" className="stack flow-s">
          <FormId />
          <FormErrors errors={task?.error ? { "": t(task.error) } : {}} />
          <input type="hidden" name="item" value={item.id} />
          <TextInput name="title" id={`task-${item.id}`} label={t("minutes.task-title")} maxLength={300} defaultValue={task?.typed.title} required />
          <OwnerSelect id={`owner-${item.id}`} people={people} chosen={task?.typed.owner ?? ""} />
          <DateInput name="dueOn" id={`due-${item.id}`} label={t("minutes.task-due")} optional defaultValue={task?.typed.dueOn} />
          <div className="row tight">
            <Button kind="primary" small name="intent" value="task">
              {t("minutes.save-task")}
            </Button>
          </div>
        </form>
      </details>
    </div>
  );
}

/** Everybody in a function, by last name. */
export function OwnerSelect({ id, people, chosen }: { id: string; people: readonly Person[]; chosen: string }) {
  const { t } = useTexts();
  return (
    <Select
      name="owner"
      id={id}
      label={t("minutes.task-owner")}
      empty={t("minutes.task-nobody")}
      defaultValue={chosen}
      choices={people.map((person) => ({ value: person.id, label: [person.lastName, person.firstName].filter(Boolean).join(", ") }))}
    />
  );
}
