import { createContext } from "react";

/** The number under which this request's fault stands in the log; empty in the browser. */
export const Reference = createContext("");
