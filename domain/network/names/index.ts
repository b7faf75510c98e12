export { MOST_OFFERED, type NamedOf } from "./best.ts";
export { hasOrganisations, organisationNames, organisationsById, organisationsNamed, type NamedOrganisation } from "./organisations.ts";
export { nearPeople, peopleById, peopleNamed, type NamedPerson, type Near } from "./people.ts";
