/** The code of a link that ran out. No act of the product makes one, only time, so the tests' server puts it there. */
export const EXPIRED_CODE = "abgelaufener-link-der-ellerland1";
