-- Calendars of others: addresses that a house reads offers from, what stands in them, and what became of each reading.

create table offer_feeds (
  region_id uuid not null references directory.regions (id),
  id uuid not null,
  name text not null check (name <> ''),
  address text not null check (address ~ '^https?://'),
  -- What its offers become: of whom, in which branch, in which municipality.
  organisation_id uuid not null,
  branch_id uuid not null,
  municipality_id uuid,
  -- Whether they are public at once; else an editor looks at each.
  is_trusted boolean not null default false,
  is_paused boolean not null default false,
  -- What the other side said of the text it sent last, asked with next time.
  etag text,
  last_modified text,
  fetched_at timestamptz,
  -- Since when it could not be read; its offers stay, marked.
  gone_since timestamptz,
  created_at timestamptz not null,
  version integer not null default 1,
  primary key (region_id, id),
  unique (region_id, address),
  check ((etag is null and last_modified is null) or fetched_at is not null),
  foreign key (region_id, organisation_id) references organisations (region_id, id),
  foreign key (region_id, branch_id) references offer_labels (region_id, id),
  foreign key (region_id, municipality_id) references municipalities (region_id, id)
);
create index offer_feeds_organisation on offer_feeds (region_id, organisation_id);
create index offer_feeds_branch on offer_feeds (region_id, branch_id);
create index offer_feeds_municipality on offer_feeds (region_id, municipality_id);

-- What a feed holds, and the offer made from it.
create table offer_feed_items (
  region_id uuid not null,
  feed_id uuid not null,
  uid text not null check (uid <> ''),
  -- Of a date taken out of its series and moved: where it was ("2026-11-23T09:00"). Empty: the event itself.
  recurrence text not null default '',
  -- Null: the offer was deleted here, and is not made again.
  offer_id uuid,
  -- What was taken over last, a hash for each field: where the offer says something else, somebody here wrote it.
  taken jsonb not null,
  last_seen_at timestamptz not null,
  -- Since when the feed no longer has it.
  vanished_at timestamptz,
  primary key (region_id, feed_id, uid, recurrence),
  foreign key (region_id, feed_id) references offer_feeds (region_id, id) on delete cascade,
  foreign key (region_id, offer_id) references offers (region_id, id) on delete set null (offer_id)
);
create index offer_feed_items_offer on offer_feed_items (region_id, offer_id);

-- What was read, what not and why. Kept for 90 days.
create table offer_feed_runs (
  region_id uuid not null,
  id uuid not null,
  feed_id uuid not null,
  started_at timestamptz not null,
  -- "unchanged", "read", or why nothing could be read: "unreachable", "too-large", …
  outcome text not null check (outcome ~ '^[a-z-]+$'),
  -- {"made": 3, "changed": 1, …}
  counts jsonb not null default '{}',
  -- [{"line": 12, "reason": "start-unreadable"}, …], at most 100: places in the text, no words of it
  not_read jsonb not null default '[]',
  primary key (region_id, id),
  foreign key (region_id, feed_id) references offer_feeds (region_id, id) on delete cascade
);
create index offer_feed_runs_feed on offer_feed_runs (region_id, feed_id, started_at);

call house_wall('offer_feeds', null);
call house_wall('offer_feed_items', null);
call house_wall('offer_feed_runs', null);
-- Not the items and runs: they follow from what others publish.
call house_register('offer_feeds');
