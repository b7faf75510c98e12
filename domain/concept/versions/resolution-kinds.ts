export const RESOLUTION_KINDS = ["recommended", "adopted", "sent-back", "noted"] as const;
export type ResolutionKind = (typeof RESOLUTION_KINDS)[number];
