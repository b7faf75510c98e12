import { href } from "react-router";
import { Button } from "#app/components/button.tsx";
import { DateInput, TextInput } from "#app/components/forms/controls.tsx";
import { NOBODY, useNameFaults } from "#app/components/forms/named-input.tsx";
import { FormErrors } from "#app/components/forms/form-errors.tsx";
import { FormId } from "#app/components/forms/form-id.tsx";
import { Icon } from "#app/components/icon.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import type { MinutesItem, NotedTask } from "#domain/network/minutes/index.ts";
import type { MinutesAgain } from "./minutes-acts.ts";
import { DecisionBlock, DecisionForm } from "./minutes-decision.tsx";
import { Note } from "./minutes-note.tsx";
import { PersonInput } from "../network/name-inputs.tsx";
import type { OfItem, Shared } from "./minutes-shared.ts";

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
function Adding({ item, again }: OfItem) {
  const { t } = useTexts();
  const of = (form: MinutesAgain["form"]) => (again?.itemId === item.id && again.form === form && !again.typed.decision ? again : undefined);
  const [decision, task] = [of("decision"), of("task")];
  const unclear = Object.values(useNameFaults(task?.people));
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
          <FormErrors errors={{ ...(task?.error ? { "": t(task.error) } : {}), ...(unclear[0] ? { "": unclear[0] } : {}) }} />
          <input type="hidden" name="item" value={item.id} />
          <TextInput name="title" id={`task-${item.id}`} label={t("minutes.task-title")} maxLength={300} defaultValue={task?.typed.title} required />
          <PersonInput name="owner" id={`owner-${item.id}`} label={t("minutes.task-owner")} optional person={task?.people.owner ?? NOBODY} />
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
