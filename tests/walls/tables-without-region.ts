/** Tables that stand outside the regions, each with the reason. All others carry the region in every key. */
export const TABLES_WITHOUT_REGION: Record<string, string> = {
  "migrations.applied": "Which migrations this database has; says nothing about a region.",
  "ctx.keys": "The key that verifies contexts. Only ctx.claims() reads it.",
  "directory.regions": "The directory of regions itself; the page “/” lists it.",
  "directory.content_versions": "One number per region, asked for all regions at once, once a second, by every process.",
  "directory.codes": "From a signed link's hash to its region: asked before the region is known. Holds hashes and ids; written only within one's region.",
  "auth.user": "An account may belong to several regions. Reached only by the sign-in role.",
  "auth.session": "Belongs to an account. Reached only by the sign-in role.",
  "auth.account": "Belongs to an account. Reached only by the sign-in role.",
  "auth.verification": "Belongs to an account. Reached only by the sign-in role.",
  "auth.twoFactor": "Belongs to an account. Reached only by the sign-in role.",
  "auth.sign_in_events": "Signing in happens before a region is known. The chain is written by auth.append_event() only.",
  "auth.sign_in_head": "The end of that chain; one row.",
  "auth.sign_in_seals": "Where the months of that chain ended.",
  "auth.devices": "Belongs to an account. Reached only by the sign-in role.",
  "auth.passkeys": "Belongs to an account. Reached only by the sign-in role.",
  "auth.sign_in_failures": "Counts failures per hashed address, before anybody is known. Reached only by the sign-in role.",
};

/** Whole schemas of others. */
export const SCHEMAS_WITHOUT_REGION: Record<string, string> = {
  pgboss: "The job schema: pg-boss makes its tables. Payloads carry ids only; a worker opens a signed context of its own.",
};

/** Tables with a region that the application may read and only a definer function writes. */
export const WRITTEN_BY_FUNCTION: Record<string, string> = {
  "audit.entries": "audit.append() continues the chain.",
  "audit.heads": "audit.append() moves the head.",
  "audit.seals": "audit.seal_months() keeps where months ended.",
  "search.concepts": "Triggers keep it; the application reads it only through search.find_in_concept().",
  "search.entries": "Triggers keep it; the application reads it only through search.find_in_concept().",
  "search.minutes": "Triggers keep it; the application reads it only through search.find_in_minutes().",
  "search.network": "Triggers keep it; the application reads it only through search.find_in_network().",
};

/** Functions that run with more rights than their caller. */
export const DEFINER_FUNCTIONS: Record<string, string> = {
  "ctx.claims": "Reads the key that nobody else reads, and returns only what it verified.",
  "audit.append": "Continues the chain of the context's region; the application cannot write it otherwise.",
  "audit.seal_months": "Keeps where the months of the context's region ended.",
  "audit.delete_sealed": "Deletes the oldest sealed months of the context's region, never the last twelve.",
  "auth.append_event": "Continues the chain of sign-in events; the sign-in role cannot write it otherwise.",
  "auth.seal_sign_ins": "Keeps where the months of that chain ended.",
  "auth.delete_sign_ins": "Deletes the oldest sealed months of that chain, never the last twelve.",
  "audit.require_entry": "A trigger that looks whether this transaction wrote an audit entry.",
  "directory.raise_content_version": "Raises the number of the context's region.",
  "wall.released_fields": "Ids of the context's region whose concept is released; asked once instead of by policies inside policies.",
  "wall.released_goals": "As wall.released_fields, one level down.",
  "wall.released_recommendations": "As wall.released_fields, two levels down.",
  "wall.asked_measures": "Ids of the measures the link was asked about, none after it was revoked.",
  "wall.seen_measures": "Ids of the measures whose parts the public or the link may see.",
  "wall.public_agreements": "Ids of the context's region's public agreements, for the public.",
  "wall.public_organisations":
    "Ids of the context's region's public entries that are not hidden, for the public; asked once instead of by policies inside policies.",
  "wall.blocked_people": "Ids of people of the context's region whose entry is blocked: what hangs on it is hidden with it.",
  "wall.public_gremien": "Ids of the context's region's public bodies, for the public; asked once instead of by policies inside policies.",
  "wall.public_elections": "As wall.public_gremien, for their elections.",
  "wall.public_meetings": "As wall.public_gremien, for their public meetings.",
  "wall.own_meetings": "Id of the meeting that a participant's link is about.",
  "wall.own_meetings_gremien": "Id of the body of that meeting.",
  "wall.own_colleagues": "Ids of the people in the organisation of that participant, one of whom may come instead.",
  "wall.personal_feed_meetings": "Ids of the meetings in a person's calendar: of bodies with a seat on that day, and as a guest. None once revoked.",
  "wall.feed_meetings": "As wall.personal_feed_meetings, and those of a body's calendar.",
  "wall.feed_gremien": "Ids of the bodies of those meetings.",
  "wall.task_of_link": "Body and owner of the one task that a link opens.",
  "wall.state_changes": "How states of measures moved, without the names of those who changed them; for the public while the measure was public.",
  "wall.stored_bytes": "One number: the bytes of the context's region, so that a link learns whether its upload still fits.",
  "search.find_in_concept": "Looks in the search tables of the context's region, repeats the policies and returns ids only.",
  "search.find_in_minutes": "As search.find_in_concept, for agendas, minutes, decisions and tasks; for the house only.",
  "search.find_in_network": "As search.find_in_concept, for organisations, people in functions and bodies; for the house only.",
  "search.network_words": "Only for search.find_in_network: the words of a search with the region's synonyms.",
  "search.also": "Reads the region's synonyms of a search, for the house.",
  "search.keep_in_network": "Only for the triggers: writes a row's words into the search tables.",
  "search.keep_network": "A trigger that keeps the words of organisations, people, bodies and places in the search tables.",
  "search.keep_internals": "A trigger that keeps what of an organisation is internal in the search tables.",
  "search.keep_minutes": "A trigger that keeps the words of agendas, minutes, decisions and tasks in the search tables.",
  "search.asked": "Reads the region's synonyms for a search; returns what to look for.",
  "search.keep": "Only for the triggers: writes an item's words into the search tables.",
  "search.concept_of": "Only for the triggers: the concept of the item above.",
  "search.forget": "A trigger that takes a deleted item out of the search tables.",
  "search.keep_concept": "A trigger that notes whether a concept is released.",
  ...Object.fromEntries(
    ["principles", "chapters", "action_fields", "guiding_goals", "goals", "recommendations", "measures"].map((table) => [
      `search.keep_${table}`,
      "A trigger that keeps the words of this table's rows in the search tables.",
    ]),
  ),
  "directory.create_region": "Only for the sign-in role: the setting-up page makes the first region before anybody can act in it.",
  "directory.set_two_factor_roles": "A setting of the directory that a region changes itself; it looks at the signed context and changes that region only.",
  "directory.set_file_quota": "As directory.set_two_factor_roles, for what its uploads may take.",
};
