import type { Became, BoardPage, Paper, PublicConference } from "#domain/network/conferences/index.ts";
import { German, german } from "#app/components/german.tsx";
import { useFormats, useInLanguage, useTexts } from "#app/components/locale.tsx";

type Told = {
  conference: PublicConference;
  boards: readonly BoardPage[];
  became: readonly Became[];
  papers: readonly Paper[];
  headcount: number | null;
  region: string;
};

/** What a conference brought: words, pictures, cards, and what became of them. */
export function Documentation({ conference, boards, became, papers, headcount, region }: Told) {
  const { t } = useTexts();
  const formats = useFormats();
  return (
    <section className="flow-l" aria-labelledby="h-documentation">
      <h2 id="h-documentation">{t("registration.documentation")}</h2>
      <div className="stack flow-s">
        {headcount ? <p>{t("registration.headcount", { count: formats.number(headcount) })}</p> : null}
        {conference.documentation ? <Prose text={conference.documentation} /> : null}
        {conference.workshops
          .filter(({ documentation }) => documentation !== "")
          .map(({ id, title, documentation }) => (
            <article key={id} className="stack-s">
              <h3 lang="de" dir="ltr">
                {title}
              </h3>
              <Prose text={documentation} />
            </article>
          ))}
        <Papers papers={papers} base={`/${region}/konferenzen/${conference.id}/unterlagen`} />
        {boards.map((board) => (
          <Board key={board.id} board={board} became={became} region={region} />
        ))}
      </div>
    </section>
  );
}

function Prose({ text }: { text: string }) {
  return (
    <p className="prose lines" lang="de" dir="ltr">
      {text}
    </p>
  );
}

function Papers({ papers, base }: { papers: readonly Paper[]; base: string }) {
  const { t } = useTexts();
  if (papers.length === 0) return null;
  return (
    <>
      <h3>{t("registration.papers")}</h3>
      <ul>
        {papers.map(({ id, title, mediaType }) => (
          <li key={id}>
            <a href={`${base}/${id}`}>
              <German>{title}</German>
            </a>
            {mediaType.startsWith("image/") ? (
              <p>
                <img src={`${base}/${id}`} alt={title} loading="lazy" />
              </p>
            ) : null}
          </li>
        ))}
      </ul>
    </>
  );
}

function Board({ board, became, region }: { board: BoardPage; became: readonly Became[]; region: string }) {
  const { t } = useTexts();
  const of = (topicId: string | null) => became.filter((step) => step.topicId === topicId);
  const groups = [
    ...board.groups.map(({ id, title, cards, topicId }) => ({ id, title, cards, steps: of(topicId) })),
    ...(board.loose.length > 0 ? [{ id: "loose", title: null, cards: board.loose, steps: [] }] : []),
  ];
  return (
    <section className="stack-s" aria-labelledby={`b-${board.id}`}>
      <h3 id={`b-${board.id}`}>
        {t("registration.ideas")}: <German>{board.question}</German>
      </h3>
      {groups.map(({ id, title, cards, steps }) => (
        <details key={id} open={steps.length > 0}>
          <summary>
            {title === null ? t("registration.ideas-alone") : <German>{title}</German>}{" "}
            <span className="muted s">{t("registration.idea-cards", { count: cards.length })}</span>
          </summary>
          <ul className="flow-s">
            {cards.map((card) => (
              <li key={card.id}>
                <bdi>{card.text}</bdi>
              </li>
            ))}
          </ul>
          <Steps steps={steps} region={region} />
        </details>
      ))}
    </section>
  );
}

function Steps({ steps, region }: { steps: readonly Became[]; region: string }) {
  const { t, rich } = useTexts();
  const inLanguage = useInLanguage();
  const [first] = steps;
  if (!first) return null;
  return (
    <>
      <p className="w6 flow-s">{t("registration.became")}</p>
      <ul>
        <li>
          <a href={`/${region}/gremien/${first.gremiumId}${inLanguage}`}>{rich("registration.became-topic", { german, gremium: first.gremium })}</a>
        </li>
        {steps.map(({ decisionId, decisionNumber, decision, measureId, measure }) =>
          decisionId ? (
            <li key={`${decisionId} ${measureId ?? ""}`}>
              {t("registration.became-decision", { number: decisionNumber ?? "" })}: <German>{decision}</German>
              {measureId && measure ? <p>{rich("registration.became-measure", { german, title: measure })}</p> : null}
            </li>
          ) : null,
        )}
      </ul>
    </>
  );
}
