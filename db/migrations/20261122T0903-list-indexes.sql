-- The list of measures counts 30,000 rows for its filters. With everything it asks of them in the index, it reads no row.
create index measures_alike on measures (region_id, state, lead_organisation_id) include (id, released_at);
create index measures_end on measures (region_id, coalesce(ends_on, 'infinity'::date), title, id);
create index measure_internals_assessment on measure_internals (region_id, latest_assessment);
drop index measure_recommendations_recommendation;
create index measure_recommendations_recommendation on measure_recommendations (region_id, recommendation_id, measure_id);
