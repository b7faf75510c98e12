/**
 * What a demo region is made of, as plain data: no ids, no database, no clock.
 *
 * Everything refers to everything by short keys. The seeding code turns keys into rows;
 * `story.test.ts` holds that they all resolve and that the picture follows from the measures.
 */
import type { StoryCourseBook } from "./load-course-book.ts";
import type { StoryProviders } from "./load-providers.ts";
import type { StoryMoney } from "./load-money.ts";
import type { StoryFeed } from "./load-feeds.ts";
import type { StoryOffers } from "./offer-story.ts";
import type { ProposalKind, Rating } from "#domain/concept/evaluation/index.ts";
import type { TermKind } from "#domain/concept/names/index.ts";
import type { Assessment, MeasureState, ProgressState } from "#domain/concept/progress/index.ts";
import type { Place } from "#domain/concept/tree.ts";
import type { AgreementKind, GremiumKind, MemberRole, Organisation, OrganisationKind, SituationKind } from "#domain/network/index.ts";
import type { KnownStep, Office } from "#domain/network/founding/index.ts";
import type { Post } from "#domain/network/office/index.ts";
import type { ConferenceState, PageLanguage } from "#domain/network/conferences/index.ts";
import type { MeetingState } from "#domain/network/meetings/index.ts";

export type MunicipalityKind = "stadt" | "gemeinde" | "samtgemeinde" | "mitgliedsgemeinde";

/** Where a municipality lies: degrees, and its outline as longitude and latitude in turn. */
export type StoryArea = { municipality: string; latitude: number; longitude: number; postalCodes: string[]; outline: number[] };

export type StoryMunicipality = {
  key: string;
  name: string;
  kind: MunicipalityKind;
  /** Key of the Samtgemeinde a member belongs to. */
  parent?: string;
  /** Eight digits beginning with 99, a number no real municipality bears. */
  officialKey: string;
};

export type StoryOrganisation = {
  key: string;
  name: string;
  shortName?: string;
  kind: OrganisationKind;
  /** Seat; absent for organisations that work in the whole region without one. */
  municipality?: string;
  phone?: string;
  email?: string;
  website?: string;
  /** Contact may be shown on public pages. */
  isPublic: boolean;
  entry?: StoryEntry;
};

/** What an entry tells besides name and contact. */
export type StoryEntry = Pick<
  Organisation,
  "street" | "postalCode" | "place" | "latitude" | "longitude" | "openingHours" | "languages" | "accessibility" | "internal" | "confirmedOn"
> & {
  accessibilityNote?: string;
  /** Keys of the municipalities it works for; empty: the whole region. */
  serves: string[];
  /** Places of the action fields in the concept, from 0. */
  fields: number[];
};

export type Salutation = "Frau" | "Herr" | "divers";

export type StoryPerson = {
  key: string;
  organisation: string;
  /** As colleagues say it: "Frau Petersen". */
  name: string;
  salutation: Salutation;
  firstName: string;
  lastName: string;
  function: string;
  email: string;
  phone?: string;
  /** Named contact for migration matters in the person's organisation. */
  isMigrationContact?: boolean;
};

export type StoryRecommendation = {
  /** Number in the printed concept: field.goal.recommendation. */
  key: string;
  text: string;
  subPoints?: string[];
  notes?: string[];
  themes: string[];
  targetGroups: string[];
  /** Absent or empty: the whole region. */
  municipalities?: string[];
  /** Key of the organisation that answers for it. */
  owner: string;
  /** Set where the region no longer pursues the recommendation itself; its state is then "dropped". */
  droppedReason?: string;
  /** What the measures must add up to on the reference day; never stored, only checked. */
  state: ProgressState;
  /** 0..1, only for recommendations that are running or paused; never stored, only checked. */
  share?: number;
  /** Where the sentence stands in the adopted document. */
  origin?: Place;
};

export type StoryGoal = {
  /** Number in the printed concept: field.goal. */
  key: string;
  /** The few words under the bridge. */
  title: string;
  /** The goal as the Kreistag adopted it. */
  text: string;
  recommendations: StoryRecommendation[];
};

export type StoryGuidingGoal = { text: string; goals: StoryGoal[] };

export type StoryField = {
  key: string;
  title: string;
  introduction: string[];
  guidingGoals: StoryGuidingGoal[];
};

