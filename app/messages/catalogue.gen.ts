// Written by scripts/build-messages.ts. Do not edit.
import ar_common from "./ar/common.json" with { type: "json" };
import ar_concept from "./ar/concept.json" with { type: "json" };
import ar_contactLists from "./ar/contact-lists.json" with { type: "json" };
import ar_entry from "./ar/entry.json" with { type: "json" };
import ar_errors from "./ar/errors.json" with { type: "json" };
import ar_files from "./ar/files.json" with { type: "json" };
import ar_forms from "./ar/forms.json" with { type: "json" };
import ar_foundingJoin from "./ar/founding-join.json" with { type: "json" };
import ar_gremien from "./ar/gremien.json" with { type: "json" };
import ar_invitation from "./ar/invitation.json" with { type: "json" };
import ar_join from "./ar/join.json" with { type: "json" };
import ar_layout from "./ar/layout.json" with { type: "json" };
import ar_minutes from "./ar/minutes.json" with { type: "json" };
import ar_public from "./ar/public.json" with { type: "json" };
import ar_registration from "./ar/registration.json" with { type: "json" };
import ar_search from "./ar/search.json" with { type: "json" };
import ar_situations from "./ar/situations.json" with { type: "json" };
import ar_states from "./ar/states.json" with { type: "json" };
import ar_status from "./ar/status.json" with { type: "json" };
import de_accounts from "./de/accounts.json" with { type: "json" };
import de_administration from "./de/administration.json" with { type: "json" };
import de_agreements from "./de/agreements.json" with { type: "json" };
import de_background from "./de/background.json" with { type: "json" };
import de_common from "./de/common.json" with { type: "json" };
import de_concept from "./de/concept.json" with { type: "json" };
import de_conceptwork from "./de/conceptwork.json" with { type: "json" };
import de_conferences from "./de/conferences.json" with { type: "json" };
import de_contactLists from "./de/contact-lists.json" with { type: "json" };
import de_desk from "./de/desk.json" with { type: "json" };
import de_doctor from "./de/doctor.json" with { type: "json" };
import de_duplicates from "./de/duplicates.json" with { type: "json" };
import de_entry from "./de/entry.json" with { type: "json" };
import de_errors from "./de/errors.json" with { type: "json" };
import de_files from "./de/files.json" with { type: "json" };
import de_forms from "./de/forms.json" with { type: "json" };
import de_foundingJoin from "./de/founding-join.json" with { type: "json" };
import de_founding from "./de/founding.json" with { type: "json" };
import de_gremien from "./de/gremien.json" with { type: "json" };
import de_import from "./de/import.json" with { type: "json" };
import de_invitation from "./de/invitation.json" with { type: "json" };
import de_join from "./de/join.json" with { type: "json" };
import de_layout from "./de/layout.json" with { type: "json" };
import de_longjob from "./de/longjob.json" with { type: "json" };
import de_measures from "./de/measures.json" with { type: "json" };
import de_meetings from "./de/meetings.json" with { type: "json" };
import de_minutes from "./de/minutes.json" with { type: "json" };
import de_netsearch from "./de/netsearch.json" with { type: "json" };
import de_networkImport from "./de/network-import.json" with { type: "json" };
import de_networkPicture from "./de/network-picture.json" with { type: "json" };
import de_network from "./de/network.json" with { type: "json" };
import de_office from "./de/office.json" with { type: "json" };
import de_operations from "./de/operations.json" with { type: "json" };
import de_privacy from "./de/privacy.json" with { type: "json" };
import de_public from "./de/public.json" with { type: "json" };
import de_register from "./de/register.json" with { type: "json" };
import de_registration from "./de/registration.json" with { type: "json" };
import de_roles from "./de/roles.json" with { type: "json" };
import de_rounds from "./de/rounds.json" with { type: "json" };
import de_search from "./de/search.json" with { type: "json" };
import de_security from "./de/security.json" with { type: "json" };
import de_signin from "./de/signin.json" with { type: "json" };
import de_situations from "./de/situations.json" with { type: "json" };
import de_states from "./de/states.json" with { type: "json" };
import de_status from "./de/status.json" with { type: "json" };
import en_accounts from "./en/accounts.json" with { type: "json" };
import en_administration from "./en/administration.json" with { type: "json" };
import en_agreements from "./en/agreements.json" with { type: "json" };
import en_background from "./en/background.json" with { type: "json" };
import en_common from "./en/common.json" with { type: "json" };
import en_concept from "./en/concept.json" with { type: "json" };
import en_conceptwork from "./en/conceptwork.json" with { type: "json" };
import en_conferences from "./en/conferences.json" with { type: "json" };
import en_contactLists from "./en/contact-lists.json" with { type: "json" };
import en_desk from "./en/desk.json" with { type: "json" };
import en_doctor from "./en/doctor.json" with { type: "json" };
import en_duplicates from "./en/duplicates.json" with { type: "json" };
import en_entry from "./en/entry.json" with { type: "json" };
import en_errors from "./en/errors.json" with { type: "json" };
import en_files from "./en/files.json" with { type: "json" };
import en_forms from "./en/forms.json" with { type: "json" };
import en_foundingJoin from "./en/founding-join.json" with { type: "json" };
import en_founding from "./en/founding.json" with { type: "json" };
import en_gremien from "./en/gremien.json" with { type: "json" };
import en_import from "./en/import.json" with { type: "json" };
import en_invitation from "./en/invitation.json" with { type: "json" };
import en_join from "./en/join.json" with { type: "json" };
import en_layout from "./en/layout.json" with { type: "json" };
import en_longjob from "./en/longjob.json" with { type: "json" };
import en_measures from "./en/measures.json" with { type: "json" };
import en_meetings from "./en/meetings.json" with { type: "json" };
import en_minutes from "./en/minutes.json" with { type: "json" };
import en_netsearch from "./en/netsearch.json" with { type: "json" };
import en_networkImport from "./en/network-import.json" with { type: "json" };
import en_networkPicture from "./en/network-picture.json" with { type: "json" };
import en_network from "./en/network.json" with { type: "json" };
import en_office from "./en/office.json" with { type: "json" };
import en_operations from "./en/operations.json" with { type: "json" };
import en_privacy from "./en/privacy.json" with { type: "json" };
import en_public from "./en/public.json" with { type: "json" };
import en_register from "./en/register.json" with { type: "json" };
import en_registration from "./en/registration.json" with { type: "json" };
import en_roles from "./en/roles.json" with { type: "json" };
import en_rounds from "./en/rounds.json" with { type: "json" };
import en_search from "./en/search.json" with { type: "json" };
import en_security from "./en/security.json" with { type: "json" };
import en_signin from "./en/signin.json" with { type: "json" };
import en_situations from "./en/situations.json" with { type: "json" };
import en_states from "./en/states.json" with { type: "json" };
import en_status from "./en/status.json" with { type: "json" };

