import type { PgTable } from "drizzle-orm/pg-core";
import {
  actionFields,
  budgetLines,
  chapters,
  concepts,
  goalAgreements,
  goals,
  guidingGoals,
  measureLinks,
  measureMunicipalities,
  measurePartners,
  measureRecommendations,
  measures,
  measureTargetGroups,
  milestones,
  organisationActionFields,
  principleFields,
  principles,
  progressUpdates,
  recommendationMunicipalities,
  recommendations,
  recommendationTargetGroups,
  recommendationThemes,
  results,
  statusAnswers,
  statusRequests,
  statusRoundFields,
  statusRounds,
  targetGroups,
  synonyms,
  terms,
  themes,
} from "#domain/concept/schema.ts";
import { agreementParties, agreements } from "#domain/network/agreements/schema.ts";
import { foundingProgress, foundingProjects } from "#domain/network/founding/schema.ts";
import { electionCandidates, electionDates, elections, gremien, gremiumMembers } from "#domain/network/gremien/schema.ts";
import { placed } from "#domain/network/index.ts";
import { municipalities, organisationInternals, organisationMunicipalities, organisations, people } from "#domain/network/schema.ts";
import { contactConfirmations, situationContacts, situations } from "#domain/network/situations/schema.ts";
import { newId } from "#platform/db/index.ts";
import { meetingRows } from "./meeting-rows.ts";
import { planRows } from "./plan-rows.ts";
import { indicatorRows } from "./indicator-rows.ts";
import { officeRows } from "./office-rows.ts";
import type { Story, StoryAgreement, StoryMeasure } from "./story.ts";

type Key = { regionId: string; id: string };
/** An entry of which nothing but the name is known. */
const NOTHING_KNOWN = {
  street: null,
  postalCode: null,
  place: null,
  latitude: null,
  longitude: null,
  openingHours: null,
  languages: [],
  accessibility: [],
  accessibilityNote: "",
  servesMunicipalityIds: [],
  internal: [],
};

type Insert<T extends PgTable> = T["$inferInsert"];

/** Gives every key of a story an id, the same one wherever the key is named. @throws Error for a key nobody declared */
function idsOf(keys: Iterable<string>, now: Date): (key: string) => string {
  const ids = new Map([...keys].map((key) => [key, newId(now)]));
  return (key) => {
    const id = ids.get(key);
    if (id === undefined) throw new Error(`The story names “${key}”, which it does not have.`);
    return id;
  };
}

