export { MOST_DRAWN, networkPicture, type DrawnOrganisation, type NetworkPicture, type Tie } from "./network-picture.ts";
export { SHARED_KINDS, sharedInNetwork, type Shared, type SharedKind } from "./shared-things.ts";