export const files: Record<string, Record<string, Record<string, string>>> = {
  ar: {
    "common": ar_common,
    "concept": ar_concept,
    "contact-lists": ar_contactLists,
    "entry": ar_entry,
    "errors": ar_errors,
    "files": ar_files,
    "forms": ar_forms,
    "founding-join": ar_foundingJoin,
    "gremien": ar_gremien,
    "invitation": ar_invitation,
    "join": ar_join,
    "layout": ar_layout,
    "minutes": ar_minutes,
    "public": ar_public,
    "registration": ar_registration,
    "search": ar_search,
    "situations": ar_situations,
    "states": ar_states,
    "status": ar_status,
  },
  de: {
    "accounts": de_accounts,
    "administration": de_administration,
    "agreements": de_agreements,
    "background": de_background,
    "common": de_common,
    "concept": de_concept,
    "conceptwork": de_conceptwork,
    "conferences": de_conferences,
    "contact-lists": de_contactLists,
    "desk": de_desk,
    "doctor": de_doctor,
    "duplicates": de_duplicates,
    "entry": de_entry,
    "errors": de_errors,
    "files": de_files,
    "forms": de_forms,
    "founding-join": de_foundingJoin,
    "founding": de_founding,
    "gremien": de_gremien,
    "import": de_import,
    "invitation": de_invitation,
    "join": de_join,
    "layout": de_layout,
    "longjob": de_longjob,
    "measures": de_measures,
    "meetings": de_meetings,
    "minutes": de_minutes,
    "netsearch": de_netsearch,
    "network-import": de_networkImport,
    "network-picture": de_networkPicture,
    "network": de_network,
    "office": de_office,
    "operations": de_operations,
    "privacy": de_privacy,
    "public": de_public,
    "register": de_register,
    "registration": de_registration,
    "roles": de_roles,
    "rounds": de_rounds,
    "search": de_search,
    "security": de_security,
    "signin": de_signin,
    "situations": de_situations,
    "states": de_states,
    "status": de_status,
  },
  en: {
    "accounts": en_accounts,
    "administration": en_administration,
    "agreements": en_agreements,
    "background": en_background,
    "common": en_common,
    "concept": en_concept,
    "conceptwork": en_conceptwork,
    "conferences": en_conferences,
    "contact-lists": en_contactLists,
    "desk": en_desk,
    "doctor": en_doctor,
    "duplicates": en_duplicates,
    "entry": en_entry,
    "errors": en_errors,
    "files": en_files,
    "forms": en_forms,
    "founding-join": en_foundingJoin,
    "founding": en_founding,
    "gremien": en_gremien,
    "import": en_import,
    "invitation": en_invitation,
    "join": en_join,
    "layout": en_layout,
    "longjob": en_longjob,
    "measures": en_measures,
    "meetings": en_meetings,
    "minutes": en_minutes,
    "netsearch": en_netsearch,
    "network-import": en_networkImport,
    "network-picture": en_networkPicture,
    "network": en_network,
    "office": en_office,
    "operations": en_operations,
    "privacy": en_privacy,
    "public": en_public,
    "register": en_register,
    "registration": en_registration,
    "roles": en_roles,
    "rounds": en_rounds,
    "search": en_search,
    "security": en_security,
    "signin": en_signin,
    "situations": en_situations,
    "states": en_states,
    "status": en_status,
  },
};
