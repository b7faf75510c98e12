/** Audit events that changed what an offer says. */
export const CHANGES = [
  "offer.created",
  "offer.edited",
  "offer.times-set",
  "offer.course-saved",
  "offer-post.saved",
  "offer-lending.saved",
  "offer.translated",
  "offer.restored",
  "offer.state-changed",
  "offer.changed-by-provider",
  "offer.change-approved",
];