/** A day in the region's zone, YYYY-MM-DD. */
export type Day = string;

export type StoryUpdate = {
  on: Day;
  /** Key of the person who reported. */
  by: string;
  /** Given where the report changes the measure's state. */
  state?: MeasureState;
  assessment: Assessment;
  text: string;
  /** Shown on the public page. */
  released: boolean;
};

export type StoryMilestone = { title: string; dueOn: Day; doneOn?: Day };

/** A result in numbers; "reached" is the standing on the reference day, null where nobody has reported yet. */
export type StoryResult = { name: string; unit: string; planned: number; reached: number | null };

/** One source of money for a measure, whole cents. */
export type StoryBudgetLine = {
  source: string;
  kind: "applied" | "approved";
  amountCents: number;
  calledUpCents: number;
  approvedOn?: Day;
  /** Last day on which the money can be called up. */
  expiresOn?: Day;
};

export type StoryMeasure = {
  key: string;
  title: string;
  description: string;
  /** Keys of the recommendations it carries out. */
  recommendations: string[];
  lead: string;
  leadPerson?: string;
  partners: string[];
  state: MeasureState;
  /** Why it is paused, dropped or in trouble, in words a citizen may read. */
  stateReason?: string;
  startsOn: Day;
  endsOn?: Day;
  targetGroups: string[];
  /** Empty: the whole region. */
  municipalities: string[];
  milestones: StoryMilestone[];
  results: StoryResult[];
  budget: StoryBudgetLine[];
  links?: { title: string; url: string }[];
  updates: StoryUpdate[];
  released: boolean;
};

export type StoryAnswer = {
  measure: string;
  person: string;
  kind: "answer" | "not-ours" | "hand-on";
  /** Key of the person who should answer instead; only with "hand-on". */
  handOnTo?: string;
  assessment?: Assessment;
  state?: MeasureState;
  text?: string;
  on: Day;
  /** null: the coordinator has not looked at it yet. */
  accepted: boolean | null;
};

export type StoryRound = {
  key: string;
  title: string;
  openedOn: Day;
  dueOn: Day;
  closedOn?: Day;
  fields: string[];
  answers: StoryAnswer[];
};

export type StoryResolution = { kind: "recommended" | "adopted" | "sent-back" | "noted"; body: string; on: Day; wording: string };
type Adopting = Omit<StoryResolution, "kind">;

/** How the concept came about and goes on. Keys are numbers of the printed concept. */
export type StoryVersions = {
  first: {
    edition: string;
    wordings: { key: string; text: string }[];
    path: StoryResolution[];
    adopted: Adopting;
    /** A chapter that was adopted later than the others. */
    followed: Adopting & { chapter: string };
  };
  second: { edition: string; path: StoryResolution[]; adopted: Adopting; reasons: { key: string; reason: string }[] };
  underWay: {
    added: { goal: string; text: string; reason: string }[];
    changed: { key: string; text: string; reason: string }[];
    /** `to`: a goal, where it then comes first. */
    moved: { key: string; to: string; reason: string }[];
    gone: { key: string; outcome: "done" | "dropped"; reason: string }[];
    path: StoryResolution[];
  };
};

export type StoryAgreement = {
  kind: AgreementKind;
  title: string;
  text: string;
  fromOn: Day;
  untilOn?: Day;
  reviewOn?: Day;
  isPublic: boolean;
  /** Keys of organisations. */
  parties: string[];
  /** Keys of goals. */
  goals: string[];
};

/** Who to call. `organisation`: a key; absent for nationwide numbers, which nobody has to confirm. */
export type StorySituation = {
  kind: SituationKind;
  name: string;
  firstSteps: string;
  isPublic: boolean;
  contacts: {
    organisation?: string;
    name?: string;
    phone?: string;
    openingHours?: string;
    note?: string;
    confirmedOn?: Day;
    unconfirmedSince?: Day;
  }[];
};

/** A group that founds an association. */
export type StoryFounding = {
  organisation: string;
  startedOn: Day;
  finishedOn?: Day;
  helper: string;
  /** Codes of known steps. */
  progress: { step: KnownStep; doneOn?: Day; note?: string }[];
  board: { firstName: string; lastName: string; office: Office }[];
};

