import { createContext } from "react";

/** Where somebody signed in goes back to from a page behind an organisation's link; null for who came by a mail, and never shown then. */
export const WayBack = createContext<string | null>(null);
