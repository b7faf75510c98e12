export { organisationsInFields, setTopics, SetTopics, topicChoices, topicsOfOrganisation, type Topics } from "./topics.ts";
