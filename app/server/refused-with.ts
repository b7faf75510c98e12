/**
 * Set by our server only: the status with which it refused a request before any page was asked, or with which a download was
 * refused, for the page that says so. A word behind it says which of two the status stands for: "403 not-allowed".
 */
export const REFUSED_WITH = "x-refused-with";
/** Set on a request while it is answered: the status with which its failure is to be told, because it is no fault of ours. */
export const FAILED_WITH = "x-failed-with";
/** Retry-After of an outage, in seconds. */
export const RETRY_AFTER = "30";