/** A closed evaluation round about one field; `ratings` by the goal's key, each with its reason. */
export type StoryEvaluation = {
  title: string;
  field: string;
  openedOn: Day;
  dueOn: Day;
  closedOn: Day;
  /** A body by its name, or an organisation by its key. */
  raters: { gremium?: string; organisation?: string; on: Day; ratings: Record<string, [rating: Rating, reason?: string]> }[];
  proposals: Record<string, [kind: ProposalKind, sentence?: string]>;
  decidedBy: string;
};

/** The integration office in versions, the oldest first. @property head key of a person */
export type StoryOffice = { savedOn: Day; savedBy: string; unit: string; answersTo: string; head?: string; note: string; posts: Post[] };

export type StoryPrinciple = { text: string; focusPoints: string[]; linkedFields?: string[] };

export type ChapterKind = "foreword" | "starting-situation" | "process" | "glossary" | "outlook";

export type StoryChapter = { kind: ChapterKind; title: string; paragraphs: string[] };

export type StoryTerm = {
  name: string;
  kind: TermKind;
  /** Further word forms and abbreviations that mean the same. */
  forms: string[];
  /** Key of the organisation the term stands for, where it has one. */
  organisation?: string;
};

/** One time in office in a body. */
export type StoryMember = {
  person: string;
  role: MemberRole;
  fromOn: Day;
  /** Last day in office. */
  untilOn?: Day;
  electedUntil?: Day;
  /** Absent: may vote. */
  votes?: boolean;
  /** Key of the person in the same body. */
  substituteFor?: string;
};

export type StoryElection = {
  title: string;
  eligibility: string;
  dates: { dated: Day; title: string }[];
  eligible: number;
  votesCast: number;
  candidates: { person: string; presentation: string; agreedOn: Day }[];
};

export type StoryGremium = {
  key: string;
  name: string;
  shortName?: string;
  kind: GremiumKind;
  /** Key of the body it reports to. */
  parent?: string;
  purpose: string;
  mandate?: string;
  isPublic: boolean;
  quorum?: "half" | "none";
  elections?: StoryElection[];
  members: StoryMember[];
};

export type StoryAgendaItem = { title: string; minutes?: number; /** Key of a person. */ owner?: string; isPublic?: boolean };

export type StoryMeeting = {
  /** Body and number; items are named by their place: "lenkungsgruppe/14/2". */
  key: string;
  gremium: string;
  number: number;
  on: Day;
  /** HH:MM on the region's clocks. */
  from: string;
  to: string;
  place: string;
  state: MeetingState;
  isPublic: boolean;
  items: StoryAgendaItem[];
  /** Of so many members one does not come. */
  misses: number;
};

export type StoryTopic = {
  gremium: string;
  title: string;
  raisedBy: string;
  raisedOn: Day;
  minutes?: number;
  /** Key of the body to which it is offered. */
  referredTo?: string;
};
export type StoryMinutesItem = {
  title: string;
  note: string;
  outcome: "finished" | "unfinished";
  decisions: { text: string; votes: [yes: number, no: number, abstained: number] | null; isPublic: boolean }[];
  /** `owner`: key of a person. */
  tasks: { title: string; owner: string; dueOn: Day; doneOn: Day | null; report: string }[];
};

/** A conference; a past one with how many came and its cards, one ahead with who registered. */
export type StoryConference = {
  title: string;
  purpose: string;
  /** Name of the body that invites. */
  gremium: string;
  on: string;
  from: string;
  to: string;
  place: string;
  state: ConferenceState;
  languages: PageLanguage[];
  /** Places of the action fields in the concept, from 0. */
  fields: number[];
  places?: number;
  registrationUntil?: string;
  came?: number;
  documentation?: string;
  workshops: {
    title: string;
    sentence: string;
    room: string;
    from: string;
    to: string;
    field: number;
    /** Key of a person. */
    moderator: string;
    places?: number;
    documentation?: string;
    /** Of those who came, how many chose it; at one time each of them is in one. */
    came?: number;
  }[];
  board?: {
    question: string;
    hidden: { text: string; reason: string }[];
    loose: string[];
    groups: {
      title: string;
      cards: string[];
      /** The body that took it, and the item of its minutes that speaks of it. */ goesTo?: { gremium: string; item: string };
    }[];
  };
  /** Name, organisation and the places of the chosen workshops, in the order of arrival. */
  registered?: [name: string, organisation: string, workshops: number[]][];
};

