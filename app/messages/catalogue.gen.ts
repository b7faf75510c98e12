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
import ar_lendingForm from "./ar/lending-form.json" with { type: "json" };
import ar_lending from "./ar/lending.json" with { type: "json" };
import ar_measured from "./ar/measured.json" with { type: "json" };
import ar_minutes from "./ar/minutes.json" with { type: "json" };
import ar_network from "./ar/network.json" with { type: "json" };
import ar_offersOut from "./ar/offers-out.json" with { type: "json" };
import ar_openness from "./ar/openness.json" with { type: "json" };
import ar_paper from "./ar/paper.json" with { type: "json" };
import ar_postForm from "./ar/post-form.json" with { type: "json" };
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
import bg_bookings from "./bg/bookings.json" with { type: "json" };
import bg_common from "./bg/common.json" with { type: "json" };
import bg_contactLists from "./bg/contact-lists.json" with { type: "json" };
import bg_courseBook from "./bg/course-book.json" with { type: "json" };
import bg_courseList from "./bg/course-list.json" with { type: "json" };
import bg_course from "./bg/course.json" with { type: "json" };
import bg_entry from "./bg/entry.json" with { type: "json" };
import bg_errors from "./bg/errors.json" with { type: "json" };
import bg_finding from "./bg/finding.json" with { type: "json" };
import bg_forms from "./bg/forms.json" with { type: "json" };
import bg_grantsJoin from "./bg/grants-join.json" with { type: "json" };
import bg_gremien from "./bg/gremien.json" with { type: "json" };
import bg_handout from "./bg/handout.json" with { type: "json" };
import bg_interest from "./bg/interest.json" with { type: "json" };
import bg_layout from "./bg/layout.json" with { type: "json" };
import bg_lending from "./bg/lending.json" with { type: "json" };
import bg_offersOut from "./bg/offers-out.json" with { type: "json" };
import bg_paper from "./bg/paper.json" with { type: "json" };
import bg_posts from "./bg/posts.json" with { type: "json" };
import bg_programmes from "./bg/programmes.json" with { type: "json" };
import bg_proposals from "./bg/proposals.json" with { type: "json" };
import bg_public from "./bg/public.json" with { type: "json" };
import bg_search from "./bg/search.json" with { type: "json" };
import bg_served from "./bg/served.json" with { type: "json" };
import bg_situations from "./bg/situations.json" with { type: "json" };
import bg_times from "./bg/times.json" with { type: "json" };
import bg_upkeep from "./bg/upkeep.json" with { type: "json" };
import de_accounts from "./de/accounts.json" with { type: "json" };
import de_administration from "./de/administration.json" with { type: "json" };
import de_agreements from "./de/agreements.json" with { type: "json" };
import de_areas from "./de/areas.json" with { type: "json" };
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
import de_labels from "./de/labels.json" with { type: "json" };
import de_layout from "./de/layout.json" with { type: "json" };
import de_lendingForm from "./de/lending-form.json" with { type: "json" };
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
import de_offerLabels from "./de/offer-labels.json" with { type: "json" };
import de_offersOut from "./de/offers-out.json" with { type: "json" };
import de_offersWaiting from "./de/offers-waiting.json" with { type: "json" };
import de_office from "./de/office.json" with { type: "json" };
import de_openness from "./de/openness.json" with { type: "json" };
import de_operations from "./de/operations.json" with { type: "json" };
import de_own from "./de/own.json" with { type: "json" };
import de_paper from "./de/paper.json" with { type: "json" };
import de_places from "./de/places.json" with { type: "json" };
import de_plans from "./de/plans.json" with { type: "json" };
import de_plausibility from "./de/plausibility.json" with { type: "json" };
import de_postForm from "./de/post-form.json" with { type: "json" };
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
import en_areas from "./en/areas.json" with { type: "json" };
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
import en_labels from "./en/labels.json" with { type: "json" };
import en_layout from "./en/layout.json" with { type: "json" };
import en_lendingForm from "./en/lending-form.json" with { type: "json" };
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
import en_offerLabels from "./en/offer-labels.json" with { type: "json" };
import en_offersOut from "./en/offers-out.json" with { type: "json" };
import en_offersWaiting from "./en/offers-waiting.json" with { type: "json" };
import en_office from "./en/office.json" with { type: "json" };
import en_openness from "./en/openness.json" with { type: "json" };
import en_operations from "./en/operations.json" with { type: "json" };
import en_own from "./en/own.json" with { type: "json" };
import en_paper from "./en/paper.json" with { type: "json" };
import en_places from "./en/places.json" with { type: "json" };
import en_plans from "./en/plans.json" with { type: "json" };
import en_plausibility from "./en/plausibility.json" with { type: "json" };
import en_postForm from "./en/post-form.json" with { type: "json" };
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
import fa_bookings from "./fa/bookings.json" with { type: "json" };
import fa_common from "./fa/common.json" with { type: "json" };
import fa_contactLists from "./fa/contact-lists.json" with { type: "json" };
import fa_courseBook from "./fa/course-book.json" with { type: "json" };
import fa_courseList from "./fa/course-list.json" with { type: "json" };
import fa_course from "./fa/course.json" with { type: "json" };
import fa_entry from "./fa/entry.json" with { type: "json" };
import fa_errors from "./fa/errors.json" with { type: "json" };
import fa_finding from "./fa/finding.json" with { type: "json" };
import fa_forms from "./fa/forms.json" with { type: "json" };
import fa_grantsJoin from "./fa/grants-join.json" with { type: "json" };
import fa_gremien from "./fa/gremien.json" with { type: "json" };
import fa_handout from "./fa/handout.json" with { type: "json" };
import fa_interest from "./fa/interest.json" with { type: "json" };
import fa_layout from "./fa/layout.json" with { type: "json" };
import fa_lending from "./fa/lending.json" with { type: "json" };
import fa_offersOut from "./fa/offers-out.json" with { type: "json" };
import fa_paper from "./fa/paper.json" with { type: "json" };
import fa_posts from "./fa/posts.json" with { type: "json" };
import fa_programmes from "./fa/programmes.json" with { type: "json" };
import fa_proposals from "./fa/proposals.json" with { type: "json" };
import fa_public from "./fa/public.json" with { type: "json" };
import fa_search from "./fa/search.json" with { type: "json" };
import fa_served from "./fa/served.json" with { type: "json" };
import fa_situations from "./fa/situations.json" with { type: "json" };
import fa_times from "./fa/times.json" with { type: "json" };
import fa_upkeep from "./fa/upkeep.json" with { type: "json" };
import fr_bookings from "./fr/bookings.json" with { type: "json" };
import fr_common from "./fr/common.json" with { type: "json" };
import fr_contactLists from "./fr/contact-lists.json" with { type: "json" };
import fr_courseBook from "./fr/course-book.json" with { type: "json" };
import fr_courseList from "./fr/course-list.json" with { type: "json" };
import fr_course from "./fr/course.json" with { type: "json" };
import fr_entry from "./fr/entry.json" with { type: "json" };
import fr_errors from "./fr/errors.json" with { type: "json" };
import fr_finding from "./fr/finding.json" with { type: "json" };
import fr_forms from "./fr/forms.json" with { type: "json" };
import fr_grantsJoin from "./fr/grants-join.json" with { type: "json" };
import fr_gremien from "./fr/gremien.json" with { type: "json" };
import fr_handout from "./fr/handout.json" with { type: "json" };
import fr_interest from "./fr/interest.json" with { type: "json" };
import fr_layout from "./fr/layout.json" with { type: "json" };
import fr_lending from "./fr/lending.json" with { type: "json" };
import fr_offersOut from "./fr/offers-out.json" with { type: "json" };
import fr_paper from "./fr/paper.json" with { type: "json" };
import fr_posts from "./fr/posts.json" with { type: "json" };
import fr_programmes from "./fr/programmes.json" with { type: "json" };
import fr_proposals from "./fr/proposals.json" with { type: "json" };
import fr_public from "./fr/public.json" with { type: "json" };
import fr_search from "./fr/search.json" with { type: "json" };
import fr_served from "./fr/served.json" with { type: "json" };
import fr_situations from "./fr/situations.json" with { type: "json" };
import fr_times from "./fr/times.json" with { type: "json" };
import fr_upkeep from "./fr/upkeep.json" with { type: "json" };
import ku_bookings from "./ku/bookings.json" with { type: "json" };
import ku_common from "./ku/common.json" with { type: "json" };
import ku_contactLists from "./ku/contact-lists.json" with { type: "json" };
import ku_courseBook from "./ku/course-book.json" with { type: "json" };
import ku_courseList from "./ku/course-list.json" with { type: "json" };
import ku_course from "./ku/course.json" with { type: "json" };
import ku_entry from "./ku/entry.json" with { type: "json" };
import ku_errors from "./ku/errors.json" with { type: "json" };
import ku_finding from "./ku/finding.json" with { type: "json" };
import ku_forms from "./ku/forms.json" with { type: "json" };
import ku_grantsJoin from "./ku/grants-join.json" with { type: "json" };
import ku_gremien from "./ku/gremien.json" with { type: "json" };
import ku_handout from "./ku/handout.json" with { type: "json" };
import ku_interest from "./ku/interest.json" with { type: "json" };
import ku_layout from "./ku/layout.json" with { type: "json" };
import ku_lending from "./ku/lending.json" with { type: "json" };
import ku_offersOut from "./ku/offers-out.json" with { type: "json" };
import ku_paper from "./ku/paper.json" with { type: "json" };
import ku_posts from "./ku/posts.json" with { type: "json" };
import ku_programmes from "./ku/programmes.json" with { type: "json" };
import ku_proposals from "./ku/proposals.json" with { type: "json" };
import ku_public from "./ku/public.json" with { type: "json" };
import ku_search from "./ku/search.json" with { type: "json" };
import ku_served from "./ku/served.json" with { type: "json" };
import ku_situations from "./ku/situations.json" with { type: "json" };
import ku_times from "./ku/times.json" with { type: "json" };
import ku_upkeep from "./ku/upkeep.json" with { type: "json" };
import pl_bookings from "./pl/bookings.json" with { type: "json" };
import pl_common from "./pl/common.json" with { type: "json" };
import pl_contactLists from "./pl/contact-lists.json" with { type: "json" };
import pl_courseBook from "./pl/course-book.json" with { type: "json" };
import pl_courseList from "./pl/course-list.json" with { type: "json" };
import pl_course from "./pl/course.json" with { type: "json" };
import pl_entry from "./pl/entry.json" with { type: "json" };
import pl_errors from "./pl/errors.json" with { type: "json" };
import pl_finding from "./pl/finding.json" with { type: "json" };
import pl_forms from "./pl/forms.json" with { type: "json" };
import pl_grantsJoin from "./pl/grants-join.json" with { type: "json" };
import pl_gremien from "./pl/gremien.json" with { type: "json" };
import pl_handout from "./pl/handout.json" with { type: "json" };
import pl_interest from "./pl/interest.json" with { type: "json" };
import pl_layout from "./pl/layout.json" with { type: "json" };
import pl_lending from "./pl/lending.json" with { type: "json" };
import pl_offersOut from "./pl/offers-out.json" with { type: "json" };
import pl_paper from "./pl/paper.json" with { type: "json" };
import pl_posts from "./pl/posts.json" with { type: "json" };
import pl_programmes from "./pl/programmes.json" with { type: "json" };
import pl_proposals from "./pl/proposals.json" with { type: "json" };
import pl_public from "./pl/public.json" with { type: "json" };
import pl_search from "./pl/search.json" with { type: "json" };
import pl_served from "./pl/served.json" with { type: "json" };
import pl_situations from "./pl/situations.json" with { type: "json" };
import pl_times from "./pl/times.json" with { type: "json" };
import pl_upkeep from "./pl/upkeep.json" with { type: "json" };
import ps_bookings from "./ps/bookings.json" with { type: "json" };
import ps_common from "./ps/common.json" with { type: "json" };
import ps_contactLists from "./ps/contact-lists.json" with { type: "json" };
import ps_courseBook from "./ps/course-book.json" with { type: "json" };
import ps_courseList from "./ps/course-list.json" with { type: "json" };
import ps_course from "./ps/course.json" with { type: "json" };
import ps_entry from "./ps/entry.json" with { type: "json" };
import ps_errors from "./ps/errors.json" with { type: "json" };
import ps_finding from "./ps/finding.json" with { type: "json" };
import ps_forms from "./ps/forms.json" with { type: "json" };
import ps_grantsJoin from "./ps/grants-join.json" with { type: "json" };
import ps_gremien from "./ps/gremien.json" with { type: "json" };
import ps_handout from "./ps/handout.json" with { type: "json" };
import ps_interest from "./ps/interest.json" with { type: "json" };
import ps_layout from "./ps/layout.json" with { type: "json" };
import ps_lending from "./ps/lending.json" with { type: "json" };
import ps_offersOut from "./ps/offers-out.json" with { type: "json" };
import ps_paper from "./ps/paper.json" with { type: "json" };
import ps_posts from "./ps/posts.json" with { type: "json" };
import ps_programmes from "./ps/programmes.json" with { type: "json" };
import ps_proposals from "./ps/proposals.json" with { type: "json" };
import ps_public from "./ps/public.json" with { type: "json" };
import ps_search from "./ps/search.json" with { type: "json" };
import ps_served from "./ps/served.json" with { type: "json" };
import ps_situations from "./ps/situations.json" with { type: "json" };
import ps_times from "./ps/times.json" with { type: "json" };
import ps_upkeep from "./ps/upkeep.json" with { type: "json" };
import ro_bookings from "./ro/bookings.json" with { type: "json" };
import ro_common from "./ro/common.json" with { type: "json" };
import ro_contactLists from "./ro/contact-lists.json" with { type: "json" };
import ro_courseBook from "./ro/course-book.json" with { type: "json" };
import ro_courseList from "./ro/course-list.json" with { type: "json" };
import ro_course from "./ro/course.json" with { type: "json" };
import ro_entry from "./ro/entry.json" with { type: "json" };
import ro_errors from "./ro/errors.json" with { type: "json" };
import ro_finding from "./ro/finding.json" with { type: "json" };
import ro_forms from "./ro/forms.json" with { type: "json" };
import ro_grantsJoin from "./ro/grants-join.json" with { type: "json" };
import ro_gremien from "./ro/gremien.json" with { type: "json" };
import ro_handout from "./ro/handout.json" with { type: "json" };
import ro_interest from "./ro/interest.json" with { type: "json" };
import ro_layout from "./ro/layout.json" with { type: "json" };
import ro_lending from "./ro/lending.json" with { type: "json" };
import ro_offersOut from "./ro/offers-out.json" with { type: "json" };
import ro_paper from "./ro/paper.json" with { type: "json" };
import ro_posts from "./ro/posts.json" with { type: "json" };
import ro_programmes from "./ro/programmes.json" with { type: "json" };
import ro_proposals from "./ro/proposals.json" with { type: "json" };
import ro_public from "./ro/public.json" with { type: "json" };
import ro_search from "./ro/search.json" with { type: "json" };
import ro_served from "./ro/served.json" with { type: "json" };
import ro_situations from "./ro/situations.json" with { type: "json" };
import ro_times from "./ro/times.json" with { type: "json" };
import ro_upkeep from "./ro/upkeep.json" with { type: "json" };
import ru_bookings from "./ru/bookings.json" with { type: "json" };
import ru_common from "./ru/common.json" with { type: "json" };
import ru_contactLists from "./ru/contact-lists.json" with { type: "json" };
import ru_courseBook from "./ru/course-book.json" with { type: "json" };
import ru_courseList from "./ru/course-list.json" with { type: "json" };
import ru_course from "./ru/course.json" with { type: "json" };
import ru_entry from "./ru/entry.json" with { type: "json" };
import ru_errors from "./ru/errors.json" with { type: "json" };
import ru_finding from "./ru/finding.json" with { type: "json" };
import ru_forms from "./ru/forms.json" with { type: "json" };
import ru_grantsJoin from "./ru/grants-join.json" with { type: "json" };
import ru_gremien from "./ru/gremien.json" with { type: "json" };
import ru_handout from "./ru/handout.json" with { type: "json" };
import ru_interest from "./ru/interest.json" with { type: "json" };
import ru_layout from "./ru/layout.json" with { type: "json" };
import ru_lending from "./ru/lending.json" with { type: "json" };
import ru_offersOut from "./ru/offers-out.json" with { type: "json" };
import ru_paper from "./ru/paper.json" with { type: "json" };
import ru_posts from "./ru/posts.json" with { type: "json" };
import ru_programmes from "./ru/programmes.json" with { type: "json" };
import ru_proposals from "./ru/proposals.json" with { type: "json" };
import ru_public from "./ru/public.json" with { type: "json" };
import ru_search from "./ru/search.json" with { type: "json" };
import ru_served from "./ru/served.json" with { type: "json" };
import ru_situations from "./ru/situations.json" with { type: "json" };
import ru_times from "./ru/times.json" with { type: "json" };
import ru_upkeep from "./ru/upkeep.json" with { type: "json" };
import so_bookings from "./so/bookings.json" with { type: "json" };
import so_common from "./so/common.json" with { type: "json" };
import so_contactLists from "./so/contact-lists.json" with { type: "json" };
import so_courseBook from "./so/course-book.json" with { type: "json" };
import so_courseList from "./so/course-list.json" with { type: "json" };
import so_course from "./so/course.json" with { type: "json" };
import so_entry from "./so/entry.json" with { type: "json" };
import so_errors from "./so/errors.json" with { type: "json" };
import so_finding from "./so/finding.json" with { type: "json" };
import so_forms from "./so/forms.json" with { type: "json" };
import so_grantsJoin from "./so/grants-join.json" with { type: "json" };
import so_gremien from "./so/gremien.json" with { type: "json" };
import so_handout from "./so/handout.json" with { type: "json" };
import so_interest from "./so/interest.json" with { type: "json" };
import so_layout from "./so/layout.json" with { type: "json" };
import so_lending from "./so/lending.json" with { type: "json" };
import so_offersOut from "./so/offers-out.json" with { type: "json" };
import so_paper from "./so/paper.json" with { type: "json" };
import so_posts from "./so/posts.json" with { type: "json" };
import so_programmes from "./so/programmes.json" with { type: "json" };
import so_proposals from "./so/proposals.json" with { type: "json" };
import so_public from "./so/public.json" with { type: "json" };
import so_search from "./so/search.json" with { type: "json" };
import so_served from "./so/served.json" with { type: "json" };
import so_situations from "./so/situations.json" with { type: "json" };
import so_times from "./so/times.json" with { type: "json" };
import so_upkeep from "./so/upkeep.json" with { type: "json" };
import ti_bookings from "./ti/bookings.json" with { type: "json" };
import ti_common from "./ti/common.json" with { type: "json" };
import ti_contactLists from "./ti/contact-lists.json" with { type: "json" };
import ti_courseBook from "./ti/course-book.json" with { type: "json" };
import ti_courseList from "./ti/course-list.json" with { type: "json" };
import ti_course from "./ti/course.json" with { type: "json" };
import ti_entry from "./ti/entry.json" with { type: "json" };
import ti_errors from "./ti/errors.json" with { type: "json" };
import ti_finding from "./ti/finding.json" with { type: "json" };
import ti_forms from "./ti/forms.json" with { type: "json" };
import ti_grantsJoin from "./ti/grants-join.json" with { type: "json" };
import ti_gremien from "./ti/gremien.json" with { type: "json" };
import ti_handout from "./ti/handout.json" with { type: "json" };
import ti_interest from "./ti/interest.json" with { type: "json" };
import ti_layout from "./ti/layout.json" with { type: "json" };
import ti_lending from "./ti/lending.json" with { type: "json" };
import ti_offersOut from "./ti/offers-out.json" with { type: "json" };
import ti_paper from "./ti/paper.json" with { type: "json" };
import ti_posts from "./ti/posts.json" with { type: "json" };
import ti_programmes from "./ti/programmes.json" with { type: "json" };
import ti_proposals from "./ti/proposals.json" with { type: "json" };
import ti_public from "./ti/public.json" with { type: "json" };
import ti_search from "./ti/search.json" with { type: "json" };
import ti_served from "./ti/served.json" with { type: "json" };
import ti_situations from "./ti/situations.json" with { type: "json" };
import ti_times from "./ti/times.json" with { type: "json" };
import ti_upkeep from "./ti/upkeep.json" with { type: "json" };
import tr_bookings from "./tr/bookings.json" with { type: "json" };
import tr_common from "./tr/common.json" with { type: "json" };
import tr_contactLists from "./tr/contact-lists.json" with { type: "json" };
import tr_courseBook from "./tr/course-book.json" with { type: "json" };
import tr_courseList from "./tr/course-list.json" with { type: "json" };
import tr_course from "./tr/course.json" with { type: "json" };
import tr_entry from "./tr/entry.json" with { type: "json" };
import tr_errors from "./tr/errors.json" with { type: "json" };
import tr_finding from "./tr/finding.json" with { type: "json" };
import tr_forms from "./tr/forms.json" with { type: "json" };
import tr_grantsJoin from "./tr/grants-join.json" with { type: "json" };
import tr_gremien from "./tr/gremien.json" with { type: "json" };
import tr_handout from "./tr/handout.json" with { type: "json" };
import tr_interest from "./tr/interest.json" with { type: "json" };
import tr_layout from "./tr/layout.json" with { type: "json" };
import tr_lending from "./tr/lending.json" with { type: "json" };
import tr_offersOut from "./tr/offers-out.json" with { type: "json" };
import tr_paper from "./tr/paper.json" with { type: "json" };
import tr_posts from "./tr/posts.json" with { type: "json" };
import tr_programmes from "./tr/programmes.json" with { type: "json" };
import tr_proposals from "./tr/proposals.json" with { type: "json" };
import tr_public from "./tr/public.json" with { type: "json" };
import tr_search from "./tr/search.json" with { type: "json" };
import tr_served from "./tr/served.json" with { type: "json" };
import tr_situations from "./tr/situations.json" with { type: "json" };
import tr_times from "./tr/times.json" with { type: "json" };
import tr_upkeep from "./tr/upkeep.json" with { type: "json" };
import uk_bookings from "./uk/bookings.json" with { type: "json" };
import uk_common from "./uk/common.json" with { type: "json" };
import uk_contactLists from "./uk/contact-lists.json" with { type: "json" };
import uk_courseBook from "./uk/course-book.json" with { type: "json" };
import uk_courseList from "./uk/course-list.json" with { type: "json" };
import uk_course from "./uk/course.json" with { type: "json" };
import uk_entry from "./uk/entry.json" with { type: "json" };
import uk_errors from "./uk/errors.json" with { type: "json" };
import uk_finding from "./uk/finding.json" with { type: "json" };
import uk_forms from "./uk/forms.json" with { type: "json" };
import uk_grantsJoin from "./uk/grants-join.json" with { type: "json" };
import uk_gremien from "./uk/gremien.json" with { type: "json" };
import uk_handout from "./uk/handout.json" with { type: "json" };
import uk_interest from "./uk/interest.json" with { type: "json" };
import uk_layout from "./uk/layout.json" with { type: "json" };
import uk_lending from "./uk/lending.json" with { type: "json" };
import uk_offersOut from "./uk/offers-out.json" with { type: "json" };
import uk_paper from "./uk/paper.json" with { type: "json" };
import uk_posts from "./uk/posts.json" with { type: "json" };
import uk_programmes from "./uk/programmes.json" with { type: "json" };
import uk_proposals from "./uk/proposals.json" with { type: "json" };
import uk_public from "./uk/public.json" with { type: "json" };
import uk_search from "./uk/search.json" with { type: "json" };
import uk_served from "./uk/served.json" with { type: "json" };
import uk_situations from "./uk/situations.json" with { type: "json" };
import uk_times from "./uk/times.json" with { type: "json" };
import uk_upkeep from "./uk/upkeep.json" with { type: "json" };
import vi_bookings from "./vi/bookings.json" with { type: "json" };
import vi_common from "./vi/common.json" with { type: "json" };
import vi_contactLists from "./vi/contact-lists.json" with { type: "json" };
import vi_courseBook from "./vi/course-book.json" with { type: "json" };
import vi_courseList from "./vi/course-list.json" with { type: "json" };
import vi_course from "./vi/course.json" with { type: "json" };
import vi_entry from "./vi/entry.json" with { type: "json" };
import vi_errors from "./vi/errors.json" with { type: "json" };
import vi_finding from "./vi/finding.json" with { type: "json" };
import vi_forms from "./vi/forms.json" with { type: "json" };
import vi_grantsJoin from "./vi/grants-join.json" with { type: "json" };
import vi_gremien from "./vi/gremien.json" with { type: "json" };
import vi_handout from "./vi/handout.json" with { type: "json" };
import vi_interest from "./vi/interest.json" with { type: "json" };
import vi_layout from "./vi/layout.json" with { type: "json" };
import vi_lending from "./vi/lending.json" with { type: "json" };
import vi_offersOut from "./vi/offers-out.json" with { type: "json" };
import vi_paper from "./vi/paper.json" with { type: "json" };
import vi_posts from "./vi/posts.json" with { type: "json" };
import vi_programmes from "./vi/programmes.json" with { type: "json" };
import vi_proposals from "./vi/proposals.json" with { type: "json" };
import vi_public from "./vi/public.json" with { type: "json" };
import vi_search from "./vi/search.json" with { type: "json" };
import vi_served from "./vi/served.json" with { type: "json" };
import vi_situations from "./vi/situations.json" with { type: "json" };
import vi_times from "./vi/times.json" with { type: "json" };
import vi_upkeep from "./vi/upkeep.json" with { type: "json" };

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
    "lending-form": ar_lendingForm,
    "lending": ar_lending,
    "measured": ar_measured,
    "minutes": ar_minutes,
    "network": ar_network,
    "offers-out": ar_offersOut,
    "openness": ar_openness,
    "paper": ar_paper,
    "post-form": ar_postForm,
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
    "bookings": bg_bookings,
    "common": bg_common,
    "contact-lists": bg_contactLists,
    "course-book": bg_courseBook,
    "course-list": bg_courseList,
    "course": bg_course,
    "entry": bg_entry,
    "errors": bg_errors,
    "finding": bg_finding,
    "forms": bg_forms,
    "grants-join": bg_grantsJoin,
    "gremien": bg_gremien,
    "handout": bg_handout,
    "interest": bg_interest,
    "layout": bg_layout,
    "lending": bg_lending,
    "offers-out": bg_offersOut,
    "paper": bg_paper,
    "posts": bg_posts,
    "programmes": bg_programmes,
    "proposals": bg_proposals,
    "public": bg_public,
    "search": bg_search,
    "served": bg_served,
    "situations": bg_situations,
    "times": bg_times,
    "upkeep": bg_upkeep,
  },
  de: {
    "accounts": de_accounts,
    "administration": de_administration,
    "agreements": de_agreements,
    "areas": de_areas,
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
    "labels": de_labels,
    "layout": de_layout,
    "lending-form": de_lendingForm,
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
    "offer-labels": de_offerLabels,
    "offers-out": de_offersOut,
    "offers-waiting": de_offersWaiting,
    "office": de_office,
    "openness": de_openness,
    "operations": de_operations,
    "own": de_own,
    "paper": de_paper,
    "places": de_places,
    "plans": de_plans,
    "plausibility": de_plausibility,
    "post-form": de_postForm,
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
    "areas": en_areas,
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
    "labels": en_labels,
    "layout": en_layout,
    "lending-form": en_lendingForm,
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
    "offer-labels": en_offerLabels,
    "offers-out": en_offersOut,
    "offers-waiting": en_offersWaiting,
    "office": en_office,
    "openness": en_openness,
    "operations": en_operations,
    "own": en_own,
    "paper": en_paper,
    "places": en_places,
    "plans": en_plans,
    "plausibility": en_plausibility,
    "post-form": en_postForm,
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
    "bookings": fa_bookings,
    "common": fa_common,
    "contact-lists": fa_contactLists,
    "course-book": fa_courseBook,
    "course-list": fa_courseList,
    "course": fa_course,
    "entry": fa_entry,
    "errors": fa_errors,
    "finding": fa_finding,
    "forms": fa_forms,
    "grants-join": fa_grantsJoin,
    "gremien": fa_gremien,
    "handout": fa_handout,
    "interest": fa_interest,
    "layout": fa_layout,
    "lending": fa_lending,
    "offers-out": fa_offersOut,
    "paper": fa_paper,
    "posts": fa_posts,
    "programmes": fa_programmes,
    "proposals": fa_proposals,
    "public": fa_public,
    "search": fa_search,
    "served": fa_served,
    "situations": fa_situations,
    "times": fa_times,
    "upkeep": fa_upkeep,
  },
  fr: {
    "bookings": fr_bookings,
    "common": fr_common,
    "contact-lists": fr_contactLists,
    "course-book": fr_courseBook,
    "course-list": fr_courseList,
    "course": fr_course,
    "entry": fr_entry,
    "errors": fr_errors,
    "finding": fr_finding,
    "forms": fr_forms,
    "grants-join": fr_grantsJoin,
    "gremien": fr_gremien,
    "handout": fr_handout,
    "interest": fr_interest,
    "layout": fr_layout,
    "lending": fr_lending,
    "offers-out": fr_offersOut,
    "paper": fr_paper,
    "posts": fr_posts,
    "programmes": fr_programmes,
    "proposals": fr_proposals,
    "public": fr_public,
    "search": fr_search,
    "served": fr_served,
    "situations": fr_situations,
    "times": fr_times,
    "upkeep": fr_upkeep,
  },
  ku: {
    "bookings": ku_bookings,
    "common": ku_common,
    "contact-lists": ku_contactLists,
    "course-book": ku_courseBook,
    "course-list": ku_courseList,
    "course": ku_course,
    "entry": ku_entry,
    "errors": ku_errors,
    "finding": ku_finding,
    "forms": ku_forms,
    "grants-join": ku_grantsJoin,
    "gremien": ku_gremien,
    "handout": ku_handout,
    "interest": ku_interest,
    "layout": ku_layout,
    "lending": ku_lending,
    "offers-out": ku_offersOut,
    "paper": ku_paper,
    "posts": ku_posts,
    "programmes": ku_programmes,
    "proposals": ku_proposals,
    "public": ku_public,
    "search": ku_search,
    "served": ku_served,
    "situations": ku_situations,
    "times": ku_times,
    "upkeep": ku_upkeep,
  },
  pl: {
    "bookings": pl_bookings,
    "common": pl_common,
    "contact-lists": pl_contactLists,
    "course-book": pl_courseBook,
    "course-list": pl_courseList,
    "course": pl_course,
    "entry": pl_entry,
    "errors": pl_errors,
    "finding": pl_finding,
    "forms": pl_forms,
    "grants-join": pl_grantsJoin,
    "gremien": pl_gremien,
    "handout": pl_handout,
    "interest": pl_interest,
    "layout": pl_layout,
    "lending": pl_lending,
    "offers-out": pl_offersOut,
    "paper": pl_paper,
    "posts": pl_posts,
    "programmes": pl_programmes,
    "proposals": pl_proposals,
    "public": pl_public,
    "search": pl_search,
    "served": pl_served,
    "situations": pl_situations,
    "times": pl_times,
    "upkeep": pl_upkeep,
  },
  ps: {
    "bookings": ps_bookings,
    "common": ps_common,
    "contact-lists": ps_contactLists,
    "course-book": ps_courseBook,
    "course-list": ps_courseList,
    "course": ps_course,
    "entry": ps_entry,
    "errors": ps_errors,
    "finding": ps_finding,
    "forms": ps_forms,
    "grants-join": ps_grantsJoin,
    "gremien": ps_gremien,
    "handout": ps_handout,
    "interest": ps_interest,
    "layout": ps_layout,
    "lending": ps_lending,
    "offers-out": ps_offersOut,
    "paper": ps_paper,
    "posts": ps_posts,
    "programmes": ps_programmes,
    "proposals": ps_proposals,
    "public": ps_public,
    "search": ps_search,
    "served": ps_served,
    "situations": ps_situations,
    "times": ps_times,
    "upkeep": ps_upkeep,
  },
  ro: {
    "bookings": ro_bookings,
    "common": ro_common,
    "contact-lists": ro_contactLists,
    "course-book": ro_courseBook,
    "course-list": ro_courseList,
    "course": ro_course,
    "entry": ro_entry,
    "errors": ro_errors,
    "finding": ro_finding,
    "forms": ro_forms,
    "grants-join": ro_grantsJoin,
    "gremien": ro_gremien,
    "handout": ro_handout,
    "interest": ro_interest,
    "layout": ro_layout,
    "lending": ro_lending,
    "offers-out": ro_offersOut,
    "paper": ro_paper,
    "posts": ro_posts,
    "programmes": ro_programmes,
    "proposals": ro_proposals,
    "public": ro_public,
    "search": ro_search,
    "served": ro_served,
    "situations": ro_situations,
    "times": ro_times,
    "upkeep": ro_upkeep,
  },
  ru: {
    "bookings": ru_bookings,
    "common": ru_common,
    "contact-lists": ru_contactLists,
    "course-book": ru_courseBook,
    "course-list": ru_courseList,
    "course": ru_course,
    "entry": ru_entry,
    "errors": ru_errors,
    "finding": ru_finding,
    "forms": ru_forms,
    "grants-join": ru_grantsJoin,
    "gremien": ru_gremien,
    "handout": ru_handout,
    "interest": ru_interest,
    "layout": ru_layout,
    "lending": ru_lending,
    "offers-out": ru_offersOut,
    "paper": ru_paper,
    "posts": ru_posts,
    "programmes": ru_programmes,
    "proposals": ru_proposals,
    "public": ru_public,
    "search": ru_search,
    "served": ru_served,
    "situations": ru_situations,
    "times": ru_times,
    "upkeep": ru_upkeep,
  },
  so: {
    "bookings": so_bookings,
    "common": so_common,
    "contact-lists": so_contactLists,
    "course-book": so_courseBook,
    "course-list": so_courseList,
    "course": so_course,
    "entry": so_entry,
    "errors": so_errors,
    "finding": so_finding,
    "forms": so_forms,
    "grants-join": so_grantsJoin,
    "gremien": so_gremien,
    "handout": so_handout,
    "interest": so_interest,
    "layout": so_layout,
    "lending": so_lending,
    "offers-out": so_offersOut,
    "paper": so_paper,
    "posts": so_posts,
    "programmes": so_programmes,
    "proposals": so_proposals,
    "public": so_public,
    "search": so_search,
    "served": so_served,
    "situations": so_situations,
    "times": so_times,
    "upkeep": so_upkeep,
  },
  ti: {
    "bookings": ti_bookings,
    "common": ti_common,
    "contact-lists": ti_contactLists,
    "course-book": ti_courseBook,
    "course-list": ti_courseList,
    "course": ti_course,
    "entry": ti_entry,
    "errors": ti_errors,
    "finding": ti_finding,
    "forms": ti_forms,
    "grants-join": ti_grantsJoin,
    "gremien": ti_gremien,
    "handout": ti_handout,
    "interest": ti_interest,
    "layout": ti_layout,
    "lending": ti_lending,
    "offers-out": ti_offersOut,
    "paper": ti_paper,
    "posts": ti_posts,
    "programmes": ti_programmes,
    "proposals": ti_proposals,
    "public": ti_public,
    "search": ti_search,
    "served": ti_served,
    "situations": ti_situations,
    "times": ti_times,
    "upkeep": ti_upkeep,
  },
  tr: {
    "bookings": tr_bookings,
    "common": tr_common,
    "contact-lists": tr_contactLists,
    "course-book": tr_courseBook,
    "course-list": tr_courseList,
    "course": tr_course,
    "entry": tr_entry,
    "errors": tr_errors,
    "finding": tr_finding,
    "forms": tr_forms,
    "grants-join": tr_grantsJoin,
    "gremien": tr_gremien,
    "handout": tr_handout,
    "interest": tr_interest,
    "layout": tr_layout,
    "lending": tr_lending,
    "offers-out": tr_offersOut,
    "paper": tr_paper,
    "posts": tr_posts,
    "programmes": tr_programmes,
    "proposals": tr_proposals,
    "public": tr_public,
    "search": tr_search,
    "served": tr_served,
    "situations": tr_situations,
    "times": tr_times,
    "upkeep": tr_upkeep,
  },
  uk: {
    "bookings": uk_bookings,
    "common": uk_common,
    "contact-lists": uk_contactLists,
    "course-book": uk_courseBook,
    "course-list": uk_courseList,
    "course": uk_course,
    "entry": uk_entry,
    "errors": uk_errors,
    "finding": uk_finding,
    "forms": uk_forms,
    "grants-join": uk_grantsJoin,
    "gremien": uk_gremien,
    "handout": uk_handout,
    "interest": uk_interest,
    "layout": uk_layout,
    "lending": uk_lending,
    "offers-out": uk_offersOut,
    "paper": uk_paper,
    "posts": uk_posts,
    "programmes": uk_programmes,
    "proposals": uk_proposals,
    "public": uk_public,
    "search": uk_search,
    "served": uk_served,
    "situations": uk_situations,
    "times": uk_times,
    "upkeep": uk_upkeep,
  },
  vi: {
    "bookings": vi_bookings,
    "common": vi_common,
    "contact-lists": vi_contactLists,
    "course-book": vi_courseBook,
    "course-list": vi_courseList,
    "course": vi_course,
    "entry": vi_entry,
    "errors": vi_errors,
    "finding": vi_finding,
    "forms": vi_forms,
    "grants-join": vi_grantsJoin,
    "gremien": vi_gremien,
    "handout": vi_handout,
    "interest": vi_interest,
    "layout": vi_layout,
    "lending": vi_lending,
    "offers-out": vi_offersOut,
    "paper": vi_paper,
    "posts": vi_posts,
    "programmes": vi_programmes,
    "proposals": vi_proposals,
    "public": vi_public,
    "search": vi_search,
    "served": vi_served,
    "situations": vi_situations,
    "times": vi_times,
    "upkeep": vi_upkeep,
  },
};
