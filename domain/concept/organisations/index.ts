export { listContacts, type Contact, type ContactGroup, type ContactList, type ContactPerson, type ContactQuery } from "./list-contacts.ts";
export { organisationsInFields, setTopics, SetTopics, topicChoices, topicsOfOrganisation, type Topics } from "./topics.ts";