/** The minutes of one meeting of a body, by its key and day. */
export type StoryMinutes = { gremium: string; number: number; on: Day; items: StoryMinutesItem[] };

export type StoryRole =
  | "operator"
  | "administrator"
  | "coordinator"
  | "editor"
  | "translator"
  | "organisation-member"
  | "gremium-member"
  | "caseworker"
  | "case-supervisor"
  | "interpreting-dispatcher"
  | "interpreter"
  | "volunteer-coordinator"
  | "volunteer"
  | "analyst"
  | "data-protection-officer"
  | "council-reader"
  | "programme-observer";

/** A demo login. Which password it gets is decided by the seeding code. */
export type StoryAccount = {
  email: string;
  name: string;
  salutation: Salutation;
  role: StoryRole;
  organisation?: string;
  person?: string;
  /** Translators only: languages they may write in. */
  languages?: string[];
};

export type StoryRegion = {
  slug: string;
  name: string;
  kind: "landkreis" | "kreisfreie-stadt";
  /** Portal languages as BCP 47 tags, German first. */
  languages: string[];
  /** Coordination office, shown on public pages. */
  officeName: string;
  phone: string;
  email: string;
};

/** @property goals each with the goals of ours that serve it */
export type StoryPlan = {
  title: string;
  kind: string;
  publisher: string;
  year: number;
  url?: string;
  isPublic: boolean;
  goals: { number: string; text: string; ours: string[] }[];
};

/** @property values by year ("2025") or day; without a municipality of the whole county */
export type StoryIndicator = {
  goal: string;
  name: string;
  unit: "people" | "percent" | "euro" | "number";
  unitWord?: string;
  definition?: string;
  source: string;
  direction: "more" | "less" | "hold";
  baseline: { value: number; on: Day };
  target: { value: number; on: Day };
  isPublic: boolean;
  values: { period: string; municipality?: string; value: number; note?: string }[];
};

export type StoryConcept = {
  title: string;
  periodFrom: Day;
  periodTo: Day;
  adoptedOn: Day;
  adoptedBy: string;
  version: string;
};

/** A vote by points: its ballots are drawn by the items' weights, always the same. */
export type StoryVote = {
  question: string;
  questionIn: { en?: string; ar?: string };
  /** Title of the conference it belonged to. */
  conference?: string;
  strength: "device" | "codes";
  openedOn: { on: Day; at: string };
  /** Absent: it runs. */
  closedOn?: { on: Day; at: string };
  ballots: number;
  /** How many of them on paper. */
  paper: number;
  items: { number: string; weight: number; label: string; labelIn?: { en?: string; ar?: string } }[];
};

export type Story = {
  region: StoryRegion;
  /** The day on which the story is told; nothing in it is later unless it is planned. */
  referenceDay: Day;
  municipalities: StoryMunicipality[];
  organisations: StoryOrganisation[];
  people: StoryPerson[];
  principles: StoryPrinciple[];
  chapters: StoryChapter[];
  concept: StoryConcept;
  fields: StoryField[];
  measures: StoryMeasure[];
  rounds: StoryRound[];
  gremien: StoryGremium[];
  meetings: StoryMeeting[];
  topics: StoryTopic[];
  terms: StoryTerm[];
  /** What people say, and what the region's own entries call it. */
  synonyms?: { word: string; means: string[] }[];
  agreements: StoryAgreement[];
  indicators?: StoryIndicator[];
  plans?: StoryPlan[];
  situations: StorySituation[];
  areas?: StoryArea[];
  foundings?: StoryFounding[];
  office?: StoryOffice[];
  accounts: StoryAccount[];
  minutes?: StoryMinutes[];
  conferences?: StoryConference[];
  money?: StoryMoney;
  versions?: StoryVersions;
  votes?: StoryVote[];
  evaluations?: StoryEvaluation[];
  offers?: StoryOffers;
  providers?: StoryProviders;
  /** The course whose provider keeps its book. */
  courseBook?: StoryCourseBook;
  /** Calendars from outside. */
  feeds?: StoryFeed[];
};
