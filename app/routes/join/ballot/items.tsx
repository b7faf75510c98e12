import { German } from "#app/components/german.tsx";
import { useTexts } from "#app/components/locale.tsx";

/** In the language of the ballot, or in German where it was not said there. */
export type Worded = { text: string; isGerman: boolean };

/** What both ballots show, on the phone and where paper is typed in. */
export type BallotItems = {
  method: "points" | "effort" | "criteria";
  pointsPerItem: number;
  items: readonly ({ id: string } & Worded)[];
  criteria: readonly { id: string; name: Worded; sentence: Worded }[];
  dimensions: readonly string[];
};

/**
 * The items with their marks. Something is always chosen, so that every ballot is of one length on its way.
 * @param marks as sent before, where something was wrong with them
 */
export function Items({ shown, marks }: { shown: BallotItems; marks: readonly string[] }) {
  const { items, dimensions, method } = shown;
  return (
    <ol className="ballot">
      {items.map(({ id, ...words }, place) => {
        const item = <Words {...words} />;
        return (
          <li key={id}>
            {method === "points" ? null : <p id={`item-${place}`}>{item}</p>}
            {dimensions.map((dimension, at) => {
              const nth = place * dimensions.length + at;
              return (
                <fieldset key={dimension} aria-describedby={method === "points" ? undefined : `item-${place}`}>
                  <legend className={method === "points" ? "item" : undefined}>
                    {method === "points" ? item : <Dimension shown={shown} dimension={dimension} />}
                  </legend>
                  <Marks name={`m${nth}`} shown={shown} chosen={marks[nth] ?? "0"} />
                </fieldset>
              );
            })}
          </li>
        );
      })}
    </ol>
  );
}

function Dimension({ shown: { method, criteria }, dimension }: { shown: BallotItems; dimension: string }) {
  const { t } = useTexts();
  if (method === "effort") return t(dimension === "effect" ? "ballot.effect" : "ballot.effort");
  const criterion = criteria.find(({ id }) => id === dimension);
  if (!criterion) return null;
  return (
    <>
      <b>
        <Words {...criterion.name} />
      </b>
      {criterion.sentence.text === "" ? null : (
        <>
          {" – "}
          <Words {...criterion.sentence} />
        </>
      )}
    </>
  );
}

function Words({ text, isGerman }: Worded) {
  return isGerman ? <German>{text}</German> : text;
}

function Marks({ name, shown: { method, pointsPerItem }, chosen }: { name: string; shown: BallotItems; chosen: string }) {
  const { t } = useTexts();
  const most = method === "points" ? pointsPerItem : 5;
  return (
    <>
      <div className="pts">
        {Array.from({ length: most + 1 }, (_, mark) => (
          <label key={mark}>
            <input type="radio" name={name} value={mark} defaultChecked={chosen === String(mark)} />
            <span>
              {method !== "points" && mark === 0 ? "–" : mark}
              <span className="vh">
                {" "}
                {method === "points" ? t("ballot.points", { count: mark }) : mark === 0 ? t("ballot.nothing-said") : t("ballot.of-five")}
              </span>
            </span>
          </label>
        ))}
      </div>
      {method === "points" ? null : (
        <p className="ends" aria-hidden="true">
          <span>{t("ballot.little")}</span>
          <span>{t("ballot.much")}</span>
        </p>
      )}
    </>
  );
}
