// Written by scripts/build-messages.ts. Do not edit.
import ar_ballot from "./ar/ballot.json" with { type: "json" };
import ar_bookings from "./ar/bookings.json" with { type: "json" };
import ar_catalogue from "./ar/catalogue.json" with { type: "json" };
import ar_common from "./ar/common.json" with { type: "json" };
import ar_concept from "./ar/concept.json" with { type: "json" };
import ar_contactLists from "./ar/contact-lists.json" with { type: "json" };
import ar_courseBook from "./ar/course-book.json" with { type: "json" };
import ar_courseList from "./ar/course-list.json" with { type: "json" };
import ar_course from "./ar/course.json" with { type: "json" };
import ar_entry from "./ar/entry.json" with { type: "json" };
import ar_errors from "./ar/errors.json" with { type: "json" };
import ar_events from "./ar/events.json" with { type: "json" };
import ar_files from "./ar/files.json" with { type: "json" };
import ar_finding from "./ar/finding.json" with { type: "json" };
import ar_forms from "./ar/forms.json" with { type: "json" };
import ar_foundingJoin from "./ar/founding-join.json" with { type: "json" };
import ar_grantsJoin from "./ar/grants-join.json" with { type: "json" };
import ar_gremien from "./ar/gremien.json" with { type: "json" };
import ar_handout from "./ar/handout.json" with { type: "json" };
import ar_interest from "./ar/interest.json" with { type: "json" };
import ar_invitation from "./ar/invitation.json" with { type: "json" };
import ar_join from "./ar/join.json" with { type: "json" };
import ar_layout from "./ar/layout.json" with { type: "json" };
import ar_lending from "./ar/lending.json" with { type: "json" };
import ar_measured from "./ar/measured.json" with { type: "json" };
import ar_minutes from "./ar/minutes.json" with { type: "json" };
import ar_offersOut from "./ar/offers-out.json" with { type: "json" };
import ar_openness from "./ar/openness.json" with { type: "json" };
import ar_paper from "./ar/paper.json" with { type: "json" };
import ar_posts from "./ar/posts.json" with { type: "json" };
import ar_programmes from "./ar/programmes.json" with { type: "json" };
import ar_proposals from "./ar/proposals.json" with { type: "json" };
import ar_providers from "./ar/providers.json" with { type: "json" };
import ar_public from "./ar/public.json" with { type: "json" };
import ar_rating from "./ar/rating.json" with { type: "json" };
import ar_registration from "./ar/registration.json" with { type: "json" };
import ar_search from "./ar/search.json" with { type: "json" };
import ar_served from "./ar/served.json" with { type: "json" };
import ar_situations from "./ar/situations.json" with { type: "json" };
import ar_slips from "./ar/slips.json" with { type: "json" };
import ar_states from "./ar/states.json" with { type: "json" };
import ar_status from "./ar/status.json" with { type: "json" };
import ar_times from "./ar/times.json" with { type: "json" };
import ar_upkeep from "./ar/upkeep.json" with { type: "json" };
import ar_versions from "./ar/versions.json" with { type: "json" };
import bg_handout from "./bg/handout.json" with { type: "json" };
import de_accounts from "./de/accounts.json" with { type: "json" };
import de_administration from "./de/administration.json" with { type: "json" };
import de_agreements from "./de/agreements.json" with { type: "json" };
import de_background from "./de/background.json" with { type: "json" };
import de_ballot from "./de/ballot.json" with { type: "json" };
import de_bookings from "./de/bookings.json" with { type: "json" };
import de_catalogue from "./de/catalogue.json" with { type: "json" };
import de_common from "./de/common.json" with { type: "json" };
import de_concept from "./de/concept.json" with { type: "json" };
import de_conceptwork from "./de/conceptwork.json" with { type: "json" };
import de_conferences from "./de/conferences.json" with { type: "json" };
import de_contactLists from "./de/contact-lists.json" with { type: "json" };
import de_counselling from "./de/counselling.json" with { type: "json" };
import de_courseBook from "./de/course-book.json" with { type: "json" };
import de_courseList from "./de/course-list.json" with { type: "json" };
import de_course from "./de/course.json" with { type: "json" };
import de_desk from "./de/desk.json" with { type: "json" };
import de_doctor from "./de/doctor.json" with { type: "json" };
import de_duplicates from "./de/duplicates.json" with { type: "json" };
import de_entry from "./de/entry.json" with { type: "json" };
import de_errors from "./de/errors.json" with { type: "json" };
import de_evaluation from "./de/evaluation.json" with { type: "json" };
import de_events from "./de/events.json" with { type: "json" };
import de_feeds from "./de/feeds.json" with { type: "json" };
import de_files from "./de/files.json" with { type: "json" };
import de_finding from "./de/finding.json" with { type: "json" };
import de_forms from "./de/forms.json" with { type: "json" };
import de_foundingJoin from "./de/founding-join.json" with { type: "json" };
import de_founding from "./de/founding.json" with { type: "json" };
import de_funding from "./de/funding.json" with { type: "json" };
import de_grantsJoin from "./de/grants-join.json" with { type: "json" };
import de_grants from "./de/grants.json" with { type: "json" };
import de_gremien from "./de/gremien.json" with { type: "json" };
import de_handout from "./de/handout.json" with { type: "json" };
import de_holidays from "./de/holidays.json" with { type: "json" };
import de_import from "./de/import.json" with { type: "json" };
import de_indicators from "./de/indicators.json" with { type: "json" };
import de_interest from "./de/interest.json" with { type: "json" };
import de_invitation from "./de/invitation.json" with { type: "json" };
import de_join from "./de/join.json" with { type: "json" };
import de_layout from "./de/layout.json" with { type: "json" };
import de_lending from "./de/lending.json" with { type: "json" };
import de_longjob from "./de/longjob.json" with { type: "json" };
import de_measured from "./de/measured.json" with { type: "json" };
import de_measures from "./de/measures.json" with { type: "json" };
import de_meetings from "./de/meetings.json" with { type: "json" };
import de_minutes from "./de/minutes.json" with { type: "json" };
import de_netsearch from "./de/netsearch.json" with { type: "json" };
import de_networkImport from "./de/network-import.json" with { type: "json" };
import de_networkPicture from "./de/network-picture.json" with { type: "json" };
import de_network from "./de/network.json" with { type: "json" };
import de_offerImport from "./de/offer-import.json" with { type: "json" };
import de_offersOut from "./de/offers-out.json" with { type: "json" };
import de_offersWaiting from "./de/offers-waiting.json" with { type: "json" };
import de_office from "./de/office.json" with { type: "json" };
import de_openness from "./de/openness.json" with { type: "json" };
import de_operations from "./de/operations.json" with { type: "json" };
import de_paper from "./de/paper.json" with { type: "json" };
import de_plans from "./de/plans.json" with { type: "json" };
import de_plausibility from "./de/plausibility.json" with { type: "json" };
import de_posts from "./de/posts.json" with { type: "json" };
import de_priorities from "./de/priorities.json" with { type: "json" };
import de_privacy from "./de/privacy.json" with { type: "json" };
import de_programmes from "./de/programmes.json" with { type: "json" };
import de_proposals from "./de/proposals.json" with { type: "json" };
import de_providers from "./de/providers.json" with { type: "json" };
import de_public from "./de/public.json" with { type: "json" };
import de_rating from "./de/rating.json" with { type: "json" };
import de_register from "./de/register.json" with { type: "json" };
import de_registration from "./de/registration.json" with { type: "json" };
import de_roles from "./de/roles.json" with { type: "json" };
import de_rounds from "./de/rounds.json" with { type: "json" };
import de_search from "./de/search.json" with { type: "json" };
import de_security from "./de/security.json" with { type: "json" };
import de_served from "./de/served.json" with { type: "json" };
import de_signin from "./de/signin.json" with { type: "json" };
import de_situations from "./de/situations.json" with { type: "json" };
import de_slips from "./de/slips.json" with { type: "json" };
import de_states from "./de/states.json" with { type: "json" };
import de_status from "./de/status.json" with { type: "json" };
import de_times from "./de/times.json" with { type: "json" };
import de_upkeep from "./de/upkeep.json" with { type: "json" };
import de_versions from "./de/versions.json" with { type: "json" };
import en_accounts from "./en/accounts.json" with { type: "json" };
import en_administration from "./en/administration.json" with { type: "json" };
import en_agreements from "./en/agreements.json" with { type: "json" };
import en_background from "./en/background.json" with { type: "json" };
import en_ballot from "./en/ballot.json" with { type: "json" };
import en_bookings from "./en/bookings.json" with { type: "json" };
import en_catalogue from "./en/catalogue.json" with { type: "json" };
import en_common from "./en/common.json" with { type: "json" };
import en_concept from "./en/concept.json" with { type: "json" };
import en_conceptwork from "./en/conceptwork.json" with { type: "json" };
import en_conferences from "./en/conferences.json" with { type: "json" };
import en_contactLists from "./en/contact-lists.json" with { type: "json" };
import en_counselling from "./en/counselling.json" with { type: "json" };
import en_courseBook from "./en/course-book.json" with { type: "json" };
import en_courseList from "./en/course-list.json" with { type: "json" };
import en_course from "./en/course.json" with { type: "json" };
import en_desk from "./en/desk.json" with { type: "json" };
import en_doctor from "./en/doctor.json" with { type: "json" };
import en_duplicates from "./en/duplicates.json" with { type: "json" };
import en_entry from "./en/entry.json" with { type: "json" };
import en_errors from "./en/errors.json" with { type: "json" };
import en_evaluation from "./en/evaluation.json" with { type: "json" };
import en_events from "./en/events.json" with { type: "json" };
import en_feeds from "./en/feeds.json" with { type: "json" };
import en_files from "./en/files.json" with { type: "json" };
import en_finding from "./en/finding.json" with { type: "json" };
import en_forms from "./en/forms.json" with { type: "json" };
import en_foundingJoin from "./en/founding-join.json" with { type: "json" };
import en_founding from "./en/founding.json" with { type: "json" };
import en_funding from "./en/funding.json" with { type: "json" };
import en_grantsJoin from "./en/grants-join.json" with { type: "json" };
import en_grants from "./en/grants.json" with { type: "json" };
import en_gremien from "./en/gremien.json" with { type: "json" };
import en_handout from "./en/handout.json" with { type: "json" };
import en_holidays from "./en/holidays.json" with { type: "json" };
import en_import from "./en/import.json" with { type: "json" };
import en_indicators from "./en/indicators.json" with { type: "json" };
import en_interest from "./en/interest.json" with { type: "json" };
import en_invitation from "./en/invitation.json" with { type: "json" };
import en_join from "./en/join.json" with { type: "json" };
import en_layout from "./en/layout.json" with { type: "json" };
import en_lending from "./en/lending.json" with { type: "json" };
import en_longjob from "./en/longjob.json" with { type: "json" };
import en_measured from "./en/measured.json" with { type: "json" };
import en_measures from "./en/measures.json" with { type: "json" };
import en_meetings from "./en/meetings.json" with { type: "json" };
import en_minutes from "./en/minutes.json" with { type: "json" };
import en_netsearch from "./en/netsearch.json" with { type: "json" };
import en_networkImport from "./en/network-import.json" with { type: "json" };
import en_networkPicture from "./en/network-picture.json" with { type: "json" };
import en_network from "./en/network.json" with { type: "json" };
import en_offerImport from "./en/offer-import.json" with { type: "json" };
import en_offersOut from "./en/offers-out.json" with { type: "json" };
import en_offersWaiting from "./en/offers-waiting.json" with { type: "json" };
import en_office from "./en/office.json" with { type: "json" };
import en_openness from "./en/openness.json" with { type: "json" };
import en_operations from "./en/operations.json" with { type: "json" };
import en_paper from "./en/paper.json" with { type: "json" };
import en_plans from "./en/plans.json" with { type: "json" };
import en_plausibility from "./en/plausibility.json" with { type: "json" };
import en_posts from "./en/posts.json" with { type: "json" };
import en_priorities from "./en/priorities.json" with { type: "json" };
import en_privacy from "./en/privacy.json" with { type: "json" };
import en_programmes from "./en/programmes.json" with { type: "json" };
import en_proposals from "./en/proposals.json" with { type: "json" };
import en_providers from "./en/providers.json" with { type: "json" };
import en_public from "./en/public.json" with { type: "json" };
import en_rating from "./en/rating.json" with { type: "json" };
import en_register from "./en/register.json" with { type: "json" };
import en_registration from "./en/registration.json" with { type: "json" };
import en_roles from "./en/roles.json" with { type: "json" };
import en_rounds from "./en/rounds.json" with { type: "json" };
import en_search from "./en/search.json" with { type: "json" };
import en_security from "./en/security.json" with { type: "json" };
import en_served from "./en/served.json" with { type: "json" };
import en_signin from "./en/signin.json" with { type: "json" };
import en_situations from "./en/situations.json" with { type: "json" };
import en_slips from "./en/slips.json" with { type: "json" };
import en_states from "./en/states.json" with { type: "json" };
import en_status from "./en/status.json" with { type: "json" };
import en_times from "./en/times.json" with { type: "json" };
import en_upkeep from "./en/upkeep.json" with { type: "json" };
import en_versions from "./en/versions.json" with { type: "json" };
import fa_handout from "./fa/handout.json" with { type: "json" };
import fr_handout from "./fr/handout.json" with { type: "json" };
import ku_handout from "./ku/handout.json" with { type: "json" };
import pl_handout from "./pl/handout.json" with { type: "json" };
import ps_handout from "./ps/handout.json" with { type: "json" };
import ro_handout from "./ro/handout.json" with { type: "json" };
import ru_handout from "./ru/handout.json" with { type: "json" };
import so_handout from "./so/handout.json" with { type: "json" };
import ti_handout from "./ti/handout.json" with { type: "json" };
import tr_handout from "./tr/handout.json" with { type: "json" };
import uk_handout from "./uk/handout.json" with { type: "json" };
import uk_times from "./uk/times.json" with { type: "json" };
import vi_handout from "./vi/handout.json" with { type: "json" };

