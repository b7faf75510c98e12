export { searchConcept, type ConceptSearch, type Hit } from "./search-concept.ts";
export type { Piece } from "./mark-words.ts";
export { listSynonyms, removeSynonym, saveSynonym, SaveSynonym, type Synonym } from "./synonyms.ts";
