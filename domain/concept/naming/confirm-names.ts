import { and, eq, isNull, sql } from "drizzle-orm";
import type { OrganisationKind } from "#domain/network/index.ts";
import { municipalities, organisations } from "#domain/network/schema.ts";
import { newId, transact, type Context, type Writer } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { mayLeadConcept } from "../access.ts";
import { idOfLabel } from "../labels/index.ts";
import type { NameFinding, Term } from "../names/index.ts";
import { recommendationMunicipalities, recommendations, recommendationTargetGroups, recommendationTerms, recommendationThemes, terms } from "../schema.ts";
import { findInConcept } from "./names-in-concept.ts";
import { raiseVersions } from "./raise-versions.ts";

export type ConfirmNames = { termIds: readonly string[] | "all" };
export type Confirmed = { terms: number; links: number; organisationsMade: number; ownersSet: number };

/** Words for many institutions at once: they are linked as terms and never become an organisation. */
const collective = new Set([
  "Schule",
  "Kita",
  "Berufsschule",
  "Wohlfahrtsverband",
  "Migrantenorganisation",
  "Musikschule",
  "Sportverein",
  "Arztpraxis",
  "Krankenkasse",
  "Kirchengemeinde",
]);

/** Of those in the dictionary that every county has, by their name there. An office is an authority; all others somebody has to say. */
const kinds = new Map<string, OrganisationKind>([
  ["Jobcenter", "job-centre"],
  ["Agentur für Arbeit", "authority"],
  ["Bundesamt für Migration und Flüchtlinge", "authority"],
  ["Volkshochschule", "course-provider"],
  ["Industrie- und Handelskammer", "chamber"],
  ["Handwerkskammer", "chamber"],
  ["Arbeiterwohlfahrt", "welfare"],
  ["Caritas", "welfare"],
  ["Diakonie", "welfare"],
  ["Deutsches Rotes Kreuz", "welfare"],
  ["Der Paritätische", "welfare"],
  ["Malteser", "welfare"],
  ["Johanniter", "welfare"],
  ["Kreissportbund", "club"],
  ["Feuerwehr", "fire-brigade"],
  ["Polizei", "police"],
  ["Kreisverwaltung", "county"],
]);

/**
 * Links what a person confirmed to all recommendations that name it: themes, target groups and municipalities as such,
 * offices and organisations into the network (made where they are not there yet). A recommendation without owner that
 * names exactly one organisation gets it as owner. Confirming again adds nothing.
 */
export async function confirmNames(ctx: Context, input: ConfirmNames): Promise<Result<Confirmed, "not-allowed" | "nothing-to-confirm">> {
  if (!mayLeadConcept(ctx.actor)) return refused("not-allowed");
  return transact(ctx, async (tx) => {
    const { findings } = await findInConcept(ctx, tx);
    const wanted = input.termIds;
    const chosen = findings.filter(({ term }) => wanted === "all" || wanted.includes(term.id));
    if (chosen.length === 0) return refused("nothing-to-confirm");
    const confirmed: Confirmed = { terms: chosen.length, links: 0, organisationsMade: 0, ownersSet: 0 };
    const changedIds = new Set<string>();
    const organisationsNamed = new Map<string, Set<string>>();
    for (const finding of chosen) {
      const target = await linkTarget(ctx, tx, finding.term);
      if (target.organisationMade) confirmed.organisationsMade += 1;
      const termId = await storeTerm(ctx, tx, finding.term, target);
      const { links, labelled } = await linkRecommendations(ctx, tx, finding, termId, target);
      confirmed.links += links;
      for (const id of labelled) changedIds.add(id);
      if (target.organisationId)
        for (const { textId } of finding.occurrences) organisationsNamed.set(textId, (organisationsNamed.get(textId) ?? new Set()).add(target.organisationId));
    }
    for (const [recommendationId, named] of organisationsNamed) {
      const [only, second] = named;
      if (!only || second) continue;
      const changed = await tx
        .update(recommendations)
        .set({ ownerOrganisationId: only })
        .where(and(eq(recommendations.regionId, ctx.region.id), eq(recommendations.id, recommendationId), isNull(recommendations.ownerOrganisationId)))
        .returning({ id: recommendations.id });
      confirmed.ownersSet += changed.length;
      if (changed.length === 0) continue;
      changedIds.add(recommendationId);
      await tx.execute(sql`
        update recommendation_terms l set owned = true from terms t
        where l.region_id = ${ctx.region.id} and l.recommendation_id = ${recommendationId}
          and t.region_id = l.region_id and t.id = l.term_id and t.organisation_id = ${only}`);
    }
    tx.audit("names.confirmed", null, { ...confirmed, changed: await raiseVersions(ctx, tx, changedIds) });
    tx.publish();
    return done(confirmed);
  });
}

type Target = { organisationId: string | null; organisationMade: boolean; municipalityId: string | null; themeId: string | null; targetGroupId: string | null };