export const files: Record<string, Record<string, Record<string, string>>> = {
  ar: {
    "ballot": ar_ballot,
    "bookings": ar_bookings,
    "catalogue": ar_catalogue,
    "common": ar_common,
    "concept": ar_concept,
    "contact-lists": ar_contactLists,
    "course-book": ar_courseBook,
    "course-list": ar_courseList,
    "course": ar_course,
    "entry": ar_entry,
    "errors": ar_errors,
    "events": ar_events,
    "files": ar_files,
    "finding": ar_finding,
    "forms": ar_forms,
    "founding-join": ar_foundingJoin,
    "grants-join": ar_grantsJoin,
    "gremien": ar_gremien,
    "handout": ar_handout,
    "interest": ar_interest,
    "invitation": ar_invitation,
    "join": ar_join,
    "layout": ar_layout,
    "lending": ar_lending,
    "measured": ar_measured,
    "minutes": ar_minutes,
    "offers-out": ar_offersOut,
    "openness": ar_openness,
    "paper": ar_paper,
    "posts": ar_posts,
    "programmes": ar_programmes,
    "proposals": ar_proposals,
    "providers": ar_providers,
    "public": ar_public,
    "rating": ar_rating,
    "registration": ar_registration,
    "search": ar_search,
    "served": ar_served,
    "situations": ar_situations,
    "slips": ar_slips,
    "states": ar_states,
    "status": ar_status,
    "times": ar_times,
    "upkeep": ar_upkeep,
    "versions": ar_versions,
  },
  bg: {
    "handout": bg_handout,
  },
  de: {
    "accounts": de_accounts,
    "administration": de_administration,
    "agreements": de_agreements,
    "background": de_background,
    "ballot": de_ballot,
    "bookings": de_bookings,
    "catalogue": de_catalogue,
    "common": de_common,
    "concept": de_concept,
    "conceptwork": de_conceptwork,
    "conferences": de_conferences,
    "contact-lists": de_contactLists,
    "counselling": de_counselling,
    "course-book": de_courseBook,
    "course-list": de_courseList,
    "course": de_course,
    "desk": de_desk,
    "doctor": de_doctor,
    "duplicates": de_duplicates,
    "entry": de_entry,
    "errors": de_errors,
    "evaluation": de_evaluation,
    "events": de_events,
    "feeds": de_feeds,
    "files": de_files,
    "finding": de_finding,
    "forms": de_forms,
    "founding-join": de_foundingJoin,
    "founding": de_founding,
    "funding": de_funding,
    "grants-join": de_grantsJoin,
    "grants": de_grants,
    "gremien": de_gremien,
    "handout": de_handout,
    "holidays": de_holidays,
    "import": de_import,
    "indicators": de_indicators,
    "interest": de_interest,
    "invitation": de_invitation,
    "join": de_join,
    "layout": de_layout,
    "lending": de_lending,
    "longjob": de_longjob,
    "measured": de_measured,
    "measures": de_measures,
    "meetings": de_meetings,
    "minutes": de_minutes,
    "netsearch": de_netsearch,
    "network-import": de_networkImport,
    "network-picture": de_networkPicture,
    "network": de_network,
    "offer-import": de_offerImport,
    "offers-out": de_offersOut,
    "offers-waiting": de_offersWaiting,
    "office": de_office,
    "openness": de_openness,
    "operations": de_operations,
    "paper": de_paper,
    "plans": de_plans,
    "plausibility": de_plausibility,
    "posts": de_posts,
    "priorities": de_priorities,
    "privacy": de_privacy,
    "programmes": de_programmes,
    "proposals": de_proposals,
    "providers": de_providers,
    "public": de_public,
    "rating": de_rating,
    "register": de_register,
    "registration": de_registration,
    "roles": de_roles,
    "rounds": de_rounds,
    "search": de_search,
    "security": de_security,
    "served": de_served,
    "signin": de_signin,
    "situations": de_situations,
    "slips": de_slips,
    "states": de_states,
    "status": de_status,
    "times": de_times,
    "upkeep": de_upkeep,
    "versions": de_versions,
  },
  en: {
    "accounts": en_accounts,
    "administration": en_administration,
    "agreements": en_agreements,
    "background": en_background,
    "ballot": en_ballot,
    "bookings": en_bookings,
    "catalogue": en_catalogue,
    "common": en_common,
    "concept": en_concept,
    "conceptwork": en_conceptwork,
    "conferences": en_conferences,
    "contact-lists": en_contactLists,
    "counselling": en_counselling,
    "course-book": en_courseBook,
    "course-list": en_courseList,
    "course": en_course,
    "desk": en_desk,
    "doctor": en_doctor,
    "duplicates": en_duplicates,
    "entry": en_entry,
    "errors": en_errors,
    "evaluation": en_evaluation,
    "events": en_events,
    "feeds": en_feeds,
    "files": en_files,
    "finding": en_finding,
    "forms": en_forms,
    "founding-join": en_foundingJoin,
    "founding": en_founding,
    "funding": en_funding,
    "grants-join": en_grantsJoin,
    "grants": en_grants,
    "gremien": en_gremien,
    "handout": en_handout,
    "holidays": en_holidays,
    "import": en_import,
    "indicators": en_indicators,
    "interest": en_interest,
    "invitation": en_invitation,
    "join": en_join,
    "layout": en_layout,
    "lending": en_lending,
    "longjob": en_longjob,
    "measured": en_measured,
    "measures": en_measures,
    "meetings": en_meetings,
    "minutes": en_minutes,
    "netsearch": en_netsearch,
    "network-import": en_networkImport,
    "network-picture": en_networkPicture,
    "network": en_network,
    "offer-import": en_offerImport,
    "offers-out": en_offersOut,
    "offers-waiting": en_offersWaiting,
    "office": en_office,
    "openness": en_openness,
    "operations": en_operations,
    "paper": en_paper,
    "plans": en_plans,
    "plausibility": en_plausibility,
    "posts": en_posts,
    "priorities": en_priorities,
    "privacy": en_privacy,
    "programmes": en_programmes,
    "proposals": en_proposals,
    "providers": en_providers,
    "public": en_public,
    "rating": en_rating,
    "register": en_register,
    "registration": en_registration,
    "roles": en_roles,
    "rounds": en_rounds,
    "search": en_search,
    "security": en_security,
    "served": en_served,
    "signin": en_signin,
    "situations": en_situations,
    "slips": en_slips,
    "states": en_states,
    "status": en_status,
    "times": en_times,
    "upkeep": en_upkeep,
    "versions": en_versions,
  },
  fa: {
    "handout": fa_handout,
  },
  fr: {
    "handout": fr_handout,
  },
  ku: {
    "handout": ku_handout,
  },
  pl: {
    "handout": pl_handout,
  },
  ps: {
    "handout": ps_handout,
  },
  ro: {
    "handout": ro_handout,
  },
  ru: {
    "handout": ru_handout,
  },
  so: {
    "handout": so_handout,
  },
  ti: {
    "handout": ti_handout,
  },
  tr: {
    "handout": tr_handout,
  },
  uk: {
    "handout": uk_handout,
    "times": uk_times,
  },
  vi: {
    "handout": vi_handout,
  },
};
