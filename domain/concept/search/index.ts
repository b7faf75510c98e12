export { searchConcept, type ConceptSearch, type Hit } from "./search-concept.ts";
export { listSynonyms, removeSynonym, saveSynonym, SaveSynonym, type Synonym } from "./synonyms.ts";
