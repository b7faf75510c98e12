/** What a visitor with a wheelchair, a pram or little sight asks first. */
export const ACCESSIBILITY = ["step-free", "accessible-toilet", "parking", "induction-loop", "sign-language", "easy-language"] as const;
export type Accessibility = (typeof ACCESSIBILITY)[number];