async function linkTarget(ctx: Context, tx: Writer, term: Term): Promise<Target> {
  const none: Target = { organisationId: null, organisationMade: false, municipalityId: null, themeId: null, targetGroupId: null };
  const key = { regionId: ctx.region.id, name: term.name };
  if (term.kind === "theme" || term.kind === "target-group") {
    // Renamed since it was confirmed, it stays what this word stands for.
    const [own] = await tx
      .select({ themeId: terms.themeId, targetGroupId: terms.targetGroupId })
      .from(terms)
      .where(and(eq(terms.regionId, key.regionId), eq(terms.kind, term.kind), eq(terms.name, term.name)));
    if (term.kind === "theme") return { ...none, themeId: own?.themeId ?? (await idOfLabel(ctx, tx, "theme", term.name)) };
    return { ...none, targetGroupId: own?.targetGroupId ?? (await idOfLabel(ctx, tx, "target-group", term.name)) };
  }
  if (term.kind === "municipality") {
    const [found] = await tx
      .select({ id: municipalities.id })
      .from(municipalities)
      .where(and(eq(municipalities.regionId, key.regionId), sql`lower(${municipalities.name}) = lower(${key.name})`))
      // Of two of one name, the place that is not part of another.
      .orderBy(sql`${municipalities.parentId} is not null`, municipalities.id)
      .limit(1);
    return { ...none, municipalityId: found?.id ?? null };
  }
  if ((term.kind === "organisation" || term.kind === "office") && !collective.has(term.name)) {
    const made = await tx
      .insert(organisations)
      .values({ ...key, id: newId(ctx.now), kind: term.kind === "office" ? "authority" : (kinds.get(term.name) ?? "other") })
      .onConflictDoNothing()
      .returning({ id: organisations.id });
    const [found] =
      made.length > 0
        ? made
        : await tx
            .select({ id: organisations.id })
            .from(organisations)
            .where(and(eq(organisations.regionId, key.regionId), eq(organisations.name, key.name)));
    return { ...none, organisationId: found?.id ?? null, organisationMade: made.length > 0 };
  }
  return none;
}

async function storeTerm(ctx: Context, tx: Writer, term: Term, target: Target): Promise<string> {
  const { organisationId, municipalityId, themeId, targetGroupId } = target;
  const [row] = await tx
    .insert(terms)
    .values({
      regionId: ctx.region.id,
      id: newId(ctx.now),
      kind: term.kind,
      name: term.name,
      forms: term.forms,
      organisationId,
      municipalityId,
      themeId,
      targetGroupId,
    })
    .onConflictDoUpdate({ target: [terms.regionId, terms.kind, terms.name], set: { organisationId, municipalityId, themeId, targetGroupId } })
    .returning({ id: terms.id });
  if (!row) throw new Error("An upsert gave no row.");
  return row.id;
}

async function linkRecommendations(
  ctx: Context,
  tx: Writer,
  finding: NameFinding,
  termId: string,
  target: Target,
): Promise<{ links: number; labelled: Set<string> }> {
  const regionId = ctx.region.id;
  const counts = [...Map.groupBy(finding.occurrences, (at) => at.textId)].map(([recommendationId, at]) => ({
    regionId,
    recommendationId,
    occurrences: at.length,
  }));
  const ids = counts.map(({ recommendationId }) => ({ regionId, recommendationId }));
  const { themeId, targetGroupId, municipalityId } = target;
  const made: { id: string }[] = [];
  if (themeId)
    made.push(
      ...(await tx
        .insert(recommendationThemes)
        .values(ids.map((row) => ({ ...row, themeId })))
        .onConflictDoNothing()
        .returning({ id: recommendationThemes.recommendationId })),
    );
  if (targetGroupId)
    made.push(
      ...(await tx
        .insert(recommendationTargetGroups)
        .values(ids.map((row) => ({ ...row, targetGroupId })))
        .onConflictDoNothing()
        .returning({ id: recommendationTargetGroups.recommendationId })),
    );
  if (municipalityId)
    made.push(
      ...(await tx
        .insert(recommendationMunicipalities)
        .values(ids.map((row) => ({ ...row, municipalityId })))
        .onConflictDoNothing()
        .returning({ id: recommendationMunicipalities.recommendationId })),
    );
  const labelled = new Set(made.map(({ id }) => id));
  const linked = await tx
    .insert(recommendationTerms)
    .values(counts.map((row) => ({ ...row, termId, linked: labelled.has(row.recommendationId) })))
    .onConflictDoUpdate({
      target: [recommendationTerms.regionId, recommendationTerms.recommendationId, recommendationTerms.termId],
      set: { occurrences: sql`excluded.occurrences`, linked: sql`${recommendationTerms.linked} or excluded.linked` },
    })
    .returning({ id: recommendationTerms.recommendationId });
  return { links: linked.length, labelled };
}
