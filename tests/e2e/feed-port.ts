/** Where the journey about calendars serves one: beside the house under test, so that two runs do not meet. */
export const FEED_PORT = Number(process.env.E2E_PORT ?? 4319) + 4000;
