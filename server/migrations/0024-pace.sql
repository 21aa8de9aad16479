-- How often one caller has called within the minute, counted for all processes together: one row a caller, for calls
-- that cost much and for requests of an API token. Unlogged: after a crash of the database the count begins anew.
create unlogged table platform.pace (
  tenant_id text not null,
  -- What is counted: 'costly' by person, 'token' by token.
  what text not null,
  who uuid not null,
  -- Minutes since 1970 by the servers' clock.
  minute integer not null,
  calls integer not null check (calls > 0),
  primary key (tenant_id, what, who)
);

-- Puzzles of sign-in that were solved, each good once; forgotten when they would be too old anyway.
create table auth.solved_puzzle (
  puzzle_key text not null primary key,
  account_key text not null,
  at timestamptz not null
);
create index solved_puzzle_account on auth.solved_puzzle (account_key, at);
