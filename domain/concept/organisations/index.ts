export { listContacts, type Contact, type ContactGroup, type ContactList, type ContactPerson, type ContactQuery } from "./list-contacts.ts";
export { actorsByPlace, type ActorsByPlace, type Place } from "./actors-by-place.ts";
export { sharedMeasures } from "./shared-measures.ts";
export { countInFields, organisationsInFields, setTopics, SetTopics, topicChoices, topicsOfOrganisation, type Topics } from "./topics.ts";
