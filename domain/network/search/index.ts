export { findInNetwork, meantBy, searchNetwork, type FoundInNetwork, type NetworkHit, type NetworkSearch } from "./search-network.ts";
