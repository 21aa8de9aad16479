-- A request changes its state some six times. With the state in an index every change made new entries in all indexes
-- of the row; without it, and with room left on the page, PostgreSQL changes the row in place. A unit's requests are a
-- few hundred at most: those of one state are picked from them.
drop index actuals.request_unit;
create index request_unit on actuals.request (tenant_id, unit_id);
alter table actuals.request set (fillfactor = 80);
