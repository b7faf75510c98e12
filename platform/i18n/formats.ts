import { intlLocale, type Locale } from "./languages.ts";

/** Where all instants are shown; days need no zone. */
export const ZONE = "Europe/Berlin";

// Making a format costs a hundred times its use.
const dayFormat = new Intl.DateTimeFormat("sv-SE", { timeZone: ZONE, year: "numeric", month: "2-digit", day: "2-digit" });
const clockFormat = new Intl.DateTimeFormat("de-DE", { timeZone: ZONE, hour: "numeric", minute: "2-digit" });

/** The day of an ISO instant, "2026-11-23". */
export const dayHere = (instant: string) => dayFormat.format(new Date(instant));
/** "9:00", in every language as on our clocks. */
export const clockHere = (instant: string) => clockFormat.format(new Date(instant)).replace(/^0/, "");

export type Formats = ReturnType<typeof makeFormats>;

const made = new Map<Locale, Formats>();

/** Days are "YYYY-MM-DD"; instants are ISO strings or Dates. */
export function createFormats(locale: Locale): Formats {
  let formats = made.get(locale);
  if (!formats) {
    formats = makeFormats(locale);
    made.set(locale, formats);
  }
  return formats;
}

const NO_BREAK = "\u00a0";

function makeFormats(locale: Locale) {
  const tag = intlLocale(locale);
  // A day is no instant: it is read and written in UTC, so that no zone can shift it.
  const dayAs = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(tag, { ...options, timeZone: "UTC" });
    return (day: string) => format.format(new Date(`${day}T00:00:00Z`));
  };
  const momentAs = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(tag, { ...options, timeZone: ZONE });
    return (instant: string | Date) => format.format(typeof instant === "string" ? new Date(instant) : instant);
  };
  const numberAs = (options: Intl.NumberFormatOptions) => {
    const format = new Intl.NumberFormat(tag, options);
    return (value: number) => format.format(value).replaceAll(" ", NO_BREAK);
  };

  const shortDay = dayAs(locale === "de" ? { day: "numeric", month: "numeric" } : { day: "numeric", month: "short" });
  const momentDay = momentAs({ day: "numeric", month: "long", year: "numeric" });
  // As on clocks and papers here, in every language: an appointment at 2 pm is at 14:00.
  const clock = momentAs({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  const time = (instant: string | Date) => (locale === "de" ? `${clock(instant)}${NO_BREAK}Uhr` : clock(instant));
  const wholeEuros = numberAs({ style: "currency", currency: "EUR", maximumFractionDigits: 0 });
  const euros = numberAs({ style: "currency", currency: "EUR" });
  const decimal = numberAs({ maximumFractionDigits: 1 });
  /** 64 kB, 1,2 MB, 10 GB; decimal, as phones count */
  const bytes = (size: number) => {
    if (size >= 1e9) return `${decimal(size / 1e9)}${NO_BREAK}GB`;
    return size >= 1e6 ? `${decimal(size / 1e6)}${NO_BREAK}MB` : `${Math.max(1, Math.round(size / 1e3))}${NO_BREAK}kB`;
  };
  const languageNames = new Intl.DisplayNames(tag, { type: "language" });
  const dayName = dayAs({ weekday: "long" });
  const dayNameShort = dayAs({ weekday: "short" });
  const conjunction = new Intl.ListFormat(tag, { type: "conjunction" });

  return {
    /** 12. November 2026 */
    day: dayAs({ day: "numeric", month: "long", year: "numeric" }),
    /** Donnerstag, 12. November 2026 */
    weekday: dayAs({ weekday: "long", day: "numeric", month: "long", year: "numeric" }),
    /** 31. 12. */
    dayShort: (day: string) => (locale === "de" ? shortDay(day).replace(/\.(?=\d)/, `.${NO_BREAK}`) : shortDay(day)),
    /** 12. November, of every year */
    dayOfYear: dayAs({ day: "numeric", month: "long" }),
    /** November 2026, of any day in it */
    month: dayAs({ month: "long", year: "numeric" }),
    /** Nov, of any day in it */
    monthShort: dayAs({ month: "short" }),
    /** 12. November 2026, 14:32 Uhr */
    moment: (instant: string | Date) => `${momentDay(instant)}, ${time(instant)}`,
    /** The day of an instant: 12. November 2026 */
    momentDay,
    /** 14:32 Uhr */
    time,
    /** 20.400 */
    number: numberAs({}),
    /** 0,4: at most one place behind the comma */
    decimal,
    /** 53 %, from a share of 0 to 1 */
    percent: numberAs({ style: "percent" }),
    /** 20.400 €, from cents; cents are shown only where there are some */
    money: (cents: number) => (cents % 100 === 0 ? wholeEuros : euros)(cents / 100),
    bytes,
    /** Arabisch, of a language's code */
    language: (code: string) => languageNames.of(code) ?? code,
    /** Montag; 0 is Monday */
    dayOfWeek: (day: number) => dayName(`2026-06-0${day + 1}`),
    /** Mo; 0 is Monday */
    dayOfWeekShort: (day: number) => dayNameShort(`2026-06-0${day + 1}`),
    /** 8.30 or 8, of minutes after midnight; 24 for the end of a day */
    clock: (minutes: number) => {
      const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
      return locale === "de" && rest === 0 ? String(hours) : `${hours}${locale === "de" ? "." : ":"}${String(rest).padStart(2, "0")}`;
    },
    /** Nordamerikanische Ostküstenzeit, of the name of a time zone; a name that is none as it stands */
    zone: (timeZone: string) => zoneName(tag, timeZone),
    /** VHS, Jobcenter und Kreis */
    list: (items: readonly string[]) => conjunction.format(items),
  };
}

/** A day of winter: of a zone that keeps summer time the name says neither. */
const WINTER = Date.UTC(2026, 0, 15);

function zoneName(tag: string, timeZone: string): string {
  // Of the zone without a country the general name is a number: "GMT+00:00".
  const timeZoneName = /^(Etc\/)?(UTC|UCT|Zulu|Universal)$/i.test(timeZone) ? "long" : "longGeneric";
  try {
    const parts = new Intl.DateTimeFormat(tag, { timeZone, timeZoneName }).formatToParts(WINTER);
    return parts.find(({ type }) => type === "timeZoneName")?.value ?? timeZone;
  } catch {
    return timeZone;
  }
}
