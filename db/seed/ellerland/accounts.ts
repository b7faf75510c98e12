import type { StoryAccount } from "../story.ts";

/** One login per role, so that everybody who tries the product can see it with each pair of eyes. */
export const accounts: StoryAccount[] = [
  { email: "betrieb@ellerland.example", name: "Jonas Behnke", salutation: "Herr", role: "operator" },
  { email: "verwaltung@ellerland.example", name: "Rieke Thomsen", salutation: "Frau", role: "administrator", organisation: "kostelle" },
  { email: "albers@ellerland.example", name: "Anke Albers", salutation: "Frau", role: "coordinator", organisation: "kostelle", person: "albers" },
  { email: "redaktion@ellerland.example", name: "Malte Focken", salutation: "Herr", role: "editor", organisation: "kostelle" },
  { email: "uebersetzung@ellerland.example", name: "Nour Saleh", salutation: "Frau", role: "translator", organisation: "kostelle", languages: ["ar"] },
  { email: "petersen@vhs-ellerland.example", name: "Silke Petersen", salutation: "Frau", role: "organisation-member", organisation: "vhs", person: "petersen" },
  { email: "haddad@viele-stimmen.example", name: "Samir Haddad", salutation: "Herr", role: "gremium-member", organisation: "viele-stimmen", person: "haddad" },
  { email: "fallbegleitung@sozialwerk-ellerland.example", name: "Elif Aydin", salutation: "Frau", role: "caseworker", organisation: "sozialwerk" },
  {
    email: "ahmadi@sozialwerk-ellerland.example",
    name: "Laila Ahmadi",
    salutation: "Frau",
    role: "case-supervisor",
    organisation: "sozialwerk",
    person: "ahmadi",
  },
  {
    email: "yildirim@ellerland.example",
    name: "Derya Yildirim",
    salutation: "Frau",
    role: "interpreting-dispatcher",
    organisation: "kostelle",
    person: "yildirim",
  },
  { email: "sprachmittlung@ellerland.example", name: "Tekle Berhane", salutation: "Herr", role: "interpreter", organisation: "kostelle" },
  {
    email: "stolle@freiwillig-ellerland.example",
    name: "Meike Stolle",
    salutation: "Frau",
    role: "volunteer-coordinator",
    organisation: "freiwilligenagentur",
    person: "stolle",
  },
  { email: "lotse@freiwillig-ellerland.example", name: "Hinrich Lübben", salutation: "Herr", role: "volunteer", organisation: "freiwilligenagentur" },
  { email: "statistik@ellerland.example", name: "Carla Onken", salutation: "Frau", role: "analyst", organisation: "planungsamt" },
  { email: "datenschutz@ellerland.example", name: "Volker Reiners", salutation: "Herr", role: "data-protection-officer" },
  { email: "kreistag@ellerland.example", name: "Ingrid Wefer", salutation: "Frau", role: "council-reader" },
  { email: "programm@land-teilhabe.example", name: "Robin Peters", salutation: "divers", role: "programme-observer" },
];