/** Turns a story into rows, in the order in which they can be inserted. */
export function storyRows(regionId: string, story: Story, now: Date) {
  const fresh = () => ({ regionId, id: newId(now) });
  const goalList = story.fields.flatMap((field) => field.guidingGoals.flatMap((guidingGoal) => guidingGoal.goals));
  const recommendationList = goalList.flatMap((goal) => goal.recommendations);
  const municipalityId = idsOf(
    story.municipalities.map(({ key }) => key),
    now,
  );
  const organisationId = idsOf(
    story.organisations.map(({ key }) => key),
    now,
  );
  const personId = idsOf(
    story.people.map(({ key }) => key),
    now,
  );
  const fieldId = idsOf(
    story.fields.map(({ key }) => key),
    now,
  );
  const goalId = idsOf(
    goalList.map(({ key }) => key),
    now,
  );
  const recommendationId = idsOf(
    recommendationList.map(({ key }) => key),
    now,
  );
  const measureId = idsOf(
    story.measures.map(({ key }) => key),
    now,
  );
  const gremiumId = idsOf(
    story.gremien.map(({ key }) => key),
    now,
  );
  const memberId = idsOf(
    story.gremien.flatMap(({ key, members }) => members.map(({ person }) => `${key}/${person}`)),
    now,
  );
  const meetingId = idsOf(
    story.meetings.map(({ key }) => key),
    now,
  );
  const itemId = idsOf(
    story.meetings.flatMap(({ key, items }) => items.map((_, index) => `${key}/${index + 1}`)),
    now,
  );
  const themeNames = new Set(recommendationList.flatMap((item) => item.themes));
  const themeId = idsOf(themeNames, now);
  const groupNames = new Set([...recommendationList.flatMap((item) => item.targetGroups), ...story.measures.flatMap((item) => item.targetGroups)]);
  const groupId = idsOf(groupNames, now);
  const conceptId = newId(now);
  const released = { releasedAt: now, releasedBy: "Frau Albers" };
  const personName = (key: string) => story.people.find((person) => person.key === key)?.name ?? "";

  const structure = {
    fields: [] as Insert<typeof actionFields>[],
    guidingGoals: [] as Insert<typeof guidingGoals>[],
    goals: [] as Insert<typeof goals>[],
    recommendations: [] as Insert<typeof recommendations>[],
  };
  story.fields.forEach((field, fieldIndex) => {
    structure.fields.push({
      regionId,
      id: fieldId(field.key),
      conceptId,
      position: fieldIndex,
      label: `Handlungsfeld ${fieldIndex + 1}`,
      title: field.title,
      introduction: field.introduction,
    });
    let goalPosition = 0;
    field.guidingGoals.forEach((guidingGoal, index) => {
      const guidingGoalId = newId(now);
      structure.guidingGoals.push({ regionId, id: guidingGoalId, actionFieldId: fieldId(field.key), position: index, text: guidingGoal.text });
      for (const goal of guidingGoal.goals) {
        structure.goals.push({
          regionId,
          id: goalId(goal.key),
          actionFieldId: fieldId(field.key),
          guidingGoalId,
          position: goalPosition++,
          title: goal.title,
          text: goal.text,
        });
        goal.recommendations.forEach((item, position) => {
          structure.recommendations.push({
            regionId,
            id: recommendationId(item.key),
            goalId: goalId(goal.key),
            position,
            text: item.text,
            subPoints: item.subPoints ?? [],
            notes: item.notes ?? [],
            ownerOrganisationId: organisationId(item.owner),
            droppedReason: item.droppedReason ?? null,
            origin: item.origin ?? null,
          });
        });
      }
    });
  });
  const ofRecommendations = recommendationList.map((item) => ({ recommendationId: recommendationId(item.key), item }));
  const principleRows = story.principles.map((item, position) => ({ ...fresh(), conceptId, position, text: item.text, focusPoints: item.focusPoints }));
  const entries = story.organisations.map((item) => {
    const { serves: _serves, fields: _fields, confirmedOn = story.referenceDay, ...known } = item.entry ?? {};
    const fields = {
      ...NOTHING_KNOWN,
      ...known,
      name: item.name,
      shortName: item.shortName ?? null,
      kind: item.kind,
      municipalityId: item.municipality ? municipalityId(item.municipality) : null,
      phone: item.phone ?? null,
      email: item.email ?? null,
      website: item.website ?? null,
      isPublic: item.isPublic,
    };
    return { item, own: { regionId, id: organisationId(item.key), confirmedOn }, row: placed(fields) };
  });
  const tables: [PgTable, Record<string, unknown>[]][] = [
    [
      municipalities,
      story.municipalities.map((item, position) => ({
        regionId,
        id: municipalityId(item.key),
        name: item.name,
        kind: item.kind,
        parentId: item.parent ? municipalityId(item.parent) : null,
        officialKey: item.officialKey,
        position,
      })),
    ],
    [organisations, entries.map(({ own, row }) => ({ ...own, ...row.open }))],
    [
      organisationInternals,
      entries.filter(({ item }) => item.entry?.internal.length).map(({ own, row }) => ({ regionId, organisationId: own.id, ...row.inside })),
    ],
    [
      organisationMunicipalities,
      entries.flatMap(({ own, item }) => (item.entry?.serves ?? []).map((key) => ({ regionId, organisationId: own.id, municipalityId: municipalityId(key) }))),
    ],
    [
      people,
      story.people.map((item) => ({
        regionId,
        id: personId(item.key),
        organisationId: organisationId(item.organisation),
        salutation: item.salutation,
        firstName: item.firstName,
        lastName: item.lastName,
        function: item.function,
        email: item.email,
        phone: item.phone ?? null,
        isMigrationContact: item.isMigrationContact ?? false,
      })),
    ],
    [
      concepts,
      [
        {
          regionId,
          id: conceptId,
          title: story.concept.title,
          periodFrom: Number(story.concept.periodFrom.slice(0, 4)),
          periodTo: Number(story.concept.periodTo.slice(0, 4)),
          adoptedOn: story.concept.adoptedOn,
          adoptedBy: story.concept.adoptedBy,
          edition: story.concept.version,
          ...released,
        },
      ],
    ],
    [principles, principleRows],
    [chapters, story.chapters.map((item, position) => ({ ...fresh(), conceptId, position, title: item.title, paragraphs: item.paragraphs }))],
    [actionFields, structure.fields],
    [
      principleFields,
      story.principles.flatMap((item, index) =>
        (item.linkedFields ?? []).map((key) => ({ regionId, principleId: principleRows[index]?.id, actionFieldId: fieldId(key) })),
      ),
    ],
    [
      organisationActionFields,
      entries.flatMap(({ own, item }) =>
        (item.entry?.fields ?? []).flatMap((place) => {
          const actionFieldId = structure.fields[place]?.id;
          return actionFieldId === undefined ? [] : [{ regionId, organisationId: own.id, actionFieldId }];
        }),
      ),
    ],
    [guidingGoals, structure.guidingGoals],
    [goals, structure.goals],
    [recommendations, structure.recommendations],
    [themes, [...themeNames].map((name) => ({ regionId, id: themeId(name), name }))],
    [targetGroups, [...groupNames].map((name) => ({ regionId, id: groupId(name), name }))],
    [
      recommendationThemes,
      ofRecommendations.flatMap(({ recommendationId, item }) => item.themes.map((name) => ({ regionId, recommendationId, themeId: themeId(name) }))),
    ],
    [
      recommendationTargetGroups,
      ofRecommendations.flatMap(({ recommendationId, item }) =>
        item.targetGroups.map((name) => ({ regionId, recommendationId, targetGroupId: groupId(name) })),
      ),
    ],
    [
      recommendationMunicipalities,
      ofRecommendations.flatMap(({ recommendationId, item }) =>
        (item.municipalities ?? []).map((key) => ({ regionId, recommendationId, municipalityId: municipalityId(key) })),
      ),
    ],
    [
      foundingProjects,
      (story.foundings ?? []).map(({ organisation, startedOn, finishedOn, helper }) => ({
        regionId,
        organisationId: organisationId(organisation),
        startedOn,
        finishedOn: finishedOn ?? null,
        helper,
      })),
    ],
    [
      foundingProgress,
      (story.foundings ?? []).flatMap(({ organisation, progress }) =>
        progress.map(({ step, doneOn, note }) => ({
          regionId,
          organisationId: organisationId(organisation),
          stepCode: step,
          doneOn: doneOn ?? null,
          note: note ?? "",
        })),
      ),
    ],
    ...officeRows(regionId, story.office ?? [], personId),
    ...ofAgreements(story.agreements, { regionId, fresh, organisationId, goalId }),
    ...planRows(regionId, story.plans ?? [], { goalId, now }),
    ...indicatorRows(regionId, story.indicators ?? [], { goalId, municipalityId, now }),
    ...ofSituations(story, { regionId, fresh, organisationId }),
    [synonyms, (story.synonyms ?? []).map(({ word, means }) => ({ regionId, id: newId(now), word, means }))],
    [
      terms,
      story.terms.map((item) => ({
        ...fresh(),
        kind: item.kind,
        name: item.name,
        forms: item.forms,
        organisationId: item.organisation ? organisationId(item.organisation) : null,
      })),
    ],
    [
      measures,
      story.measures.map((item) => ({
        regionId,
        id: measureId(item.key),
        title: item.title,
        description: item.description,
        state: item.state,
        stateReason: item.stateReason ?? null,
        leadOrganisationId: organisationId(item.lead),
        leadPersonId: item.leadPerson ? personId(item.leadPerson) : null,
        startsOn: item.startsOn,
        endsOn: item.endsOn ?? null,
        ...(item.released ? released : {}),
        createdAt: now,
      })),
    ],
    [
      measureRecommendations,
      story.measures.flatMap((item) =>
        item.recommendations.map((key) => ({ regionId, measureId: measureId(item.key), recommendationId: recommendationId(key) })),
      ),
    ],
    [
      measurePartners,
      story.measures.flatMap((item) => item.partners.map((key) => ({ regionId, measureId: measureId(item.key), organisationId: organisationId(key) }))),
    ],
    [
      measureTargetGroups,
      story.measures.flatMap((item) => item.targetGroups.map((name) => ({ regionId, measureId: measureId(item.key), targetGroupId: groupId(name) }))),
    ],
    [
      measureMunicipalities,
      story.measures.flatMap((item) => item.municipalities.map((key) => ({ regionId, measureId: measureId(item.key), municipalityId: municipalityId(key) }))),
    ],
    ...ofMeasures(story.measures, (item) => ({ ...fresh(), measureId: measureId(item.key) })),
    [
      progressUpdates,
      story.measures.flatMap((item) =>
        item.updates.map((update) => ({
          ...fresh(),
          measureId: measureId(item.key),
          dated: update.on,
          authorName: personName(update.by),
          authorPersonId: personId(update.by),
          assessment: update.assessment,
          state: update.state ?? null,
          text: update.text,
          ...(update.released ? { releasedAt: at(update.on), releasedBy: "Frau Albers" } : {}),
          createdAt: at(update.on),
        })),
      ),
    ],
  ];
  tables.push(
    [
      gremien,
      story.gremien.map(({ key, name, kind, parent, shortName, quorum, purpose, mandate, isPublic }) => ({
        regionId,
        id: gremiumId(key),
        name,
        kind,
        purpose,
        mandate,
        isPublic,
        shortName: shortName ?? null,
        parentId: parent ? gremiumId(parent) : null,
        quorum: quorum ?? "half",
      })),
    ],
    [
      gremiumMembers,
      story.gremien.flatMap(({ key, members }) =>
        members.map(({ person, substituteFor, ...seat }) => ({
          regionId,
          id: memberId(`${key}/${person}`),
          gremiumId: gremiumId(key),
          personId: personId(person),
          organisationId: organisationId(story.people.find((each) => each.key === person)?.organisation ?? ""),
          ...seat,
          substituteForId: substituteFor ? memberId(`${key}/${substituteFor}`) : null,
        })),
      ),
    ],
  );
  for (const { key, elections: held = [] } of story.gremien)
    for (const { dates, candidates, ...election } of held) {
      const row = fresh();
      const ofElection = () => ({ ...fresh(), electionId: row.id });
      tables.push(
        [elections, [{ ...row, gremiumId: gremiumId(key), ...election }]],
        [electionDates, dates.map((date) => ({ ...ofElection(), ...date }))],
        [electionCandidates, candidates.map(({ person, ...candidate }) => ({ ...ofElection(), personId: personId(person), ...candidate }))],
      );
    }
  tables.push(...meetingRows(regionId, story, now, { gremiumId, memberId, personId, meetingId, itemId }, fresh));
  for (const round of story.rounds) tables.push(...roundRows(round));
  return { tables, organisationId, municipalityId, personId, counts: { recommendations: recommendationList.length, measures: story.measures.length } };

  function roundRows(round: Story["rounds"][number]): typeof tables {
    const roundId = newId(now);
    const owners = [...new Set(round.answers.map((answer) => answer.person))];
    // Owners who were asked and have not answered: those who lead a measure of the round's fields and are not among the answers.
    const fieldsOf = (measure: StoryMeasure) => measure.recommendations.map((key) => key.split(".")[0] ?? "");
    const open = story.measures.filter(
      (measure) =>
        !round.closedOn &&
        measure.leadPerson !== undefined &&
        ["running", "approved", "planned", "continuous", "paused"].includes(measure.state) &&
        fieldsOf(measure).some((key) => round.fields.includes(key)) &&
        !round.answers.some((answer) => answer.measure === measure.key),
    );
    const asked = [...new Set([...owners, ...open.flatMap((measure) => measure.leadPerson ?? [])])];
    const requestId = idsOf(asked, now);
    return [
      [
        statusRounds,
        [{ regionId, id: roundId, title: round.title, openedAt: at(round.openedOn), dueOn: round.dueOn, closedAt: round.closedOn ? at(round.closedOn) : null }],
      ],
      [statusRoundFields, round.fields.map((key) => ({ regionId, statusRoundId: roundId, actionFieldId: fieldId(key) }))],
      [
        statusRequests,
        asked.map((person) => ({ regionId, id: requestId(person), statusRoundId: roundId, personId: personId(person), sentAt: at(round.openedOn) })),
      ],
      [
        statusAnswers,
        [
          ...round.answers.map((answer) => ({
            ...fresh(),
            statusRequestId: requestId(answer.person),
            measureId: measureId(answer.measure),
            kind: answer.kind,
            handOnToPersonId: answer.handOnTo ? personId(answer.handOnTo) : null,
            state: answer.state ?? null,
            assessment: answer.assessment ?? null,
            text: answer.text ?? "",
            savedAt: at(answer.on),
            submittedAt: at(answer.on),
            accepted: answer.accepted,
            ...(answer.accepted === null ? {} : { decidedAt: at(round.closedOn ?? answer.on), decidedBy: "Frau Albers" }),
          })),
          ...open.map((measure) => ({
            ...fresh(),
            statusRequestId: requestId(measure.leadPerson ?? ""),
            measureId: measureId(measure.key),
            state: measure.state,
          })),
        ],
      ],
    ];
  }
}

