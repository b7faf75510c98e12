-- When a guest of one item was last told to come: an agenda that moves is news for whoever comes for a part of it only.
alter table meeting_participants add column told_item_at timestamptz;
