import type { Story } from "../story.ts";
import { accounts } from "./accounts.ts";
import { agreements } from "./agreements.ts";
import { conferences } from "./conferences.ts";
import { chapters } from "./chapters.ts";
import { foundings } from "./founding.ts";
import { field1 } from "./field-1.ts";
import { field2 } from "./field-2.ts";
import { field3 } from "./field-3.ts";
import { field4 } from "./field-4.ts";
import { field5 } from "./field-5.ts";
import { courseMeasures } from "./measures-1-courses.ts";
import { languageMeasures } from "./measures-1-languages.ts";
import { schoolMeasures } from "./measures-1-schools.ts";
import { trainingMeasures } from "./measures-2-training.ts";
import { workMeasures } from "./measures-2-work.ts";
import { indicators } from "./indicators.ts";
import { gremien } from "./gremien.ts";
import { housingMeasures } from "./measures-3-housing.ts";
import { officeMeasures } from "./measures-3-offices.ts";
import { familyMeasures } from "./measures-4-families.ts";
import { healthMeasures } from "./measures-4-health.ts";
import { belongingMeasures } from "./measures-5-belonging.ts";
import { togetherMeasures } from "./measures-5-together.ts";
import { meetingsUntil, topics } from "./meetings.ts";
import { minutes } from "./minutes.ts";
import { entryOf } from "./entries.ts";
import { furtherOrganisations, furtherPeople } from "./further-organisations.ts";
import { feeds } from "./feeds.ts";
import { offers } from "./offers.ts";
import { office } from "./office.ts";
import { organisations as leading } from "./organisations.ts";
import { people as leadingPeople } from "./people.ts";
import { money } from "./money.ts";
import { plans } from "./plans.ts";
import { evaluations } from "./evaluations.ts";
import { principles } from "./principles.ts";
import { concept, municipalities, region } from "./region.ts";
import { courseBook, providers } from "./providers.ts";
import { votes } from "./priorities.ts";
import { roundsOf } from "./rounds.ts";
import { areas } from "./areas.ts";
import { synonyms } from "./synonyms.ts";
import { situations } from "./situations.ts";
import { terms } from "./terms.ts";
import { versions } from "./versions.ts";

const organisations = [...leading, ...furtherOrganisations].map((organisation, index) => ({ ...organisation, entry: entryOf(organisation, index) }));
const people = [...leadingPeople, ...furtherPeople];
const measures = [
  ...courseMeasures,
  ...schoolMeasures,
  ...languageMeasures,
  ...trainingMeasures,
  ...workMeasures,
  ...housingMeasures,
  ...officeMeasures,
  ...healthMeasures,
  ...familyMeasures,
  ...togetherMeasures,
  ...belongingMeasures,
];

/** The fictional Landkreis Ellerland on Thursday, 12 November 2026. */
export const ellerland: Story = {
  region,
  referenceDay: "2026-11-12",
  municipalities,
  organisations,
  people,
  principles,
  chapters,
  concept,
  fields: [field1, field2, field3, field4, field5],
  measures,
  rounds: roundsOf(measures),
  gremien,
  meetings: meetingsUntil("2026-11-12"),
  topics,
  terms,
  synonyms,
  agreements,
  indicators,
  plans,
  situations,
  areas,
  foundings,
  office,
  accounts,
  minutes,
  conferences,
  money,
  versions,
  votes,
  evaluations,
  offers,
  providers,
  courseBook,
  feeds,
};
