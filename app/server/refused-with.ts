/** Set by our server only: the status with which it refused a request before any page was asked, for the page that says so. */
export const REFUSED_WITH = "x-refused-with";
