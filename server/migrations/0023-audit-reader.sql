-- The audit trail is read by time, and by who did it.
create index audit_time on platform.audit (tenant_id, at, id);
create index audit_person on platform.audit (tenant_id, person_id, at, id);