const at = (day: string) => new Date(`${day}T09:00:00Z`);

function ofMeasures(list: StoryMeasure[], key: (measure: StoryMeasure) => Record<string, unknown>): [PgTable, Record<string, unknown>[]][] {
  return [
    [
      milestones,
      list.flatMap((item) =>
        item.milestones.map((step, position) => ({ ...key(item), position, title: step.title, dueOn: step.dueOn, doneOn: step.doneOn ?? null })),
      ),
    ],
    [results, list.flatMap((item) => item.results.map((result, position) => ({ ...key(item), position, ...result })))],
    [
      budgetLines,
      list.flatMap((item) =>
        item.budget.map((line, position) => ({
          ...key(item),
          position,
          source: line.source,
          state: line.kind,
          amountCents: line.amountCents,
          calledUpCents: line.calledUpCents,
          approvedOn: line.approvedOn ?? null,
          expiresOn: line.expiresOn ?? null,
        })),
      ),
    ],
    [measureLinks, list.flatMap((item) => (item.links ?? []).map((link) => ({ ...key(item), title: link.title, url: link.url })))],
  ];
}

function ofAgreements(
  list: readonly StoryAgreement[],
  { regionId, fresh, organisationId, goalId }: Record<"organisationId" | "goalId", (key: string) => string> & { regionId: string; fresh: () => Key },
): [PgTable, Record<string, unknown>[]][] {
  const rows = list.map((item) => ({ item, key: fresh() }));
  return [
    [
      agreements,
      rows.map(({ item: { parties: _parties, goals: _goals, ...fields }, key }) => ({
        ...key,
        ...fields,
        untilOn: fields.untilOn ?? null,
        reviewOn: fields.reviewOn ?? null,
      })),
    ],
    [
      agreementParties,
      rows.flatMap(({ item, key }) => item.parties.map((party) => ({ regionId, agreementId: key.id, organisationId: organisationId(party) }))),
    ],
    [goalAgreements, rows.flatMap(({ item, key }) => item.goals.map((goal) => ({ regionId, agreementId: key.id, goalId: goalId(goal) })))],
  ];
}

function ofSituations(
  { situations: list, referenceDay }: Story,
  { regionId, fresh, organisationId }: { regionId: string; fresh: () => Key; organisationId: (key: string) => string },
): [PgTable, Record<string, unknown>[]][] {
  const rows = list.map((item, position) => ({ item, position, key: fresh() }));
  return [
    [situations, rows.map(({ item: { contacts: _contacts, ...fields }, position, key }) => ({ ...key, ...fields, position }))],
    [
      situationContacts,
      rows.flatMap(({ item, key }) =>
        item.contacts.map(({ organisation, confirmedOn = referenceDay, ...contact }, position) => ({
          ...fresh(),
          situationId: key.id,
          position,
          organisationId: organisation ? organisationId(organisation) : null,
          confirmedOn,
          ...contact,
        })),
      ),
    ],
    [
      contactConfirmations,
      // Whoever has a mark was asked on the day it names.
      rows.flatMap(({ item }) =>
        item.contacts.flatMap(({ organisation, unconfirmedSince }) =>
          organisation && unconfirmedSince
            ? [{ regionId, id: fresh().id, organisationId: organisationId(organisation), askedOn: unconfirmedSince, remindedOn: unconfirmedSince }]
            : [],
        ),
      ),
    ],
  ];
}
